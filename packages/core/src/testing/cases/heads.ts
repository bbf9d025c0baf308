/** What whoever listens for the head of a log may rely on. */
import { Deferred, Effect, Fiber, Random, Stream } from "effect"
import { EventLog } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { append, type Case, giveWay, inBetween, many, promptly, soon, upTo } from "./case.ts"

/** The heads one subscriber has seen so far. */
export const subscribe = Effect.fnUntraced(function* (between: Effect.Effect<unknown> = Effect.void) {
  const { heads } = yield* EventLog
  const seen: Array<number> = []
  const fiber = yield* heads.pipe(
    Stream.tap((head) => Effect.sync(() => seen.push(head))),
    Stream.runForEach(() => between),
    Effect.forkChild
  )
  const stop = Fiber.interrupt(fiber)
  /** Has the true head once the log is quiet, and has only seen it grow. */
  const reaches = Effect.fnUntraced(function* (head: number) {
    expectThat(yield* soon(() => seen.at(-1) === head), `the head ${head} is seen, after ${seen}`)
    const grows = seen.every((one, index) => index === 0 || one > (seen[index - 1] ?? 0))
    expectThat(grows, `heads only grow: ${seen}`)
  })
  return { seen, stop, reaches }
})

const now = Effect.flatMap(EventLog, ({ heads }) =>
  promptly("a head comes at once", Stream.runCollect(Stream.take(heads, 1)))
)

const steps = Random.nextIntBetween(0, 12)

export const heads: ReadonlyArray<Case> = [
  {
    id: "heads-first",
    title: "the head of now comes at once: 0 for an empty log",
    run: Effect.gen(function* () {
      expectEqual(yield* now, [0])
      yield* append(many(3))
      expectEqual(yield* now, [3])
    })
  },
  {
    id: "heads-wake",
    title: "no commit is lost, however subscribing and appending interleave",
    run: Effect.gen(function* () {
      for (let steps = 0; steps <= 30; steps++) {
        const { reaches, stop } = yield* subscribe()
        yield* giveWay(steps)
        yield* reaches((yield* append(many(1))).last)
        yield* stop
      }
    })
  },
  {
    id: "heads-schedules",
    title: "no commit is lost in ten thousand random schedules",
    deep: true,
    run: Effect.gen(function* () {
      for (let round = 0; round < 10_000; round++) {
        const [before, between, busy] = [yield* steps, yield* steps, yield* steps]
        const { reaches, stop } = yield* subscribe(giveWay(busy))
        yield* giveWay(before)
        yield* append(many(1))
        yield* giveWay(between)
        yield* reaches((yield* append(many(1))).last)
        yield* stop
      }
    }).pipe(Random.withSeed(1))
  },
  {
    id: "heads-each",
    title: "every subscriber has the true head once the log is quiet, and sees it only grow",
    run: Effect.gen(function* () {
      const subscribers = [yield* subscribe(), yield* subscribe(giveWay(7)), yield* subscribe(giveWay(60))]
      yield* Effect.forEach(upTo(40), (turn) => inBetween(turn, append(many(2))), { concurrency: 8 })
      for (const { reaches } of subscribers) yield* reaches(80)
      for (const { stop } of subscribers) yield* stop
    })
  },
  {
    id: "heads-slow",
    title: "a subscriber that is busy for long has the last head when it is free, and holds nobody up",
    run: Effect.gen(function* () {
      const free = yield* Deferred.make<void>()
      const slow = yield* subscribe(Deferred.await(free))
      expectThat(yield* soon(() => slow.seen.length === 1), "the first head is seen")
      const others = Effect.forEach(upTo(100), () => append(many(1)), { concurrency: 5 })
      yield* promptly("appends go on beside a busy subscriber", others)
      yield* Deferred.succeed(free, undefined)
      yield* slow.reaches(100)
      yield* slow.stop
    })
  }
]
