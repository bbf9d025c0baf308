/** Comma-separated values: what is read back is what was written, and a spreadsheet runs nothing. */
import { alliance, type Recorded, readable, replay, Views } from "@pactwerk/core"
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { type CsvOptions, csvEvents, csvRelations, csvView } from "../src/export/csv.ts"
import { corpus, exported, histories, standing } from "./export/fixtures.ts"

/** A reader by RFC 4180; what is empty and not quoted is absent. */
const readCsv = (text: string, separator = ","): ReadonlyArray<ReadonlyArray<string | undefined>> => {
  const rows: Array<Array<string | undefined>> = []
  let row: Array<string | undefined> = []
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, "y")
  while (cell.lastIndex < text.length) {
    const [, quoted, bare, end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`no cell at ${cell.lastIndex}`)
    row.push(quoted?.replaceAll('""', '"') ?? (bare === "" ? undefined : bare))
    if (end === separator) continue
    rows.push(row)
    row = []
  }
  return rows
}
const records = (text: string) => {
  const [names = [], ...rows] = readCsv(text)
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name ?? "", row[index]])))
}
const log = corpus()
const [stated] = log.filter(({ type }) => type === "StatementRecorded")
assert.isDefined(stated)
const saying = (texts: ReadonlyArray<string>) =>
  standing(
    texts.map((text) => ({ ...stated, data: { ...stated.data, text }, occurred: { ...stated.occurred, said: text } }))
  )
const inside = { level: "personal", reader: "personal" } as const
const csv = async (of: ReadonlyArray<Recorded>, options: CsvOptions = {}, wanted = {}) =>
  exported(csvEvents, of, options, wanted)
const said = async (texts: ReadonlyArray<string>, options: CsvOptions) => csv(saying(texts), options)

describe("the table of events", () => {
  it("gives back every event as it was", async () => {
    for (const of of [standing(log.filter(({ type }) => type === "PledgeMade")), ...histories(3)]) {
      const rows = records((await csv(of, {}, inside)).text)
      expect(rows.map(({ id }) => id)).toEqual(of.map(({ id }) => id))
      for (const [index, row] of rows.entries()) {
        const recorded = of[index]
        assert.isDefined(recorded)
        const { actor, causationId, certainty, command, correlationId, data, hash, occurred, source } = recorded
        expect(JSON.parse(row.data ?? "")).toEqual(data)
        expect(row).toMatchObject({
          ...{
            type: recorded.type,
            schema: "1",
            position: String(recorded.position),
            recorded_at: recorded.recordedAt
          },
          ...{ occurred_earliest: occurred.earliest, occurred_latest: occurred.latest, occurred_said: occurred.said },
          ...{ occurred_precision: occurred.precision, actor: actor.person, role: actor.role },
          ...{ on_behalf_of: actor.onBehalfOf, source_document: source?.document, source_section: source?.section },
          ...{ certainty, command_id: command.id, command_name: command.name, correlation_id: correlationId },
          ...{ causation_id: causationId, hash }
        })
      }
    }
  })
  it("gives back 10,000 texts as they were", async () => {
    const texts = fc.sample(fc.string({ unit: "binary", minLength: 1 }), { numRuns: 9_900, seed: 11 })
    const odd = ["=1+1", '"', '""', ",", "\r\n", "\r", "\n", " a", "a ", "\t", "'", ";", "\ufeff", "\u0000", "null"]
    const all = [...texts, ...Array.from({ length: 100 }, (_, index) => odd[index % odd.length] ?? "")]
    const rows = records((await said(all, {})).text)
    expect(rows.map(({ occurred_said }) => occurred_said)).toEqual(all)
    expect(rows.map(({ data }) => JSON.parse(data ?? "").text)).toEqual(all)
  })
  it("tells an empty text from one that is not there", async () => {
    const { text } = await csv(standing([{ ...stated, source: { document: "" as never } }])) // As a damaged log could hold it.
    expect(records(text)[0]).toMatchObject({ source_document: "", source_section: undefined })
  })
  it("ends every line with a carriage return and a line feed, and begins with no mark", async () => {
    const { text } = await csv(log.slice(0, 5))
    expect(text.startsWith("id,type,schema,position,")).toBe(true)
    expect(text.split("\r\n").at(-1)).toBe("")
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  })
  it("loses nothing that may be seen", async () => {
    expect((await csv(histories(1)[0] ?? [], {}, inside)).statement.losses).toEqual({})
    expect((await csv(log)).statement.losses).toMatchObject({ eventsWithheld: expect.any(Number) })
  })
})

describe("for a spreadsheet", () => {
  const options = { profile: "spreadsheet" } as const
  it.each(["=1+1", "+1", "-1", "@a", "\ta", "\ra"])(
    "`%s` is no formula any more, and that is counted",
    async (text) => {
      const made = await said([text], options)
      const cell = readCsv(made.text.slice(1), ";")[1]?.[6]
      expect(cell).toBe(`'${text}`)
      expect(made.statement.losses).toEqual({ cellsPrefixed: 1 })
    }
  )
  it.each(["a=1", "'=1", "1+1", "à", "(=1)"])("`%s` stays as it is", async (text) => {
    const made = await said([text], options)
    expect(readCsv(made.text.slice(1), ";")[1]?.[6]).toBe(text)
    expect(made.statement.losses).toEqual({})
  })
  it("has semicolons, and the mark by which it knows UTF-8; and says so", async () => {
    const made = await said(["a;b"], options)
    expect(made.text.startsWith("\ufeffid;type;")).toBe(true)
    expect(made.text).toContain(';"a;b";')
    expect(made.statement.options).toEqual({ profile: "spreadsheet" })
    expect((await said(["a;b"], {})).text).toContain(",a;b,")
  })
})

describe("the table of relations", () => {
  it("has a row for each thing an event names, as its definition says", async () => {
    const pledged = standing(log.filter(({ type }) => type === "PledgeMade"))
    const rows = records((await exported(csvRelations, pledged, {})).text)
    expect(
      rows.filter(({ event }) => event === pledged[0]?.id).map(({ object, qualifier }) => `${qualifier} ${object}`)
    ).toEqual([
      "pledge pledge:pledge-1",
      "organisation organisation:bibliotheek",
      "by person:0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01",
      "for.initiative initiative:initiative-1",
      "meeting meeting:alliantieraad-2024-02-01",
      "agendaItem agendaItem:punt-4"
    ])
    expect(rows.every(({ kind, object }) => object?.startsWith(`${kind}:`))).toBe(true)
  })
})

describe("the table of a view", () => {
  it("holds the whole answer, each value by its place", async () => {
    const [history = []] = histories(1)
    const { statement, text } = await exported(csvView(Views.register, alliance.understand), history, {})
    const fold = readable(Views.register, alliance.understand)
    const heard = history.filter(({ type }) => Object.hasOwn(Views.register.Event.cases, type))
    const answer = replay(
      fold,
      heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
    )
    const rows = records(text)
    expect(rows.length).toBeGreaterThan(20)
    for (const { pointer, type, value } of rows) {
      let at: unknown = answer
      for (const step of (pointer ?? "").split("/").slice(1)) at = Object(at)[step]
      if (type === "list" || type === "record") expect(Object.keys(Object(at))).toEqual([])
      else expect(String(at)).toBe(value)
    }
    const single = (of: unknown): number => {
      if (of === undefined) return 0
      const parts = typeof of === "object" && of !== null ? Object.values(of) : []
      return parts.length === 0 ? 1 : parts.map(single).reduce((one, other) => one + other)
    }
    expect(rows).toHaveLength(single(answer))
    expect(statement.options).toEqual({ profile: "data", view: "register", viewVersion: 1 })
  })
  it("has the same rows in the same order each time", async () => {
    const format = csvView(Views.register, alliance.understand)
    const [one, other] = [await exported(format, log, {}), await exported(format, log, {})]
    expect(one.text).toBe(other.text)
  })
})
