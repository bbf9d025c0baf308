/** Copying, keeping and putting back a history on the command line; and how a log is named there. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { EventLog, layerClock } from "@pactwerk/core"
import { many, prelude } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import fc from "fast-check"
import pg from "pg"
import { afterAll, describe, expect, inject, it } from "vitest"
import { readAddress, refusalsOf, withoutSecrets } from "../src/cli/address.ts"
import { desk, speech } from "../src/cli/desk.ts"
import { run } from "../src/cli/main.ts"
import { Problem } from "../src/cli/problem.ts"
import { progress } from "../src/cli/progress.ts"
import { layer } from "../src/storage/sqlite.ts"
import { apart, cli, copy, document, empty, json, onTheDay, submit, tooLate } from "./cli-fixtures.ts"
import { natsServers } from "./nats-servers.ts"

/** A log in this folder where each event was recorded at a time of its own: as many appends as events. */
const filled = async (folder: string, events: number, name = "pactwerk.db"): Promise<void> => {
  let now = 0
  const writing = Effect.gen(function* () {
    const { append } = yield* EventLog
    for (let index = 0; index < events; index++) {
      now += 1000
      yield* append(many(1))
    }
  })
  const log = Layer.provide(
    layer({ file: path.join(folder, name) }),
    layerClock(() => now)
  )
  await Effect.runPromise(Effect.provide(writing, log))
}

const logOf = async (folder: string, at: string) => (await cli(["log", "--jsonl", "--log", at], { folder })).out
const linesIn = (file: string): number => (existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 2 : 0)

/** In this process, on a terminal, interrupted as soon as this is on it. */
const interruptedAt = async (typed: ReadonlyArray<string>, folder: string, shown: string) => {
  const stopping = new AbortController()
  let err = ""
  const stderr = {
    isTTY: true,
    write: (text: string) => {
      err += text
      if (text.includes(shown)) stopping.abort()
    }
  }
  async function* nothing() {}
  const stdout = { write: () => {} }
  return { code: await run(typed, { folder, env: {}, stdin: nothing(), stdout, stderr, signal: stopping.signal }), err }
}

describe("copy", () => {
  it("takes a history from SQLite to a file of lines, and back, by either name and in either language", async () => {
    const folder = copy()
    const there = prelude.length
    expect(await cli(["copy", "pactwerk.db", "history.ndjson", "--lang", "en"], { folder })).toEqual({
      code: 0,
      err: "",
      out: `Copied from pactwerk.db to history.ndjson: ${there} events. There were 0 already; all was read back and is the same.\n`
    })
    const back = await cli(["kopieer", "history.ndjson", "back.db", "--json"], { folder })
    expect(document(back)).toMatchObject({
      position: there,
      from: "history.ndjson",
      to: "back.db",
      copied: there,
      found: 0
    })
    const before = await logOf(folder, "pactwerk.db")
    expect(before).not.toBe("")
    expect(await logOf(folder, "history.ndjson")).toBe(before)
    expect(await logOf(folder, "back.db")).toBe(before)
    const again = await cli(["kopieer", "pactwerk.db", "sqlite:back.db"], { folder })
    expect(again.out).toBe(
      `Gekopieerd van pactwerk.db naar back.db: 0 gebeurtenissen. Er stonden er al ${there}; alles is nagelezen en gelijk.\n`
    )
  })

  it("is interrupted with a way to go on, and goes on where it was", async () => {
    const folder = empty()
    await filled(folder, 60)
    const { code, err } = await interruptedAt(["copy", "pactwerk.db", "to.ndjson"], folder, "kopieert")
    expect(code).toBe(130)
    expect(err).toContain("Dezelfde opdracht gaat verder waar het was.")
    const begun = linesIn(path.join(folder, "to.ndjson"))
    expect(begun).toBeGreaterThan(0)
    expect(begun).toBeLessThan(60)
    const again = document(await cli(["copy", "pactwerk.db", "to.ndjson", "--json"], { folder }))
    expect(again).toMatchObject({ found: begun, copied: 60 - begun, position: 60 })
  })

  it("is interrupted by Ctrl-C as a process, and goes on", async () => {
    const folder = empty()
    await filled(folder, 250)
    const to = path.join(folder, "to.ndjson")
    const ended = await apart(["copy", "pactwerk.db", "to.ndjson", "--json"], { folder }, (kill) => {
      const looking = setInterval(() => {
        if (linesIn(to) < 5) return
        clearInterval(looking)
        kill()
      }, 5)
    })
    expect(document(ended)).toMatchObject({ error: { kind: "interrupted", exit: 130 } })
    expect(ended.code).toBe(130)
    expect(linesIn(to)).toBeLessThan(250)
    expect(document(await cli(["copy", "pactwerk.db", "to.ndjson", "--json"], { folder }))).toMatchObject({
      position: 250
    })
  }, 30_000)

  it("refuses a target that holds something else, names the first position that differs, and changes nothing", async () => {
    const folder = copy()
    await cli(["copy", "pactwerk.db", "history.ndjson"], { folder })
    const profile = json({ _tag: "ProfileOrganisation", organisation: "bieb", name: "Bibliotheek" })
    await cli(["ask", "--role", "secretary", "--log", "history.ndjson", ...onTheDay], { folder, stdin: profile })
    const before = readFileSync(path.join(folder, "history.ndjson"))
    const more = await cli(["copy", "pactwerk.db", "history.ndjson"], { folder })
    expect(more.code).toBe(2)
    expect(more.err).toContain(`staat al meer dan in pactwerk.db: vanaf gebeurtenis ${prelude.length + 1}`)
    await cli(["ask", "--role", "secretary", ...onTheDay], { folder, stdin: profile })
    const other = await cli(["copy", "pactwerk.db", "history.ndjson", "--json"], { folder })
    expect(document(other)).toMatchObject({
      error: { kind: "input", exit: 2, at: prelude.length + 1, why: "another event", to: "history.ndjson" }
    })
    expect(readFileSync(path.join(folder, "history.ndjson")).equals(before)).toBe(true)
  })

  it.each([
    ["the same log twice", ["copy", "pactwerk.db", "./pactwerk.db"], 2, "twee keer hetzelfde"],
    ["no source", ["copy", "nergens.db", "x.ndjson"], 4, "Er is geen logboek nergens.db"],
    [
      "no folder for the target",
      ["copy", "pactwerk.db", "nergens/x.ndjson"],
      4,
      "De map van nergens/x.ndjson bestaat niet"
    ],
    ["no target", ["copy", "pactwerk.db"], 2, "`TO` ontbreekt"],
    ["a store that is not known", ["copy", "pactwerk.db", "mysql:x"], 2, "Onbekend soort opslag: mysql"],
    [
      "a name that is missing",
      ["copy", "postgresql://host/db", "x.db"],
      2,
      "Hier ontbreekt een naam: postgresql://host/db"
    ],
    ["what cannot be a name", ["copy", "pactwerk.db", "nats:Woensel Zuid"], 2, "niet heten: nats:Woensel Zuid"],
    ["a backup that is no file of lines", ["backup", "x.db"], 2, "eindigt niet op .ndjson"],
    ["a backup of nothing", ["backup", "--log", "nergens.db"], 4, "nergens.db"],
    ["no backup to restore", ["restore", "nergens.ndjson", "--log", "new.db"], 4, "Er is geen logboek nergens.ndjson"]
  ])("says what is wrong, and makes no file: %s", async (_, typed, code, said) => {
    const folder = copy()
    const before = readdirSync(folder)
    const ended = await cli(typed, { folder })
    expect(ended).toMatchObject({ code, out: "" })
    expect(ended.err).toContain(said)
    expect(document(await cli([...typed, "--json"], { folder }))).toMatchObject({ error: { exit: code } })
    expect(readdirSync(folder).filter((name) => !/-(shm|wal)$/.test(name))).toEqual(before)
  })

  it("says which of the two logs is damaged", async () => {
    const folder = copy()
    await cli(["copy", "pactwerk.db", "history.ndjson"], { folder })
    const text = readFileSync(path.join(folder, "history.ndjson"), "utf8")
    writeFileSync(path.join(folder, "history.ndjson"), text.replace('"position":3', '"position":4'))
    const ended = await cli(["copy", "history.ndjson", "new.db"], { folder })
    expect(ended.code).toBe(5)
    expect(ended.err).toContain("Het logboek history.ndjson is beschadigd")
    expect(ended.err).toContain("position `3`")
  })
})

describe("backup and restore", () => {
  it("keeps the log under a name with the day, and puts it back into a new log", async () => {
    const folder = copy()
    const kept = await cli(["reservekopie", ...onTheDay], { folder })
    expect(kept).toMatchObject({ code: 0, err: "" })
    expect(kept.out).toContain(`Reservekopie: pactwerk-2024-02-16.ndjson, ${prelude.length} gebeurtenissen, nagelezen`)
    expect(readdirSync(folder).filter((name) => name.includes("2024"))).toEqual(["pactwerk-2024-02-16.ndjson"])
    expect(await logOf(folder, "pactwerk-2024-02-16.ndjson")).toBe(await logOf(folder, "pactwerk.db"))

    const back = ["herstel", "pactwerk-2024-02-16.ndjson", "--log", "back.db"]
    expect((await cli(back, { folder })).out).toBe(
      `Teruggezet in back.db: ${prelude.length} gebeurtenissen, nagelezen en gelijk.\n`
    )
    expect(await logOf(folder, "back.db")).toBe(await logOf(folder, "pactwerk.db"))
    expect((await cli([...back, "--lang", "en"], { folder })).out).toContain("Nothing was changed.")
    const asked = await cli(["ask", "--role", "secretary", "--log", "back.db", ...onTheDay], {
      folder,
      stdin: json(submit)
    })
    expect(asked.code).toBe(0)
    // Now it is another log than the one that was put away.
    expect((await cli(back, { folder })).code).toBe(2)
  })

  it("never writes over a file", async () => {
    const folder = copy()
    writeFileSync(path.join(folder, "mine.ndjson"), "mine")
    const ended = await cli(["backup", "mine.ndjson", "--lang", "en"], { folder })
    expect(ended.code).toBe(2)
    expect(ended.err).toContain("There is a file mine.ndjson already.")
    expect(readFileSync(path.join(folder, "mine.ndjson"), "utf8")).toBe("mine")
  })

  it("has its name only when it is whole, and goes on where it was interrupted", async () => {
    const folder = empty()
    await filled(folder, 60)
    const { code, err } = await interruptedAt(["backup", "x.ndjson"], folder, "kopieert")
    expect(code).toBe(130)
    expect(err).toContain("Dezelfde opdracht gaat verder")
    expect(existsSync(path.join(folder, "x.ndjson"))).toBe(false)
    expect(linesIn(path.join(folder, "x.ndjson.part"))).toBeGreaterThan(0)
    expect((await cli(["backup", "x.ndjson"], { folder })).code).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith("x.ndjson"))).toEqual(["x.ndjson"])
    expect(linesIn(path.join(folder, "x.ndjson"))).toBe(60)
  })

  it("is noticed when a byte of it changed before it was put back", async () => {
    const folder = copy()
    await cli(["backup", "x.ndjson"], { folder })
    const file = path.join(folder, "x.ndjson")
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect((await cli(["restore", "x.ndjson", "--log", "back.db"], { folder })).code).toBe(5)
  })
})

describe("a log in a file of lines", () => {
  it("is begun, asked, and read as any other, with the trace of refusals beside it", async () => {
    const folder = empty()
    const at = ["--log", "wijk.ndjson"]
    expect((await cli(["init", ...at], { folder })).out).toBe("Nieuw logboek: wijk.ndjson\n")
    const profile = json({ _tag: "ProfileOrganisation", organisation: "bieb", name: "Bibliotheek" })
    expect((await cli(["ask", "--role", "secretary", ...at, ...onTheDay], { folder, stdin: profile })).code).toBe(0)
    expect((await cli(["ask", "--role", "secretary", ...at, ...tooLate], { folder, stdin: json(submit) })).code).toBe(3)
    const { rules } = document(await cli(["rules", "--json", ...at], { folder }))
    expect(rules).toContainEqual(expect.objectContaining({ stopped: 1 }))
    expect(existsSync(path.join(folder, "wijk-refusals.ndjson"))).toBe(true)
    expect((await cli(["init", ...at], { folder })).out).toContain("met 1 gebeurtenissen")
  })
})

describe("the address of a log", () => {
  const folder = "/home/wijk"
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,9})?$/)
  const secret = fc
    .string({ minLength: 6, maxLength: 20, unit: "binary" })
    .map((text) => `geheim${encodeURIComponent(text)}`)

  it("is a file where it begins with no other word: of lines where it ends so, else SQLite", () => {
    const fileName = fc.stringMatching(/^[A-Za-z0-9._-]{1,30}$/)
    fc.assert(
      fc.property(fileName, (file) => {
        expect(readAddress(file, folder)).toEqual({
          store: file.endsWith(".ndjson") ? "ndjson" : "sqlite",
          file: path.resolve(folder, file),
          named: file
        })
        for (const store of ["sqlite", "ndjson"]) {
          expect(readAddress(`${store}:${file}`, folder)).toEqual({
            store,
            file: path.resolve(folder, file),
            named: file
          })
        }
      })
    )
  })

  it("keeps a drive of Windows, and a colon behind a point, for what they are", () => {
    for (const file of ["C:\\wijk\\alliantie.db", "./mysql:x", "/elders/a:b.db"]) {
      expect(readAddress(file, folder)).toMatchObject({ store: "sqlite", named: file })
    }
  })

  it("names an alliance on a server, and the server where it is not the usual one", () => {
    fc.assert(
      fc.property(name, secret, (alliance, password) => {
        for (const store of ["postgres", "nats"]) {
          expect(readAddress(`${store}:${alliance}`, folder)).toEqual({
            ...{ store, alliance, server: undefined, named: `${store}:${alliance}` }
          })
        }
        for (const server of [
          `postgresql://u:${password}@host:1/db?x=1`,
          `postgres://host/db`,
          `nats://${password}@host:1`
        ]) {
          const found = readAddress(`${server}#${alliance}`, folder)
          expect(found).toMatchObject({ server, alliance })
          expect(found.named).toBe(`${server.replace(/\/\/.*@/, "//").replace(/\?.*/, "")}#${alliance}`)
        }
      })
    )
  })

  it("never shows a password, whatever else is wrong with it", () => {
    const around = fc.constantFrom("postgresql://", "postgres://", "nats://", "postgres:", "nats:", "mysql://")
    const after = fc.constantFrom("", "#", "#Woensel", "#woensel", "/db", "/db?password=geheim1#x", "@#x")
    fc.assert(
      fc.property(around, secret, after, (before, password, rest) => {
        const text = `${before}u:${password}@host${rest}`
        expect(withoutSecrets(text)).not.toContain("geheim")
        try {
          const address = readAddress(text, folder)
          expect(json([address.named, refusalsOf(address).named])).not.toContain("geheim")
        } catch (cause) {
          if (!(cause instanceof Problem)) throw cause
          expect(json([cause.said, cause.advice, cause.fields, cause.message])).not.toContain("geheim")
        }
      })
    )
  })

  it("is not shown with its password where it was typed in a wrong place", async () => {
    for (const typed of [["log", "postgresql://u:geheim@h/db#x"], ["postgresql://u:geheim@h/db#x"]]) {
      expect((await cli(typed, { folder: empty() })).err).not.toContain("geheim")
    }
  })

  it("leads to the trace of refusals beside it", () => {
    const beside = (text: string) => {
      const found = refusalsOf(readAddress(text, folder))
      return "file" in found ? found.file : found.named
    }
    expect(["wijk.db", "wijk.ndjson", "postgres:wijk", "nats://h#wijk"].map(beside)).toEqual([
      "/home/wijk/wijk-refusals.db",
      "/home/wijk/wijk-refusals.ndjson",
      "postgres:wijk-refusals",
      "nats://h#wijk-refusals"
    ])
  })
})

describe("a log on a server", () => {
  const url = inject("postgres")
  const program = inject("natsServer")
  const servers = natsServers(program)
  const database = `pactwerk_cli_${process.pid}`
  afterAll(async () => {
    await servers.end()
    if (url !== "") await sql(`drop database if exists ${database} with (force)`)
  })
  const sql = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  /** From a file to a server, asked there, and from there to a file. */
  const throughServer = async (at: string, env: Readonly<Record<string, string>>): Promise<void> => {
    const folder = copy()
    const there = prelude.length
    const ended = async (...typed: ReadonlyArray<string>) => document(await cli([...typed, "--json"], { folder, env }))
    expect((await cli(["log", "--log", at], { folder, env })).code).toBe(4)
    expect(await ended("copy", "pactwerk.db", at)).toMatchObject({ copied: there, to: at })
    const asking = ["ask", json(submit), "--role", "secretary", "--log", at]
    expect(await ended(...asking, ...tooLate)).toMatchObject({ error: { kind: "refused" } })
    expect((await ended("rules", "feedback/in-time", "--log", at)).rules).toMatchObject([{ stopped: 1 }])
    expect(await ended(...asking, ...onTheDay)).toMatchObject({ position: there + 1 })
    expect(await ended("backup", "--log", at, ...onTheDay)).toMatchObject({
      backup: "woensel-zuid-2024-02-16.ndjson",
      events: there + 1
    })
    expect(await ended("copy", at, "pactwerk.db")).toMatchObject({ copied: 1, found: there })
    expect(await ended("restore", "woensel-zuid-2024-02-16.ndjson", "--log", at)).toMatchObject({ restored: 0 })
  }

  it.skipIf(url === "")(
    "is named, copied, asked and kept as one in a file: PostgreSQL",
    async () => {
      await sql(`create database ${database}`)
      const own = new URL(url.replace("postgresql:///", "postgresql://socket/"))
      own.pathname = database
      const env = { PACTWERK_POSTGRES_URL: own.href.replace("postgresql://socket/", "postgresql:///") }
      await throughServer("postgres:woensel-zuid", env)
    },
    60_000
  )

  it.skipIf(program === "")(
    "is named, copied, asked and kept as one in a file: NATS",
    async () => {
      const { address } = await servers.single()
      await throughServer("nats:woensel-zuid", { PACTWERK_NATS_URL: address })
      expect(await logOf(empty(), `nats://${address}#woensel-zuid`)).not.toBe("")
    },
    60_000
  )

  it.each([
    ["postgres:wijk", "pg", "npm install pg@"],
    ["nats:wijk", "@nats-io/transport-node", "npm install @nats-io/transport-node@"]
  ])(
    "says which package to install where it is missing: %s",
    async (at, missing, install) => {
      const without = `
      import { registerHooks } from "node:module"
      registerHooks({ resolve: (name, context, next) => {
        if (name === "${missing}") throw Object.assign(new Error("Cannot find package '${missing}'"), { code: "ERR_MODULE_NOT_FOUND" })
        return next(name, context)
      } })`
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(without)}` }
      const ended = await apart(["log", "--log", at, "--lang", "en"], { folder: empty(), env })
      expect(ended.code).toBe(1)
      expect(ended.err).toContain(`Install it: ${install}`)
    },
    30_000
  )
})

describe("how far it is", () => {
  /** What is shown when each step takes so long, in milliseconds. */
  const shown = (step: number, isTTY: boolean, { after = 0, quiet = false } = {}) => {
    const told: Array<string> = []
    const stderr = { isTTY, write: (text: string) => told.push(text) }
    async function* nothing() {}
    const outside = { folder: "/", env: {}, stdin: nothing(), stdout: stderr, stderr }
    const everywhere = {
      lang: "nl",
      json: false,
      noColor: true,
      noPager: false,
      quiet,
      log: undefined,
      now: undefined,
      level: "public",
      keys: undefined
    } as const
    let now = 0
    const { end, show } = progress(desk(outside, everywhere, speech("nl", outside, stderr, false)), {
      after,
      now: () => now
    })
    for (let done = 1; done <= 100; done++) {
      now += step
      show({ doing: "copy", done, of: 100 })
    }
    end()
    show({ doing: "copy", done: 100, of: 100 })
    return told
  }

  it("is a bar on a terminal, at most ten times a second, and gone at the end", () => {
    const told = shown(20, true)
    expect(told).toHaveLength(21)
    expect(told[0]).toContain("░ 1/100 kopieert")
    expect(told.at(-1)).toBe("\r\u001b[K")
  })

  it("is a line now and then elsewhere, and nothing where it takes no time", () => {
    expect(shown(500, false)).toHaveLength(10)
    expect(shown(500, false)[0]).toBe("kopieert: 10/100\n")
    expect(shown(1, false)).toEqual([])
  })

  it("is not said where it should be quiet", () => {
    expect([...shown(500, false, { quiet: true }), ...shown(500, true, { quiet: true })]).toEqual([])
  })

  it("is not said of what is over soon", () => {
    expect(shown(9, true, { after: 1000 })).toEqual(["\r\u001b[K"])
    expect(shown(20, true, { after: 1000 })[0]).toContain(" 50/100 kopieert")
  })
})
