/** Projections into tables of PostgreSQL, on a server and in this process: each event counts once. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import {
  asRecorded,
  type Checkpoints,
  EventLog,
  type Keeping,
  type LogError,
  layerMemory,
  type Recorded
} from "@pactwerk/core"
import { about, checkpointsSuite, many } from "@pactwerk/core/testing"
import { Effect, Exit, Layer, Scope, Stream } from "effect"
import * as embedded from "../src/storage/pglite.ts"
import type { Database } from "../src/storage/postgres/database.ts"
import { embed } from "../src/storage/postgres/embedded.ts"
import { connect } from "../src/storage/postgres/server.ts"
import type { SchemaTables } from "../src/storage/postgres/tables.ts"
import * as server from "../src/storage/postgres.ts"
import type { Filled } from "../src/storage/shared/tables.ts"
import { append, dropSchema, errorOf, freshName, freshSchema, here, read, url } from "./postgres-fixtures.ts"

const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
const folder = path.join(places, "tables")
const schema = freshSchema()
// A database in this process takes seconds to make: it stays open, and each test has a schema of its own in it.
let close = async () => {}
beforeAll(async () => {
  close = (await embedded.open({ folder })).close
}, 60_000)
afterAll(async () => {
  await close()
  rmSync(places, { recursive: true, force: true })
  if (here) await Effect.runPromise(dropSchema(schema))
})

const running = { describe, it, timeout: 20_000 }
const fresh = (make: (alliance: string) => Layer.Layer<Checkpoints, LogError>) =>
  Layer.unwrap(Effect.sync(() => make(freshName("alliance"))))
checkpointsSuite(
  "pglite",
  fresh((alliance) => embedded.checkpoints({ folder, alliance })),
  running
)
if (here)
  checkpointsSuite(
    "postgres",
    fresh((alliance) => server.checkpoints({ url, schema, alliance })),
    running
  )

/** One row for each event, with a number that no row has twice. */
const listed = (version = 1, type = "A") => ({
  name: "listed",
  version,
  ...asRecorded(about([type])),
  create: `
    create table listed (number serial primary key, position bigint not null unique, type text not null);
    create index on listed (type);
    create view listed_count as select count(*)::int as n from listed;`,
  apply: ({ position, type }: Recorded) => [
    { sql: "insert into listed (position, type) values ($1, $2)", values: [position, type] }
  ]
})

type Made = SchemaTables<Recorded>
type Fill = (made: Made) => Effect.Effect<Keeping<Filled>, LogError, EventLog | Scope.Scope>

const claims = (name: string, fill: Fill, database: Effect.Effect<Database, LogError, Scope.Scope>) => {
  /** A schema of its own, gone when its scope closes; and what stands in it. */
  const prepared = Effect.gen(function* () {
    const { query, script } = yield* database
    const into = freshSchema()
    const drop = script(`drop schema if exists ${into} cascade; drop schema if exists pactwerk_built_${into} cascade`)
    yield* Effect.addFinalizer(() => Effect.orDie(drop))
    const started = Effect.fnUntraced(function* (made: Made = listed()) {
      const scope = yield* Scope.fork(yield* Effect.scope)
      const filling = yield* Effect.provideService(fill({ ...made, into }), Scope.Scope, scope)
      return { ...filling, close: Scope.close(scope, Exit.void) }
    })
    const positions = Effect.map(query(`select position from ${into}.listed order by number`, []), (rows) =>
      rows.map(({ position }) => Number(position))
    )
    return { into, query, started, positions }
  })
  const wanted = (type = "A") => Effect.map(read(about([type])), (all) => all.map(({ position }) => Number(position)))
  const claim = <E>(title: string, run: Effect.Effect<void, E, EventLog | Scope.Scope>) =>
    it.live(title, () => Effect.provide(Effect.scoped(run), layerMemory), 30_000)

  describe(`tables in ${name}`, () => {
    claim(
      "hold what happened, then what happens; whoever waits for a position finds it, and they go on where they were",
      Effect.gen(function* () {
        const { into, positions, query, started } = yield* prepared
        yield* append(many(3, "A"))
        for (let turn = 0; turn < 3; turn++) {
          const { awaitPosition, close, now } = yield* started()
          assert.isTrue((yield* now).isAsked)
          assert.deepStrictEqual(yield* positions, yield* wanted())
          yield* awaitPosition((yield* append(many(2, turn === 1 ? "B" : "A"))).last)
          assert.deepStrictEqual(yield* positions, yield* wanted())
          yield* close
        }
        const [counted] = yield* query(`select n from ${into}.listed_count`, [])
        assert.deepStrictEqual(counted?.n, 7)
      })
    )

    claim(
      "count each event once when several processes begin and fill them at once",
      Effect.gen(function* () {
        const { positions, started } = yield* prepared
        yield* append(many(20, "A"))
        const processes = yield* Effect.all([started(), started(), started()], { concurrency: "unbounded" })
        for (let turn = 0; turn < 10; turn++) yield* append(many(1 + (turn % 3), "A"))
        const { last } = yield* append(many(1, "B"))
        yield* Effect.forEach(processes, ({ awaitPosition }) => awaitPosition(last))
        assert.deepStrictEqual(yield* positions, yield* wanted())
      })
    )

    claim(
      "take the place of the old in one step when a new version is level; an older one then says so",
      Effect.gen(function* () {
        const { positions, started } = yield* prepared
        yield* append(many(20, "A"))
        yield* append(many(3, "C"))
        const old = yield* started()
        yield* old.now
        const log = yield* EventLog
        const seen = new Set<number>()
        const watched = EventLog.of({
          ...log,
          read: (query, span) =>
            Stream.unwrap(
              Effect.map(Effect.orDie(positions), (found) => {
                seen.add(found.length)
                return log.read(query, span)
              })
            )
        })
        const made = {
          ...listed(2, "C"),
          query: about(["A", "C"]),
          apply: (event: Recorded) => (event.type === "C" ? listed().apply(event) : [])
        }
        const next = yield* Effect.provideService(started(made), EventLog, watched)
        yield* next.now
        assert.deepStrictEqual([...seen], [20])
        assert.deepStrictEqual(yield* positions, [21, 22, 23])
        const { last } = yield* append(many(1, "A"))
        assert.deepInclude(yield* errorOf(old.awaitPosition(last)), { reason: "ReadOnly" })
        assert.deepInclude(yield* errorOf(started()), { reason: "ReadOnly" })
      })
    )

    claim(
      "are made anew where the log is another",
      Effect.gen(function* () {
        const { positions, started } = yield* prepared
        for (const events of [5, 3, 5]) {
          yield* Effect.gen(function* () {
            yield* append(many(events, "A"))
            const { close, now } = yield* started()
            yield* now
            yield* close
            assert.deepStrictEqual(yield* positions, yield* wanted())
          }).pipe(Effect.provide(Layer.fresh(layerMemory)))
        }
      })
    )

    claim(
      "refuse SQL that cannot be done, bind every value, and leave no half of it",
      Effect.gen(function* () {
        const { positions, started } = yield* prepared
        const text = "x'); drop table listed; --"
        yield* append(many(2, text))
        for (const [change, says] of [
          [{ create: "create tabel listed (a)" }, "make its tables"],
          [{ apply: () => [{ sql: "insert into listed values ($1)", values: ["text"] }] }, "from position `1`"],
          [{ apply: () => [{ sql: "insert into listed values (1, 1, 'A')" }] }, "to `2`"]
        ] as const) {
          const told = yield* errorOf(Effect.flatMap(started({ ...listed(1, text), ...change }), ({ now }) => now))
          assert.deepStrictEqual([told.reason, told.message.includes(says)], ["Encoding", true], told.message)
        }
        const { now } = yield* started(listed(2, text))
        yield* now
        assert.deepStrictEqual(yield* positions, [1, 2])
      })
    )

    claim(
      "never take the schema of somebody else",
      Effect.gen(function* () {
        const { into, query, started } = yield* prepared
        yield* query(`create schema ${into}`, [])
        yield* append(many(1, "A"))
        const told = yield* errorOf(Effect.flatMap(started(), ({ now }) => now))
        assert.deepStrictEqual([told.reason, told.message.includes("already exists")], ["Encoding", true], told.message)
        const [there] = yield* query("select to_regclass($1) is null as free", [`${into}.listed`])
        assert.isTrue(there?.free)
      })
    )
  })
}

claims("PGlite", (made) => embedded.tables({ folder, ...made }), embed({ folder }))
if (here) claims("PostgreSQL", (made) => server.tables({ url, schema, ...made }), connect({ url }))
