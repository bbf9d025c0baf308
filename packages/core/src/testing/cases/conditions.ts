/** What the condition of an append asks beyond the DCB cases. */
import { Effect } from "effect"
import { everything } from "../../kernel/event-log.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, eight, many, outcome, positions, propose, six, unless, upTo } from "./case.ts"

export const conditions: ReadonlyArray<Case> = [
  {
    id: "append-wide",
    title: "an empty list of items, types or tags widens a condition, and a read",
    run: Effect.gen(function* () {
      yield* append([propose("A", ["p"])])
      for (const query of [everything, { items: [{}] }, { items: [{ types: [], tags: [] }] }]) {
        expectEqual(yield* outcome([propose("B")], unless(query, 0)), "Conflict at 1")
        expectEqual(yield* positions(query), [1])
      }
      expectEqual(yield* outcome([propose("B")], unless(everything, 1)), "stored")
    })
  },
  {
    id: "append-own",
    title: "a batch does not conflict with itself",
    run: Effect.gen(function* () {
      expectEqual(yield* outcome(many(3, "A", ["p"]), unless(about([], "p"), 0)), "stored")
      expectEqual(yield* outcome(many(3, "A", ["p"]), unless(about([], "p"), 0)), "Conflict at 1")
    })
  },
  {
    id: "append-tags",
    title: "a condition asks for all of its tags, to the letter",
    run: Effect.gen(function* () {
      yield* append(eight())
      expectEqual(yield* outcome([propose("A")], unless(about([], "q", "r"), 7)), "stored")
      expectEqual(yield* outcome([propose("A")], unless(about([], "p", "xp"), 0)), "stored")
      expectEqual(yield* outcome([propose("A")], unless(about([], "q", "r"), 6)), "Conflict at 7")
    })
  },
  {
    id: "append-apart",
    title: "conditions about different things both hold, also about what nobody ever did",
    run: Effect.gen(function* () {
      yield* append(six())
      const apart = ["one", "other"].map((tag) => outcome(many(2, "A", [tag]), unless(about([], tag), 0)))
      expectEqual(yield* Effect.all(apart, { concurrency: "unbounded" }), ["stored", "stored"])
      expectEqual(yield* outcome(many(1), unless(about(["A"], "nobody"), 0)), "stored")
      expectEqual(yield* outcome(many(1), unless(about(["Z"]), 0)), "stored")
    })
  },
  {
    id: "append-beyond",
    title: "a condition whose `after` is at the head or beyond it holds",
    run: Effect.gen(function* () {
      yield* append(six())
      for (const after of [6, 8, 100]) expectEqual(yield* outcome(many(1), unless(everything, after)), "stored")
      expectEqual(yield* positions(everything), upTo(9))
    })
  }
]
