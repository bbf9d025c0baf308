/** Moving a history: the copy is the same, position by position, wherever it goes and however often it is begun. */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { type Batch, EventLog, type LogError, layerClock, Position, type Recorded } from "@pactwerk/core"
import { batch, many, propose } from "@pactwerk/core/testing"
import { Effect, Fiber, Layer, Result, Stream } from "effect"
import pg from "pg"
import { inject } from "vitest"
import { CopyFault, type Copying, copy, Differs, type Progress } from "../src/storage/copy.ts"
import * as ndjson from "../src/storage/ndjson.ts"
import * as sqlite from "../src/storage/sqlite.ts"
import { natsServers } from "./nats-servers.ts"
import { append, folder, read } from "./sqlite-fixtures.ts"

type Store = Copying["to"]
/** What a copy answers, in bare numbers. */
type Counted = { readonly head: number; readonly hash: string | undefined; readonly found: number }

const on = <A, E>(store: Store, run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E | LogError> =>
  Effect.provide(run, Layer.fresh(store))

/** Appends these, each at its own time. */
const written = Effect.fnUntraced(function* (store: Store, told: ReadonlyArray<readonly [time: number, Batch]>) {
  let now = 0
  const appends = Effect.forEach(told, ([time, events]) =>
    Effect.suspend(() => {
      now = time
      return append(events)
    })
  )
  yield* on(
    Layer.provide(
      store,
      layerClock(() => now)
    ),
    appends
  )
})

const big = () => propose("Big", ["size:big"], { text: "é".repeat(100_000) })
/** Two appends at one time, more at one time than one append can hold, a clock that runs backwards, odd texts. */
const history = (): ReadonlyArray<readonly [number, Batch]> => [
  [1000, many(3, "A", ["p"])],
  [1000, many(2, "B", ["p", "q"])],
  [1001, batch([big(), big()])],
  [1001, batch([big(), big()])],
  [2000, many(510, "Many")],
  [2000, many(510, "Many")],
  [500, batch([propose("Odd", ["tag:é😀"], { __proto__: "\u0000\u2028", "😀": -0.5 })])]
]

/** Two places for stores in a folder that goes with the scope; the first holds the history. */
const stores = Effect.map(folder, (made) => {
  const at = (name: string) => path.join(made, name)
  return {
    at,
    from: sqlite.layer({ file: at("from.db") }),
    to: ndjson.layer({ file: at("to.ndjson") })
  }
})

const failureOf = <A, E>(run: Effect.Effect<A, E>) =>
  Effect.map(Effect.result(run), (outcome) => {
    if (Result.isFailure(outcome)) return outcome.failure
    throw new Error("it did not fail", { cause: outcome })
  })

const differs = (at: number, why: Differs["why"], failure: unknown): void => {
  assert.instanceOf(failure, Differs)
  assert.deepStrictEqual([Number(failure.at), failure.why], [at, why])
}

describe("a copy", () => {
  it.live("is the same history: every field, position, time and hash; from SQLite to lines and back", () =>
    Effect.gen(function* () {
      const { at, from, to } = yield* stores
      const back = sqlite.layer({ file: at("back.db") })
      yield* written(from, history())
      const there = yield* on(from, read())
      const last = there.at(-1)
      const seen: Array<Progress> = []
      const copied: Counted = yield* copy({ from, to, onProgress: (progress) => seen.push(progress) })
      assert.deepStrictEqual<Counted>(copied, { head: there.length, hash: last?.hash, found: 0 })
      yield* copy({ from: to, to: back })
      assert.deepStrictEqual(yield* on(to, read()), there)
      assert.deepStrictEqual(yield* on(back, read()), there)
      assert.deepStrictEqual(seen.at(-1), { doing: "verify", done: there.length, of: there.length })
      // As few appends as their limits allow: 5 events, 2 + 2 big ones, 1000 + 20, 1.
      const batches = new Set(readFileSync(at("to.ndjson"), "utf8").match(/(?<=^\{"batch":)\[\d+,\d+\]/gm))
      assert.deepStrictEqual([...batches], ["[1,5]", "[6,7]", "[8,9]", "[10,1009]", "[1010,1029]", "[1030,1030]"])
    }).pipe(Effect.scoped)
  )

  it.live("of an empty log is an empty log", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      assert.deepStrictEqual<Counted>(yield* copy({ from, to }), { head: 0, hash: undefined, found: 0 })
      assert.deepStrictEqual(yield* on(to, read()), [])
    }).pipe(Effect.scoped)
  )

  it.live("that was interrupted goes on where it was", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(
        from,
        Array.from({ length: 30 }, (_, index) => [index, many(2)] as const)
      )
      const stopped: Fiber.Fiber<unknown, unknown> = yield* Effect.forkChild(
        copy({
          ...{ from, to },
          onProgress: ({ doing, done }) => {
            if (doing === "copy" && done >= 10) stopped.interruptUnsafe()
          }
        })
      )
      assert.strictEqual((yield* Fiber.await(stopped))._tag, "Failure")
      const there = yield* on(from, read())
      const begun = yield* on(to, read())
      assert.isAtLeast(begun.length, 10)
      assert.isBelow(begun.length, there.length)
      assert.deepStrictEqual(begun, there.slice(0, begun.length))
      assert.deepInclude<Counted>(yield* copy({ from, to }), { found: begun.length, head: 60 })
      assert.deepStrictEqual(yield* on(to, read()), there)
    }).pipe(Effect.scoped)
  )

  it.live("that is whole already changes nothing, and one of a log that grew adds what is new", () =>
    Effect.gen(function* () {
      const { at, from, to } = yield* stores
      yield* written(from, history().slice(0, 2))
      yield* copy({ from, to })
      const before = readFileSync(at("to.ndjson"))
      assert.deepInclude<Counted>(yield* copy({ from, to }), { head: 5, found: 5 })
      assert.isTrue(readFileSync(at("to.ndjson")).equals(before))
      yield* written(from, [[3000, many(1)]])
      assert.deepInclude<Counted>(yield* copy({ from, to }), { head: 6, found: 5 })
    }).pipe(Effect.scoped)
  )
})

describe("a copy is refused, and nothing is changed,", () => {
  it.live("where the target holds another event: the first position that differs is named", () =>
    Effect.gen(function* () {
      const { at, from, to } = yield* stores
      const same = many(3)
      const clock: ReadonlyArray<readonly [number, Batch]> = [[1000, same]]
      yield* written(from, [...clock, [2000, many(3)]])
      yield* written(to, [...clock, [2000, many(1)]])
      const before = readFileSync(at("to.ndjson"))
      differs(4, "another event", yield* failureOf(copy({ from, to })))
      assert.isTrue(readFileSync(at("to.ndjson")).equals(before))
    }).pipe(Effect.scoped)
  )

  it.live("where the target holds the same events, recorded at another time", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      const same = many(2)
      yield* written(from, [[1000, same]])
      yield* written(to, [[1001, same]])
      differs(1, "another event", yield* failureOf(copy({ from, to })))
    }).pipe(Effect.scoped)
  )

  it.live("where the target holds more", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      yield* copy({ from, to })
      yield* written(to, [[1000, many(1)]])
      differs(3, "more events", yield* failureOf(copy({ from, to })))
    }).pipe(Effect.scoped)
  )
})

/** The same store, with another append. */
const withAppend = (store: Store, make: (log: EventLog["Service"]) => EventLog["Service"]["append"]): Store =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({ ...log, append: make(log) }))
  ).pipe(Layer.provide(store))

describe("a copy notices", () => {
  it.live("somebody else who writes in the target", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      const shared = withAppend(
        to,
        ({ append }) =>
          (events, condition) =>
            Effect.andThen(append(many(1)), append(events, condition))
      )
      differs(1, "another writer", yield* failureOf(copy({ from, to: shared })))
      assert.strictEqual((yield* on(to, read())).length, 1)
    }).pipe(Effect.scoped)
  )

  it.live("a target that gives a wrong receipt", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      const astray = withAppend(
        to,
        ({ append }) =>
          (events) =>
            Effect.andThen(append(many(1)), append(events))
      )
      differs(1, "another writer", yield* failureOf(copy({ from, to: astray })))
    }).pipe(Effect.scoped)
  )

  it.live("a target that keeps something else than it was given, or keeps it not at all", () =>
    Effect.gen(function* () {
      const { at, from } = yield* stores
      yield* written(from, [
        [1000, many(2)],
        [2000, batch([propose("A"), propose("Last")])]
      ])
      const changed = withAppend(
        sqlite.layer({ file: at("changed.db") }),
        ({ append }) =>
          ([first, ...others]) =>
            append([first, ...others.map((event) => (event.type === "Last" ? { ...event, type: "Lost" } : event))])
      )
      differs(4, "kept otherwise", yield* failureOf(copy({ from, to: changed })))
      const forgetful = withAppend(sqlite.layer({ file: at("forgetful.db") }), () => ({ length }, condition) => {
        const after = condition?.after ?? 0
        return Effect.succeed({ first: Position.make(after + 1), last: Position.make(after + length) })
      })
      differs(1, "kept otherwise", yield* failureOf(copy({ from, to: forgetful })))
    }).pipe(Effect.scoped)
  )

  it.live("a target that does not record by the clock it is given", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      const punctual = Layer.provide(
        to,
        layerClock(() => 5000)
      )
      differs(1, "kept otherwise", yield* failureOf(copy({ from, to: punctual })))
    }).pipe(Effect.scoped)
  )

  it.live("which of the two stores fails", () =>
    Effect.gen(function* () {
      const { at, from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      const readOnly = ndjson.layer({ file: at("nowhere.ndjson"), readOnly: true })
      const told = yield* failureOf(copy({ from, to: readOnly }))
      assert.instanceOf(told, CopyFault)
      assert.deepInclude(told, { store: "to" })
      writeFileSync(at("damaged.ndjson"), "no log at all")
      const damaged = yield* failureOf(copy({ from: ndjson.layer({ file: at("damaged.ndjson") }), to }))
      assert.instanceOf(damaged, CopyFault)
      assert.deepInclude(damaged, { store: "from" })
      assert.strictEqual(damaged instanceof CopyFault && damaged.fault.reason, "Corrupt")
    }).pipe(Effect.scoped)
  )

  it.live("a time of recording that no clock can say", () =>
    Effect.gen(function* () {
      const { from, to } = yield* stores
      yield* written(from, [[1000, many(2)]])
      const odd = (event: Recorded): Recorded => ({ ...event, recordedAt: "1970-01-01T00:00:01Z" })
      const spoken = Layer.effect(
        EventLog,
        Effect.map(EventLog, (log) => ({
          ...log,
          read: (...asked: Parameters<typeof log.read>) => Stream.map(log.read(...asked), odd)
        }))
      ).pipe(Layer.provide(from))
      const told = yield* failureOf(copy({ from: spoken, to }))
      assert.instanceOf(told, CopyFault)
      assert.deepInclude(told instanceof CopyFault ? told.fault.message : "", "1970-01-01T00:00:01Z")
      assert.deepStrictEqual(yield* on(to, read()), [])
    }).pipe(Effect.scoped)
  )
})

/** There, and from there to lines: the same history. */
const throughAndBack = (store: Store) =>
  Effect.gen(function* () {
    const { from, to } = yield* stores
    yield* written(from, history())
    yield* copy({ from, to: store })
    yield* copy({ from: store, to })
    assert.deepStrictEqual(yield* on(to, read()), yield* on(from, read()))
  }).pipe(Effect.scoped)

const dropSchema = async (url: string, schema: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop schema if exists ${schema} cascade`)
  await client.end()
}

describe("a copy through a server", { timeout: 120_000 }, () => {
  const url = inject("postgres")
  it.live.skipIf(url === "")("is the same history: PostgreSQL", () =>
    Effect.gen(function* () {
      const { layer } = yield* Effect.promise(() => import("../src/storage/postgres.ts"))
      const schema = `pactwerk_copy_${process.pid}`
      yield* Effect.addFinalizer(() => Effect.promise(() => dropSchema(url, schema)))
      yield* throughAndBack(layer({ url, schema, alliance: "copy" }))
    }).pipe(Effect.scoped)
  )

  const program = inject("natsServer")
  it.live.skipIf(program === "")("is the same history: NATS", () =>
    Effect.gen(function* () {
      const { layer } = yield* Effect.promise(() => import("../src/storage/nats.ts"))
      const servers = natsServers(program)
      yield* Effect.addFinalizer(() => Effect.promise(servers.end))
      const { address } = yield* Effect.promise(() => servers.single())
      yield* throughAndBack(layer({ servers: address, alliance: "copy" }))
    }).pipe(Effect.scoped)
  )
})
