/** What is still true of a log that was closed and opened again. */
import { Effect, Stream } from "effect"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { expectEqual } from "../claim.ts"
import { about, append, many, outcome, positions, propose, read, six, unless, untyped, upTo } from "./case.ts"
import { type DurableCase, within } from "./place.ts"
import { exact } from "./text.ts"

const p = about([], "p")
const q = about([], "q")

export const reopening: ReadonlyArray<DurableCase> = [
  {
    id: "reopen-same",
    title: "every event is the same after reopening: its fields, its position, its hash",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      const texts = Object.values(exact).map((data) => append([{ ...propose("A"), data: untyped(data) }]))
      const before = yield* within(open, Effect.andThen(Effect.all([append(six()), ...texts]), read(everything)))
      for (let opened = 0; opened < 2; opened++) expectEqual(yield* within(open, read(everything)), before)
    })
  },
  {
    id: "reopen-goes-on",
    title: "the next append after reopening comes after the last before, and nothing is left of a refused one",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      yield* within(open, append(six()))
      expectEqual(yield* within(open, outcome(many(3), unless(p, 0))), "Conflict at 1")
      expectEqual(yield* within(open, append(many(2))), { first: 7, last: 8 })
      expectEqual(yield* within(open, positions(everything)), upTo(8))
    })
  },
  {
    id: "reopen-again",
    title: "the same ids after reopening give the first receipt and one copy; some of them beside new ones are refused",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      const events = many(3, "A", ["p"])
      const guarded = append(events, unless(p, 0))
      yield* within(open, Effect.andThen(append(many(2)), guarded))
      expectEqual(yield* within(open, guarded), { first: 3, last: 5 })
      expectEqual(yield* within(open, outcome([events[0], propose("A")])), "Encoding")
      expectEqual(yield* within(open, positions(everything)), upTo(5))
    })
  },
  {
    id: "reopen-condition",
    title: "conditions and questions after reopening see what was there before",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      yield* within(open, append(six()))
      const asked = Effect.all([positions(q), positions(about(["B"], "p")), positions(q, { backwards: true })])
      expectEqual(yield* within(open, asked), [
        [1, 4, 5, 6],
        [2, 6],
        [6, 5, 4, 1]
      ])
      expectEqual(yield* within(open, outcome(many(1), unless(about(["C"], "q"), 0))), "Conflict at 4")
      expectEqual(yield* within(open, outcome(many(1), unless(about(["C"], "q"), 4))), "stored")
    })
  },
  {
    id: "reopen-heads",
    title: "the first head after reopening is the last before",
    needs: "reopening",
    run: Effect.fnUntraced(function* (open) {
      yield* within(open, append(six()))
      const first = Effect.flatMap(EventLog, ({ heads }) => Stream.runCollect(Stream.take(heads, 1)))
      expectEqual(yield* within(open, first), [6])
    })
  },
  {
    id: "places-apart",
    title: "two places are two logs",
    run: Effect.fnUntraced(function* (open, elsewhere) {
      const [here, there] = [yield* open, yield* elsewhere]
      expectEqual(yield* here.append(six()), { first: 1, last: 6 })
      expectEqual(yield* there.append(many(2)), { first: 1, last: 2 })
      expectEqual((yield* Stream.runCollect(here.read(everything))).length, 6)
    })
  }
]
