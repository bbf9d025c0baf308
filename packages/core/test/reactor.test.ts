/** What is done outside when something happened: at least once, in order, under the same key, and never passed over. */
import { Effect, Exit, Fiber, Layer, Queue, Stream } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { Checkpoints } from "../src/kernel/checkpoints.ts"
import type { Recorded } from "../src/kernel/event.ts"
import { EventLog, everything, LogError } from "../src/kernel/event-log.ts"
import { asRecorded, asUnderstood } from "../src/kernel/hearing.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { type Patience, type Reactor, runReactor } from "../src/kernel/reactor.ts"
import type { Heard } from "../src/kernel/view.ts"
import { Event as Pledges } from "../src/pledges/events.ts"
import { about, append, batch, giveWay, many, read, soon, upTo } from "../src/testing/cases/case.ts"
import { arbitraryHistory } from "../src/testing/histories.ts"
import { at, onMemory, place } from "./projecting.ts"

/** Writes down what it is asked to do, and the key. */
const writing = <E = never>(
  done: Array<number>,
  before: (event: Recorded) => Effect.Effect<void, E> = () => Effect.void
): Reactor<Recorded, E> => ({
  name: "letters",
  ...asRecorded(about(["A"])),
  react: (event, key) => {
    expect(key).toBe(event.id)
    return Effect.map(before(event), () => {
      done.push(event.position)
    })
  }
})
const run = <E>(reactor: Reactor<Recorded, E>, checkpoints: Checkpoints["Service"], patience?: Patience) =>
  Effect.provideService(runReactor(reactor, patience), Checkpoints, checkpoints)

const away = new LogError({ reason: "Unavailable", cause: "away" })
const deep = process.env.PACTWERK_DEEP !== undefined

describe("a reactor", () => {
  it("does what follows of each event, once and in order, and then of what comes", () =>
    onMemory(
      Effect.gen(function* () {
        const [done, { checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
        yield* append(many(3, "A"))
        yield* append(many(2, "B"))
        const fiber = yield* Effect.forkChild(run(writing(done), checkpoints))
        yield* soon(() => done.length === 3)
        yield* append(many(2, "A"))
        yield* soon(() => done.length === 5)
        expect(done).toEqual([1, 2, 3, 6, 7])
        yield* Fiber.interrupt(fiber)
      })
    ))

  it("goes on after what was done, and begins after the position it is given only the first time", () =>
    onMemory(
      Effect.gen(function* () {
        const [done, { checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
        yield* append(many(4, "A"))
        for (const after of [2, 0, 4]) {
          const fiber = yield* Effect.forkChild(run({ ...writing(done), after: at(after) }, checkpoints))
          yield* giveWay(60)
          yield* append(many(1, "A"))
          const { length } = yield* read(everything)
          yield* soon(() => done.at(-1) === length)
          yield* Fiber.interrupt(fiber)
        }
        expect(done).toEqual([3, 4, 5, 6, 7])
      })
    ))

  it("moves on past what it does not hear, so that it is not read again", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        yield* append(many(4, "B"))
        const fiber = yield* Effect.forkChild(run(writing([]), checkpoints))
        yield* giveWay(60)
        yield* Fiber.interrupt(fiber)
        expect(yield* checkpoints.load("reactor/letters")).toMatchObject({ position: 4 })
      })
    ))

  it("keeps nothing while nothing was recorded", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        const fiber = yield* Effect.forkChild(run(writing([]), checkpoints))
        yield* giveWay(60)
        expect(fiber.pollUnsafe()).toBeUndefined()
        expect(yield* checkpoints.keys).toEqual([])
        yield* Fiber.interrupt(fiber)
      })
    ))

  it("tries again what fails, later each time, and does nothing else before it", () =>
    Effect.gen(function* () {
      const [done, { checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
      const tried: Array<number> = []
      const failing = writing(done, ({ position }) => {
        tried.push(position)
        return tried.length < 5 ? Effect.fail("the post is closed") : Effect.void
      })
      yield* append(many(2, "A"))
      const fiber = yield* Effect.forkChild(run(failing, checkpoints))
      yield* Effect.andThen(giveWay(40), TestClock.adjust("10 millis"))
      expect([tried, done]).toEqual([[1], []])
      for (let waited = 0; done.length < 2 && waited < 100; waited++) {
        yield* Effect.andThen(TestClock.adjust("100 millis"), giveWay(20))
      }
      expect([tried, done]).toEqual([
        [1, 1, 1, 1, 1, 2],
        [1, 2]
      ])
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide([layerMemory, TestClock.layer()]), Effect.runPromise))

  it("stops with the fault after its patience, and begins with the same event when it is run again", () =>
    Effect.gen(function* () {
      const [done, { checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
      let isClosed = true
      const failing = writing(done, ({ position }) =>
        position === 2 && isClosed ? Effect.fail("the post is closed" as const) : Effect.void
      )
      yield* append(many(3, "A"))
      const fiber = yield* Effect.forkChild(run(failing, checkpoints, { patience: "1 hour" }))
      yield* Effect.andThen(giveWay(40), TestClock.adjust("30 minutes"))
      expect(fiber.pollUnsafe()).toBeUndefined()
      while (fiber.pollUnsafe() === undefined) yield* Effect.andThen(TestClock.adjust("10 minutes"), giveWay(20))
      expect([yield* Fiber.await(fiber), done]).toEqual([Exit.fail("the post is closed"), [1]])
      isClosed = false
      const next = yield* Effect.forkChild(run(failing, checkpoints))
      yield* soon(() => done.length === 3)
      expect(done).toEqual([1, 2, 3])
      yield* Fiber.interrupt(next)
    }).pipe(Effect.provide([layerMemory, TestClock.layer()]), Effect.runPromise))

  it("does again, under the same key, only what it was at when its process died", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ uses: fc.integer({ min: 1, max: 8 }), isDone: fc.boolean(), more: fc.nat(2) }), {
          maxLength: 6
        }),
        (deaths) =>
          onMemory(
            Effect.gen(function* () {
              const [done, { around, checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
              yield* append(many(4, "A"))
              for (const { isDone, more, uses } of deaths) {
                let left = uses
                const mortal = around((using) =>
                  Effect.suspend(() => {
                    left -= 1
                    if (left > 0) return using
                    return isDone ? Effect.andThen(using, Effect.never) : Effect.never
                  })
                )
                if (more > 0) yield* append(many(more, more === 1 ? "A" : "B"))
                const fiber = yield* Effect.forkChild(
                  run(
                    writing(done, () => giveWay(1)),
                    mortal
                  )
                )
                yield* giveWay(80)
                yield* Fiber.interrupt(fiber)
              }
              const fiber = yield* Effect.forkChild(run(writing(done), checkpoints))
              const wanted = (yield* read(about(["A"]))).map(({ position }) => Number(position))
              yield* soon(() => done.at(-1) === wanted.at(-1))
              yield* Fiber.interrupt(fiber)
              // In order, nothing passed over, and each death repeats one at most.
              expect(done.filter((position, index) => position !== done[index - 1])).toEqual(wanted)
              expect(done.length - wanted.length).toBeLessThanOrEqual(deaths.length)
            })
          )
      ),
      { numRuns: deep ? 500 : 25 }
    ))

  it("passes nothing over when two processes run it, and goes on after what the other did", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        const [one, other]: [Array<number>, Array<number>] = [[], []]
        const fibers = [
          yield* Effect.forkChild(
            run(
              writing(one, () => giveWay(2)),
              checkpoints
            )
          ),
          yield* Effect.forkChild(
            run(
              writing(other, () => giveWay(60)),
              checkpoints
            )
          )
        ]
        for (let turn = 0; turn < 10; turn++) yield* Effect.andThen(append(many(2, "A")), giveWay(3))
        yield* soon(() => Math.max(one.at(-1) ?? 0, other.at(-1) ?? 0) === 20)
        // Time enough for the slow one to do again all that it has heard of, if it would.
        yield* giveWay(3000)
        yield* Effect.forEach(fibers, Fiber.interrupt)
        expect([...new Set([...one, ...other])].sort((a, b) => a - b)).toEqual(upTo(20))
        expect(yield* checkpoints.load("reactor/letters")).toMatchObject({ position: 20 })
        expect(other.length).toBeLessThan(10)
      })
    ))

  /** A reactor that waits at each of these events until it may go on. */
  const waitingAt = Effect.fnUntraced(function* (
    places: ReadonlyArray<number>,
    done: Array<number>,
    checkpoints: Checkpoints["Service"]
  ) {
    const [there, may] = [yield* Queue.unbounded<number>(), yield* Queue.unbounded<void>()]
    const waiting = writing(done, ({ position }) =>
      places.includes(position) ? Effect.andThen(Queue.offer(there, position), Queue.take(may)) : Effect.void
    )
    const fiber = yield* Effect.forkChild(run(waiting, checkpoints))
    return { fiber, waits: Queue.take(there), goOn: Queue.offer(may, undefined) }
  })

  it("does nothing again that another did while it waited, and goes on after it when the other has gone", () =>
    onMemory(
      Effect.gen(function* () {
        const [done, others, { checkpoints }]: [Array<number>, Array<number>, ReturnType<typeof place>] = [
          [],
          [],
          place()
        ]
        yield* append(many(4, "A"))
        const { fiber, goOn, waits } = yield* waitingAt([1], done, checkpoints)
        yield* waits
        const other = yield* Effect.forkChild(run(writing(others), checkpoints))
        yield* soon(() => others.length === 4)
        yield* giveWay(20)
        yield* Fiber.interrupt(other)
        yield* goOn
        yield* giveWay(60)
        yield* append(many(2, "A"))
        yield* soon(() => done.length >= 3)
        yield* giveWay(20)
        expect([others, done]).toEqual([upTo(4), [1, 5, 6]])
        expect(yield* checkpoints.load("reactor/letters")).toMatchObject({ position: 6 })
        yield* Fiber.interrupt(fiber)
      })
    ))

  it("keeps how far it is also where one that is behind has kept less meanwhile", () =>
    onMemory(
      Effect.gen(function* () {
        const [done, { checkpoints, slots }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
        yield* append(many(4, "A"))
        const [first = expect.fail("nothing recorded")] = yield* read(everything)
        const { fiber, goOn, waits } = yield* waitingAt([3, 4], done, checkpoints)
        yield* waits
        slots.clear()
        yield* checkpoints.save("reactor/letters", { position: first.position, value: first.hash }, undefined)
        yield* goOn
        yield* waits
        expect(done).toEqual([1, 2, 3])
        expect(yield* checkpoints.load("reactor/letters")).toMatchObject({ position: 3 })
        yield* Fiber.interrupt(fiber)
      })
    ))

  it("stops where the log is another than the one it reacted to, and does nothing there", async () => {
    const [done, { checkpoints }]: [Array<number>, ReturnType<typeof place>] = [[], place()]
    const react = (events: number) =>
      onMemory(
        Effect.gen(function* () {
          yield* append(many(events, "A"))
          const fiber = yield* Effect.forkChild(run(writing(done), checkpoints))
          yield* soon(() => fiber.pollUnsafe() !== undefined || done.length === 3)
          yield* giveWay(20)
          const exit = fiber.pollUnsafe()
          yield* Fiber.interrupt(fiber)
          return exit
        })
      )
    expect(await react(3)).toBeUndefined()
    for (const events of [2, 5]) {
      expect(JSON.stringify(await react(events))).toContain("Corrupt")
      expect(done).toEqual([1, 2, 3])
    }
    const refused = await onMemory(Effect.flip(run(writing(done), checkpoints)))
    expect(refused.message).toContain("`letters` has reacted to another log, up to position `3`")
    expect(refused.message).toContain("give it another name")
  })

  it("waits for a log that is away for as long as its patience, and goes on", () =>
    Effect.gen(function* () {
      const log = yield* EventLog
      let isAway = true
      const flaky = EventLog.of({ ...log, heads: Stream.suspend(() => (isAway ? Stream.fail(away) : log.heads)) })
      const done: Array<number> = []
      const reacting = run(writing(done), place().checkpoints, { patience: "1 hour" })
      const fiber = yield* Effect.forkChild(Effect.provideService(reacting, EventLog, flaky))
      yield* append(many(1, "A"))
      yield* Effect.andThen(giveWay(20), TestClock.adjust("10 minutes"))
      expect(fiber.pollUnsafe()).toBeUndefined()
      isAway = false
      for (let waited = 0; done.length < 1 && waited < 20; waited++) {
        yield* Effect.andThen(TestClock.adjust("1 second"), giveWay(20))
      }
      expect(done).toEqual([1])
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide(Layer.provideMerge(layerMemory, TestClock.layer())), Effect.runPromise))

  it("waits for a place that is away, and stops with `Unavailable` after its patience", () =>
    Effect.gen(function* () {
      const { around } = place()
      yield* append(many(1, "A"))
      const done: Array<number> = []
      let isAway = true
      const flaky = around((using) => Effect.suspend(() => (isAway ? Effect.fail(away) : using)))
      const first = yield* Effect.forkChild(run(writing(done), flaky))
      while (first.pollUnsafe() === undefined) yield* Effect.andThen(TestClock.adjust("5 seconds"), giveWay(10))
      expect([yield* Fiber.await(first), done]).toEqual([Exit.fail(away), []])
      const second = yield* Effect.forkChild(run(writing(done), flaky))
      yield* TestClock.adjust("5 seconds")
      isAway = false
      for (let waited = 0; done.length < 1 && waited < 20; waited++) {
        yield* Effect.andThen(TestClock.adjust("1 second"), giveWay(20))
      }
      expect(done).toEqual([1])
      yield* Fiber.interrupt(second)
    }).pipe(Effect.provide(Layer.provideMerge(layerMemory, TestClock.layer())), Effect.runPromise))

  it("hears an alliance as that reads itself: of any history, what its kinds name", () =>
    fc.assert(
      fc.asyncProperty(arbitraryHistory(alliance, { length: 30 }), ({ log }) =>
        onMemory(
          Effect.gen(function* () {
            const heard: Array<unknown> = []
            const pledged: Reactor<Heard<Pledges>> = {
              name: "pledged",
              ...asUnderstood(alliance, Pledges),
              react: ({ event, recorded }, key) =>
                Effect.sync(() => {
                  heard.push([event, recorded.id === key])
                })
            }
            const proposed = log.map(({ recorded: { hash, position, recordedAt, ...others } }) => others)
            yield* append(batch(proposed))
            const { checkpoints } = place()
            const fiber = yield* Effect.forkChild(Effect.provideService(runReactor(pledged), Checkpoints, checkpoints))
            const own = log.flatMap(({ event }) => (Object.hasOwn(Pledges.cases, event._tag) ? [[event, true]] : []))
            let reached = 0
            yield* soon(() => {
              reached = Effect.runSync(checkpoints.load("reactor/pledged"))?.position ?? 0
              return reached === log.length
            })
            expect(heard).toEqual(own)
            yield* Fiber.interrupt(fiber)
          })
        )
      ),
      { numRuns: deep ? 100 : 5 }
    ))
})
