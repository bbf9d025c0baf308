/** What the command line proves, and whom it forgets. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Kernel, verifyProof } from "@pactwerk/core"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { grounds } from "../src/cli/grammar.ts"
import { cli, copy, document, json, masterKey, onTheDay } from "./cli-fixtures.ts"

const origin = "pactwerk.example/woensel-zuid"

/** A log in a folder of its own, with a home beside it for what is secret. */
const place = () => {
  const folder = copy()
  const home = path.join(folder, "home")
  mkdirSync(home)
  const env = { HOME: home, PACTWERK_ORIGIN: origin }
  const run = (...typed: ReadonlyArray<string>) => cli([...typed, ...onTheDay, "--lang", "en"], { folder, env })
  return { folder, home, run, env, file: path.join(folder, "pactwerk.db") }
}

const introduce = {
  _tag: "IntroducePerson",
  person: "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b",
  name: "Zonnebloem Zevenhuizen",
  contact: "zonnebloem@example.org"
}

/** Changes a log behind its back, and leaves its guards as they were. */
const behind = (file: string, statements: string) => {
  const connection = new DatabaseSync(file)
  const guards = connection.prepare("select name, sql from sqlite_schema where type = 'trigger'").all()
  for (const { name } of guards) connection.exec(`drop trigger ${String(name)}`)
  connection.exec(statements)
  for (const { sql } of guards) connection.exec(String(sql))
  connection.close()
}

describe("verify", () => {
  it("says that a log is whole, and what it did not look at", async () => {
    const { run } = place()
    const ended = await run("verify")
    expect(ended).toMatchObject({ code: 0, err: "" })
    expect(ended.out).toMatch(/The log is whole: 17 events/)
    expect(ended.out).toContain("Not checked: whether the log was rewritten")
    expect(ended.out).toContain("Not checked: what is sealed")
    expect((await run("verify", "--deep")).out).not.toContain("what is sealed")
  })

  it.each([
    ["changed", "update event set body = replace(body, 'Raad', 'Baas') where position = 2"],
    [
      "swapped",
      "update event set position = 99 where position = 3; update event set position = 3 where position = 4; update event set position = 4 where position = 99"
    ],
    ["dropped", "delete from event where position = 5"]
  ])("names the place where something was %s, and ends with 5", async (_, statements) => {
    const { file, run } = place()
    behind(file, statements)
    const ended = await run("verify", "--json")
    expect(ended.code).toBe(5)
    expect(ended.out).toMatch(/"position":[2345]|at position/)
  })

  it("a rewritten or shortened log is caught by a checkpoint that somebody kept", async () => {
    const { file, run } = place()
    const { key } = document(await run("checkpoint", "--out", "kept.txt", "--json"))
    expect((await run("verify", "--checkpoint", "kept.txt", "--key", String(key))).out).toContain(
      "goes on from these 17"
    )
    const forged = await run("verify", "--checkpoint", "kept.txt", "--key", `${String(key).slice(0, -4)}AAAA`)
    expect(forged.code).toBe(5)
    behind(file, "delete from event where position = 17")
    const cut = await run("verify", "--checkpoint", "kept.txt", "--key", String(key))
    expect(cut.code).toBe(5)
  })

  it("says plainly what is no checkpoint, and that a file is missing", async () => {
    const { folder, run } = place()
    writeFileSync(path.join(folder, "none.txt"), "hello\n")
    expect(await run("verify", "--checkpoint", "none.txt")).toMatchObject({
      code: 2,
      err: expect.stringContaining("it is no checkpoint: an origin, a size and a root")
    })
    expect((await run("verify", "--checkpoint", "nowhere.txt")).code).toBe(4)
  })
})

describe("checkpoint and prove", () => {
  it("makes a key that is its owner's alone, says its public half once, and signs the same tree in the same words", async () => {
    const { home, run } = place()
    const first = await run("checkpoint")
    expect(first.err).toContain("The public half, to be shared: pactwerk.example/woensel-zuid+")
    const second = await run("checkpoint")
    expect(second).toEqual({ ...first, err: "" })
    const file = path.join(home, ".config/pactwerk/pactwerk.example_woensel-zuid.log.pem")
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    expect(await run("checkpoint")).toMatchObject({ code: 2, err: expect.stringContaining("chmod 600") })
  })

  it("writes over no log", async () => {
    const { file, run } = place()
    const before = readFileSync(file)
    for (const typed of [["checkpoint"], ["prove", "9"]]) {
      const ended = await run(...typed, "--out", "pactwerk.db")
      expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("This is the log itself") })
    }
    expect(readFileSync(file)).toEqual(before)
  })

  it("asks what the log is called outside", async () => {
    const { folder } = place()
    const ended = await cli(["checkpoint", "--lang", "en"], { folder })
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("--origin") })
  })

  it("signs no log that does not go on from what was signed", async () => {
    const { file, run } = place()
    await run("checkpoint")
    behind(file, "delete from event where position = 17; delete from tag where position = 17")
    const ended = await run("checkpoint")
    expect(ended.code).toBe(5)
    expect(ended.out).toBe("")
  })

  it("proves an event by its number or its id, for whoever has the public key", async () => {
    const { folder, run } = place()
    const made = document(await run("prove", "9", "--json"))
    const proven = verifyProof(String(made.proof), [String(made.key)])
    expect(Result.getOrThrow(proven)).toMatchObject({ position: 9, record: { type: "PactSigned" } })
    expect(document(await run("prove", String(made.event), "--json"))).toMatchObject({ at: 9, position: 17 })
    await run("prove", "9", "--out", "nine.tlog-proof")
    expect(readFileSync(path.join(folder, "nine.tlog-proof"), "utf8")).toBe(made.proof)
    expect((await run("prove", "99")).code).toBe(4)
    expect(Result.isFailure(verifyProof(String(made.proof).replace("index 8", "index 7"), [String(made.key)]))).toBe(
      true
    )
  })
})

describe("witness", () => {
  it("signs what goes on from what it saw, and nothing else", async () => {
    const { env, folder, run } = place()
    const { key } = document(await run("checkpoint", "--out", "one.txt", "--json"))
    const as = ["--as", "library.example", "--key", String(key)]
    expect((await run("witness", "one.txt", ...as)).out).toMatch(/— library\.example /)
    await cli(["ask", "-", "--role", "secretary", ...onTheDay], { folder, env, stdin: json(introduce) })
    await run("checkpoint", "--out", "two.txt")
    expect((await run("witness", "two.txt", ...as)).out).toMatch(/— library\.example /)
    expect(await run("witness", "one.txt", ...as)).toMatchObject({
      code: 5,
      err: expect.stringContaining("older than")
    })
    expect((await run("witness", "one.txt")).code).toBe(2)
    expect((await run("witness", "one.txt", "--as", "library.example", "--key", "nothing")).code).toBe(5)
  })
})

describe("forget", () => {
  const forget = [introduce.person, "--ground", "consent-withdrawn", "--requested-by", "resident"]

  it("knows the grounds of the core", () => expect([...grounds]).toEqual([...Kernel.Ground.literals]))

  it("leaves not one byte of what was somebody's own, in the log, the keys or what is beside them", async () => {
    const { env, folder, run } = place()
    const asked = await cli(["ask", "-", "--role", "secretary", ...onTheDay], { folder, env, stdin: json(introduce) })
    expect(asked.code).toBe(0)
    const bytesOf = () =>
      readdirSync(folder)
        .filter((name) => name.includes(".db"))
        .map((name) => readFileSync(path.join(folder, name)))
    for (const bytes of bytesOf()) expect(bytes.includes("Zevenhuizen") || bytes.includes("zonnebloem@")).toBe(false)
    expect((await run("view", "names")).out).toContain("Zonnebloem Zevenhuizen")
    expect((await run("log")).out).not.toContain("zonnebloem@example.org")
    expect((await run("log", "--level", "personal", "--json")).out).toContain("zonnebloem@example.org")

    const keys = new DatabaseSync(path.join(folder, "pactwerk-keys.db"), { readOnly: true })
    const { wrapped } = keys.prepare("select wrapped from key where subject = ?").get(introduce.person) ?? {}
    keys.close()
    const key = wrapped instanceof Uint8Array ? Buffer.from(wrapped) : expect.fail("no key")
    expect(bytesOf().some((bytes) => bytes.includes(key))).toBe(true)

    const ended = await run("forget", ...forget)
    expect(ended.code).toBe(0)
    expect(ended.out).toContain("This person is called from now on: betrokkene-lmoyupe2")
    expect(ended.out).toContain("Sealed were: #18.")
    expect(ended.out).not.toMatch(/Zonnebloem|GDPR-compliant|anonym/i)
    expect(bytesOf().some((bytes) => bytes.includes(key))).toBe(false)
    expect((await run("view", "names")).out).toContain("betrokkene-lmoyupe2")
    expect((await run("verify", "--deep")).code).toBe(0)
    expect((await run("doctor", "--json")).out).not.toContain('"holds":false')
    expect(await run("forget")).toMatchObject({ code: 0, out: "There is nothing to finish.\n" })
    expect((await run("forget", ...forget)).code).toBe(3)
  })

  it("warns of a name that is not marked, says where and not which, and is silent about one that is", async () => {
    const { env, folder } = place()
    const asked = (reads: string) =>
      cli(["ask", "-", "--role", "secretary", "--lang", "en", ...onTheDay], {
        folder,
        env,
        stdin: json({ _tag: "RecordCorrection", corrects: corrected, reads, because: "Zo was het." })
      })
    const [first] = (await cli(["log", "--limit", "1", "--jsonl"], { folder, env })).out.split("\n")
    const corrected = JSON.parse(first ?? "").event.id
    const named = await asked("Hier zei Anna de Wit iets, zie anna@example.org.")
    expect(named.code).toBe(0)
    expect(named.err).toContain("in RecordCorrection/reads stands somebody's name, at character 10")
    expect(named.err).toContain("an e-mail address, at character 32")
    expect(named.err).not.toContain("Anna de Wit iets")
    expect((await asked(`Hier zei [Anna de Wit](person:${introduce.person}) iets.`)).err).not.toContain("Mind")
  })

  it("asks for a ground, and for somebody who is known", async () => {
    const { run } = place()
    expect((await run("forget", introduce.person)).code).toBe(2)
    expect((await run("forget", "no body", "--ground", "objected")).code).toBe(2)
    expect((await run("forget", ...forget)).code).toBe(3)
  })
})

describe("keys", () => {
  it("without the master key the public part is read, people go by a pseudonym, and it says so", async () => {
    const { folder, env } = place()
    for (const key of ["", "ab".repeat(32)]) {
      const ended = await cli(["log", "--lang", "en", ...onTheDay], {
        folder,
        env: { ...env, PACTWERK_MASTER_KEY: key }
      })
      expect(ended.code).toBe(0)
      expect(ended.err).toContain("people go by a pseudonym")
      expect(ended.out).not.toContain("Anna de Wit")
      expect(ended.out).toContain("betrokkene-")
      expect(ended.out).not.toContain(masterKey)
    }
  })

  it("takes no master key that others may read, or that stands beside the log", async () => {
    const { folder, env, home } = place()
    const at = (file: string) => ({ ...env, PACTWERK_MASTER_KEY: "", PACTWERK_MASTER_KEY_FILE: file })
    const [beside, open] = [path.join(folder, "master.key"), path.join(home, "master.key")]
    for (const file of [beside, open]) writeFileSync(file, masterKey, { mode: 0o600 })
    chmodSync(open, 0o640)
    const ask = (file: string) =>
      cli(["ask", "-", "--lang", "en", "--role", "secretary", ...onTheDay], {
        folder,
        env: at(file),
        stdin: json(introduce)
      })
    expect(await ask(beside)).toMatchObject({ code: 2, err: expect.stringContaining("stands beside the log") })
    expect(await ask(open)).toMatchObject({ code: 2, err: expect.stringContaining("chmod 600") })
    chmodSync(open, 0o600)
    expect((await ask(open)).code).toBe(0)
  })

  it("are wrapped under a new master key, which then opens them, and the old one does not", async () => {
    const { folder, env, home, run } = place()
    const file = path.join(home, "new.key")
    const before = readFileSync(path.join(folder, "pactwerk.db"))
    const ended = document(await run("rekey", "--to", file, "--json"))
    expect(ended).toMatchObject({ created: true, rewrapped: 2 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(folder, "pactwerk.db"))).toEqual(before)
    expect((await run("view", "names")).out).not.toContain("Anna de Wit")
    const renewed = { ...env, PACTWERK_MASTER_KEY: "", PACTWERK_MASTER_KEY_FILE: file }
    const told = await cli(["view", "names", ...onTheDay], { folder, env: renewed })
    expect(told.out).toContain("Anna de Wit")
  })
})
