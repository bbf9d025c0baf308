/** Every form of export of generated logs, by its outside judges: of a few by the quickest; with PACTWERK_DEEP of a thousand. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { alliance, type Recorded, rooms, Views } from "@pactwerk/core"
import { arbitraryHistory } from "@pactwerk/core/testing"
import { parse as parseCsv } from "csv-parse/sync"
import { Effect } from "effect"
import * as fc from "fast-check"
import { parquetReadObjects } from "hyparquet"
import ICAL from "ical.js"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Format } from "../src/export/exporting.ts"
import {
  akomaNtoso,
  cloudEvents,
  csvEvents,
  csvRelations,
  csvView,
  faultsIn,
  iCalendar,
  ocelJson,
  ocelXml,
  oriArchive,
  oriEvents,
  oriFaultsIn,
  popolo,
  xes
} from "../src/export/index.ts"
import { saveOcelSqlite } from "../src/export/ocel/sqlite.ts"
import { saveParquetEvents, saveParquetRelations } from "../src/export/parquet.ts"
import { cloudEventValidator, faulty, linesIn, ocelValidator, oriEventValidator } from "./export/by-schema.ts"
import { answerIn, exported, oracle, seenByAll, sourceOf, standing } from "./export/fixtures.ts"
import { loadJson, loadXml } from "./export/loading.ts"
import * as popoloJudge from "./export/popolo-judge.ts"
import { pythonWith } from "./export/python.ts"
import { brokenIn } from "./export/relational.ts"
import { judging } from "./export/xsd.ts"

const count = process.env.PACTWERK_DEEP === undefined ? 3 : 1000
/** So many documents are judged in one go. */
const together = 50
/** Others every day; a failure tells it. */
const seed = Math.floor(Date.now() / 86_400_000)
const { understand, words } = alliance
type Log = ReadonlyArray<Recorded>

let logs: ReadonlyArray<Log> = []
const folder = mkdtempSync(join(tmpdir(), "pactwerk-histories-"))
beforeAll(() => {
  const played = fc.sample(arbitraryHistory(alliance, { length: 15, observed: 0.2 }), { numRuns: count, seed })
  logs = played.map(({ log }) => standing(log.map(({ recorded }) => recorded)))
}, 900_000)
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = async <Options extends object>(log: Log, format: Format<Options>, options: Options) =>
  (await exported(format, log, options)).text
const rowsIn = (text: string): ReadonlyArray<Readonly<Record<string, string>>> => parseCsv(text, { columns: true })
/** The file that a format of its own writes. */
const saved = async (log: Log, save: typeof saveOcelSqlite) => {
  const file = join(folder, "export")
  await Effect.runPromise(save(sourceOf(log), { file }))
  return file
}
const inTurns = (): ReadonlyArray<ReadonlyArray<Log>> =>
  Array.from({ length: Math.ceil(logs.length / together) }, (_, turn) =>
    logs.slice(turn * together, (turn + 1) * together)
  )
/** The meetings of a log that have an agenda. */
const meetingsOf = (log: Log) =>
  Object.entries<Views.Account>(answerIn(log, Views.minutes).meetings).flatMap(([meeting, { items }]) =>
    items.length > 0 ? [meeting] : []
  )

describe(`every export of ${count} generated logs (seed ${seed})`, { timeout: 900_000 }, () => {
  const ocel = ocelValidator()
  it.skipIf(ocel === undefined)("is OCEL JSON by its schema, and the same as its XML", async () => {
    for (const log of logs) {
      const [json, xml] = [await textOf(log, ocelJson, {}), await textOf(log, ocelXml, {})]
      expect(faulty(ocel, [JSON.parse(json)])).toEqual([])
      expect(loadXml(xml)).toEqual(loadJson(json))
    }
  })
  it.each([
    ["OCEL XML", "ocel/ocel2-validation.xsd", (log: Log) => textOf(log, ocelXml, {})],
    ["XES", "xes/xes-ieee-1849-2016.xsd", (log: Log) => textOf(log, xes, { caseOf: "meeting" })]
  ])("is %s by its schema", async (_, file, made) => {
    const xsd = oracle(file)
    if (xsd === undefined) return
    for (const some of inTurns()) expect(await judging(xsd)(...(await Promise.all(some.map(made))))).toEqual([])
  })
  it("is OCEL SQLite by the 24 relational rules", async () => {
    for (const log of logs) {
      expect(brokenIn(await saved(log, saveOcelSqlite))).toEqual([])
    }
  })
  it("is tables that csv-parse reads, and Parquet that hyparquet reads, with every event that all may see", async () => {
    const rowsOf = async (log: Log, save: typeof saveOcelSqlite) =>
      parquetReadObjects({ file: new Uint8Array(readFileSync(await saved(log, save))).buffer })
    for (const log of logs) {
      const ids = seenByAll(log).map(({ id }) => id)
      expect(rowsIn(await textOf(log, csvEvents, {})).map(({ id }) => id)).toEqual(ids)
      expect((await rowsOf(log, saveParquetEvents)).map(({ id }) => id)).toEqual(ids)
      const relations = rowsIn(await textOf(log, csvRelations, {}))
      expect(await rowsOf(log, saveParquetRelations)).toHaveLength(relations.length)
      const view = rowsIn(await textOf(log, csvView(Views.register, understand), {}))
      const members = Object.keys(answerIn(log, Views.register))
      expect(new Set(view.map(({ pointer }) => pointer?.split("/")[1]))).toEqual(new Set(members))
    }
  })
  const cloudEvent = cloudEventValidator()
  it.skipIf(cloudEvent === undefined)("is CloudEvents by the schema and by the profile", async () => {
    for (const log of logs) {
      const events = linesIn(await textOf(log, cloudEvents, { source: "urn:nld:kvknr:12345678", rooms }))
      expect(faulty(cloudEvent, events)).toEqual([])
      expect(events.flatMap((event) => faultsIn(event))).toEqual([])
    }
  })
  const oriEvent = oriEventValidator()
  it.skipIf(oriEvent === undefined)("is ORI events by the schema of the draft and by its prose", async () => {
    const municipality = { gemeente: "gm0772", naam: "Gemeente" }
    const options = { understand, base: "https://pactwerk.example/ori/", municipality }
    for (const log of logs) {
      const events = linesIn(await textOf(log, oriEvents, options))
      expect(faulty(oriEvent, events)).toEqual([])
      // It was judged by its schema just above.
      expect(events.flatMap((event) => oriFaultsIn(event as Parameters<typeof oriFaultsIn>[0]))).toEqual([])
    }
  })
  it.skipIf(!popoloJudge.canJudge)("is Popolo by its schemas", async () => {
    for (const some of inTurns()) {
      const texts = await Promise.all(some.map((log) => textOf(log, popolo, { understand })))
      expect(popoloJudge.judge(texts)).toEqual([])
    }
  })
  const vobject = pythonWith("vobject")
  it.skipIf(vobject === undefined)("is a calendar that ical.js and vobject read alike", async () => {
    const program = [
      "import json, sys, vobject",
      "def parts(text):",
      "    calendar = vobject.readOne(text)",
      "    for one in [calendar, *calendar.components()]: one.validate(raiseException=True)",
      "    return len(list(calendar.components()))",
      "print(json.dumps([parts(text) for text in json.load(sys.stdin)]))"
    ].join("\n")
    for (const some of inTurns()) {
      const texts = await Promise.all(some.map((log) => textOf(log, iCalendar, { understand })))
      const parts = texts.map((text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().length)
      expect(JSON.parse(vobject?.(program, JSON.stringify(texts)) ?? "")).toEqual(parts)
      expect(Math.min(...parts)).toBeGreaterThan(1)
    }
  })
  it("is a document of each meeting by Akoma Ntoso and by the archive of ORI", async () => {
    const [akn, xml, archive] = ["akoma-ntoso/akomantoso30.xsd", "akoma-ntoso/xml.xsd", "ori-a/ORI-A.xsd"].map(oracle)
    if (akn === undefined || xml === undefined || archive === undefined) return
    const [asMinutes, asArchive] = [judging(akn, [{ fileName: "xml.xsd", contents: xml }]), judging(archive)]
    for (const some of inTurns()) {
      const held = some.flatMap((log) => meetingsOf(log).map((meeting) => ({ log, meeting })))
      expect(held.length).toBeGreaterThanOrEqual(some.length)
      const [minutes, archived] = [
        await Promise.all(held.map(({ log, meeting }) => textOf(log, akomaNtoso, { meeting, understand, words }))),
        await Promise.all(held.map(({ log, meeting }) => textOf(log, oriArchive, { meeting, understand })))
      ]
      expect(await asMinutes(...minutes)).toEqual([])
      expect(await asArchive(...archived)).toEqual([])
    }
  })
})
