/** Exports of areas that were played, by their outside judges: of two by the quickest; with PACTWERK_DEEP all, of all twenty. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  alliance,
  EventLog,
  KeyStore,
  layerMemory,
  layerMemoryKeys,
  openAlliance,
  type Recorded,
  rooms,
  Views
} from "@pactwerk/core"
import { Effect, Layer, ManagedRuntime, Stream } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { areas } from "../../examples/areas/names.ts"
import { playArea } from "../../examples/areas/play.ts"
import { exporting, type Format } from "../src/export/exporting.ts"
import {
  akomaNtoso,
  cloudEvents,
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
import { cloudEventValidator, faulty, linesIn, ocelValidator, oriEventValidator } from "./export/by-schema.ts"
import { bytesOf } from "./export/every.ts"
import { answerIn, oracle, sourceOf } from "./export/fixtures.ts"
import { loadJson, loadXml } from "./export/loading.ts"
import * as popoloJudge from "./export/popolo-judge.ts"
import { pythonWith } from "./export/python.ts"
import { brokenIn } from "./export/relational.ts"
import { judging } from "./export/xsd.ts"

const isDeep = process.env.PACTWERK_DEEP !== undefined
const chosen = areas.slice(0, isDeep ? areas.length : 2)
const years = isDeep ? 3 : 1
/** So many meetings of each area are judged as documents. */
const perArea = isDeep ? 2 : 1
const { understand, words } = alliance

interface Played {
  readonly name: string
  readonly log: ReadonlyArray<Recorded>
  readonly keys: KeyStore["Service"]
  /** Meetings with an agenda, from the first to the last. */
  readonly meetings: ReadonlyArray<string>
}
const played: Array<Played> = []

beforeAll(async () => {
  for (const [name, title] of chosen) {
    const services = ManagedRuntime.make(Layer.merge(Layer.fresh(layerMemory), Layer.fresh(layerMemoryKeys)))
    const [store, keys] = [await services.runPromise(EventLog), await services.runPromise(KeyStore)]
    const log = Layer.succeed(EventLog, store)
    await playArea({ name, title, seed: 1, years, log, keys: Layer.succeed(KeyStore, keys) })
    const opened = await openAlliance({ log, keys: Layer.succeed(KeyStore, keys) })
    const accounts = Object.entries<Views.Account>(answerIn(opened.events(), Views.minutes).meetings)
    const held = accounts.filter(([, { items }]) => items.length > 0).map(([meeting]) => meeting)
    const every = Math.max(1, Math.floor(held.length / perArea))
    const meetings = held.filter((_, index) => index % every === 0).slice(0, perArea)
    played.push({ name, log: opened.kept(), keys, meetings })
    await opened.close()
  }
}, 900_000)

const textOf = <Options extends object>({ keys, log }: Played, format: Format<Options>, options: Options) =>
  Effect.runPromise(
    Effect.flatMap(exporting(format, sourceOf(log, keys), { options }), ({ content }) => Stream.mkString(content))
  )
describe(`every export of ${chosen.length} areas`, { timeout: 1_200_000 }, () => {
  const ocel = ocelValidator()
  it.skipIf(!isDeep || ocel === undefined)("is OCEL JSON by its schema, and the same as its XML", async () => {
    for (const area of played) {
      const [json, xml] = [await textOf(area, ocelJson, {}), await textOf(area, ocelXml, {})]
      expect(faulty(ocel, [JSON.parse(json)]), area.name).toEqual([])
      expect(loadXml(xml), area.name).toEqual(loadJson(json))
    }
  })
  it.skipIf(!isDeep).each([
    ["OCEL XML", "ocel/ocel2-validation.xsd", (area: Played) => textOf(area, ocelXml, {})],
    ["XES", "xes/xes-ieee-1849-2016.xsd", (area: Played) => textOf(area, xes, { caseOf: "meeting" })]
  ])("is %s by its schema", async (_, file, made) => {
    const xsd = oracle(file)
    if (xsd === undefined) return
    for (const area of played) expect(await judging(xsd)(await made(area)), area.name).toEqual([])
  })
  it("is OCEL SQLite by the 24 relational rules", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pactwerk-areas-ocel-"))
    for (const { keys, log, name } of played) {
      const file = join(folder, `${name}.sqlite`)
      await Effect.runPromise(saveOcelSqlite(sourceOf(log, keys), { file }))
      expect(brokenIn(file), name).toEqual([])
    }
    rmSync(folder, { recursive: true })
  })
  const cloudEvent = cloudEventValidator()
  it.skipIf(cloudEvent === undefined)("is CloudEvents by the schema and by the profile", async () => {
    for (const area of played) {
      const events = linesIn(await textOf(area, cloudEvents, { source: "urn:nld:kvknr:12345678", rooms }))
      expect(faulty(cloudEvent, events), area.name).toEqual([])
      expect(
        events.flatMap((event) => faultsIn(event)),
        area.name
      ).toEqual([])
    }
  })
  const oriEvent = oriEventValidator()
  it.skipIf(!isDeep || oriEvent === undefined)(
    "is ORI events by the schema of the draft and by its prose",
    async () => {
      const municipality = { gemeente: "gm0772", naam: "Gemeente" }
      for (const area of played) {
        const options = { understand, base: "https://pactwerk.example/ori/", municipality }
        const events = linesIn(await textOf(area, oriEvents, options))
        expect(faulty(oriEvent, events), area.name).toEqual([])
        // It was judged by its schema just above.
        expect(
          events.flatMap((event) => oriFaultsIn(event as Parameters<typeof oriFaultsIn>[0])),
          area.name
        ).toEqual([])
      }
    }
  )
  it.skipIf(!isDeep || !popoloJudge.canJudge)("is Popolo by its schemas", async () => {
    const texts = await Promise.all(played.map((area) => textOf(area, popolo, { understand })))
    expect(popoloJudge.judge(texts)).toEqual([])
  })
  const vobject = pythonWith("vobject")
  it.skipIf(!isDeep || vobject === undefined)("is a calendar that vobject reads", async () => {
    const program = [
      "import sys, vobject",
      "calendar = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))",
      "for one in [calendar, *calendar.components()]: one.validate(raiseException=True)",
      "print(len(list(calendar.components())))"
    ].join("\n")
    for (const area of played) {
      const count = Number(vobject?.(program, await textOf(area, iCalendar, { understand })))
      expect(count, area.name).toBeGreaterThan(area.log.filter(({ type }) => type === "MeetingOpened").length)
    }
  })
  it.skipIf(!isDeep)("is a document of each meeting by Akoma Ntoso and by the archive of ORI", async () => {
    const [akn, xml, archive] = ["akoma-ntoso/akomantoso30.xsd", "akoma-ntoso/xml.xsd", "ori-a/ORI-A.xsd"].map(oracle)
    if (akn === undefined || xml === undefined || archive === undefined) return
    const [asMinutes, asArchive] = [judging(akn, [{ fileName: "xml.xsd", contents: xml }]), judging(archive)]
    for (const area of played) {
      for (const meeting of area.meetings) {
        const [minutes, archived] = [
          await textOf(area, akomaNtoso, { meeting, understand, words }),
          await textOf(area, oriArchive, { meeting, understand })
        ]
        expect(await asMinutes(minutes), `${area.name} ${meeting}`).toEqual([])
        expect(await asArchive(archived), `${area.name} ${meeting}`).toEqual([])
      }
    }
  })
  it.skipIf(!isDeep)("is there in every form there is, and states the size of its log", async () => {
    for (const { log, name } of played) {
      for (const [form, bytes] of await bytesOf(log)) {
        expect(Buffer.from(bytes).toString(), `${name} ${form}`).toContain(String(log.length))
      }
    }
  })
})
