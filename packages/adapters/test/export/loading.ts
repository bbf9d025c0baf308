/** OCEL read back, from each of its forms, into one and the same shape. */
import { DatabaseSync } from "node:sqlite"

type Pair = readonly [name: string, value: string]

export interface Loaded {
  readonly events: Readonly<Record<string, LoadedEvent>>
  readonly objects: Readonly<Record<string, LoadedObject>>
  /** Every attribute of every type, with its own. */
  readonly types: ReadonlyArray<string>
}
interface LoadedEvent {
  readonly type: string
  readonly time: string
  readonly attributes: ReadonlyArray<Pair>
  readonly relationships: ReadonlyArray<string>
}
interface LoadedObject {
  readonly type: string
  readonly attributes: ReadonlyArray<string>
  readonly links: ReadonlyArray<string>
}

interface Named {
  readonly name: string
}
interface Json {
  readonly eventTypes: ReadonlyArray<Named & { readonly attributes: ReadonlyArray<Named & { readonly type: string }> }>
  readonly objectTypes: Json["eventTypes"]
  readonly events: ReadonlyArray<{
    readonly id: string
    readonly type: string
    readonly time: string
    readonly attributes: ReadonlyArray<Named & { readonly value: string }>
    readonly relationships: ReadonlyArray<{ readonly objectId: string; readonly qualifier: string }>
  }>
  readonly objects: ReadonlyArray<{
    readonly id: string
    readonly type: string
    readonly attributes: ReadonlyArray<Named & { readonly value: string; readonly time: string }>
    readonly relationships: ReadonlyArray<{ readonly objectId: string; readonly qualifier: string }>
  }>
}

const typesIn = (kind: string, types: Json["eventTypes"]) =>
  types.flatMap(({ attributes, name }) => [
    `${kind} ${name}`,
    ...attributes.map((attribute) => `${kind} ${name} ${attribute.name} ${attribute.type}`)
  ])

export const loadJson = (text: string): Loaded => {
  const read: Json = JSON.parse(text)
  return {
    events: Object.fromEntries(
      read.events.map(({ attributes, id, relationships, time, type }) => [
        id,
        {
          type,
          time,
          attributes: attributes.map(({ name, value }) => [name, value] as const).sort(),
          relationships: relationships.map(({ objectId, qualifier }) => `${objectId} ${qualifier}`).sort()
        }
      ])
    ),
    objects: Object.fromEntries(
      read.objects.map(({ attributes, id, relationships, type }) => [
        id,
        {
          type,
          attributes: attributes.map(({ name, time, value }) => `${name} ${time} ${value}`).sort(),
          links: relationships.map(({ objectId, qualifier }) => `${objectId} ${qualifier}`).sort()
        }
      ])
    ),
    types: [...typesIn("event", read.eventTypes), ...typesIn("object", read.objectTypes)].sort()
  }
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' }
/** A text of XML as it is read. */
export const plain = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string, name: string) =>
    code === undefined ? (signs[name] ?? "") : String.fromCodePoint(Number(code))
  )
const attributesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, plain(value)])
  )

/** Without the type in front of a name that several types have. */
const bare = (type: string, name: string) => (name.startsWith(`${type}.`) ? name.slice(type.length + 1) : name)

/** Each element of one name that begins a line, with what is in it. */
const lines = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^<${name}( [^>]*)>(.*?)</${name}>$`, "gms"))].map(([, own = "", inside = ""]) => ({
    own: attributesOf(own),
    values: [...inside.matchAll(/<attribute( [^>]*?)(?:\/>|>([^<]*)<\/attribute>)/g)].map(
      ([, own = "", value = ""]) => ({
        ...attributesOf(own),
        value: plain(value)
      })
    ),
    others: [...inside.matchAll(/<object( [^>]*)\/>/g)].map(([, own = ""]) => attributesOf(own))
  }))

export const loadXml = (text: string): Loaded => {
  const types = (kind: "event" | "object") =>
    lines(text, `${kind}-type`).flatMap(({ own, values }) => [
      `${kind} ${own.name}`,
      ...values.map(
        (value: Readonly<Record<string, string>>) =>
          `${kind} ${own.name} ${bare(own.name ?? "", value.name ?? "")} ${value.type}`
      )
    ])
  const related = (others: ReadonlyArray<Readonly<Record<string, string>>>) =>
    others.map((other) => `${other["object-id"]} ${other.qualifier}`).sort()
  return {
    events: Object.fromEntries(
      lines(text, "event").map(({ others, own: { id = "", time = "", type = "" }, values }) => [
        id,
        {
          type,
          time,
          attributes: values
            .map(
              (value: Readonly<Record<string, string>>) => [bare(type, value.name ?? ""), value.value ?? ""] as const
            )
            .sort(),
          relationships: related(others)
        }
      ])
    ),
    objects: Object.fromEntries(
      lines(text, "object").map(({ others, own: { id = "", type = "" }, values }) => [
        id,
        {
          type,
          attributes: values
            .map(
              (value: Readonly<Record<string, string>>) =>
                `${bare(type, value.name ?? "")} ${value.time} ${value.value}`
            )
            .sort(),
          links: related(others)
        }
      ])
    ),
    types: [...types("event"), ...types("object")].sort()
  }
}

type Row = Readonly<Record<string, unknown>>

export const loadSqlite = (path: string): Loaded => {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = (sql: string): ReadonlyArray<Row> => database.prepare(sql).all()
  const tables = (kind: "event" | "object") =>
    rows(`SELECT ocel_type, ocel_type_map FROM ${kind}_map_type`).map(({ ocel_type, ocel_type_map }) => ({
      type: String(ocel_type),
      table: `"${kind}_${ocel_type_map}"`,
      columns: rows(`SELECT name, type FROM pragma_table_info('${kind}_${ocel_type_map}')`)
        .map(({ name, type }) => ({ name: String(name), type: String(type) }))
        .filter(({ name }) => !name.startsWith("ocel_"))
    }))
  const declared: Readonly<Record<string, string>> = {
    ...{ TEXT: "string", TIMESTAMP: "time", INTEGER: "integer", REAL: "float", BOOLEAN: "boolean" }
  }
  const written = (value: unknown, type: string) => (type === "BOOLEAN" ? String(value === 1) : String(value))
  const related = (sql: string) => {
    const by = new Map<string, Array<string>>()
    for (const { one, other, qualifier } of rows(sql)) {
      by.set(String(one), [...(by.get(String(one)) ?? []), `${other} ${qualifier}`].sort())
    }
    return by
  }
  const relations = related(
    "SELECT ocel_event_id AS one, ocel_object_id AS other, ocel_qualifier AS qualifier FROM event_object"
  )
  const links = related(
    "SELECT ocel_source_id AS one, ocel_target_id AS other, ocel_qualifier AS qualifier FROM object_object"
  )
  const events = tables("event").flatMap(({ columns, table, type }) =>
    rows(`SELECT * FROM ${table}`).map((row) => {
      const id = String(row.ocel_id)
      const attributes = columns
        .flatMap(({ name, type }) => (row[name] === null ? [] : [[name, written(row[name], type)] as const]))
        .sort()
      return [id, { type, time: String(row.ocel_time), attributes, relationships: relations.get(id) ?? [] }] as const
    })
  )
  const values = new Map<string, Array<string>>()
  for (const { columns, table } of tables("object")) {
    for (const row of rows(`SELECT * FROM ${table}`)) {
      const id = String(row.ocel_id)
      const found = columns.flatMap(({ name, type }) =>
        row[name] === null ? [] : [`${name} ${row.ocel_time} ${written(row[name], type)}`]
      )
      values.set(id, [...(values.get(id) ?? []), ...found])
    }
  }
  const objects = rows("SELECT ocel_id, ocel_type FROM object").map(({ ocel_id, ocel_type }) => {
    const id = String(ocel_id)
    return [
      id,
      { type: String(ocel_type), attributes: (values.get(id) ?? []).sort(), links: links.get(id) ?? [] }
    ] as const
  })
  const types = (["event", "object"] as const).flatMap((kind) =>
    tables(kind).flatMap(({ columns, type }) => [
      `${kind} ${type}`,
      ...columns.map((column) => `${kind} ${type} ${column.name} ${declared[column.type]}`)
    ])
  )
  database.close()
  return { events: Object.fromEntries(events), objects: Object.fromEntries(objects), types: types.sort() }
}
