/** What appends that come at the same time may rely on, and what an interrupted one leaves. */
import { Cause, Effect, Exit, Fiber } from "effect"
import { everything, limits } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { sized } from "./appending.ts"
import {
  about,
  append,
  type Case,
  giveWay,
  many,
  outcome,
  positions,
  promptly,
  propose,
  read,
  six,
  unless,
  upTo
} from "./case.ts"

const atOnce = { concurrency: "unbounded" } as const

export const together: ReadonlyArray<Case> = [
  {
    id: "together-guards",
    title: "of fifty guards on one thing at once, exactly one passes",
    run: Effect.gen(function* () {
      for (let round = 0; round < 20; round++) {
        const guard = unless(about([], `seat:${round}`), 0)
        const racers = Array.from({ length: 50 }, () => outcome([propose("A", [`seat:${round}`])], guard))
        const outcomes = yield* Effect.all(racers, atOnce)
        expectEqual(outcomes.filter((found) => found === "stored").length, 1, `who passed in round ${round}`)
        expectEqual(outcomes.filter((found) => found === `Conflict at ${round + 1}`).length, 49)
      }
      expectEqual(yield* positions(everything), upTo(20))
    })
  },
  {
    id: "together-verdicts",
    title: "appends that come together each get their own verdict, as if they had come one after another",
    run: Effect.gen(function* () {
      yield* append(six())
      const known = propose("A", ["known"])
      yield* append([known])
      const verdicts = yield* Effect.all(
        [
          outcome([propose("B", ["one"])], unless(about([], "one"), 0)),
          outcome([propose("B")], unless(about([], "q"), 0)),
          outcome([known], unless(about([], "known"), 0)),
          outcome(sized(limits.bytesPerAppend + 1)),
          outcome([propose("B")], unless(about([], "one"), 7)),
          outcome([propose("B", ["two"])], unless(about([], "two"), 0))
        ],
        atOnce
      )
      expectEqual(verdicts, ["stored", "Conflict at 1", "stored", "Encoding", "Conflict at 8", "stored"])
      expectEqual(yield* positions(everything), upTo(9))
    })
  },
  {
    id: "together-dense",
    title: "twenty writers at once leave no gap, and every receipt names its own events",
    run: Effect.gen(function* () {
      const batches = upTo(60).map((index) => many(1 + (index % 4)))
      const receipts = yield* Effect.forEach(batches, (events) => append(events), { concurrency: 20 })
      const stored = yield* read(everything)
      expectEqual(
        stored.map(({ position }) => position),
        upTo(stored.length)
      )
      const named = receipts.map(({ first, last }) => stored.slice(first - 1, last).map(({ id }) => id))
      expectEqual(
        named,
        batches.map((events) => events.map(({ id }) => id))
      )
    })
  },
  {
    id: "together-turns",
    title: "appends at once are stored in the order in which they were asked for",
    run: Effect.gen(function* () {
      const receipts = yield* Effect.forEach(upTo(50), () => append(many(2)), atOnce)
      expectEqual(
        receipts.map(({ first }) => first),
        upTo(50).map((turn) => 2 * turn - 1)
      )
    })
  },
  {
    id: "together-many",
    title: "more appends at once than any queue holds are all answered",
    deep: true,
    run: Effect.gen(function* () {
      const outcomes = yield* Effect.forEach(upTo(10_500), () => outcome(many(1)), atOnce)
      expectEqual(outcomes.filter((found) => found === "stored").length, 10_500)
      expectEqual((yield* positions(everything)).length, 10_500)
    })
  },
  {
    id: "together-visible",
    title: "whoever has a receipt finds the events, also while others write",
    run: Effect.gen(function* () {
      const found = yield* Effect.forEach(
        upTo(40),
        Effect.fnUntraced(function* (turn) {
          yield* append(many(2, "A", [`turn:${turn}`]))
          return (yield* positions(about([], `turn:${turn}`))).length
        }),
        { concurrency: 10 }
      )
      expectEqual(
        found,
        upTo(40).map(() => 2)
      )
    })
  },
  {
    id: "interrupted",
    title: "an interrupted append is there as a whole or not at all, and the same ids again have one effect",
    run: Effect.gen(function* () {
      for (let steps = 0; steps <= 30; steps++) {
        const events = many(3, "A", [`try:${steps}`])
        const found = () => positions(about([], `try:${steps}`))
        const fiber = yield* Effect.forkChild(append(events))
        yield* giveWay(steps)
        yield* Fiber.interrupt(fiber)
        const exit = yield* Fiber.await(fiber)
        yield* promptly("the next append is not held up", append(many(1)))
        const left = (yield* found()).length
        expectThat(left === 3 || (left === 0 && Exit.isFailure(exit)), `${left} of 3 events are there`)
        if (Exit.isFailure(exit)) expectThat(Cause.hasInterruptsOnly(exit.cause), "it ended by interruption alone")
        yield* append(events)
        expectEqual((yield* found()).length, 3, "events after the same ids again")
      }
      const all = yield* positions(everything)
      expectEqual(all, upTo(31 * 4))
    })
  }
]
