/** What the same ids again come to: one effect, and its first receipt. */
import { Effect } from "effect"
import { everything } from "../../kernel/event-log.ts"
import { expectEqual } from "../claim.ts"
import { about, append, batch, type Case, many, outcome, positions, propose, read, unless, upTo } from "./case.ts"

export const repeating: ReadonlyArray<Case> = [
  {
    id: "again-same",
    title: "the same ids again give the first receipt and one copy, also later",
    run: Effect.gen(function* () {
      yield* append(many(2))
      const events = many(3, "A", ["p"])
      const first = yield* append(events)
      expectEqual(yield* append(events), first)
      for (let round = 0; round < 4; round++) yield* append(many(500))
      expectEqual(yield* append(events), first)
      expectEqual(yield* positions(about([], "p")), [3, 4, 5])
    })
  },
  {
    id: "again-late",
    title: "the same ids again give the first receipt after ten thousand other appends",
    deep: true,
    run: Effect.gen(function* () {
      const events = many(2, "A", ["p"])
      const first = yield* append(events)
      yield* Effect.forEach(upTo(10_000), () => append(many(1)), { concurrency: 100, discard: true })
      expectEqual(yield* append(events), first)
      expectEqual(yield* positions(about([], "p")), [1, 2])
    })
  },
  {
    id: "again-condition",
    title: "the same ids again give the first receipt, whatever their condition would say now",
    run: Effect.gen(function* () {
      const events = many(1, "A", ["p"])
      const first = yield* append(events, unless(about([], "p"), 0))
      expectEqual(yield* append(events, unless(about([], "p"), 0)), first)
      expectEqual(yield* positions(everything), [1])
    })
  },
  {
    id: "again-part",
    title: "a known id beside a new one, or known ids in another order or apart, are refused as `Encoding`",
    run: Effect.gen(function* () {
      const [first, second, third] = [propose("A"), propose("A"), propose("B")]
      yield* append([first, second])
      yield* append([third])
      for (const events of [
        [first, propose("A")],
        [propose("A"), first],
        [second, first],
        [first, third]
      ]) {
        expectEqual(yield* outcome(batch(events)), "Encoding")
      }
      expectEqual(yield* positions(everything), upTo(3))
    })
  },
  {
    id: "again-joined",
    title: "known ids side by side give their positions, whichever appends brought them",
    run: Effect.gen(function* () {
      const [first, second, third] = [propose("A"), propose("A"), propose("B")]
      yield* append([first, second])
      yield* append([third])
      expectEqual(yield* append([second]), { first: 2, last: 2 })
      expectEqual(yield* append([second, third]), { first: 2, last: 3 })
      expectEqual(yield* positions(everything), upTo(3))
    })
  },
  {
    id: "again-data",
    title: "other content under known ids is not looked at: the first stays",
    run: Effect.gen(function* () {
      const event = propose("A", [], { sealed: "one" })
      yield* append([event])
      expectEqual(yield* append([{ ...event, data: { sealed: "other" } }]), { first: 1, last: 1 })
      expectEqual(
        (yield* read(everything)).map(({ data }) => data),
        [{ sealed: "one" }]
      )
    })
  },
  {
    id: "again-together",
    title: "two copies of one append at once have one effect",
    run: Effect.gen(function* () {
      const events = many(2, "A", ["p"])
      const copies = [append(events, unless(about([], "p"), 0)), append(events, unless(about([], "p"), 0))]
      const receipts = yield* Effect.all(copies, { concurrency: "unbounded" })
      expectEqual(receipts, [
        { first: 1, last: 2 },
        { first: 1, last: 2 }
      ])
      expectEqual(yield* positions(everything), [1, 2])
    })
  }
]
