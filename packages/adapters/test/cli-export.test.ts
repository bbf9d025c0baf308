/** `export`: the bytes of the library, on stdout or in a file that is whole, and nothing above its level. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { alliance, EventLog, KeyStore, masterKeyOf, rooms, Views } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { formats } from "../src/cli/exporting-formats.ts"
import type { Source, Wanted } from "../src/export/extract.ts"
import { saveExport } from "../src/export/file.ts"
import {
  akomaNtoso,
  cloudEvents,
  csvEvents,
  csvRelations,
  csvView,
  exporting,
  type Format,
  iCalendar,
  ocelJson,
  ocelXml,
  oriArchive,
  oriEvents,
  popolo,
  xes
} from "../src/export/index.ts"
import { saveOcelSqlite } from "../src/export/ocel/sqlite.ts"
import { saveParquetEvents, saveParquetRelations } from "../src/export/parquet.ts"
import { layer as keysLayer } from "../src/keys/sqlite.ts"
import { layer } from "../src/storage/sqlite.ts"
import { anna, cli, copy, document, home, json, masterKey, onTheDay } from "./cli-fixtures.ts"

const origin = "pactwerk.example/woensel-zuid"
const around = [...onTheDay, "--lang", "en", "--origin", origin]
const template = path.join(home, "template")
const at = (folder: string) => ({
  folder,
  env: { HOME: folder, PACTWERK_KEYS: path.join(template, "pactwerk-keys.db") }
})
const asking = (...typed: ReadonlyArray<string>) => cli(["export", ...typed, ...around], at(template))

/** What the library writes, of the same log with the same keys, to a file. */
type Library = (source: Source, wanted: Wanted & { readonly file: string }) => Effect.Effect<unknown, unknown>
const text =
  <Options extends object>(format: Format<Options>, options: Options): Library =>
  (source, { file, ...wanted }) =>
    Effect.flatMap(exporting(format, source, { ...wanted, options }), (made) => saveExport(made, file))

const { understand, words } = alliance
const [meeting, base, source] = ["meeting-1", "https://pactwerk.example/ori/", "urn:nld:kvknr:12345678"]
const municipality = { gemeente: "gm0772", naam: "Gemeente Eindhoven" }
const byOri = ["--base", base, "--municipality", "gm0772", "--municipality-name", "Gemeente Eindhoven"]
const [language, beside, inside] = ["en" as const, true, false]

/** Everything that can be typed; what is the same in the library; and whether its statement stands beside it. */
type Case = readonly [typed: ReadonlyArray<string>, library: Library, hasBeside: boolean]
const cases: ReadonlyArray<Case> = [
  [["ocel-json"], text(ocelJson, {}), inside],
  [["ocel-xml"], text(ocelXml, {}), inside],
  [["ocel-sqlite"], saveOcelSqlite, inside],
  [["xes", "--case", "meeting"], text(xes, { caseOf: "meeting" }), inside],
  [["csv"], text(csvEvents, {}), beside],
  [["csv", "--table", "events", "--profile", "spreadsheet"], text(csvEvents, { profile: "spreadsheet" }), beside],
  [["csv", "--table", "relations"], text(csvRelations, {}), beside],
  [["csv", "--table", "register"], text(csvView(Views.register, understand), {}), beside],
  [["parquet"], saveParquetEvents, inside],
  [["parquet", "--table", "relations"], saveParquetRelations, inside],
  [["cloudevents", "--source", source], text(cloudEvents, { source, rooms }), beside],
  [
    ["cloudevents", "--source", source, "--form", "batch", "--domain", "woensel"],
    text(cloudEvents, { source, rooms, form: "batch", domain: "woensel" }),
    beside
  ],
  [["icalendar"], text(iCalendar, { understand, language }), inside],
  [["popolo"], text(popolo, { understand, language }), beside],
  [["akoma-ntoso", "--meeting", meeting], text(akomaNtoso, { meeting, understand, words, language }), inside],
  [["ori-events", ...byOri], text(oriEvents, { understand, base, municipality }), beside],
  [["ori-a", "--meeting", meeting], text(oriArchive, { meeting, understand }), inside]
]
const isFile = (typed: ReadonlyArray<string>) => /sqlite|parquet/.test(typed[0] ?? "")

const libraryLayer = () =>
  Layer.merge(
    layer({ file: path.join(template, "pactwerk.db"), readOnly: true }),
    keysLayer({
      file: path.join(template, "pactwerk-keys.db"),
      master: masterKeyOf(Buffer.from(masterKey, "hex")),
      readOnly: true
    })
  )
const byLibrary = async (library: Library, wanted: Wanted): Promise<ReadonlyMap<string, Buffer>> => {
  const folder = path.join(copy(), "library")
  mkdirSync(folder)
  const writing = Effect.gen(function* () {
    const { read } = yield* EventLog
    const from = { log: { read }, keys: yield* KeyStore, alliance, origin }
    yield* library(from, { ...wanted, file: path.join(folder, "made") })
  })
  await Effect.runPromise(Effect.provide(writing, libraryLayer()))
  return filesIn(folder)
}
const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]))

const marker = "kanarie-geheim"
const hold = json({ _tag: "PlaceLegalHold", hold: "hold-1", person: anna, duty: marker })

describe("each format", () => {
  it("is here: every one of the table is typed below", () => {
    expect(new Set(cases.map(([[name]]) => name))).toEqual(new Set(Object.keys(formats)))
  })
  it.each<Case>(cases)(
    "%j has the bytes of the library, twice, and its statement beside it only if it has no room",
    async (typed, library, hasBeside) => {
      const folder = path.join(copy(), "out")
      mkdirSync(folder)
      const out = path.join(folder, "made")
      const wanted = await byLibrary(library, {})
      for (const _ of ["once", "twice"]) {
        const ended = await asking(...typed, "--out", out)
        expect(ended).toMatchObject({
          code: 0,
          out: "",
          err: expect.stringContaining("Of the log of 17 events, root ")
        })
        expect(filesIn(folder)).toEqual(wanted)
        expect([...wanted.keys()].sort()).toEqual(["made", ...(hasBeside ? ["made.export.json"] : [])])
      }
      if (isFile(typed)) return
      const { code, out: printed } = await asking(...typed, "--quiet")
      expect(code).toBe(0)
      expect(Buffer.from(printed)).toEqual(wanted.get("made"))
    }
  )
  it("holds nothing above its level, and at a level what may be seen there", async () => {
    const folder = copy()
    const run = (...typed: ReadonlyArray<string>) =>
      cli([...typed, ...onTheDay, "--lang", "en"], { folder, stdin: hold })
    expect((await run("ask", "-", "--role", "secretary")).code).toBe(0)
    const holding: Array<string> = []
    for (const [typed] of cases) {
      for (const level of ["public", "partners", "internal"]) {
        const ended = await run("export", ...typed, "--origin", origin, "--level", level, "--out", "made")
        expect(ended.code, typed.join(" ")).toBe(0)
        const made = readFileSync(path.join(folder, "made"))
        const text = isFile(typed) ? undefined : await run("export", ...typed, "--origin", origin, "--level", level)
        const all = `${made.toString("latin1")}${ended.err}${text?.out}${text?.err}`
        if (all.includes(marker)) holding.push(`${typed[0]} ${level}`)
      }
    }
    expect([...new Set(holding)]).toEqual(
      ["ocel-json", "ocel-xml", "ocel-sqlite", "csv", "parquet", "cloudevents"].map((name) => `${name} internal`)
    )
  }, 60_000)
  it("is of what was known, and says so", async () => {
    const of = async (...typed: ReadonlyArray<string>) => document(await asking("csv", "--json", ...typed))
    expect(await of("--known", "#5")).toMatchObject({ position: 5, size: 5 })
    expect(await of("--known", "17")).toEqual(await of())
    expect(await of("--known", "18")).toMatchObject({ position: 17, error: { kind: "usage", exit: 2, nearest: "17" } })
  })
})

describe("with --json", () => {
  it("says of which log it is and what is not in it, and where it stands", async () => {
    const out = path.join(copy(), "made.csv")
    const { root } = document(await cli(["verify", "--json"], at(template)))
    const ended = document(await asking("csv", "--out", out, "--json"))
    const said = { format: "csv-events", file: out, level: "public", size: 17, root, losses: expect.any(Object) }
    expect(ended).toEqual({ schema: "pactwerk/1", position: 17, ...said })
    expect(JSON.parse(readFileSync(`${out}.export.json`, "utf8"))).toMatchObject({ root, losses: ended.losses })
    const { text: printed, ...more } = document(await asking("csv", "--json"))
    expect(more).toEqual({ ...ended, file: null })
    expect(printed).toBe(readFileSync(out, "utf8"))
  })
})

describe("wrong use", () => {
  it.each<readonly [typed: ReadonlyArray<string>, said: string, advice: string]>([
    [["ocel-jsn"], "There is no format ocel-jsn. Did you mean ocel-json?", "There are: akoma-ntoso, "],
    [[], "`FORMAT` is missing.", "See pactwerk export --help."],
    [["xes"], "`--case` is missing.", "--case meeting"],
    [["xes", "--case", "meting"], "no kind of thing meting. Did you mean meeting?", "There are: advice, "],
    [["cloudevents"], "`--source` is missing.", "--source urn:nld:kvknr:12345678"],
    [["cloudevents", "--source", "urn:nld:kvknr:1"], "cannot stand at `--source`: urn:nld:kvknr:1.", "kvknr:12345678"],
    [["cloudevents", "--source", source, "--domain", "A b"], "cannot be exported as cloudevents", "domain"],
    [["csv", "--table", "regster"], "no table regster. Did you mean register?", "events"],
    [["parquet", "--table", "register", "--out", "x"], "There is no table register.", "There are: events, relations."],
    [["csv", "--case", "meeting"], "`--case` does not belong to csv.", "It belongs to: xes."],
    [["csv", "--profile", "sheet"], "expected data or spreadsheet", ""],
    [["ocel-sqlite"], "ocel-sqlite is no text: it takes a file.", "Give --out alliance.sqlite"],
    [["parquet"], "parquet is no text: it takes a file.", "Give --out alliance.parquet"],
    [["akoma-ntoso"], "`--meeting` is missing.", ""],
    [["ori-events", "--base", "x"], "cannot stand at `--base`: x.", "https://"],
    [["ori-events", "--base", base, "--municipality", "772"], "cannot stand at `--municipality`: 772.", "gm0772"],
    [["ori-events", "--base", base, "--municipality", "gm0772"], "`--municipality-name` is missing.", ""],
    [["csv", "--out", "pactwerk.db"], "This is the log itself", "--out"],
    [["csv", "--out", path.join(template, "pactwerk-keys.db")], "or belongs to it", "--out"]
  ])("%j ends with 2 and what would be right", async (typed, said, advice) => {
    const { code, err, out } = await asking(...typed)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain(said)
    expect(err).toContain(advice)
  })
  it("is to leave out what the log is called, unless the environment says it", async () => {
    const bare = ["export", "csv", ...onTheDay, "--lang", "en"]
    expect(await cli(bare, at(template))).toMatchObject({ code: 2, err: expect.stringContaining("--origin") })
    const named = await cli(bare, { folder: template, env: { ...at(template).env, PACTWERK_ORIGIN: origin } })
    expect(named.out).toBe((await asking("csv")).out)
  })
  it("hears of the nearest meeting, and of no log", async () => {
    const ended = await asking("akoma-ntoso", "--meeting", "meting-1")
    expect(ended).toMatchObject({ code: 4, err: expect.stringContaining("Did you mean meeting-1?") })
    expect((await asking("akoma-ntoso", "--meeting", meeting, "--known", "#3")).code).toBe(4)
    expect((await asking("csv", "--log", "nowhere.db")).code).toBe(4)
  })
})

describe("a file", () => {
  it("that cannot be written is not there, nor a draft of it, and what was there stays", async () => {
    const folder = copy()
    mkdirSync(path.join(folder, "map"))
    for (const out of ["map", "nowhere/made.csv"]) {
      const ended = await cli(["export", "csv", ...around, "--out", out], at(folder))
      expect(ended).toMatchObject({
        code: 1,
        out: "",
        err: expect.stringContaining(`The file ${out} cannot be written.`)
      })
    }
    expect(readdirSync(folder).filter((name) => name.includes("~"))).toEqual([])
  })
  it("is not begun, or not left half, by whoever interrupts", async () => {
    const folder = copy()
    const out = path.join(folder, "made.csv")
    writeFileSync(out, "older")
    for (const wait of [0, 5, 20, 60]) {
      const before = readdirSync(folder)
      const stopping = new AbortController()
      setTimeout(() => stopping.abort(), wait)
      const { run } = await import("../src/cli/main.ts")
      const written = { write: () => {} }
      const code = await run(["export", "csv", ...around, "--out", out], {
        ...{ folder, signal: stopping.signal, stdout: written, stderr: written },
        env: { ...at(folder).env, PACTWERK_MASTER_KEY: masterKey },
        stdin: (async function* () {})()
      })
      const now = readdirSync(folder).filter((name) => name.includes("made"))
      if (code === 0) expect(now).toEqual(["made.csv", "made.csv.export.json"])
      else {
        expect(code).toBe(130)
        expect(readdirSync(folder)).toEqual(before)
        expect(readFileSync(out, "utf8")).toBe("older")
      }
    }
  })
})

describe("more than is public", () => {
  const place = () => {
    const folder = copy()
    const run = (...typed: ReadonlyArray<string>) => cli([...typed, ...onTheDay, "--lang", "en"], at(folder))
    const deliveries = async () => {
      const { events } = document(await run("log", "--type", "CopyDelivered", "--level", "internal", "--json"))
      return Array.isArray(events) ? events : expect.fail("no events")
    }
    const exported = (...typed: ReadonlyArray<string>) => run("export", ...typed, "--origin", origin)
    return { folder, run, deliveries, exported }
  }
  it.each([
    [["csv"], "csv-events"],
    [["csv", "--out", "made"], "csv-events"],
    [["ocel-sqlite", "--out", "made"], "ocel-sqlite"]
  ])("is recorded with whoever gets it, before it leaves: %j", async (typed, format) => {
    const { deliveries, exported, run } = place()
    const { root } = document(await run("verify", "--json"))
    const ended = await exported(...typed, "--level", "partners", "--for", "organisation-1")
    expect(ended).toMatchObject({
      code: 0,
      err: expect.stringContaining("Recorded as #18: organisation-1 gets this copy.")
    })
    const [{ data }, ...others] = await deliveries()
    expect(others).toEqual([])
    expect(data).toEqual({ to: { organisation: "organisation-1" }, level: "partners", format, size: 17, root })
  })
  it("does not leave where nobody knows whom it goes to", async () => {
    const { deliveries, exported, folder } = place()
    for (const typed of [["csv"], ["csv", "--out", "made"], ["ocel-sqlite", "--out", "made"]]) {
      const ended = await exported(...typed, "--level", "partners", "--for", "organisation-99")
      expect(ended).toMatchObject({ code: 3, out: "" })
    }
    expect(readdirSync(folder).filter((name) => name.startsWith("made"))).toEqual([])
    expect(await deliveries()).toEqual([])
  })
  it("is kept by whoever made it, who hears how it would be recorded; what is public is in no register", async () => {
    const { deliveries, exported, folder } = place()
    expect((await exported("csv", "--level", "partners", "--out", "made")).err).toContain("say with --for to whom")
    expect(existsSync(path.join(folder, "made"))).toBe(true)
    expect((await exported("csv", "--for", "organisation-1")).err).toContain("it is public")
    expect((await exported("csv", "--out", "made")).err).not.toContain("--for")
    expect(await deliveries()).toEqual([])
  })
})

describe("the help", () => {
  it.each(["nl", "en"] as const)("names every format and what it needs: %s", async (lang) => {
    const { out } = await cli(["export", "--help", "--lang", lang], at(template))
    for (const [name, format] of Object.entries(formats)) {
      expect(out).toContain(`  ${name} `)
      expect(out.replaceAll(/\s+/g, " ")).toContain(format[lang])
    }
    expect(out).toMatch(/xes .*--case/)
  })
})
