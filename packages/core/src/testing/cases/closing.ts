/** What closing a log means for whoever still waits, writes or follows. */
import { Effect, Exit, Fiber, Scope, Stream } from "effect"
import { everything } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { append, giveWay, many, outcome, positions, promptly, read, soon, upTo } from "./case.ts"
import { type DurableCase, using, within } from "./place.ts"

export const closing: ReadonlyArray<DurableCase> = [
  {
    id: "close-drains",
    title: "who got a receipt before the log was closed is in it; all others are there as a whole or not at all",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      for (let steps = 0; steps < 12; steps += 3) {
        const scope = yield* Scope.make()
        const log = yield* Scope.provide(open, scope)
        const batches = upTo(20).map(() => many(2))
        const writers = yield* Effect.forEach(batches, (events) => Effect.forkChild(using(log, append(events))))
        yield* giveWay(steps)
        yield* Scope.close(scope, Exit.void)
        const kept = new Set((yield* within(open, read(everything))).map(({ id }) => id))
        for (const [index, writer] of writers.entries()) {
          const exit = yield* promptly("everybody is answered", Fiber.await(writer))
          const there = batches[index]?.filter(({ id }) => kept.has(id)).length
          expectThat(there === 2 || (there === 0 && Exit.isFailure(exit)), `${there} of 2 events are there`)
        }
      }
      const all = yield* within(open, positions(everything))
      expectEqual(all, upTo(all.length))
    })
  },
  {
    id: "close-ends",
    title: "a closed log takes nothing more, and its heads end",
    run: Effect.fnUntraced(function* (open) {
      const scope = yield* Scope.make()
      const log = yield* Scope.provide(open, scope)
      const seen: Array<number> = []
      const follow = Stream.runForEach(log.heads, (head) => Effect.sync(() => void seen.push(head)))
      const heads = yield* Effect.forkChild(follow)
      const { last } = yield* log.append(many(3))
      expectThat(yield* soon(() => seen.at(-1) === last), `the head ${last} is seen, after ${seen}`)
      yield* Scope.close(scope, Exit.void)
      yield* promptly("the heads end", Fiber.join(heads))
      expectEqual(yield* promptly("an append is answered", using(log, outcome(many(1)))), "Unavailable")
    })
  }
]
