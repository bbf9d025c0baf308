/** What whoever follows a log may rely on: every event once, in order. */
import { Effect, Fiber, Stream } from "effect"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { expectEqual } from "../claim.ts"
import { append, type Case, giveWay, inBetween, many, soon, upTo } from "./case.ts"

/** The positions a follower has met: for each head it reads what is new, and then moves its mark. */
export const follow = Effect.gen(function* () {
  const { heads, read } = yield* EventLog
  const met: Array<number> = []
  let mark = Position.make(0)
  const fiber = yield* heads.pipe(
    Stream.runForEach((until) =>
      Effect.gen(function* () {
        for (const { position } of yield* Stream.runCollect(read(everything, { after: mark, until })))
          met.push(position)
        mark = until
      })
    ),
    Effect.forkChild
  )
  /** Has met all of so many events, once each, in order. */
  const meets = Effect.fnUntraced(function* (count: number) {
    yield* soon(() => met.length >= count && mark >= count)
    expectEqual([...met], upTo(count))
    yield* Fiber.interrupt(fiber)
  })
  return { meets }
})

export const following: ReadonlyArray<Case> = [
  {
    id: "follow-once",
    title: "a follower that reads up to each head meets every event once, in order",
    run: Effect.gen(function* () {
      const { meets } = yield* follow
      yield* Effect.forEach(upTo(60), (turn) => inBetween(turn, append(many(1 + (turn % 3)))), { concurrency: 10 })
      yield* meets(120)
    })
  },
  {
    id: "follow-late",
    title: "a follower that looks at any moment of a long and a short append meets every event once, in order",
    run: Effect.gen(function* () {
      const { read } = yield* EventLog
      const met: Array<number> = []
      const look = Effect.gen(function* () {
        const after = Position.make(met.at(-1) ?? 0)
        for (const { position } of yield* Stream.runCollect(read(everything, { after }))) met.push(position)
      })
      for (let steps = 0; steps <= 30; steps++) {
        const [long, short] = [yield* Effect.forkChild(append(many(20))), yield* Effect.forkChild(append(many(1)))]
        while (long.pollUnsafe() === undefined || short.pollUnsafe() === undefined) {
          yield* giveWay(steps)
          yield* look
        }
        yield* Effect.andThen(Fiber.join(long), Fiber.join(short))
        yield* look
        expectEqual([...met], upTo((steps + 1) * 21))
      }
    })
  }
]
