/** What a long read promises: pages that join, memory that stays, and nobody held up. */
import { Deferred, Effect, Fiber, Stream } from "effect"
import { EventLog, either, everything } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { about, append, type Case, many, positions, promptly, span, upTo } from "./case.ts"

/** Makes waste that grows old, so that what nobody holds is collected. */
const collecting = Effect.gen(function* () {
  const waste: Array<ReadonlyArray<number>> = []
  for (let made = 0; made < 50; made++) {
    waste[made % 5] = new Array(4_000_000).fill(made)
    yield* Effect.sleep(1)
  }
})

const pages: ReadonlyArray<Case> = [
  {
    id: "read-bound",
    title: "a long read keeps the bound it started with, whatever is appended meanwhile",
    run: Effect.gen(function* () {
      yield* append(many(600, "A", ["p"]))
      yield* append(many(600, "A", ["p"]))
      const { read } = yield* EventLog
      for (const query of [everything, about([], "p")]) {
        let met = 0
        const counted = read(query).pipe(
          Stream.tap(() => (++met % 400 === 1 ? append(many(20, "A", ["p"])) : Effect.void)),
          Stream.runCount
        )
        const before = (yield* positions(query)).length
        expectEqual(yield* counted, before)
      }
    })
  },
  {
    id: "read-pages",
    title: "pages join without a gap or a repeat, forwards and backwards, filtered or not",
    run: Effect.gen(function* () {
      yield* append(many(1000, "A", ["p"]))
      yield* append(many(201, "B", ["p", "q"]))
      for (const query of [everything, about([], "p"), either(about(["A"]), about([], "q"))]) {
        expectEqual(yield* positions(query), upTo(1201))
        expectEqual(yield* positions(query, { backwards: true }), upTo(1201).toReversed())
        const part = yield* positions(query, span({ after: 499, until: 1001, limit: 501 }))
        expectEqual(part, upTo(1000).slice(499))
      }
    })
  },
  {
    id: "read-memory",
    title: "a read of a hundred thousand events holds a part of them at a time",
    needs: "paged reads",
    deep: true,
    run: Effect.gen(function* () {
      for (let round = 0; round < 100; round++) yield* append(many(1000))
      const { read } = yield* EventLog
      const early: Array<WeakRef<object>> = []
      let held = Number.NaN
      yield* Stream.runForEach(read(everything), (event) => {
        if (event.position <= 20_000) early.push(new WeakRef(event))
        if (event.position < 100_000) return Effect.void
        // To look at a weak reference keeps what it refers to for a while: so nobody looks before the end.
        return Effect.map(Effect.repeat(collecting, { times: 2 }), () => {
          held = early.filter((one) => one.deref() !== undefined).length
        })
      })
      expectThat(held < 10_000, `most of the first 20,000 events were let go, and not \`${held}\` of them held`)
    })
  }
]

const holding: ReadonlyArray<Case> = [
  {
    id: "read-early",
    title: "a read that is left early holds nothing: appends and reads go on",
    run: Effect.gen(function* () {
      yield* append(many(700))
      const { read } = yield* EventLog
      for (let round = 0; round < 30; round++) {
        expectEqual((yield* Stream.runCollect(Stream.take(read(everything), 1))).length, 1)
        yield* promptly("an append goes on after a read was left", append(many(1)))
      }
      expectEqual((yield* positions(everything)).length, 730)
    })
  },
  {
    id: "read-paused",
    title: "a reader that pauses holds nobody up, and goes on where it was",
    run: Effect.gen(function* () {
      yield* append(many(700))
      const { read } = yield* EventLog
      const [started, goOn] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      const pause = Effect.andThen(Deferred.succeed(started, undefined), Deferred.await(goOn))
      const paused = yield* read(everything).pipe(
        Stream.tap(({ position }) => (position === 1 ? pause : Effect.void)),
        Stream.runCount,
        Effect.forkChild
      )
      yield* Deferred.await(started)
      const beside = Effect.andThen(append(many(700)), positions(everything))
      expectEqual((yield* promptly("others go on beside a paused reader", beside)).length, 1400)
      yield* Deferred.succeed(goOn, undefined)
      expectEqual(yield* Fiber.join(paused), 700)
    })
  }
]

export const paging: ReadonlyArray<Case> = [...pages, ...holding]
