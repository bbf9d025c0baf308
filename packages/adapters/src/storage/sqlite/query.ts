/** Positions and records, from static statements only: each is prepared once. */
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite"
import type { Criterion, Query, StoredRecord } from "@pactwerk/core"
import type { Window } from "../shared/paging.ts"

export type Row = Record<string, SQLOutputValue>

/** Statements by their text, on one connection. */
export const statements = (connection: DatabaseSync) => {
  const prepared = new Map<string, StatementSync>()
  return (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const fresh = connection.prepare(sql)
    prepared.set(sql, fresh)
    return fresh
  }
}
export type Statements = ReturnType<typeof statements>

const positions = (rows: ReadonlyArray<Row>): ReadonlyArray<number> => rows.map(({ position }) => Number(position))

/** The last position, 0 in an empty log. */
export const headOf = (prepare: Statements): number =>
  Number(prepare("select max(position) as head from event").get()?.head ?? 0)

/** The hash of the event at this position, in lower-case hex; nothing where there is none. */
export const hashAt = (prepare: Statements, position: number): string | undefined => {
  const row = prepare("select lower(hex(hash)) as hash from event where position = ?").get(position)
  return row && String(row.hash)
}

/** The positions of what matches in the window, in the direction of travel. */
export const search = (prepare: Statements, { items }: Query, window: Window): ReadonlyArray<number> => {
  const probes = (items.length === 0 ? [{}] : items).flatMap((item) => probesOf(prepare, item, window))
  const [only] = probes
  const found = (sql: string, values: ReadonlyArray<SQLInputValue>) =>
    positions(prepare(sql).all(...values, window.after, window.until, window.limit))
  if (only !== undefined && probes.length === 1) return found(only.sql, only.values)
  const merged = [...new Set(probes.flatMap(({ sql, values }) => found(sql, values)))]
  return merged.sort((one, other) => (window.backwards ? other - one : one - other)).slice(0, window.limit)
}

interface Probe {
  readonly sql: string
  readonly values: ReadonlyArray<SQLInputValue>
}

/** One probe for each type, driven from the rarest tag. Text that no event can hold matches nothing. */
const probesOf = (prepare: Statements, { tags = [], types = [] }: Criterion, window: Window): ReadonlyArray<Probe> => {
  if (!tags.every((tag) => tag.isWellFormed()) || new Set(tags).size > 64) return []
  const order = window.backwards ? "desc" : "asc"
  const range = (table: string) =>
    `${table}.position > ? and ${table}.position <= ? order by ${table}.position ${order} limit ?`
  const written = types.filter((type) => type.isWellFormed())
  const [rarest, ...others] = byRarity(prepare, [...new Set(tags)], window.after)
  if (rarest === undefined) {
    if (types.length === 0) return [{ sql: `select position from event where ${range("event")}`, values: [] }]
    const sql = `select position from event where type = ? and ${range("event")}`
    return written.map((type) => ({ sql, values: [type] }))
  }
  const also = others.map(() => "and exists (select 1 from tag as t where t.tag = ? and t.position = tag.position)")
  const sql = (typed: string) => `select position from tag where tag = ? ${also.join(" ")} ${typed} and ${range("tag")}`
  if (types.length === 0) return [{ sql: sql(""), values: [rarest, ...others] }]
  const typed = "and exists (select 1 from event as e where e.position = tag.position and e.type = ?)"
  return written.map((type) => ({ sql: sql(typed), values: [rarest, ...others, type] }))
}

/** Counts no further than it takes to see which tag is rarest: among common ones the wrong choice costs most. */
const byRarity = (prepare: Statements, tags: ReadonlyArray<string>, after: number): ReadonlyArray<string> => {
  if (tags.length < 2) return tags
  const count = prepare("select count(*) as n from (select 1 from tag where tag = ? and position > ? limit ?)")
  let sorted = tags
  for (const enough of [200, 2000, 20_000]) {
    const counted = tags.map((tag) => ({ tag, times: Number(count.get(tag, after, enough)?.n ?? 0) }))
    counted.sort((one, other) => one.times - other.times)
    sorted = counted.map(({ tag }) => tag)
    if ((counted[0]?.times ?? 0) < enough) break
  }
  return sorted
}

const select = "select position, body, lower(hex(hash)) as hash from event where"

/** The stored rows at these positions, in the direction of travel. */
export const rowsAt = (
  prepare: Statements,
  found: ReadonlyArray<number>,
  backwards: boolean
): ReadonlyArray<StoredRecord> => {
  const order = backwards ? "desc" : "asc"
  const sql = `${select} position in (select value from json_each(?)) order by position ${order}`
  return stored(prepare(sql), JSON.stringify(found))
}

/** The stored rows of a window, whatever they hold. */
export const rowsOf = (
  prepare: Statements,
  { after, backwards, limit, until }: Window
): ReadonlyArray<StoredRecord> => {
  const order = backwards ? "desc" : "asc"
  const sql = `${select} position > ? and position <= ? order by position ${order} limit ?`
  return stored(prepare(sql), after, until, limit)
}

/** The rows of a statement, by the order of their columns: a third less work than by name. */
const stored = (statement: StatementSync, ...values: ReadonlyArray<SQLInputValue>): ReadonlyArray<StoredRecord> => {
  statement.setReturnArrays(true)
  // The columns of `select`; the key of a strict table is a number.
  const rows = statement.all(...values) as unknown as ReadonlyArray<[position: number, body: unknown, hash: unknown]>
  return rows.map(([position, body, hash]) => ({ position, body, hash }))
}
