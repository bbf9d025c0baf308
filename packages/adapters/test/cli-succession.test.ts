/** One signing key follows another: the log says so, both sign once, and whoever holds the old key can go on. */
import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { openCheckpoint } from "@pactwerk/core"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { behind, cli, copy, document, json, onTheDay, submit } from "./cli-fixtures.ts"

const origin = "pactwerk.example/woensel-zuid"

/** A log of 17 events, and somebody who types; with keys in a home of their own. */
const place = () => {
  const folder = copy()
  mkdirSync(path.join(folder, "home"))
  const env = { HOME: path.join(folder, "home"), PACTWERK_ORIGIN: origin }
  const run = (...typed: ReadonlyArray<string>) => cli([...typed, ...onTheDay, "--lang", "en"], { folder, env })
  const ask = async (command: object) => {
    const typed = ["ask", "-", "--role", "secretary", "--person", submit.by, "--lang", "en", ...onTheDay]
    expect((await cli(typed, { folder, env, stdin: json(command) })).err).toContain("Recorded as #")
  }
  const typesIn = async () => {
    const { events } = document(await run("log", "--after", "17", "--json"))
    return Array.isArray(events) ? events.map(({ type }) => type) : expect.fail("no events")
  }
  const file = path.join(folder, "pactwerk.db")
  return { folder, env, file, run, ask, typesIn }
}
const withNewKey = ["--new-key", "home/new.pem"]
const signedByNew = ["--signing-key", "home/new.pem"]
const keyIn = (value: unknown): string => (typeof value === "string" ? value : expect.fail("no key"))

/** A log whose key was followed by another, which then signed it too. */
const succeeded = async () => {
  const at = place()
  const { key, newKey } = document(await at.run("checkpoint", ...withNewKey, "--out", "both.txt", "--json"))
  await at.ask(submit)
  await at.run("checkpoint", ...signedByNew, "--out", "later.txt")
  return { ...at, old: keyIn(key), next: keyIn(newKey) }
}

describe("a new signing key", () => {
  it("is announced, and signs one checkpoint with the old one", async () => {
    const { run, typesIn } = place()
    const ended = await run("checkpoint", ...withNewKey, "--json")
    expect(ended.code).toBe(0)
    expect(ended.err).toContain("Announced as #18. Share this checkpoint, which both keys signed")
    const { checkpoint, key, newKey, size } = document(ended)
    expect(size).toBe(18)
    expect(await typesIn()).toEqual(["SigningKeyAnnounced"])
    const [old, next] = [keyIn(key), keyIn(newKey)]
    expect(old).not.toBe(next)
    for (const keys of [[old], [next], [old, next]]) {
      const opened = Result.getOrThrow(openCheckpoint(String(checkpoint), keys))
      expect(opened.signatures).toHaveLength(keys.length)
    }
    expect((await run("log", "--after", "17")).out).toContain(`From now on this key signs too (as planned): ${next}`)
  })

  it("is announced once, however often it is asked, and both sign again", async () => {
    const { run, typesIn } = place()
    const first = document(await run("checkpoint", ...withNewKey, "--json"))
    expect(document(await run("checkpoint", ...withNewKey, "--json"))).toEqual(first)
    expect(await typesIn()).toEqual(["SigningKeyAnnounced"])
  })

  it("is not announced where the old key may not sign the log as it is, nor where it is the old one", async () => {
    const { file, run, typesIn } = place()
    await run("checkpoint", "--signing-key", "home/old.pem")
    const same = await run("checkpoint", "--signing-key", "home/old.pem", "--new-key", "home/old.pem")
    expect(same).toMatchObject({ code: 2, err: expect.stringContaining("This is the same key: home/old.pem.") })
    expect(await typesIn()).toEqual([])
    behind(file, "delete from event where position = 17; delete from tag where position = 17")
    expect((await run("checkpoint", "--signing-key", "home/old.pem", ...withNewKey)).code).toBe(5)
    expect((await run("log")).out).not.toContain("From now on this key signs too")
  })

  it("follows in a log of lines as well", async () => {
    const { run } = place()
    await run("copy", "pactwerk.db", "log.ndjson")
    const ended = await run("checkpoint", ...withNewKey, "--log", "log.ndjson", "--json")
    expect(document(ended)).toMatchObject({ size: 18 })
    expect((await run("verify", "--log", "log.ndjson")).code).toBe(0)
  })
})

describe("whoever knows only the old key", () => {
  it("goes on with the new one, by the checkpoint that both signed", async () => {
    const { old, run } = await succeeded()
    const typed = ["verify", "--key", old, "--checkpoint", "later.txt", "--checkpoint", "both.txt"]
    const ended = await run(...typed)
    expect(ended.code).toBe(0)
    expect(ended.out).toContain("both.txt: the log goes on from these 18 events.\n")
    expect(ended.out).toContain(
      "later.txt: the log goes on from these 19 events. It was signed with a key that follows yours, announced as #18."
    )
    expect(ended.out).not.toContain("who signed the checkpoint")
    expect(document(await run(...typed, "--json")).checkpoints).toMatchObject([
      { file: "later.txt", isSigned: true, holds: true, announcedAt: 18 },
      { file: "both.txt", isSigned: true, holds: true }
    ])
  })

  it("is told what is missing where they do not give that checkpoint", async () => {
    const { next, old, run } = await succeeded()
    const ended = await run("verify", "--key", old, "--checkpoint", "later.txt")
    expect(ended).toMatchObject({ code: 5, out: "" })
    expect(ended.err).toContain("later.txt: no known key signed it.")
    expect(ended.err).toContain("give the checkpoint that both keys signed too")
    const known = await run("verify", "--key", next, "--checkpoint", "later.txt")
    expect(known.code).toBe(0)
    expect(known.out).not.toContain("follows yours")
  })

  it("is not taken in by a key that the log did not announce, or announced to the word of a stranger", async () => {
    const { old, run } = await succeeded()
    await run("checkpoint", "--signing-key", "home/stranger.pem", "--out", "strange.txt")
    const both = ["--checkpoint", "both.txt", "--checkpoint", "strange.txt"]
    expect((await run("verify", "--key", old, ...both)).err).toContain("strange.txt: no known key signed it.")
    const { key } = document(await run("checkpoint", "--signing-key", "home/stranger.pem", "--json"))
    const later = ["--checkpoint", "both.txt", "--checkpoint", "later.txt"]
    expect((await run("verify", "--key", keyIn(key), ...later)).code).toBe(5)
  })

  it("hears first that the log does not go on, or is damaged, and then who signed what", async () => {
    const { file, old, run } = await succeeded()
    const elsewhere = place()
    const typed = ["--key", old, "--checkpoint", path.join(path.dirname(file), "later.txt")]
    const other = await elsewhere.run("verify", ...typed)
    expect(other).toMatchObject({ code: 5, err: expect.stringContaining("there were 19 events then, 17 now") })
    behind(file, "update event set body = replace(body, 'Raad', 'Baas') where position = 2")
    expect((await run("verify", ...typed)).err).toContain("The log does not hold: 1 of 19 places.")
  })
})

describe("a signing key that was withdrawn", () => {
  const withdrawn = async (after: number) => {
    const at = place()
    const { key } = document(await at.run("checkpoint", "--out", "seventeen.txt", "--json"))
    await at.ask(submit)
    await at.run("checkpoint", "--out", "eighteen.txt")
    await at.ask({ _tag: "WithdrawSigningKey", key, after, because: "stolen" })
    return { ...at, key: keyIn(key) }
  }

  it("signs nothing beyond where it was, and another key does", async () => {
    const { run } = await withdrawn(17)
    const ended = await run("checkpoint")
    expect(ended).toMatchObject({ code: 5, out: "" })
    expect(ended.err).toContain("This signing key was withdrawn: the log says that it no longer counts here.")
    expect(ended.err).toContain("Sign with another key: --signing-key.")
    expect((await run("checkpoint", ...withNewKey)).code).toBe(5)
    expect((await run("checkpoint", ...signedByNew)).code).toBe(0)
    expect((await run("log")).out).toContain(
      "What this key signs of more than 17 events does not count (the key was stolen)"
    )
  })

  it("stands for what it signed before, and for nothing after", async () => {
    const { key, run } = await withdrawn(17)
    expect((await run("verify", "--key", key, "--checkpoint", "seventeen.txt")).code).toBe(0)
    const ended = await run("verify", "--key", key, "--checkpoint", "eighteen.txt")
    expect(ended).toMatchObject({ code: 5, err: expect.stringContaining("the key that signed it was withdrawn") })
    const { key: other, run: runOther } = await withdrawn(18)
    expect((await runOther("verify", "--key", other, "--checkpoint", "eighteen.txt")).code).toBe(0)
  })
})

it("a checkpoint whose signature was changed is refused at once, whatever follows", async () => {
  const { folder, old, run } = await succeeded()
  const { checkpoint } = document(await run("checkpoint", ...signedByNew, "--json"))
  const forged = String(checkpoint).replace(/\n19\n/, "\n18\n")
  writeFileSync(path.join(folder, "forged.txt"), forged)
  const ended = await run("verify", "--key", old, "--checkpoint", "both.txt", "--checkpoint", "forged.txt")
  expect(ended.code).toBe(5)
})
