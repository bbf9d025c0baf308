/** The cases of the DCB test base (bwaidelich/dcb-eventstore), in our terms. */
import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { EventLog, everything, type Query, type Span } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { about, append, type Case, eight, positions, propose, read, six, span, unless } from "./case.ts"

const either = (...queries: ReadonlyArray<Query>): Query => ({ items: queries.flatMap(({ items }) => items) })

/** Reads of one history, each with the positions it gives. */
const reads = (
  history: typeof six,
  id: string,
  title: string,
  query: Query,
  within: Span,
  expected: Array<number>
): Case => ({
  id,
  title,
  run: Effect.gen(function* () {
    yield* append(history())
    assert.deepStrictEqual(yield* positions(query, within), expected)
  })
})

const last = { backwards: true, limit: 1 }

const reading: ReadonlyArray<Case> = [
  reads(six, "dcb-05", "an `after` is not part of its window", everything, span({ after: 3 }), [4, 5, 6]),
  reads(six, "dcb-06", "a limit takes from the start", everything, { limit: 3 }, [1, 2, 3]),
  reads(six, "dcb-07", "an `after` beyond the head gives nothing", everything, span({ after: 122 }), []),
  reads(six, "dcb-08", "a tag finds every event about it", about([], "q"), {}, [1, 4, 5, 6]),
  reads(
    eight,
    "dcb-09",
    "an event that matches two items comes out once",
    either(about([], "p"), about([], "q")),
    {},
    [1, 2, 3, 4, 6, 7]
  ),
  reads(eight, "dcb-10", "an item asks for all of its tags, to the letter", about([], "p", "q"), {}, [2, 3, 7]),
  reads(eight, "dcb-11", "a limit counts what matches, not what is passed", about([], "p", "q"), last, [7]),
  reads(six, "dcb-12", "an item asks for any of its types", about(["A", "B"]), {}, [1, 2, 3, 5, 6]),
  reads(six, "dcb-13", "a type finds every event of it", about(["A"]), {}, [1, 3, 5]),
  reads(six, "dcb-14", "the last of a type is found backwards", about(["A"]), last, [5]),
  reads(six, "dcb-15", "an item asks for its type and its tag", about(["A"], "q"), {}, [1, 5]),
  reads(six, "dcb-16", "the last of a type about a thing is found backwards", about(["A"], "q"), last, [5]),
  reads(six, "dcb-17", "two questions have two last answers", about(["B"], "p"), last, [6]),
  reads(six, "dcb-18", "a type nobody used matches nothing", about(["Z"]), {}, []),
  reads(six, "dcb-20", "backwards turns the order round", everything, { backwards: true }, [6, 5, 4, 3, 2, 1]),
  reads(
    six,
    "dcb-21",
    "an `until` is part of its window",
    everything,
    span({ backwards: true, until: 4 }),
    [4, 3, 2, 1]
  ),
  reads(
    six,
    "dcb-22",
    "a limit takes from the end when reading backwards",
    everything,
    span({ backwards: true, limit: 3 }),
    [6, 5, 4]
  ),
  reads(
    six,
    "dcb-23",
    "the first event is the end of a read backwards",
    everything,
    span({ backwards: true, until: 1 }),
    [1]
  )
]

const overlapping = either(about(["A", "B"]), about([], "q"))

const running: ReadonlyArray<Case> = [
  {
    id: "dcb-01",
    title: "an empty log reads as nothing",
    run: Effect.gen(function* () {
      assert.deepStrictEqual(yield* positions(everything), [])
    })
  },
  {
    id: "dcb-02",
    title: "what was appended is read, every field of it, at positions 1, 2, 3, …",
    run: Effect.gen(function* () {
      const proposed = six()
      assert.deepStrictEqual(yield* append(proposed), { first: 1, last: 6 })
      const stored = yield* read(everything)
      assert.deepStrictEqual(
        stored.map(({ hash: _, position: __, recordedAt: ___, ...event }) => event),
        [...proposed]
      )
      assert.deepStrictEqual(
        stored.map(({ position }) => Number(position)),
        [1, 2, 3, 4, 5, 6]
      )
    })
  },
  {
    id: "dcb-03",
    title: "a stream that was left early can run again from its start",
    run: Effect.gen(function* () {
      yield* append(six())
      const stream = (yield* EventLog).read(everything)
      assert.strictEqual((yield* Stream.runCollect(Stream.take(stream, 1))).length, 1)
      assert.strictEqual((yield* Stream.runCollect(stream)).length, 6)
    })
  },
  {
    id: "dcb-04",
    title: "a stream that ran to its end can run again from its start",
    run: Effect.gen(function* () {
      yield* append(six())
      const stream = (yield* EventLog).read(everything)
      assert.strictEqual((yield* Stream.runCollect(stream)).length, 6)
      assert.strictEqual((yield* Stream.runCollect(Stream.take(stream, 1)))[0]?.position, 1)
    })
  },
  {
    id: "dcb-19",
    title: "events appended while a stream runs are not in it, and are in the next",
    run: Effect.gen(function* () {
      yield* append(six())
      const { read } = yield* EventLog
      const seen = yield* read(everything).pipe(
        Stream.tap(({ position }) => (position === 3 ? append([propose("A"), propose("B")]) : Effect.void)),
        Stream.runCollect
      )
      assert.strictEqual(seen.length, 6)
      assert.strictEqual((yield* positions(everything)).length, 8)
    })
  },
  {
    id: "dcb-24",
    title: "backwards is the exact reverse, in every window of overlapping items",
    run: Effect.gen(function* () {
      yield* append(six())
      const whole = yield* positions(overlapping)
      for (const [after, until] of [
        [0, 6],
        [1, 5],
        [2, 4],
        [5, 6]
      ] as const) {
        const expected = whole.filter((position) => position > after && position <= until)
        assert.deepStrictEqual(yield* positions(overlapping, span({ after, until })), expected)
        const reversed = yield* positions(overlapping, span({ after, until, backwards: true }))
        assert.deepStrictEqual(reversed, expected.toReversed())
      }
    })
  },
  {
    id: "dcb-29",
    title: "every field of the envelope survives",
    run: Effect.gen(function* () {
      const plain = propose("A", ["p"])
      const full = {
        ...plain,
        actor: { ...plain.actor, role: "representative" },
        source: { document: "minutes of March", section: "item 4" },
        certainty: "inferred" as const,
        causationId: propose("A").id,
        occurred: { said: "recently", latest: plain.occurred.latest ?? assert.fail(), precision: "recently" as const }
      }
      yield* append([full])
      const [stored] = yield* read(everything)
      assert.deepInclude(stored, full)
    })
  },
  {
    id: "dcb-30",
    title: "the time of recording is the clock's when it was appended, also when it is read much later",
    needs: "test clock",
    run: Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2024, 2, 1, 9))
      yield* append(six())
      yield* TestClock.adjust("30 days")
      const times = new Set((yield* read(everything)).map(({ recordedAt }) => recordedAt))
      assert.deepStrictEqual([...times], ["2024-03-01T09:00:00.000Z"])
    })
  }
]

const conditions: ReadonlyArray<Case> = [
  {
    id: "dcb-25",
    title: "a condition holds when its `after` is the last match",
    run: Effect.gen(function* () {
      yield* append(six())
      assert.deepStrictEqual(yield* append([propose("A")], unless(about(["A"]), 5)), { first: 7, last: 7 })
    })
  },
  {
    id: "dcb-26",
    title: "a condition holds on an empty log, whatever its `after`",
    run: Effect.gen(function* () {
      assert.deepStrictEqual(yield* append([propose("A")], unless(about(["A"]), 123)), { first: 1, last: 1 })
    })
  },
  {
    id: "dcb-27",
    title: "a newer match is a conflict, and nothing is stored",
    run: Effect.gen(function* () {
      yield* append(six())
      const refused = yield* Effect.flip(append([propose("A")], unless(about(["A"]), 4)))
      assert.deepInclude(refused, { _tag: "Conflict", at: Position.make(5) })
      assert.strictEqual((yield* positions(everything)).length, 6)
    })
  },
  {
    id: "dcb-28",
    title: "an `after` of 0 guards all history, and the conflict names the lowest match",
    run: Effect.gen(function* () {
      yield* append(six())
      const refused = yield* Effect.flip(append([propose("A")], unless(about(["B"], "p"), 0)))
      assert.deepInclude(refused, { _tag: "Conflict", at: Position.make(2) })
    })
  }
]

export const dcb: ReadonlyArray<Case> = [...running, ...reading, ...conditions].sort((one, other) =>
  one.id < other.id ? -1 : 1
)
