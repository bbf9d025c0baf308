/** The two tables of every tabular export: the events, and the things they name. */
import { canonicalise } from "@pactwerk/core"
import type { Shown } from "./extract.ts"

/** What a column holds. */
export type ColumnType = "text" | "int32" | "int64" | "double" | "timestamp"

/** One column: what it is called, what it holds, and where it is from. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly isOptional: boolean
  readonly of: (row: Row) => string | number | undefined
}

const text = <Row>(name: string, of: Column<Row>["of"], isOptional = false): Column<Row> => ({
  name,
  type: "text",
  isOptional,
  of
})
const perhaps = <Row>(name: string, of: Column<Row>["of"]) => text(name, of, true)

/** One row for each event; `data` is canonical JSON. */
export const eventColumns: ReadonlyArray<Column<Shown>> = [
  text("id", ({ recorded }) => recorded.id),
  text("type", ({ recorded }) => recorded.type),
  { name: "schema", type: "int32", isOptional: false, of: ({ recorded }) => recorded.schema },
  { name: "position", type: "int64", isOptional: false, of: ({ recorded }) => recorded.position },
  perhaps("occurred_earliest", ({ recorded }) => recorded.occurred.earliest),
  perhaps("occurred_latest", ({ recorded }) => recorded.occurred.latest),
  text("occurred_said", ({ recorded }) => recorded.occurred.said),
  text("occurred_precision", ({ recorded }) => recorded.occurred.precision),
  { name: "recorded_at", type: "timestamp", isOptional: false, of: ({ recorded }) => recorded.recordedAt },
  perhaps("actor", ({ recorded }) => recorded.actor.person),
  text("role", ({ recorded }) => recorded.actor.role),
  perhaps("on_behalf_of", ({ recorded }) => recorded.actor.onBehalfOf),
  text("data", ({ recorded }) => canonicalise(recorded.data)),
  perhaps("source_document", ({ recorded }) => recorded.source?.document),
  perhaps("source_section", ({ recorded }) => recorded.source?.section),
  text("certainty", ({ recorded }) => recorded.certainty),
  text("command_id", ({ recorded }) => recorded.command.id),
  text("command_name", ({ recorded }) => recorded.command.name),
  text("correlation_id", ({ recorded }) => recorded.correlationId),
  perhaps("causation_id", ({ recorded }) => recorded.causationId),
  text("hash", ({ recorded }) => recorded.hash)
]

/** A thing that an event names. */
export interface RelationRow {
  readonly event: string
  readonly position: number
  readonly object: string
  readonly kind: string
  readonly qualifier: string
}

/** One row for each way in which an event names a thing. */
export const relationColumns: ReadonlyArray<Column<RelationRow>> = [
  text("event", ({ event }) => event),
  { name: "position", type: "int64", isOptional: false, of: ({ position }) => position },
  text("object", ({ object }) => object),
  text("kind", ({ kind }) => kind),
  text("qualifier", ({ qualifier }) => qualifier)
]

export const relationRows = ({ recorded, relations }: Shown): ReadonlyArray<RelationRow> =>
  relations.map((relation) => ({ event: recorded.id, position: recorded.position, ...relation }))
