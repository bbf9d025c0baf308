/** The stores whose bytes somebody can reach: how to read and to write them behind the store's back. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { LogError, verifyLog } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { noLock } from "../src/storage/ndjson/lock.ts"
import { beginning, makeTape, type Reached, type Tape } from "../src/storage/ndjson/tape.ts"
import { layer as ndjson } from "../src/storage/ndjson.ts"
import { platformSha256 } from "../src/storage/shared/served.ts"
import { layer as sqlite } from "../src/storage/sqlite.ts"
import type { Row, Site, Told } from "./damage.ts"
import { fill, others, records } from "./damage-history.ts"
import { place as lines, withoutMarks } from "./ndjson-fixtures.ts"
import { place } from "./sqlite-fixtures.ts"

const bytesOf = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value))

const selected = (connection: DatabaseSync): ReadonlyArray<Row> =>
  connection
    .prepare("select id, type, body, hash from event order by position")
    .all()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bytesOf(value)])))

/** A log in SQLite, open to be read all the while; its guards are gone, as whoever damages it takes them away. */
export const inSqlite = Effect.gen(function* () {
  const [file, another] = [yield* place, yield* place]
  yield* fill(sqlite({ file }))
  yield* fill(sqlite({ file: another }), { from: others })
  const open = (name: string) =>
    Effect.acquireRelease(
      Effect.sync(() => new DatabaseSync(name)),
      (connection) => Effect.sync(() => connection.close())
    )
  const [connection, foreign] = [yield* open(file), yield* open(another)]
  for (const { name } of connection.prepare("select name from sqlite_schema where type = 'trigger'").all()) {
    connection.exec(`drop trigger ${name}`)
  }
  connection.exec("pragma synchronous = off")
  const update = connection.prepare(
    "update event set id = cast(? as text), type = cast(? as text), body = cast(? as text), hash = ? where position = ?"
  )
  const insert = connection.prepare(
    "insert into event (id, type, body, hash, position) values (cast(? as text), cast(? as text), cast(? as text), ?, ?)"
  )
  const known = (id: Buffer) =>
    connection.prepare("select 1 from event where id = cast(? as text)").get(id) !== undefined
  const valuesOf = ({ body, hash, id, type }: Row) => [id ?? "", type ?? "", body ?? "", hash ?? ""] as const
  const rows = selected(connection)
  const reading = yield* Layer.build(sqlite({ file, readOnly: true }))
  return {
    name: "SQLite",
    rows,
    others: selected(foreign),
    columns: ["body", "hash"],
    change: (index, row) => Effect.sync(() => void update.run(...valuesOf(row), index + 1)),
    put: (all) =>
      Effect.sync(() => {
        connection.exec("begin; delete from event")
        for (const [index, row] of all.entries()) {
          if (row === undefined) continue
          const { id = Buffer.of() } = row
          // The index takes no id twice: whoever puts a record there twice finds something else.
          const other = known(id) ? { ...row, id: Buffer.concat([id, Buffer.from("-2")]) } : row
          insert.run(...valuesOf(other), index + 1)
        }
        connection.exec("commit")
      }),
    log: Layer.succeedContext(reading),
    glance: () =>
      Effect.map(
        Effect.orDie(Effect.provide(verifyLog({ quick: true, sha256: platformSha256 }), reading)),
        (found) => ({ found })
      )
  } satisfies Site
})

const lineRows = (
  file: string
): { readonly header: Buffer; readonly rows: ReadonlyArray<{ readonly line: Buffer }> } => {
  const [header = "", ...others] = readFileSync(file, "utf8").split(/(?<=\n)/)
  return { header: Buffer.from(header), rows: others.map((line) => ({ line: Buffer.from(line) })) }
}

/** What reading on from the record before says, as far as there is something wrong. */
const glanceAt = (tape: Tape, from: Reached): Told => {
  try {
    const { events } = tape.next(from)
    return { found: { size: events.length, root: "", damages: [], count: 0, heads: [] } }
  } catch (cause) {
    if (cause instanceof LogError) return { refused: cause }
    throw cause
  }
}

/** A log in a file of lines, opened anew each time; without marks, for these would say more. */
export const inLines = Effect.gen(function* () {
  const [file, another] = [yield* lines, yield* lines]
  yield* fill(ndjson({ file }))
  yield* fill(ndjson({ file: another }), { from: others })
  withoutMarks(file)
  const { header, rows } = lineRows(file)
  const opened = yield* Effect.acquireRelease(
    Effect.sync(() => openSync(file, "r+")),
    (descriptor) => Effect.sync(() => closeSync(descriptor))
  )
  // Where each line begins.
  const offsets = rows.map((_, index) =>
    rows.slice(0, index).reduce((sum, { line }) => sum + line.length, header.length)
  )
  return {
    name: "lines",
    rows,
    others: lineRows(another).rows,
    columns: ["line"],
    put: (all) =>
      Effect.sync(() => {
        const bytes = Buffer.concat([header, ...all.map((row) => row?.line ?? Buffer.of())])
        ftruncateSync(opened, bytes.length)
        writeSync(opened, bytes, 0, bytes.length, 0)
      }),
    change: (index, { line = Buffer.of() }) =>
      Effect.sync(() => void writeSync(opened, line, 0, line.length, offsets[index] ?? 0)),
    log: Layer.fresh(ndjson({ file, readOnly: true })),
    // What opening the log reads, from this line on.
    glance: (index) =>
      Effect.sync(() => {
        const { hash } = records[index - 1] ?? beginning
        const tape = makeTape(file, opened, noLock, undefined)
        return glanceAt(tape, { position: index, hash, offset: offsets[index] ?? 0 })
      })
  } satisfies Site
})
