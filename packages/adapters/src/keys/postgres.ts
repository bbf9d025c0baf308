/** People's keys in a schema of their own in PostgreSQL: wrapped only. */
import { type KeyShelf, KeyStore, type LogError, type MasterKey, makeKeyStore } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { type Database, patiently } from "../storage/postgres/database.ts"
import { toLogError } from "../storage/postgres/errors.ts"
import { connect, type Server } from "../storage/postgres/server.ts"
import { prepare } from "./postgres-schema.ts"
import { holderOf, keyOf } from "./rows.ts"

export interface Options extends Server {
  /** Without it everything that is there is locked, and nothing new is made. */
  readonly master?: MasterKey
}

/**
 * The key store in this schema, `pactwerk_keys` when it is not named. After a person's keys were destroyed their table is
 * written anew. The server can keep the bytes for some time all the same: in that table as long as a transaction runs
 * that began before, in its write-ahead log and what is archived of it, in old blocks of its disk, on standby servers,
 * and in every backup. All of these hold wrapped keys only: so
 * whoever wants them gone sooner makes another master key, and destroys the old one.
 *
 * @throws {LogError} `Unavailable` where the server cannot be reached; `ReadOnly` for tables of a newer version; `Corrupt`
 * where tables are missing; `Encoding` for what cannot be the name of a schema.
 * @example
 * layer({ url: "postgresql://localhost/pactwerk", master })
 */
export const layer = ({ master, schema = "pactwerk_keys", ...server }: Options): Layer.Layer<KeyStore, LogError> =>
  Layer.effect(
    KeyStore,
    Effect.gen(function* () {
      const database = yield* connect(server)
      return makeKeyStore(shelfIn(database, yield* prepare(database, schema)), master)
    })
  )

const shelfIn = (database: Database, schema: string): KeyShelf => {
  const [keys, stones] = [`${schema}.pactwerk_key`, `${schema}.pactwerk_stone`]
  const ask = (sql: string, values: ReadonlyArray<unknown> = []) => patiently(database.query(sql, values))
  /** The lock is the person's: whoever buries waits for who puts, and the other way round. */
  const together = (subject: string, ...statements: Parameters<Database["together"]>[0]) =>
    Effect.asVoid(patiently(database.together([{ sql: lock, values: [schema, subject] }, ...statements])))
  return {
    read: (subject) =>
      Effect.map(ask(read(keys, stones), [subject]), (rows) => ({
        keys: rows.filter(({ number }) => number !== null).map(keyOf),
        isDestroyed: rows.some(({ stone }) => stone === true)
      })),
    put: (subject, { number, wrapped, wrappedBy }) =>
      together(subject, { sql: put(keys, stones), values: [subject, number, Buffer.from(wrapped), wrappedBy] }),
    replace: (subject, seen, next) =>
      Effect.map(
        ask(replace(keys), [
          ...[Buffer.from(next.wrapped), next.wrappedBy],
          ...[subject, seen.number, Buffer.from(seen.wrapped), seen.wrappedBy]
        ]),
        (rows) => rows.length === 1
      ),
    bury: (subject) =>
      Effect.andThen(
        together(
          subject,
          { sql: `delete from ${keys} where subject = $1`, values: [subject] },
          { sql: `insert into ${stones} (subject) values ($1) on conflict do nothing`, values: [subject] }
        ),
        Effect.asVoid(ask(`vacuum (full) ${keys}`))
      ),
    all: Effect.flatMap(ask(all(keys, stones)), (rows) =>
      Effect.try({
        try: () => rows.map((row) => holderOf(row, Array.isArray(row.numbers) ? row.numbers : [], database.name)),
        catch: (cause) => toLogError("read", cause)
      })
    ),
    generation: Effect.map(ask(`select count(*) as n from ${stones}`), ([row]) => Number(row?.n ?? 0))
  }
}

const lock = "select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))"

const read = (keys: string, stones: string): string => `
select k.number, k.wrapped, k.wrapped_by, s.subject is not null as stone
from (select $1::text as subject) as p left join ${keys} as k using (subject)
left join ${stones} as s using (subject) order by k.number`

const put = (keys: string, stones: string): string => `
insert into ${keys} (subject, number, wrapped, wrapped_by)
select $1, $2, $3, $4 where not exists (select 1 from ${stones} where subject = $1) on conflict do nothing`

const replace = (keys: string): string => `
update ${keys} set wrapped = $1, wrapped_by = $2
where subject = $3 and number = $4 and wrapped = $5 and wrapped_by = $6 returning 1`

const all = (keys: string, stones: string): string => `
select subject, array_agg(number) filter (where number is not null) as numbers, bool_or(stone) as stone
from (select subject, number, false as stone from ${keys} union all select subject, null, true from ${stones}) as either
group by subject`
