/** The areas side by side as rows: one for each area and measure, for a spreadsheet, R or DuckDB. */
import { resolve } from "node:path"
import { type Analysis, canonicalise, type LogError, measures } from "@pactwerk/core"
import { Effect, Result, type Schema } from "effect"
import type { Column } from "../export/columns.ts"
import { rowsIn } from "../export/csv.ts"
import { makeLosses } from "../export/statement.ts"
import type { Desk } from "./desk.ts"
import { ofLog } from "./faults.ts"
import { optional } from "./reach.ts"
import { type Area, brokenIn, type RolledUp } from "./rolling-up.ts"
import { save } from "./writing.ts"

/** One measure of one area: a count is its own least, median and most. */
interface Row {
  readonly area: Area
  readonly measure: string
  readonly unit: string
  readonly count: number
  readonly least: number | undefined
  readonly median: number | undefined
  readonly most: number | undefined
}

const text = (name: string, of: (row: Row) => string): Column<Row> => ({ name, type: "text", isOptional: false, of })
const number = (name: string, of: (row: Row) => number | undefined): Column<Row> => ({
  name,
  type: "double",
  isOptional: true,
  of
})
const columns: ReadonlyArray<Column<Row>> = [
  text("alliance", ({ area }) => area.name),
  { name: "size", type: "int64", isOptional: false, of: ({ area }) => area.size },
  text("root", ({ area }) => area.root),
  text("measure", ({ measure }) => measure),
  text("unit", ({ unit }) => unit),
  { name: "count", type: "int32", isOptional: false, of: ({ count }) => count },
  number("least", ({ least }) => least),
  number("median", ({ median }) => median),
  number("most", ({ most }) => most)
]

/** Every measure of every area, and how often each rule was broken that was broken in one of them. */
const rowsOf = (areas: ReadonlyArray<Area>): ReadonlyArray<Row> => {
  const rules = brokenIn(areas)
  const nothing = { count: 0, least: undefined, median: undefined, most: undefined }
  return areas.flatMap((area) => [
    ...measures.map(({ id, unit }) => ({ area, measure: id, unit, ...(area.measures[id] ?? nothing) })),
    ...rules.map((rule) => {
      const times = area.rules[rule] ?? 0
      return { area, measure: `breaches/${rule}`, unit: "count", count: 1, least: times, median: times, most: times }
    })
  ])
}

/** What the files say of themselves: of which logs, at which level and moment, and which could not be read. */
const statementOf = (desk: Desk, { areas, failed, on }: RolledUp, at: Analysis.At, format: string) => ({
  format,
  exporterVersion: 1,
  level: desk.everywhere.level,
  options: { on, ...(at.known !== undefined && { known: at.known }), possible: at.possible ?? false },
  alliances: areas.map(({ name, root, size }) => ({ name, size, root })),
  failed: failed.map(({ name }) => name),
  losses: {}
})

/** Writes the rows as CSV, with the statement beside it. */
export const saveCsv = (desk: Desk, rolled: RolledUp, at: Analysis.At, out: string): void => {
  const { head, row } = rowsIn({}, makeLosses())
  const rows = rowsOf(rolled.areas).map((one) => row(columns.map(({ of }) => of(one))))
  save(desk, `${out}.export.json`, `${canonicalise(statementOf(desk, rolled, at, "csv-roll-up"))}\n`)
  save(desk, out, `${head(columns.map(({ name }) => name))}${rows.join("")}`)
}

/** Writes the rows as Parquet, with the statement in it. */
export const saveParquet = async (desk: Desk, rolled: RolledUp, at: Analysis.At, out: string): Promise<void> => {
  const parquet = await optional("Parquet", ["hyparquet-writer"], () => import("../export/parquet.ts"))
  const file = resolve(desk.outside.folder, out)
  const statement: Readonly<Record<string, Schema.Json>> = statementOf(desk, rolled, at, "parquet-roll-up")
  const saving: Effect.Effect<void, LogError> = parquet.saveParquetRows({
    file,
    columns,
    rows: rowsOf(rolled.areas),
    statement
  })
  const saved = await Effect.runPromise(Effect.result(saving))
  if (Result.isFailure(saved)) throw ofLog(saved.failure, { named: out, refusals: desk.log.refusals })
}
