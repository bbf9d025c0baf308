/** What the standard asks of the tables of OCEL 2.0 SQLite: 24 rules, each a query that finds nothing where it holds. */
import { DatabaseSync } from "node:sqlite"

const both = (kinds: string) => `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${kinds}_?*'`
const columns = (table: string) => `SELECT name FROM pragma_table_info('${table}')`
const keys = (table: string) => `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`
const refers = (table: string, from: string, to: string, column: string) =>
  `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list('${table}')
    WHERE "from" = '${from}' AND "table" = '${to}' AND "to" = '${column}')`

/** Those of these names that the query does not find. */
const lacking = (names: ReadonlyArray<string>, query: string) =>
  `SELECT value FROM json_each('${JSON.stringify(names)}') WHERE value NOT IN (${query})`
const together = (...queries: ReadonlyArray<string>) =>
  queries.map((query) => `SELECT * FROM (${query})`).join(" UNION ALL ")

/** For every table of a type: whether something of it is as it should be. */
const eachTable = (kind: "event" | "object", isWrong: string) =>
  `SELECT ocel_type FROM ${kind}_map_type AS map WHERE ${isWrong.replaceAll("TABLE", `'${kind}_' || map.ocel_type_map`)}`
const eachHas = (kind: "event" | "object", column: string) =>
  eachTable(kind, `(SELECT count(*) FROM pragma_table_info(TABLE) WHERE ${column}) <> 1`)
const typeTables = (kind: "event" | "object") =>
  together(
    eachTable(kind, `TABLE NOT IN (${both(kind)})`),
    `${both(kind)} AND name NOT IN ('event_object', 'object_object', 'event_map_type', 'object_map_type')
      AND name NOT IN (SELECT '${kind}_' || ocel_type_map FROM ${kind}_map_type)`
  )

const six = ["event_map_type", "object_map_type", "event", "object", "event_object", "object_object"]

export const relational: ReadonlyArray<readonly [title: string, query: string]> = [
  ["the six tables of every log are there", lacking(six, "SELECT name FROM sqlite_master WHERE type = 'table'")],
  ["every type of object has its table, and no other table is called as one", typeTables("object")],
  ["every type of event has its table, and no other table is called as one", typeTables("event")],
  [
    "four tables have a type",
    together(
      ...["event_map_type", "object_map_type", "event", "object"].map((table) => lacking(["ocel_type"], columns(table)))
    )
  ],
  [
    "both lists of types have the name of a table",
    together(...["event_map_type", "object_map_type"].map((table) => lacking(["ocel_type_map"], columns(table))))
  ],
  [
    "events and objects have an id",
    together(...["event", "object"].map((table) => lacking(["ocel_id"], columns(table))))
  ],
  [
    "both kinds of relation have a qualifier",
    together(...["event_object", "object_object"].map((table) => lacking(["ocel_qualifier"], columns(table))))
  ],
  ["a relation of an event names both ends", lacking(["ocel_event_id", "ocel_object_id"], columns("event_object"))],
  ["a relation of an object names both ends", lacking(["ocel_source_id", "ocel_target_id"], columns("object_object"))],
  ["every table of objects has an id", eachHas("object", "name = 'ocel_id'")],
  ["every table of events has an id", eachHas("event", "name = 'ocel_id'")],
  ["every table of objects has a time, a TIMESTAMP", eachHas("object", "name = 'ocel_time' AND type = 'TIMESTAMP'")],
  ["every table of events has a time, a TIMESTAMP", eachHas("event", "name = 'ocel_time' AND type = 'TIMESTAMP'")],
  [
    "a type is the key of both lists of types",
    together(...["event_map_type", "object_map_type"].map((table) => lacking(["ocel_type"], keys(table))))
  ],
  [
    "an id is the key of events and of objects",
    together(...["event", "object"].map((table) => lacking(["ocel_id"], keys(table))))
  ],
  [
    "both ends and the qualifier are the key of what events go with",
    lacking(["ocel_event_id", "ocel_object_id", "ocel_qualifier"], keys("event_object"))
  ],
  [
    "both ends and the qualifier are the key of what objects go with",
    lacking(["ocel_source_id", "ocel_target_id", "ocel_qualifier"], keys("object_object"))
  ],
  ["an id is the key of every table of events", eachHas("event", "name = 'ocel_id' AND pk = 1")],
  ["an event refers to its type", refers("event", "ocel_type", "event_map_type", "ocel_type")],
  ["an object refers to its type", refers("object", "ocel_type", "object_map_type", "ocel_type")],
  [
    "a relation of an event refers to both ends",
    together(
      refers("event_object", "ocel_event_id", "event", "ocel_id"),
      refers("event_object", "ocel_object_id", "object", "ocel_id")
    )
  ],
  [
    "a relation of an object refers to both ends",
    together(
      refers("object_object", "ocel_source_id", "object", "ocel_id"),
      refers("object_object", "ocel_target_id", "object", "ocel_id")
    )
  ],
  ...(["event", "object"] as const).map(
    (kind) =>
      [
        `every table of ${kind}s refers to the ${kind}s`,
        eachTable(
          kind,
          `NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(TABLE)
            WHERE "from" = 'ocel_id' AND "table" = '${kind}' AND "to" = 'ocel_id')`
        )
      ] as const
  )
]

/** What a file of SQLite is asked. */
export const asking = <A>(file: string, ask: (database: DatabaseSync) => A): A => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return ask(database)
  } finally {
    database.close()
  }
}

/** The rules that do not hold, and those that cannot even be asked. */
export const brokenIn = (file: string) =>
  asking(file, (database) =>
    relational.flatMap(([title, query]) => {
      try {
        return database.prepare(query).all().length === 0 ? [] : [title]
      } catch {
        return [title]
      }
    })
  )
