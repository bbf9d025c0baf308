/** What an append promises beyond the DCB cases: its shape, its limits, and that it is whole. */
import { Effect, Stream } from "effect"
import { type Batch, EventLog, everything, limits } from "../../kernel/event-log.ts"
import { canonicalise } from "../../kernel/integrity.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, many, outcome, positions, propose, unless, untyped, upTo } from "./case.ts"

const tags = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`)
const items = (count: number) => ({ items: Array.from({ length: count }, () => ({ types: ["Z"] })) })

/** One event whose batch is this many bytes of canonical JSON. */
export const sized = (bytes: number): Batch => {
  const event = propose("A", [], { filler: "" })
  const filler = "x".repeat(bytes - canonicalise([event]).length)
  return [{ ...event, data: { filler } }]
}

export const appending: ReadonlyArray<Case> = [
  {
    id: "append-shape",
    title: "what no log can keep is refused as `Encoding`, and nothing is stored",
    run: Effect.gen(function* () {
      const event = propose("A")
      const tagged = (...some: ReadonlyArray<string>) => [{ ...event, tags: some }]
      for (const events of [
        [],
        [event, event],
        [{ ...event, id: "No-Id" }],
        [{ ...event, type: "" }],
        [{ ...event, schema: 0 }],
        [{ ...event, more: 1 }],
        tagged("b", "a"),
        tagged("a", "a"),
        tagged(""),
        tagged("x".repeat(201)),
        tagged("a\u0000")
      ]) {
        expectEqual(yield* outcome(untyped(events)), "Encoding", JSON.stringify(events))
      }
      for (const after of [-1, 0.5, Number.NaN]) {
        const condition = { failIfEventsMatch: everything, after: untyped(after) }
        expectEqual(yield* outcome([event], condition), "Encoding", `an \`after\` of ${after}`)
      }
      expectEqual(yield* positions(everything), [])
    })
  },
  {
    id: "append-limits",
    title: "each limit lets the most pass, and refuses one more",
    run: Effect.gen(function* () {
      for (const [most, more] of [
        [many(limits.eventsPerAppend), many(limits.eventsPerAppend + 1)],
        [many(1, "A", tags(limits.tagsPerEvent)), many(1, "A", tags(limits.tagsPerEvent + 1))],
        [sized(limits.bytesPerAppend), sized(limits.bytesPerAppend + 1)]
      ] as const) {
        expectEqual([yield* outcome(most), yield* outcome(more)], ["stored", "Encoding"])
      }
      expectEqual(yield* outcome([propose("A", ["x".repeat(200)])]), "stored")
      expectEqual(yield* outcome([propose("A")], unless(items(limits.itemsPerQuery), 0)), "stored")
      expectEqual(yield* outcome([propose("A")], unless(items(limits.itemsPerQuery + 1), 0)), "Encoding")
      expectEqual((yield* positions(everything)).length, limits.eventsPerAppend + 4)
    })
  },
  {
    id: "append-order",
    title: "the shape is judged before the ids, and the ids before the condition",
    run: Effect.gen(function* () {
      const known = propose("A", ["p"])
      yield* append([known])
      const failing = unless(everything, 0)
      expectEqual(yield* outcome([known], { ...failing, after: untyped(-1) }), "Encoding")
      expectEqual(yield* outcome([known, propose("A")], failing), "Encoding")
      expectEqual(yield* outcome([propose("A")], failing), "Conflict at 1")
    })
  },
  {
    id: "append-whole",
    title: "a batch is stored as a whole or not at all, and a refusal moves no head",
    run: Effect.gen(function* () {
      const { heads } = yield* EventLog
      expectEqual(
        yield* outcome([propose("A"), propose("A"), { ...propose("A"), data: { text: "\ud800" } }]),
        "Encoding"
      )
      expectEqual(yield* outcome(many(3, "A", ["p"])), "stored")
      expectEqual(yield* outcome(many(3, "B", ["q"]), unless(about([], "p"), 0)), "Conflict at 1")
      expectEqual(yield* positions(everything), upTo(3))
      expectEqual(yield* Stream.runCollect(Stream.take(heads, 1)), [3])
    })
  }
]
