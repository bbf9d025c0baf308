/** `@pactwerk/adapters/export/parquet`: the events and the things they name as Parquet, by `hyparquet-writer`. */
import { canonicalise, type LogError } from "@pactwerk/core"
import { Effect, type Schema, Stream } from "effect"
import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer"
import { attempt } from "../storage/shared/file-errors.ts"
import { type Column, eventColumns, type RelationRow, relationColumns, relationRows } from "./columns.ts"
import { noting, statementOf } from "./exporting.ts"
import { type AboveLevel, type Extract, extract, type Shown, type Source, type Wanted } from "./extract.ts"
import { whole } from "./file.ts"
import { type Losses, makeLosses, type Statement } from "./statement.ts"

/**
 * Writes the events to a Parquet file, a row each. The statement stands in the metadata of the file.
 *
 * @example
 * yield* saveParquetEvents(source, { file: "events.parquet" })
 */
export const saveParquetEvents = (source: Source, wanted: Wanted & { readonly file: string }) =>
  saving("parquet-events", source, wanted, eventColumns, noting)

/**
 * Writes the things that events name to a Parquet file, a row for each way of standing there.
 *
 * @example
 * yield* saveParquetRelations(source, { file: "relations.parquet" })
 */
export const saveParquetRelations = (source: Source, wanted: Wanted & { readonly file: string }) =>
  saving("parquet-relations", source, wanted, relationColumns, relationsIn)

const relationsIn = (read: Extract, losses: Losses): Stream.Stream<RelationRow, LogError> =>
  Stream.flattenIterable(Stream.map(noting(read, losses), relationRows))

const saving = Effect.fnUntraced(function* <Row extends Shown | RelationRow>(
  name: string,
  source: Source,
  { file, ...wanted }: Wanted & { readonly file: string },
  columns: ReadonlyArray<Column<Row>>,
  rowsOf: (read: Extract, losses: Losses) => Stream.Stream<Row, LogError>
): Effect.fn.Return<Statement, LogError | AboveLevel> {
  const read = yield* extract(source, wanted)
  const losses = makeLosses()
  const statement = statementOf(read, { name, version: 1 }, {}, losses)
  yield* whole(file, (draft) => writing(draft, columns, rowsOf(read, losses), statement))
  return statement()
})

/**
 * Writes rows of one's own to a Parquet file, with what they say of themselves in its metadata.
 *
 * @example
 * yield* saveParquetRows({ file: "areas.parquet", columns, rows, statement })
 */
export const saveParquetRows = <Row>({
  columns,
  file,
  rows,
  statement
}: {
  readonly file: string
  readonly columns: ReadonlyArray<Column<Row>>
  readonly rows: ReadonlyArray<Row>
  readonly statement: Readonly<Record<string, Schema.Json>>
}): Effect.Effect<void, LogError> =>
  whole(file, (draft) => writing(draft, columns, Stream.fromIterable(rows), () => statement))

/** So many rows are held in memory, and stand together in the file. */
const rowsInGroup = 10_000

const writing = <Row>(
  file: string,
  columns: ReadonlyArray<Column<Row>>,
  rows: Stream.Stream<Row, LogError>,
  statement: () => object
): Effect.Effect<void, LogError> =>
  Effect.gen(function* () {
    const schema: Array<SchemaElement> = [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)]
    const writer = yield* attempt(
      file,
      "write",
      () =>
        // The name of the program goes into the bytes: not that of a version.
        new ParquetWriter({ writer: fileWriter(file), schema, createdBy: "pactwerk" })
    )
    yield* Stream.runForEachArray(Stream.rechunk(rows, rowsInGroup), (group) =>
      attempt(file, "write", () => {
        const columnData = columns.map((column) => ({ name: column.name, data: group.map(cellOf(column)) }))
        writer.write({ columnData, rowGroupSize: rowsInGroup })
      })
    )
    yield* attempt(file, "write", () => {
      writer.kvMetadata = [{ key: "pactwerk:export", value: canonicalise(statement()) }]
      writer.finish()
    })
  })

const types = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  int32: { type: "INT32" },
  int64: { type: "INT64" },
  double: { type: "DOUBLE" },
  timestamp: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" } }
} as const satisfies Readonly<Record<string, Omit<SchemaElement, "name">>>

const elementOf = <Row>({ isOptional, name, type }: Column<Row>): SchemaElement => ({
  name,
  repetition_type: isOptional ? "OPTIONAL" : "REQUIRED",
  ...types[type]
})

const cellOf =
  <Row>({ of, type }: Column<Row>) =>
  (row: Row): string | number | bigint | Date | null => {
    const value = of(row)
    if (value === undefined) return null
    if (type === "int64") return BigInt(value)
    return type === "timestamp" ? new Date(value) : value
  }
