/** The tables of OCEL 2.0 SQLite: six of every log, and one for each type of event and of object. */
import type { Survey, Types, ValueType } from "./survey.ts"

/** A table of one type, and its attributes. */
export interface TypeTable {
  readonly type: string
  readonly table: string
  readonly columns: ReadonlyArray<readonly [name: string, type: ValueType]>
}

export interface Layout {
  readonly event: ReadonlyArray<TypeTable>
  readonly object: ReadonlyArray<TypeTable>
}

/** A name as SQL has it. */
export const nameOf = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const layoutOf = ({ eventTypes, objectTypes }: Survey): Layout => ({
  event: typeTables("event", eventTypes),
  object: typeTables("object", objectTypes)
})

/** Names that are tables already, or that the standard counts as such. */
const taken = ["object", "map_type"]

/** A name of letters, digits and underscores for each, none like another in small letters. */
const typeTables = (kind: "event" | "object", types: Types): ReadonlyArray<TypeTable> => {
  const used = new Set(taken)
  return [...types].map(([type, attributes]) => {
    const bare = type.replaceAll(/[^A-Za-z0-9_]/g, "_")
    let map = bare
    for (let count = 2; used.has(map.toLowerCase()); count++) map = `${bare}_${count}`
    used.add(map.toLowerCase())
    return { type, table: `${kind}_${map}`, columns: [...attributes] }
  })
}

const sqlTypes: Readonly<Record<ValueType, string>> = {
  string: "TEXT",
  time: "TIMESTAMP",
  integer: "INTEGER",
  float: "REAL",
  boolean: "BOOLEAN"
}

/** What makes every table, in order. */
export const tablesOf = ({ event, object }: Layout): ReadonlyArray<string> => [
  ...(["event", "object"] as const).flatMap((kind) => [
    `CREATE TABLE ${kind}_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT)`,
    `CREATE TABLE ${kind} (ocel_id TEXT PRIMARY KEY, ocel_type TEXT, ${refers("ocel_type", `${kind}_map_type`)})`
  ]),
  pairs("event_object", ["ocel_event_id", "event"], ["ocel_object_id", "object"]),
  pairs("object_object", ["ocel_source_id", "object"], ["ocel_target_id", "object"]),
  ...event.map(({ columns, table }) =>
    create(table, [
      "ocel_id TEXT PRIMARY KEY",
      "ocel_time TIMESTAMP",
      ...columnsOf(columns),
      refers("ocel_id", "event")
    ])
  ),
  ...object.map(({ columns, table }) =>
    create(table, [
      ...["ocel_id TEXT", "ocel_time TIMESTAMP", "ocel_changed_field TEXT"],
      ...[...columnsOf(columns), refers("ocel_id", "object")]
    ])
  ),
  "CREATE TABLE pactwerk_export (name TEXT PRIMARY KEY, value TEXT)"
]

const create = (table: string, parts: ReadonlyArray<string>) => `CREATE TABLE ${nameOf(table)} (${parts.join(", ")})`

const columnsOf = (columns: TypeTable["columns"]) => columns.map(([name, type]) => `${nameOf(name)} ${sqlTypes[type]}`)

const refers = (column: string, table: string) =>
  `FOREIGN KEY (${column}) REFERENCES ${table}(${column === "ocel_type" ? "ocel_type" : "ocel_id"})`

type End = readonly [column: string, table: string]

const pairs = (table: string, one: End, other: End) =>
  create(table, [
    ...[`${one[0]} TEXT`, `${other[0]} TEXT`, "ocel_qualifier TEXT"],
    ...[`PRIMARY KEY (${one[0]}, ${other[0]}, ocel_qualifier)`, refers(...one), refers(...other)]
  ])
