/** Following a log: from any position, across reconnects, once and in order, and without holding anybody up. */
import { Clock, Deferred, Effect, Exit, Fiber, Layer, Random, Stream } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { EventLog, everything, LogError } from "../src/kernel/event-log.ts"
import { type Following, follow, hashAt, type News } from "../src/kernel/follow.ts"
import { fromJournal } from "../src/kernel/journal.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { memoryJournal } from "../src/kernel/memory-journal.ts"
import { about, append, giveWay, many, read, soon, upTo } from "../src/testing/cases/case.ts"
import { diceOf, faulty } from "../src/testing/faulty.ts"
import { at, byHand, onMemory } from "./projecting.ts"

/** Follows in the background: what it was told so far. */
const following = Effect.fnUntraced(function* (
  query = everything,
  options: Following = {},
  between: (news: News) => Effect.Effect<unknown> = () => Effect.void
) {
  const told: Array<News> = []
  const fiber = yield* follow(query, options).pipe(
    Stream.runForEach((news) => Effect.map(between(news), () => told.push(news))),
    Effect.forkChild
  )
  const heard = () => told.flatMap(({ events }) => events.map(({ position }) => Number(position)))
  const reached = () => Number(told.at(-1)?.position ?? -1)
  /** It gets there, and is level; then it has heard exactly this. */
  const hears = Effect.fnUntraced(function* (head: number, expected: ReadonlyArray<number> = upTo(head)) {
    yield* soon(() => reached() >= head)
    expect(heard()).toEqual(expected)
    expect(told.at(-1)).toMatchObject({ position: head, head })
  })
  return { told, heard, reached, hears, fiber }
})

const deep = process.env.PACTWERK_DEEP !== undefined

describe("whoever follows a log", () => {
  it("hears what is there and what comes, once and in order", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(3))
        const { hears } = yield* following()
        yield* hears(3)
        yield* append(many(2))
        yield* append(many(4))
        yield* hears(9)
      })
    ))

  it("is told at once where it stands, also when nothing is new", () =>
    onMemory(
      Effect.gen(function* () {
        const empty = yield* following()
        yield* empty.hears(0)
        yield* append(many(3))
        const late = yield* following(everything, { after: at(3) })
        yield* late.hears(3, [])
        expect(late.told).toEqual([{ events: [], position: 3, head: 3 }])
      })
    ))

  it("asks the log for nothing where nothing is new", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(3))
        const log = yield* EventLog
        const level = EventLog.of({ ...log, read: () => Stream.die("it was read") })
        const { hears } = yield* Effect.provideService(following(everything, { after: at(3) }), EventLog, level)
        yield* hears(3, [])
      })
    ))

  it("goes on after any position, and hears nothing before it", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(7))
        for (const after of [0, 1, 6, 7]) {
          const { fiber, hears } = yield* following(everything, { after: at(after) })
          yield* hears(7, upTo(7).slice(after))
          yield* Fiber.interrupt(fiber)
        }
      })
    ))

  it("hears only what matches, and moves on past everything else", () =>
    onMemory(
      Effect.gen(function* () {
        const { hears, told } = yield* following(about(["A"]))
        for (const type of ["A", "B", "B", "A", "B"]) yield* append(many(1, type))
        yield* hears(5, [1, 4])
        expect(
          told.every(({ events, head, position }) => position <= head && (events.at(-1)?.position ?? 0) <= position)
        ).toBe(true)
      })
    ))

  it("hears in one piece what is new, and how far the log was read for it", () =>
    onMemory(
      Effect.gen(function* () {
        for (const type of ["A", "B", "A", "B", "B"]) yield* append(many(1, type))
        const { hears, told } = yield* following(about(["A"]), { page: 3 })
        yield* hears(5, [1, 3])
        expect(told.map(({ position }) => position)).toEqual([5])
      })
    ))

  for (const [page, pages] of [
    [1, [1, 2, 3, 4, 5, 6, 7]],
    [2, [2, 4, 6, 7]],
    [3, [3, 6, 7]],
    [7, [7]],
    [8, [7]]
  ] as const) {
    it(`has ${page} at most in hand at a time`, () =>
      onMemory(
        Effect.gen(function* () {
          yield* append(many(7))
          const { hears, told } = yield* following(everything, { page })
          yield* hears(7)
          expect(told.map(({ position }) => position)).toEqual(pages)
          expect(told.every(({ events, head }) => events.length <= page && head === 7)).toBe(true)
        })
      ))
  }

  it("reads no page before it is done with the last, and holds nobody up meanwhile", () =>
    onMemory(
      Effect.gen(function* () {
        const log = yield* EventLog
        let reads = 0
        const counted = EventLog.of({
          ...log,
          read: (query, span) =>
            Stream.suspend(() => {
              reads += 1
              return log.read(query, span)
            })
        })
        yield* append(many(10))
        const free = yield* Deferred.make<void>()
        const slow = yield* Effect.provideService(
          following(everything, { page: 2 }, () => Deferred.await(free)),
          EventLog,
          counted
        )
        yield* soon(() => reads > 0)
        yield* Effect.forEach(upTo(200), () => append(many(1)), { concurrency: 10 })
        yield* giveWay(50)
        expect([reads, slow.told.length]).toEqual([1, 0])
        yield* Deferred.succeed(free, undefined)
        yield* slow.hears(210)
        // Heads that came while it was busy are not looked at one by one.
        expect(reads).toBeLessThan(115)
      })
    ))

  it("wakes for every commit, however looking and writing interleave", () =>
    onMemory(
      Effect.gen(function* () {
        for (let steps = 0; steps <= 40; steps++) {
          const { position: from } = (yield* read(everything)).at(-1) ?? { position: at(0) }
          const { fiber, hears } = yield* following(everything, { after: from }, () => giveWay(steps % 7))
          yield* giveWay(steps)
          yield* append(many(1))
          yield* giveWay(40 - steps)
          yield* append(many(1))
          yield* hears(from + 2, [from + 1, from + 2])
          yield* Fiber.interrupt(fiber)
        }
      })
    ))

  it("hears everything once and in order in any schedule of writers, readers and pages", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ wait: fc.nat(9), size: fc.integer({ min: 1, max: 5 }), isOurs: fc.boolean() }), {
          maxLength: 20
        }),
        fc.nat(20),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(6),
        (writes, after, page, busy) =>
          onMemory(
            Effect.gen(function* () {
              yield* append(many(20))
              const { hears } = yield* following(about(["Ours", "Counted"]), { after: at(after), page }, () =>
                giveWay(busy)
              )
              for (const { isOurs, size, wait } of writes) {
                yield* giveWay(wait)
                yield* append(many(size, isOurs ? "Ours" : "Other"))
              }
              const all = yield* read(everything)
              const ours = all.filter(({ position, type }) => position > after && type !== "Other")
              yield* hears(
                all.length,
                ours.map(({ position }) => Number(position))
              )
            })
          )
      ),
      { numRuns: deep ? 2000 : 30 }
    ))

  it("goes on where it was when the store fails now and then, whatever it was doing", async () => {
    let struck = 0
    const happened = () => {
      struck += 1
    }
    for (let seed = 0; seed < 20; seed++) {
      const store = faulty(layerMemory, { dice: diceOf(seed), share: 0.3, happened })
      await Effect.gen(function* () {
        const { hears, reached } = yield* following(everything, { page: 3 })
        for (let turn = 0; turn < 12; turn++) {
          const events = many(2)
          // The same ids again until there is an answer.
          yield* Effect.retry(append(events), { while: (error) => error._tag === "LogError" })
          yield* giveWay(turn)
        }
        for (let waited = 0; reached() < 24 && waited < 60; waited++) yield* TestClock.adjust("1 second")
        yield* hears(24)
      }).pipe(Effect.provide(Layer.provideMerge(store, TestClock.layer())), Effect.runPromise)
    }
    expect(struck).toBeGreaterThan(100)
  })

  it("takes up a connection that broke where it was left", () =>
    Effect.gen(function* () {
      const log = yield* EventLog
      let connections = 0
      const broken = EventLog.of({
        ...log,
        heads: Stream.suspend(() => {
          connections += 1
          return Stream.concat(Stream.take(log.heads, 2), Stream.fail(unavailable))
        })
      })
      const { fiber, heard, reached } = yield* Effect.provideService(following(), EventLog, broken)
      for (let turn = 1; turn <= 12; turn++) {
        yield* append(many(1))
        for (let waited = 0; reached() < turn && waited < 20; waited++) yield* TestClock.adjust("1 second")
      }
      expect(heard()).toEqual(upTo(12))
      expect(connections).toBeGreaterThan(5)
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide(Layer.provideMerge(layerMemory, TestClock.layer())), Effect.runPromise))

  it("gives up on a store that stays away, after its patience and not before", () =>
    Effect.gen(function* () {
      const log = yield* EventLog
      const away = EventLog.of({ ...log, heads: Stream.fail(unavailable) })
      const { fiber } = yield* Effect.provideService(following(everything, { patience: "10 seconds" }), EventLog, away)
      yield* TestClock.adjust("4 seconds")
      expect(fiber.pollUnsafe()).toBeUndefined()
      yield* TestClock.adjust("20 seconds")
      expect(yield* Fiber.await(fiber)).toEqual(Exit.fail(unavailable))
    }).pipe(Effect.provide(Layer.provideMerge(layerMemory, TestClock.layer())), Effect.runPromise))

  it("tries a store that is away again soon, then less and less often, and never more than some seconds later", () =>
    Effect.gen(function* () {
      const log = yield* EventLog
      const tries: Array<number> = []
      const away = EventLog.of({
        ...log,
        heads: Stream.unwrap(
          Effect.map(Clock.currentTimeMillis, (now) => {
            tries.push(now)
            return Stream.fail(unavailable)
          })
        )
      })
      const { fiber } = yield* Effect.provideService(following(everything, { patience: "5 minutes" }), EventLog, away)
      yield* TestClock.adjust("2 minutes")
      const waits = tries.slice(1).map((time, index) => time - (tries[index] ?? 0))
      // Each is a fifth more or less.
      expect(waits[0]).toBeLessThanOrEqual(60)
      expect(waits[3]).toBeGreaterThan(200)
      expect(Math.max(...waits)).toBeGreaterThan(3900)
      expect(Math.max(...waits)).toBeLessThanOrEqual(6000)
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide(Layer.provideMerge(layerMemory, TestClock.layer())), Effect.runPromise))

  for (const reason of ["Corrupt", "Encoding", "ReadOnly"] as const) {
    it(`does not try again what is \`${reason}\``, () =>
      onMemory(
        Effect.gen(function* () {
          const log = yield* EventLog
          const fault = new LogError({ reason, cause: "no" })
          const broken = EventLog.of({ ...log, read: () => Stream.fail(fault) })
          yield* append(many(1))
          const { fiber } = yield* Effect.provideService(following(), EventLog, broken)
          expect(yield* Fiber.await(fiber)).toEqual(Exit.fail(fault))
        })
      ))
  }

  it("fails where the log ends before the position it was at: it is another log", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(4))
        const { fiber } = yield* following(everything, { after: at(5) })
        const exit = yield* Fiber.await(fiber)
        expect(Exit.isFailure(exit) && JSON.stringify(exit.cause)).toContain("Corrupt")
      })
    ))

  it("is not misled by a signal that is older than what it has read", () =>
    onMemory(
      Effect.gen(function* () {
        const { log, tell } = yield* byHand
        yield* append(many(4))
        const { hears, told } = yield* Effect.provideService(following(everything, { after: at(4) }), EventLog, log)
        yield* tell(2)
        yield* hears(4, [])
        expect(told).toEqual([{ events: [], position: 4, head: 4 }])
        yield* append(many(1))
        yield* tell(5)
        yield* hears(5, [5])
      })
    ))

  it("ends when the log is closed", () =>
    Effect.gen(function* () {
      const journal = yield* memoryJournal
      const fiber = yield* Effect.scoped(
        Effect.gen(function* () {
          const log = yield* fromJournal(journal)
          return yield* Effect.provideService(
            Effect.gen(function* () {
              const { fiber, hears } = yield* following()
              yield* append(many(2))
              yield* hears(2)
              return fiber
            }),
            EventLog,
            log
          )
        })
      )
      expect(Exit.isSuccess(yield* Fiber.await(fiber))).toBe(true)
    }).pipe(Effect.runPromise))

  it("hears each event once while two logs race on one journal", () =>
    Effect.gen(function* () {
      const journal = yield* memoryJournal
      const [ours, theirs] = [yield* fromJournal(journal), yield* fromJournal(journal)]
      const { hears } = yield* Effect.provideService(
        following(everything, { page: 4 }, () => giveWay(3)),
        EventLog,
        ours
      )
      const write = (log: typeof ours) =>
        Effect.forEach(upTo(20), () =>
          Effect.andThen(Effect.flatMap(Random.nextIntBetween(0, 6), giveWay), log.append(many(2)))
        )
      yield* Effect.all([write(ours), write(theirs)], { concurrency: 2 })
      yield* hears(80)
    }).pipe(Effect.scoped, Effect.runPromise))
})

describe("the hash by which a log is known again", () => {
  it("is that of the event at the position, empty at the beginning, and none where the log does not reach", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(2))
        const log = yield* EventLog
        const hashes = yield* Effect.forEach([0, 1, 2, 3], (position) => hashAt(log, at(position)))
        expect(hashes).toEqual(["", ...(yield* read(everything)).map(({ hash }) => hash), undefined])
      })
    ))
})

const unavailable = new LogError({ reason: "Unavailable", cause: "away" })
