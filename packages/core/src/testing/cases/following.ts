/** What whoever follows a log may rely on. */
import { assert } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { append, type Case, giveWay, many, soon } from "./case.ts"

/** The heads one subscriber has seen so far. */
const subscribe = Effect.fnUntraced(function* (between: Effect.Effect<unknown> = Effect.void) {
  const { heads } = yield* EventLog
  const seen: Array<number> = []
  const fiber = yield* heads.pipe(
    Stream.tap((head) => Effect.sync(() => seen.push(head))),
    Stream.runForEach(() => between),
    Effect.forkChild
  )
  return { seen, stop: Fiber.interrupt(fiber) }
})

const grows = (seen: ReadonlyArray<number>): boolean =>
  seen.every((head, index) => index === 0 || head > (seen[index - 1] ?? 0))

export const following: ReadonlyArray<Case> = [
  {
    id: "heads-first",
    title: "the head of now comes at once: 0 for an empty log",
    run: Effect.gen(function* () {
      const { heads } = yield* EventLog
      assert.deepStrictEqual(yield* Stream.runCollect(Stream.take(heads, 1)), [0])
      yield* append(many(3))
      assert.deepStrictEqual(yield* Stream.runCollect(Stream.take(heads, 1)), [3])
    })
  },
  {
    id: "heads-wake",
    title: "no commit is lost, however subscribing and appending interleave",
    run: Effect.gen(function* () {
      let head = 0
      for (let steps = 0; steps <= 30; steps++) {
        const { seen, stop } = yield* subscribe()
        yield* giveWay(steps)
        head = (yield* append(many(1))).last
        assert.isTrue(yield* soon(() => seen.at(-1) === head), `the head ${head} after ${steps} steps: saw ${seen}`)
        assert.isTrue(grows(seen))
        yield* stop
      }
    })
  },
  {
    id: "heads-each",
    title: "every subscriber has the true head once the log is quiet, and sees it only grow",
    run: Effect.gen(function* () {
      const subscribers = [yield* subscribe(), yield* subscribe(giveWay(7)), yield* subscribe(giveWay(60))]
      yield* Effect.forEach(Array.from({ length: 40 }), () => append(many(2)), { concurrency: 8 })
      for (const { seen } of subscribers) {
        assert.isTrue(yield* soon(() => seen.at(-1) === 80), `saw ${seen}`)
        assert.isTrue(grows(seen))
      }
      for (const { stop } of subscribers) yield* stop
    })
  },
  {
    id: "heads-follow",
    title: "a follower that reads up to each head meets every event once, in order",
    run: Effect.gen(function* () {
      const { heads, read } = yield* EventLog
      const met: Array<number> = []
      let mark = Position.make(0)
      const follower = yield* heads.pipe(
        Stream.runForEach((until) =>
          Effect.gen(function* () {
            for (const { position } of yield* Stream.runCollect(read(everything, { after: mark, until })))
              met.push(position)
            mark = until
          })
        ),
        Effect.forkChild
      )
      yield* Effect.forEach(Array.from({ length: 60 }), (_, index) => append(many(1 + (index % 3))), {
        concurrency: 10
      })
      assert.isTrue(yield* soon(() => met.length === 120), `met ${met.length} events`)
      assert.deepStrictEqual(
        met,
        Array.from({ length: 120 }, (_, index) => index + 1)
      )
      yield* Fiber.interrupt(follower)
    })
  }
]
