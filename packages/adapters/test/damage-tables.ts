/** Logs in the tables of PostgreSQL, on a server and in this process: their rows, behind the store's back. */
import type { EventLog, LogError } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import pg from "pg"
import { layer as pglite } from "../src/storage/pglite.ts"
import { embed } from "../src/storage/postgres/embedded.ts"
import { layer as postgres } from "../src/storage/postgres.ts"
import type { Row, Site } from "./damage.ts"
import { fill, others } from "./damage-history.ts"
import { freshSchema, schemaOfItsOwn, url } from "./postgres-fixtures.ts"
import { folder } from "./sqlite-fixtures.ts"

type Ask = (
  sql: string,
  values?: ReadonlyArray<unknown>
) => Effect.Effect<ReadonlyArray<Readonly<Record<string, unknown>>>>

const column = (row: Row, name: string): Buffer => row[name] ?? Buffer.of()
const texts = (row: Row) => ["id", "type", "body"].map((name) => column(row, name).toString("utf8"))

/** A row as it is put in: a record that stands there twice under an id that the table takes. */
const valuesOf = (row: Row, known: Set<string>): ReadonlyArray<unknown> => {
  const [id = "", type, body] = texts(row)
  const free = known.has(id) ? id.replace(/^.{8}/, "eeeeeeee") : id
  known.add(free)
  return [free, type, body, column(row, "hash")]
}

/** The log `one` in this schema; `two` holds the same events under other ids. */
const inTables = Effect.fnUntraced(function* (
  name: string,
  schema: string,
  { ask, open }: { readonly ask: Ask; readonly open: (alliance: string) => Layer.Layer<EventLog, LogError> }
) {
  yield* fill(open("one"))
  yield* fill(open("two"), { from: others })
  const selected = (log: string) =>
    Effect.map(
      ask(`select id::text as id, type, body, hash from ${schema}.pactwerk_event where log = $1 order by position`, [
        log
      ]),
      (rows) =>
        rows.map(
          ({ body, hash, id, type }): Row => ({
            ...{ id: Buffer.from(String(id)), type: Buffer.from(String(type)), body: Buffer.from(String(body)) },
            hash: hash instanceof Uint8Array ? Buffer.from(hash) : Buffer.of()
          })
        )
    )
  const [rows, foreign] = [yield* selected("one"), yield* selected("two")]
  yield* ask(`alter table ${schema}.pactwerk_event disable trigger all`)
  const insert = `insert into ${schema}.pactwerk_event (log, id, type, body, hash, position) values ('one', $1, $2, $3, $4, $5)`
  const update = `update ${schema}.pactwerk_event set body = $1, hash = $2 where log = 'one' and position = $3`
  const reading = yield* Layer.build(Layer.fresh(open("one")))
  return {
    name,
    rows,
    others: foreign,
    columns: ["body", "hash"],
    printable: ["body"],
    change: (index, row) =>
      Effect.asVoid(ask(update, [column(row, "body").toString("utf8"), column(row, "hash"), index + 1])),
    put: (all) =>
      Effect.gen(function* () {
        yield* ask(`delete from ${schema}.pactwerk_event where log = 'one'`)
        const known = new Set<string>()
        for (const [index, row] of all.entries()) {
          if (row !== undefined) yield* ask(insert, [...valuesOf(row, known), index + 1])
        }
      }),
    log: Layer.succeedContext(reading)
  } satisfies Site
})

/** On the server of these tests. */
export const onServer = Effect.gen(function* () {
  const schema = yield* schemaOfItsOwn
  const client = yield* Effect.acquireRelease(
    Effect.promise(async () => {
      const made = new pg.Client({ connectionString: url })
      await made.connect()
      return made
    }),
    (made) => Effect.promise(() => made.end())
  )
  const ask: Ask = (sql, values = []) =>
    Effect.promise(async () => (await client.query<Record<string, unknown>>(sql, [...values])).rows)
  return yield* inTables("PostgreSQL", schema, { ask, open: (alliance) => postgres({ url, schema, alliance }) })
})

/** In a folder of this process. */
export const inProcess = Effect.gen(function* () {
  const [place, schema] = [yield* folder, freshSchema()]
  const database = yield* embed({ folder: place })
  const ask: Ask = (sql, values = []) => Effect.orDie(database.query(sql, values))
  return yield* inTables("PGlite", schema, { ask, open: (alliance) => pglite({ folder: place, schema, alliance }) })
})
