/** Parquet: two independent readers agree with the log, column for column. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Recorded } from "@pactwerk/core"
import { tableFromIPC } from "@uwdata/flechette"
import { Effect, Stream } from "effect"
import { parquetMetadata, parquetReadObjects } from "hyparquet"
import { readParquet } from "parquet-wasm"
import { afterAll, describe, expect, it } from "vitest"
import { eventColumns, relationColumns, relationRows } from "../src/export/columns.ts"
import { saveParquetEvents, saveParquetRelations } from "../src/export/parquet.ts"
import { corpus, extracted, histories, sourceOf, standing } from "./export/fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "pactwerk-parquet-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const save = async (of: ReadonlyArray<Recorded>, saving: typeof saveParquetEvents = saveParquetEvents) => {
  const file = join(folder, `${files++}.parquet`)
  const statement = await Effect.runPromise(saving(sourceOf(of), { file }))
  return { bytes: readFileSync(file), statement }
}
type Row = Readonly<Record<string, unknown>>
/** One value of either reader as it is compared: a moment in milliseconds, a large integer as a number. */
const same = (value: unknown): unknown =>
  value instanceof Date ? value.getTime() : typeof value === "bigint" ? Number(value) : (value ?? undefined)
const rowsBy = {
  hyparquet: async (bytes: Buffer): Promise<ReadonlyArray<Row>> =>
    parquetReadObjects({ file: new Uint8Array(bytes).buffer }),
  "parquet-wasm": async (bytes: Buffer): Promise<ReadonlyArray<Row>> =>
    tableFromIPC(readParquet(new Uint8Array(bytes)).intoIPCStream(), { useDate: true }).toArray()
}
const shown = async (of: ReadonlyArray<Recorded>) => Effect.runPromise(Stream.runCollect((await extracted(of)).events))
const logs = [corpus(), ...histories(3)]
const [log = []] = logs

/** What is known of a column: how many, absent, smallest, largest, distinct, and the sum where it is of numbers. */
const measures = (values: ReadonlyArray<unknown>) => {
  const there = values.filter((value) => value !== undefined)
  const sorted = there
    .map((value) => value as string | number)
    .sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)) // They are.
  const numbers = sorted.filter((value) => typeof value === "number")
  return {
    ...{ count: values.length, absent: values.length - there.length, distinct: new Set(there).size },
    ...{ least: sorted[0], most: sorted.at(-1), sum: numbers.reduce((one, other) => one + other, 0) }
  }
}

describe.each(Object.entries(rowsBy))("by %s", (_, rowsOf) => {
  it("every column of the events is as the log says", async () => {
    for (const of of logs) {
      const [rows, events] = [await rowsOf((await save(of)).bytes), await shown(of)]
      for (const { name, of: cell, type } of eventColumns) {
        const read = rows.map((row) => same(row[name]))
        const kept = events.map((event) => (type === "timestamp" ? Date.parse(String(cell(event))) : cell(event)))
        expect(read, name).toEqual(kept)
        expect(measures(read), name).toEqual(measures(kept))
      }
    }
  })
  it("every column of the relations is as the log says", async () => {
    const rows = await rowsOf((await save(log, saveParquetRelations)).bytes)
    const relations = (await shown(log)).flatMap(relationRows)
    expect(relations.length).toBeGreaterThan(1000)
    for (const { name, of } of relationColumns) {
      expect(
        rows.map((row) => same(row[name])),
        name
      ).toEqual(relations.map(of))
    }
  })
  it("a text of any sign is as it was, over more than one group of rows", async () => {
    const [stated] = log.filter(({ type }) => type === "StatementRecorded")
    const texts = ["", "\u0000", "\u{1f333}", "a\r\nb", "\ufffe"]
    const many = Array.from({ length: 10_001 }, (_, index) => texts[index % texts.length] ?? "")
    const of = many.map((said, index) => ({ ...stated, occurred: { ...stated?.occurred, said }, position: index + 1 }))
    // Made up in parts: nothing but their texts and positions is looked at.
    const rows = await rowsOf((await save(of as unknown as ReadonlyArray<Recorded>)).bytes)
    expect(rows.map(({ occurred_said }) => occurred_said)).toEqual(many)
  })
})

describe("the file", () => {
  it("of an empty log is read by hyparquet; by parquet-wasm not yet, for the writer gives an empty list no type", async () => {
    const { bytes } = await save([])
    expect(await rowsBy.hyparquet(bytes)).toEqual([])
    await expect(rowsBy["parquet-wasm"](bytes)).rejects.toThrow(/element type/)
  })
  it("says of its moments that they are in UTC, in milliseconds", async () => {
    const { bytes } = await save(log)
    const { schema } = parquetMetadata(new Uint8Array(bytes).buffer)
    expect(schema.find(({ name }) => name === "recorded_at")).toMatchObject({
      type: "INT64",
      logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" }
    })
    const table = tableFromIPC(readParquet(new Uint8Array(bytes)).intoIPCStream())
    expect(table.schema.fields.find(({ name }) => name === "recorded_at")?.type).toMatchObject({ timezone: "UTC" })
    expect(table.schema.fields.find(({ name }) => name === "position")?.type).toMatchObject({
      bitWidth: 64,
      signed: true
    })
  })
  it("states what it is of in its metadata", async () => {
    const { bytes, statement } = await save(log)
    const { created_by, key_value_metadata } = parquetMetadata(new Uint8Array(bytes).buffer)
    expect(created_by).toBe("pactwerk")
    const [said] = key_value_metadata ?? []
    expect(said?.key).toBe("pactwerk:export")
    expect(JSON.parse(said?.value ?? "")).toEqual(statement)
    expect(statement).toMatchObject({ format: "parquet-events", losses: { eventsWithheld: expect.any(Number) } })
  })
  it("is the same bytes each time", async () => {
    expect((await save(log)).bytes.equals((await save(log)).bytes)).toBe(true)
  })
  it("has a group of rows for each 10,000", async () => {
    const [one] = standing(log.slice(0, 1))
    const of = Array.from({ length: 10_001 }, (_, index) => ({ ...one, position: index + 1 }))
    // Made up in parts: only how many there are is looked at.
    const groups = async (of: unknown) =>
      parquetMetadata(new Uint8Array((await save(of as ReadonlyArray<Recorded>)).bytes).buffer).row_groups.length
    expect(await groups(of.slice(0, 10_000))).toBe(1)
    expect(await groups(of)).toBe(2)
  })
})
