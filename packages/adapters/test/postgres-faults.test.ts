/** Lost connections, silent servers and killed processes: one effect, and nothing that was acknowledged is lost. */
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { EventLog, everything, Position } from "@pactwerk/core"
import { about, contradictions, historyOf, many, type Report, unless } from "@pactwerk/core/testing"
import { Effect, Fiber, Stream } from "effect"
import { connect } from "../src/storage/postgres/server.ts"
import {
  append,
  errorOf,
  eventually,
  freshName,
  here,
  read,
  schemaOfItsOwn,
  sql,
  url,
  within
} from "./postgres-fixtures.ts"
import { makeWire, type Way } from "./postgres-wire.ts"
import { folder, linesOf, start } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const describeHere = describe.skipIf(!here)

/** Holds the lock of a log until it is let go, as a stalled writer would. */
const holdLock = Effect.fnUntraced(function* (schema: string, alliance: string) {
  const name = freshName("holder")
  const held = yield* Effect.forkChild(
    sql(
      `set application_name = '${name}'; select pg_advisory_lock(hashtextextended('"${schema}".${alliance}', 0)), pg_sleep(60)`
    )
  )
  yield* until(`select from pg_stat_activity where application_name = '${name}' and wait_event = 'PgSleep'`)
  const terminated = sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`)
  return { letGo: Effect.andThen(terminated, Fiber.await(held)) }
})

/** Waits until this finds something, for ten seconds at most. */
const until = Effect.fnUntraced(function* (query: string) {
  for (let tries = 0; tries < 500; tries++) {
    if ((yield* sql(query)).length > 0) return
    yield* Effect.sleep(20)
  }
  throw new Error(`it never became true: ${query}`)
})

const waitingFor = (schema: string) =>
  `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%${schema}".pactwerk_append%'`

describeHere("a connection that is cut", () => {
  const bytesOf: Record<Way, number> = { there: 0, back: 0 }
  for (const [way, what, deepStep] of [
    ["there", "an append goes to the server", 5],
    ["back", "its answer comes back", 1]
  ] as const) {
    it.live(
      `while ${what}, after every so many bytes: the append has one effect`,
      () =>
        Effect.gen(function* () {
          const schema = yield* schemaOfItsOwn
          const wire = yield* makeWire
          yield* within(
            { url: wire.url, schema, alliance: "here", connections: 1 },
            Effect.gen(function* () {
              yield* append(many(2, "A", ["p"]))
              wire.count()
              yield* append(many(2, "A", ["p"]))
              bytesOf[way] = wire.passed[way]
              let stored = 4
              const sample = deep ? deepStep : Math.ceil(bytesOf[way] / 12)
              for (let bytes = 1; bytes < bytesOf[way]; bytes += sample) {
                const guard = unless(about([], "p"), stored)
                const before = wire.cuts
                wire.cutAfter(way, bytes)
                assert.deepStrictEqual(yield* append(many(2, "A", ["p"]), guard), {
                  first: stored + 1,
                  last: stored + 2
                })
                assert.strictEqual(wire.cuts, before + 1, `it was cut after ${bytes} bytes`)
                stored += 2
                const last = { backwards: true, limit: 1 } as const
                const found = yield* Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(everything, last)))
                assert.strictEqual(found[0]?.position, Position.make(stored))
              }
              assert.strictEqual((yield* read()).length, stored)
              assert.isAbove(wire.cuts, 8)
            })
          )
        }),
      deep ? 600_000 : 60_000
    )
  }

  it.live("in the middle of a long read is made again, and every event is read once", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      yield* within(
        { url: wire.url, schema, alliance: "here", connections: 1 },
        Effect.gen(function* () {
          for (let turn = 0; turn < 3; turn++) yield* append(many(600))
          for (const bytes of [1, 100_000, 400_000, 700_000]) {
            const before = wire.cuts
            wire.cutAfter("back", bytes)
            const found = yield* read()
            assert.strictEqual(wire.cuts, before + 1)
            assert.deepStrictEqual(
              found.map(({ position }) => Number(position)),
              Array.from({ length: 1800 }, (_, index) => index + 1)
            )
          }
        })
      )
    })
  )

  it.live("for good is `Unavailable` within five seconds, and the same ids have one effect when it is mended", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      yield* within(
        { url: wire.url, schema, alliance: "here" },
        Effect.gen(function* () {
          yield* append(many(1))
          const events = many(2)
          wire.break()
          const began = performance.now()
          const refused = yield* errorOf(append(events))
          assert.strictEqual(refused.reason, "Unavailable")
          // Five seconds of patience, and some of a busy machine.
          assert.isBelow(performance.now() - began, 8000)
          assert.deepInclude(yield* errorOf(read()), { reason: "Unavailable" })
          wire.mend()
          assert.deepStrictEqual(yield* append(events), { first: 2, last: 3 })
          assert.strictEqual((yield* read()).length, 3)
        })
      )
    })
  )

  it.live("while an append waits for the lock leaves one effect, also when the first attempt is done later", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      yield* within(
        { url: wire.url, schema, alliance: "here" },
        Effect.gen(function* () {
          yield* append(many(1))
          const { letGo } = yield* holdLock(schema, "here")
          const waiting = yield* Effect.forkChild(append(many(2, "A", ["p"]), unless(about([], "p"), 0)))
          yield* until(waitingFor(schema))
          wire.cut()
          yield* until(`select from (${waitingFor(schema)}) as waiting having count(*) >= 2`)
          yield* letGo
          assert.deepStrictEqual(yield* Fiber.join(waiting), { first: 2, last: 3 })
          assert.strictEqual((yield* read()).length, 3)
        })
      )
    })
  )
})

describeHere("a transaction of several statements", () => {
  it.live("ends as `Unavailable` when its connection is cut, and ends nothing else", () =>
    Effect.gen(function* () {
      const wire = yield* makeWire
      const { query, together } = yield* connect({ url: wire.url })
      const mark = freshName("sleeper")
      const asked = yield* Effect.forkChild(errorOf(together([{ sql: `select pg_sleep(30) /* ${mark} */` }])))
      yield* until(`select from pg_stat_activity where wait_event = 'PgSleep' and query like '%${mark}%'`)
      wire.cut()
      assert.deepInclude(yield* Fiber.join(asked), { reason: "Unavailable" })
      assert.deepStrictEqual(yield* query("select 1 as one", []), [{ one: 1 }])
    }).pipe(Effect.scoped)
  )
})

describeHere("a backend that is terminated", () => {
  const terminate = (which: string) => sql(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`)

  it.live("in the middle of an append: the append is asked again, and has one effect", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* within(
        { url, schema, alliance: "here" },
        Effect.gen(function* () {
          yield* append(many(1))
          const { letGo } = yield* holdLock(schema, "here")
          const waiting = yield* Effect.forkChild(append(many(2)))
          yield* until(waitingFor(schema))
          assert.strictEqual(
            (yield* terminate(`query like '%${schema}".pactwerk_append%' and wait_event_type = 'Lock'`)).length,
            1
          )
          yield* letGo
          assert.deepStrictEqual(yield* Fiber.join(waiting), { first: 2, last: 3 })
          assert.strictEqual((yield* read()).length, 3)
        })
      )
    })
  )

  it.live("while nobody uses it ends nothing: the next append and the next read pass", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      yield* within(
        { url: wire.url, schema, alliance: "here" },
        Effect.gen(function* () {
          for (let turn = 1; turn < 4; turn++) {
            yield* Effect.all([append(many(1)), read(), read()], { concurrency: "unbounded" })
            yield* terminate(`state = 'idle' and query like '%"${schema}".pactwerk%'`)
            assert.strictEqual((yield* read()).length, turn)
          }
        })
      )
    })
  )
})

/** The heads that somebody follows. */
const following = Effect.gen(function* () {
  const { heads } = yield* EventLog
  const seen: Array<number> = []
  const fiber = yield* Effect.forkChild(Stream.runForEach(heads, (head) => Effect.sync(() => seen.push(head))))
  return { seen, fiber }
})

describeHere("whoever follows", () => {
  it.live("hears of the last commit of others when the connection that listens is lost, again and again", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      const other = { url, schema, alliance: "here" }
      yield* within(
        { ...other, url: wire.url },
        Effect.gen(function* () {
          const { seen } = yield* following
          for (let turn = 1; turn < 4; turn++) {
            assert.isTrue(yield* eventually(() => wire.listeners >= turn), `it listens for the ${turn}th time`)
            wire.cut()
            yield* within(other, append(many(1)))
            assert.isTrue(yield* eventually(() => seen.at(-1) === turn), `after ${turn} the heads are ${seen}`)
          }
        })
      )
    })
  )

  // The clock stands still, and so does whoever looks every second.
  it.effect("hears of every last commit of others by its notification alone", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      const [here, elsewhere] = ["here", "elsewhere"].map((alliance) => ({ url, schema, alliance }))
      if (here === undefined || elsewhere === undefined) throw new Error("two were named")
      yield* within(
        { ...here, url: wire.url },
        Effect.gen(function* () {
          const { seen } = yield* following
          assert.isTrue(yield* eventually(() => wire.listeners === 1 && seen.length === 1))
          for (const turn of [1, 2, 3]) {
            yield* within(elsewhere, append(many(5)))
            yield* within(here, append(many(1)))
            assert.isTrue(yield* eventually(() => seen.at(-1) === turn), `after ${turn} the heads are ${seen}`)
          }
        })
      )
    })
  )

  it.live("hears of the last commit of others also when no notification comes", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      const other = { url, schema, alliance: "here" }
      yield* within(
        { ...other, url: wire.url },
        Effect.gen(function* () {
          const { seen } = yield* following
          assert.isTrue(yield* eventually(() => wire.listeners === 1 && seen.length === 1))
          wire.deafen()
          yield* within(other, append(many(2)))
          assert.isTrue(yield* eventually(() => seen.at(-1) === 2), `the heads are ${seen}`)
          assert.strictEqual(wire.listeners, 1)
        })
      )
    })
  )

  it.live("hears that the log cannot be reached when it stays so", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const wire = yield* makeWire
      yield* within(
        { url: wire.url, schema, alliance: "here" },
        Effect.gen(function* () {
          const { fiber, seen } = yield* following
          assert.isTrue(yield* eventually(() => wire.listeners === 1 && seen.length === 1))
          wire.break()
          assert.deepInclude(yield* errorOf(Effect.timeout(Fiber.join(fiber), "20 seconds")), { reason: "Unavailable" })
        })
      )
    })
  )
})

// What the children write is the report type, line by line; they are this test's own.
const reportsOf = (file: string) => linesOf(file) as ReadonlyArray<Report>
const reportsSafely = (file: string): number => {
  try {
    return linesOf(file).length
  } catch {
    return 0
  }
}
const child = path.join(import.meta.dirname, "postgres-child.ts")

describeHere("several processes on one log in PostgreSQL", () => {
  for (const seed of deep ? Array.from({ length: 20 }, (_, index) => index + 1) : [1]) {
    it.live(
      `agree on one order, and lose nothing acknowledged when some are killed (seed ${seed})`,
      () =>
        Effect.gen(function* () {
          const schema = yield* schemaOfItsOwn
          const made = yield* folder
          const options = { url, schema, alliance: "here" }
          yield* within(options, read())
          const deaths = [undefined, 20 * seed, undefined]
          const ended = yield* Effect.forEach(
            deaths,
            Effect.fnUntraced(function* (after, index) {
              const out = path.join(made, `told-${index}`)
              const args = [url, schema, "here", out, String(seed * 10 + index), after === undefined ? "25" : "1000"]
              const writer = start(process.execPath, ["--conditions=pactwerk-source", child, ...args])
              if (after !== undefined) {
                while (reportsSafely(out) < 10) yield* Effect.sleep(5)
                yield* Effect.sleep(after)
                writer.kill()
              }
              const end = yield* Effect.promise(() => writer.done)
              assert.strictEqual(end, after === undefined ? 0 : "SIGKILL", writer.complaint())
              return out
            }),
            { concurrency: "unbounded" }
          )
          const reports = ended.flatMap(reportsOf)
          // A killed client may leave an append behind that the server still finishes: the lock says when it is done.
          const last = yield* within(options, append(many(1)))
          const log = yield* within(options, read())
          assert.deepStrictEqual(contradictions(historyOf(reports), log.slice(0, last.first - 1)), [])
          const answers = reports.flatMap((report) => (report.did === "hear" ? [report.answer.told] : []))
          assert.isAbove(answers.filter((told) => told === "receipt").length, 30)
          assert.notInclude(answers, "unknown")
        }),
      180_000
    )
  }
})
