/** Every export of a log, as bytes, by its name. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { alliance, Day, type LogError, type Recorded, rooms, Views } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import type { AboveLevel, Source, Wanted } from "../../src/export/extract.ts"
import {
  akomaNtoso,
  chart,
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
} from "../../src/export/index.ts"
import { saveOcelSqlite } from "../../src/export/ocel/sqlite.ts"
import { saveParquetEvents, saveParquetRelations } from "../../src/export/parquet.ts"
import { statementText } from "../../src/export/statement.ts"
import { answerIn, sourceOf } from "./fixtures.ts"

const { understand, words } = alliance
type Made = Effect.Effect<Uint8Array, LogError | AboveLevel>

/** The content and what is stated beside it. */
const text =
  <Options extends object>(format: Format<Options>, options: Options) =>
  (source: Source, wanted: Wanted): Made =>
    Effect.gen(function* () {
      const made = yield* exporting(format, source, { ...wanted, options })
      const content = yield* Stream.mkString(made.content)
      return Buffer.from(`${content}${made.states === "beside" ? statementText(made.statement()) : ""}`)
    })

const file =
  (save: typeof saveOcelSqlite) =>
  (source: Source, wanted: Wanted): Made =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(tmpdir(), "pactwerk-every-"))
      yield* save(source, { ...wanted, file: join(folder, "export") })
      const bytes = readFileSync(join(folder, "export"))
      rmSync(folder, { recursive: true })
      return bytes
    })

/** Every format there is; those of one meeting for a meeting of this log that has an agenda. */
export const every = (log: ReadonlyArray<Recorded>): ReadonlyMap<string, (source: Source, wanted: Wanted) => Made> => {
  const accounts = Object.entries<Views.Account>(answerIn(log, Views.minutes).meetings)
  const [meeting = ""] = accounts.find(([, { items }]) => items.length > 0) ?? []
  const municipality = { gemeente: "gm0772", naam: "Gemeente Eindhoven" }
  const on = Day.make("2026-01-01")
  return new Map([
    ["ocel-json", text(ocelJson, {})],
    ["ocel-xml", text(ocelXml, {})],
    ["ocel-sqlite", file(saveOcelSqlite)],
    ["csv-events", text(csvEvents, {})],
    ["csv-events for a spreadsheet", text(csvEvents, { profile: "spreadsheet" })],
    ["csv-relations", text(csvRelations, {})],
    ["csv-view", text(csvView(Views.register, understand), {})],
    ["cloudevents", text(cloudEvents, { source: "urn:nld:kvknr:12345678", rooms })],
    ["xes", text(xes, { caseOf: "meeting" })],
    ["icalendar", text(iCalendar, { understand })],
    ["parquet-events", file(saveParquetEvents)],
    ["parquet-relations", file(saveParquetRelations)],
    ["popolo", text(popolo, { understand })],
    ["akoma-ntoso", text(akomaNtoso, { meeting, understand, words })],
    ["ori-events", text(oriEvents, { understand, base: "https://pactwerk.example/ori/", municipality })],
    ["ori-a", text(oriArchive, { meeting, understand })],
    ...(["timeline", "pledges", "stages"] as const).flatMap((name) =>
      (["svg", "csv", "html", "text"] as const).map(
        (form) => [`chart ${name} as ${form}`, text(chart(name, form), { understand, on })] as const
      )
    )
  ])
}

/** The bytes of every export, by its name. */
export const bytesOf = async (
  log: ReadonlyArray<Recorded>,
  wanted: Wanted = {}
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const made = new Map<string, Uint8Array>()
  for (const [name, make] of every(log)) made.set(name, await Effect.runPromise(make(sourceOf(log), wanted)))
  return made
}
