/** People's keys in a PostgreSQL server: one store for every process anywhere, and nobody comes back. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { KeyStore, type LogError, type MasterKey } from "@pactwerk/core"
import { keyStoreSuite, many } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import { layer } from "../src/keys/postgres.ts"
import { master, person, under } from "./keys-fixtures.ts"
import {
  append,
  dropSchema,
  errorOf,
  here,
  schemaOfItsOwn,
  sql,
  url,
  urlWith,
  within as withinLog
} from "./postgres-fixtures.ts"

const [anna, bram] = [person(1), person(2)]

/** Opens the store, does this, closes it. */
const within = <A, E>(
  schema: string,
  run: (keys: KeyStore["Service"]) => Effect.Effect<A, E>,
  given: MasterKey | undefined = master
): Effect.Effect<A, E | LogError> =>
  Effect.provide(Effect.flatMap(KeyStore, run), Layer.fresh(layer({ url, schema, ...under(given) })))

if (here) {
  keyStoreSuite(
    "postgres",
    Effect.map(schemaOfItsOwn, (schema) => (given) => layer({ url, schema, connections: 3, ...under(given) })),
    { describe, it, timeout: 30_000 }
  )
}

describe.skipIf(!here)("people's keys in PostgreSQL", () => {
  it.live("have a schema of their own when none is named", () =>
    Effect.gen(function* () {
      const { schema } = yield* Effect.acquireRelease(
        Effect.map(sql("select to_regnamespace('pactwerk_keys') is null as free"), ([row]) => ({ schema: row?.free })),
        ({ schema: isFree }) => (isFree === true ? dropSchema("pactwerk_keys") : Effect.void)
      )
      if (schema !== true) return
      const listed = Effect.provide(
        Effect.flatMap(KeyStore, ({ list }) => list),
        layer({ url, master })
      )
      assert.deepStrictEqual(yield* listed, [])
      const [row] = yield* sql("select count(*)::int as n from pactwerk_keys.pactwerk_key")
      assert.deepStrictEqual(row, { n: 0 })
    })
  )

  it.live("are kept wrapped only, and are in no page of their table when they are destroyed", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const people = Array.from({ length: 60 }, (_, index) => person(index + 1))
      const table = `${schema}.pactwerk_key`
      const wrapped = (subject: string) =>
        Effect.map(sql(`select encode(wrapped, 'hex') as hex from ${table} where subject = '${subject}'`), ([row]) =>
          String(row?.hex)
        )
      // As whoever copies the disk would look.
      const file = `pg_read_binary_file(pg_relation_filepath('${table}'))`
      const holds = (hex: string) =>
        Effect.andThen(
          sql("checkpoint"),
          Effect.map(sql(`select position('\\x${hex}'::bytea in ${file}) > 0 as it`), ([row]) => row?.it)
        )
      yield* within(schema, (keys) =>
        Effect.gen(function* () {
          for (const one of people) yield* keys.create(one)
          // The first of a page and the last: what is freed at its end is the last to be written over.
          for (const subject of [anna, person(30), person(60)]) {
            const own = yield* keys.open(subject)
            const hex = yield* wrapped(subject)
            assert.strictEqual(hex.length, 120)
            assert.notInclude(hex, Buffer.from((own.status === "open" && own.keys.get(1)) || []).toString("hex"))
            assert.isTrue(yield* holds(hex))
            // A transaction that began before, of whomever on this server, keeps them until it ends: then again.
            for (let turn = 0; turn < 20 && (turn === 0 || (yield* holds(hex))); turn++) {
              if (turn > 0) yield* Effect.sleep(250)
              yield* keys.destroy(subject)
            }
            assert.isFalse(yield* holds(hex))
          }
          assert.strictEqual((yield* keys.open(bram)).status, "open")
        })
      )
    })
  )

  it.live("are opened by a role that may not make tables, once they are there", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* within(schema, ({ create }) => create(anna))
      const role = `${schema}_reader`
      yield* Effect.acquireRelease(
        sql(`create role ${role}; grant usage on schema ${schema} to ${role};
          grant select on all tables in schema ${schema} to ${role}`),
        () => sql(`drop owned by ${role}; drop role ${role}`)
      )
      const restricted = layer({ url: urlWith({ options: `-c role=${role}` }), schema, master })
      yield* Effect.gen(function* () {
        const keys = yield* KeyStore
        assert.strictEqual((yield* keys.open(anna)).status, "open")
        for (const run of [keys.create(bram), keys.destroy(anna)]) {
          assert.deepInclude(yield* errorOf(Effect.asVoid(run)), { reason: "ReadOnly" })
        }
      }).pipe(Effect.provide(restricted))
    })
  )

  it.live("stand beside a log in one schema, where that is wanted", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* withinLog({ url, schema, alliance: "noord" }, append(many(2)))
      const made = yield* within(schema, ({ create }) => create(anna))
      assert.strictEqual((yield* withinLog({ url, schema, alliance: "noord" }, append(many(1)))).first, 3)
      assert.deepStrictEqual(yield* within(schema, ({ open }) => open(anna)), made)
    })
  )

  it.live("begin once when several processes begin them at the same time", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const made = yield* Effect.forEach([1, 2, 3, 4, 5], () => within(schema, ({ create }) => create(anna)), {
        concurrency: "unbounded"
      })
      for (const one of made) assert.deepStrictEqual(one, made[0])
      const [row] = yield* sql(`select count(*)::int as n from ${schema}.pactwerk_key_format`)
      assert.deepStrictEqual(row, { n: 1 })
    })
  )

  for (const [what, change, reason, says] of [
    ["made by a newer version", "insert into pactwerk_key_format values (2)", "ReadOnly", "update Pactwerk"],
    ["not whole", "drop table pactwerk_stone", "Corrupt", "`pactwerk_stone` is missing"],
    [
      "those of nobody",
      "insert into pactwerk_key values ('Anna de Wit', 1, '', 'a')",
      "Corrupt",
      "no number of a person"
    ]
  ] as const) {
    it.live(`are refused where they are ${what}, with what to do`, () =>
      Effect.gen(function* () {
        const schema = yield* schemaOfItsOwn
        yield* within(schema, ({ create }) => create(anna))
        yield* sql(`set search_path = ${schema}; ${change}`)
        const error = yield* errorOf(within(schema, ({ list }) => list))
        assert.deepStrictEqual([error.reason, error.message.includes(says)], [reason, true], error.message)
      })
    )
  }

  it.live("are never put into a schema whose name could be something else", () =>
    Effect.gen(function* () {
      for (const schema of ["", "Keys", 'x"; drop schema public; --', "pg_keys", "a".repeat(41)]) {
        assert.deepInclude(yield* errorOf(within(schema, ({ list }) => list)), { reason: "Encoding" })
      }
    })
  )
})

describe("people's keys on a server that is not there", () => {
  it.live("are unavailable, and the password is not repeated", () =>
    Effect.gen(function* () {
      const away = layer({ url: "postgresql://anna:wachtwoord@127.0.0.1:1/nothing", master })
      const error = yield* errorOf(Effect.provide(KeyStore, away))
      assert.strictEqual(error.reason, "Unavailable")
      assert.notInclude(`${error.message} ${inspect(error, { depth: 9 })}`, "wachtwoord")
    })
  )
})
