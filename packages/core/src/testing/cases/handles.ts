/** What holds when one log is open twice: neither handle knows less than the other. */
import { Effect } from "effect"
import { everything } from "../../kernel/event-log.ts"
import { oneOrderOf } from "../agreement.ts"
import { expectEqual } from "../claim.ts"
import { about, append, many, outcome, positions, unless, upTo } from "./case.ts"
import { follow } from "./following.ts"
import { subscribe } from "./heads.ts"
import { type DurableCase, type Open, using } from "./place.ts"

const needs = "several handles"
const p = about([], "p")
const twice = (open: Open) => Effect.all([open, open])

export const handles: ReadonlyArray<DurableCase> = [
  {
    id: "handles-append",
    title: "what one handle appended, the other reads at once, and judges by",
    needs,
    run: Effect.fnUntraced(function* (open) {
      const [one, other] = yield* twice(open)
      for (let round = 0; round < 10; round++) {
        const [here, there] = round % 2 === 0 ? [one, other] : [other, one]
        const count = 2 * round
        expectEqual(yield* using(here, outcome(many(2, "A", ["p"]), unless(p, count))), "stored")
        expectEqual(yield* using(there, positions(p)), upTo(count + 2))
        expectEqual(yield* using(there, outcome(many(1), unless(p, count))), `Conflict at ${count + 1}`)
      }
    })
  },
  {
    id: "handles-again",
    title: "the same ids on the other handle give the first receipt, also at the same time",
    needs,
    run: Effect.fnUntraced(function* (open) {
      const both = yield* twice(open)
      const events = many(2, "A", ["p"])
      const copies = both.map((log) => using(log, append(events, unless(p, 0))))
      for (let round = 0; round < 2; round++) {
        expectEqual(yield* Effect.all(copies, { concurrency: "unbounded" }), [
          { first: 1, last: 2 },
          { first: 1, last: 2 }
        ])
      }
      expectEqual(yield* using(both[0], positions(everything)), [1, 2])
    })
  },
  {
    id: "handles-guards",
    title: "of guards on one thing, from both handles at once, exactly one passes",
    needs,
    run: Effect.fnUntraced(function* (open) {
      const both = yield* twice(open)
      for (const round of upTo(10)) {
        const guard = unless(about([], `seat:${round}`), 0)
        const racers = upTo(10).flatMap(() =>
          both.map((log) => using(log, outcome(many(1, "A", [`seat:${round}`]), guard)))
        )
        const outcomes = yield* Effect.all(racers, { concurrency: "unbounded" })
        expectEqual(outcomes.filter((found) => found === "stored").length, 1, `who passed in round ${round}`)
        expectEqual(outcomes.filter((found) => found === `Conflict at ${round}`).length, 19)
      }
    })
  },
  {
    id: "handles-heads",
    title: "each handle tells the heads of the other, and of itself",
    needs,
    run: Effect.fnUntraced(function* (open) {
      const both = yield* twice(open)
      const subscribers = yield* Effect.all(both.map((log) => using(log, subscribe())))
      for (const [turn, log] of [...both, ...both].entries()) {
        const { last } = yield* using(log, append(many(1 + turn)))
        for (const { reaches } of subscribers) yield* reaches(last)
      }
      for (const { stop } of subscribers) yield* stop
    })
  },
  {
    id: "handles-follow",
    title: "a follower on one handle meets every event of both once, in order",
    needs,
    run: Effect.fnUntraced(function* (open) {
      const both = yield* twice(open)
      const { meets } = yield* using(both[0], follow)
      const writing = upTo(21).flatMap((turn) => both.map((log) => using(log, append(many(1 + (turn % 3))))))
      yield* Effect.all(writing, { concurrency: 8 })
      yield* meets(84)
    })
  },
  {
    id: "handles-order",
    title: "one order explains what random writers on both handles were told",
    needs,
    run: Effect.fnUntraced(function* (open, elsewhere) {
      yield* oneOrderOf(1, 5, yield* twice(open))
      const [one, other] = yield* twice(elsewhere)
      yield* oneOrderOf(2, 30, [one, other, one, other])
    })
  }
]
