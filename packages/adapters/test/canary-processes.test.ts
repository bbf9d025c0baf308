/** What is somebody's own reaches no byte of any store, and no output of any command at any level below its own, in a process of its own too. */
import { it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { afterAll, assert, beforeAll, describe, inject, it as plainly } from "vitest"
import { layer as keysOnServer } from "../src/keys/postgres.ts"
import { layer as nats } from "../src/storage/nats.ts"
import { layer as pglite } from "../src/storage/pglite.ts"
import { layer as postgres } from "../src/storage/postgres.ts"
import { finder } from "./canary.ts"
import { alliancePlace, heard, lines, marksIn, tooMuch } from "./canary-commands.ts"
import { anna } from "./canary-history.ts"
import { filesIn, keys, master, recordAll } from "./canary-place.ts"
import { apart, onTheDay } from "./cli-fixtures.ts"
import { freshName } from "./nats-fixtures.ts"
import { type NatsServer, natsServers } from "./nats-servers.ts"
import { here, schemaOfItsOwn, sql, url } from "./postgres-fixtures.ts"
import { folder } from "./sqlite-fixtures.ts"

const people = finder([anna])
const timeout = 600_000

/** None of these bytes holds a mark, and some of them hold somebody's number: the search has looked. */
const nothingIn = (bytes: ReadonlyMap<string, Uint8Array>): void => {
  assert.isTrue(
    [...bytes.values()].some((one) => people(one).length > 0),
    "nobody's number is in any of it"
  )
  for (const [name, one] of bytes) assert.deepStrictEqual(marksIn(one), [], name)
}

describe("what is somebody's own", () => {
  it.live(
    "is in no byte of a PGlite folder, its write-ahead log included",
    () =>
      Effect.gen(function* () {
        const at = yield* folder
        yield* Effect.provide(recordAll, Layer.merge(Layer.fresh(pglite({ folder: `${at}/data` })), keys(at)))
        nothingIn(filesIn(at))
      }),
    timeout
  )

  it.live.skipIf(!here)(
    "is in no table, no index and no write-ahead log of PostgreSQL, with the keys beside it",
    () =>
      Effect.gen(function* () {
        const [schema, own] = [yield* schemaOfItsOwn, yield* schemaOfItsOwn]
        const [{ first } = { first: "" }] = yield* sql("select pg_walfile_name(pg_current_wal_lsn()) as first")
        const stores = Layer.merge(
          postgres({ url, schema, alliance: "marks" }),
          keysOnServer({ url, schema: own, master })
        )
        yield* Effect.provide(recordAll, Layer.fresh(stores))
        yield* sql("checkpoint")
        const rows = yield* sql(`
          with ours as (
            select c.oid, c.reltoastrelid from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where n.nspname in ('${schema}', '${own}') and c.relkind in ('r', 'i'))
          select pg_relation_filepath(oid) as file from ours
          union all select pg_relation_filepath(reltoastrelid) from ours where reltoastrelid <> 0
          union all select 'pg_wal/' || name from pg_ls_waldir() where name >= '${String(first)}'`)
        const read = yield* Effect.forEach(rows, ({ file }) =>
          Effect.map(
            sql(`select pg_read_binary_file('${String(file)}') as bytes`),
            ([row]) =>
              [String(file), row?.bytes instanceof Uint8Array ? row.bytes : assert.fail(`nothing of ${file}`)] as const
          )
        )
        assert.isAbove(read.length, 6)
        nothingIn(new Map(read))
      }),
    timeout
  )

  const program = inject("natsServer")
  const servers = natsServers(program)
  let server: NatsServer | undefined
  beforeAll(async () => {
    if (program !== "") server = await servers.single()
  }, 60_000)
  afterAll(servers.end)
  it.live.skipIf(program === "")(
    "is in no byte that a NATS server keeps",
    () =>
      Effect.gen(function* () {
        const at = yield* folder
        const live = server ?? assert.fail("no server")
        const log = Layer.fresh(nats({ servers: live.address, alliance: freshName("marks") }))
        yield* Effect.provide(recordAll, Layer.merge(log, keys(at)))
        // What it still holds in memory is on its disk once it stands still.
        yield* Effect.promise(() => live.signal("SIGTERM"))
        nothingIn(filesIn(live.store))
      }),
    timeout
  )
})

describe("the command line", () => {
  plainly(
    "prints at each level nothing of a higher one, whatever the command, for people and for programs",
    async () => {
      // Nothing is above `personal`.
      for (const level of ["public", "partners", "internal"] as const) {
        const at = await alliancePlace()
        for (const line of lines) {
          for (const form of line.includes("--jsonl") || level === "partners" ? [[]] : [[], ["--json"]]) {
            const { all, code } = await heard(at, [...line, ...form, "--level", level])
            assert.deepStrictEqual(tooMuch(level, marksIn(all)), [], [...line, ...form, level].join(" "))
            assert.notInclude(all, "    at ")
            assert.notStrictEqual(code, 1, line.join(" "))
          }
        }
      }
    },
    timeout
  )

  plainly(
    "prints no more in a process of its own",
    async () => {
      const at = await alliancePlace()
      const env = { PACTWERK_KEYS: "pactwerk-keys.db", HOME: `${at}/home` }
      for (const line of [["log", "--json"], ["audit"], ["verify", "--deep"], ["view", "names"], ["view", "nothing"]]) {
        const { err, out } = await apart([...line, ...onTheDay, "--level", "public"], { folder: at, env })
        assert.isNotEmpty(out + err)
        assert.deepStrictEqual(tooMuch("public", marksIn(out, err)), [], line.join(" "))
      }
      const { out } = await apart(["log", "--json", ...onTheDay, "--level", "personal"], { folder: at, env })
      assert.isNotEmpty(marksIn(out).filter(({ level }) => level === "personal"))
    },
    timeout
  )
})
