/** What is somebody's own leaves in no export below its level, in no format; at its level it does, and once forgotten at none. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { alliance, Day, EventLog, KeyStore, type Level, openAlliance, rooms } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { parquetReadObjects } from "hyparquet"
import { beforeAll, describe, expect, it } from "vitest"
import { akomaNtoso } from "../src/export/akn/format.ts"
import { chart } from "../src/export/charts/format.ts"
import { cloudEvents } from "../src/export/cloudevents/format.ts"
import { csvEvents, csvRelations } from "../src/export/csv.ts"
import { exporting, type Format, textOf } from "../src/export/exporting.ts"
import { iCalendar } from "../src/export/icalendar/format.ts"
import { ocelJson } from "../src/export/ocel/json.ts"
import { ocelXml } from "../src/export/ocel/xml.ts"
import { oriArchive } from "../src/export/ori/archive.ts"
import { oriEvents } from "../src/export/ori/events.ts"
import { saveParquetEvents, saveParquetRelations } from "../src/export/parquet.ts"
import { popolo } from "../src/export/popolo/format.ts"
import { xes } from "../src/export/xes.ts"
import { alliancePlace, marksIn, tooMuch } from "./canary-commands.ts"
import { anna, bram } from "./canary-history.ts"
import { keys, log } from "./canary-place.ts"

const { understand, words } = alliance
const levels = ["public", "partners", "internal", "personal"] as const

/** All that an export gives at this level, its statement too, to somebody who may see as much. */
const exportedWith =
  <Options extends object>(format: Format<Options>, options: Options) =>
  (folder: string, level?: Level): Promise<string> =>
    Effect.gen(function* () {
      const source = { log: yield* EventLog, keys: yield* KeyStore, alliance, origin: "pactwerk.example/woensel-zuid" }
      const made = yield* exporting(format, source, { ...(level && { level, reader: level }), options })
      const text = yield* textOf(made)
      return `${text}\n${JSON.stringify(made.statement())}`
    }).pipe(Effect.provide(Layer.merge(log(folder), keys(folder))), Effect.runPromise)

/** What Parquet holds is packed: all that is read from it, and its statement. */
const savedBy =
  (save: typeof saveParquetEvents) =>
  (folder: string, level?: Level): Promise<string> =>
    Effect.gen(function* () {
      const source = { log: yield* EventLog, keys: yield* KeyStore, alliance, origin: "pactwerk.example/woensel-zuid" }
      const file = path.join(folder, "canary.parquet")
      const statement = yield* save(source, { ...(level && { level, reader: level }), file })
      const bytes = new Uint8Array(readFileSync(file))
      const rows = yield* Effect.promise(() => parquetReadObjects({ file: bytes.buffer }))
      const text = JSON.stringify([rows, statement], (_, value) => (typeof value === "bigint" ? Number(value) : value))
      return `${text}\n${Buffer.from(bytes).toString("latin1")}`
    }).pipe(Effect.provide(Layer.merge(log(folder), keys(folder))), Effect.runPromise)

const municipality = { gemeente: "gm0772", naam: "Gemeente Eindhoven" }
const on = Day.make("2026-01-01")
const formats = [
  ["OCEL as JSON", exportedWith(ocelJson, {})],
  ["OCEL as XML", exportedWith(ocelXml, {})],
  ["CSV of events", exportedWith(csvEvents, {})],
  ["CSV of relations", exportedWith(csvRelations, {})],
  ["Parquet of events", savedBy(saveParquetEvents)],
  ["Parquet of relations", savedBy(saveParquetRelations)],
  ["CloudEvents", exportedWith(cloudEvents, { source: "urn:nld:kvknr:12345678", rooms })],
  ["XES", exportedWith(xes, { caseOf: "meeting" })],
  ["iCalendar", exportedWith(iCalendar, { understand })],
  ["Popolo", exportedWith(popolo, { understand })],
  ["Akoma Ntoso", exportedWith(akomaNtoso, { understand, words, meeting: "alliantieraad-2024-02-01" })],
  ["ORI events", exportedWith(oriEvents, { understand, base: "https://pactwerk.example/ori/", municipality })],
  ["ORI archive", exportedWith(oriArchive, { understand, meeting: "alliantieraad-2024-02-01" })],
  ["a timeline", exportedWith(chart("timeline", "svg"), { understand, on })],
  ["pledges as a table", exportedWith(chart("pledges", "csv"), { understand, on })],
  ["stages", exportedWith(chart("stages", "svg"), { understand, on })]
] as const

let folder = ""
beforeAll(async () => {
  folder = await alliancePlace()
}, 60_000)

describe.each(formats)("an export as %s", (name, exported) => {
  it("holds at each level nothing of a higher one", async () => {
    for (const level of levels) {
      const text = await exported(folder, level)
      expect(text).toContain("woensel-zuid")
      expect(tooMuch(level, marksIn(text)), level).toEqual([])
    }
  })

  it("holds what may be read, so that the search has looked, but for ids alone", async () => {
    const found = marksIn(await exported(folder, "personal"))
    // Stages are counts, and whoever pledges here is known by an id alone.
    expect(found.length > 0).toBe(
      !["CSV of relations", "Parquet of relations", "pledges as a table", "stages"].includes(name)
    )
    if (["OCEL as JSON", "CSV of events", "Parquet of events"].includes(name))
      expect(found.some(({ level }) => level === "personal")).toBe(true)
  })
})

describe("an export of which nothing else is said", () => {
  it("is for everybody", async () => {
    const text = await exportedWith(ocelJson, {})(folder)
    expect(text).toContain('"level":"public"')
    expect(tooMuch("public", marksIn(text))).toEqual([])
  })
})

describe("an export after somebody was forgotten", () => {
  it("holds nothing of theirs at any level, in any format; everybody else's as before", async () => {
    const at = await alliancePlace()
    const opened = await openAlliance({ log: log(at), keys: keys(at) })
    const asked = { person: anna, ground: "consent-withdrawn", requestedBy: "resident" } as const
    expect(await opened.forget(asked, { actor: { role: "secretary" } })).toMatchObject({ _tag: "Accepted" })
    await opened.close()
    for (const [name, exported] of formats) {
      for (const level of ["public", "personal"] as const) {
        const [before, after] = [marksIn(await exported(folder, level)), marksIn(await exported(at, level))]
        const whose = (person: string, some: typeof before) =>
          new Set(some.flatMap((one) => (one.person === person ? [one.mark] : [])))
        expect(whose(anna, after), `${name} at ${level}`).toEqual(new Set())
        expect(whose(bram, after), `${name} at ${level}`).toEqual(whose(bram, before))
      }
    }
  })
})
