/** The cases of the DCB test base (bwaidelich/dcb-eventstore), in our terms. */
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { EventLog, either, everything, type Query, type Span } from "../../kernel/event-log.ts"
import { OrganisationId, PersonId } from "../../kernel/names.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, eight, outcome, positions, propose, read, six, span, unless, upTo } from "./case.ts"

const last = { backwards: true, limit: 1 }

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
    expectEqual(yield* positions(query, within), expected)
  })
})

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
      expectEqual(yield* positions(everything), [])
    })
  },
  {
    id: "dcb-02",
    title: "what was appended is read, every field of it, at positions 1, 2, 3, …",
    run: Effect.gen(function* () {
      const proposed = six()
      expectEqual(yield* append(proposed), { first: 1, last: 6 })
      const stored = yield* read(everything)
      expectEqual(
        stored.map(({ hash: _, position: __, recordedAt: ___, ...event }) => event),
        [...proposed]
      )
      expectEqual(
        stored.map(({ position }) => position),
        upTo(6)
      )
    })
  },
  {
    id: "dcb-03",
    title: "a stream that was left early can run again from its start",
    run: Effect.gen(function* () {
      yield* append(six())
      const stream = (yield* EventLog).read(everything)
      expectEqual((yield* Stream.runCollect(Stream.take(stream, 1))).length, 1)
      expectEqual((yield* Stream.runCollect(stream)).length, 6)
    })
  },
  {
    id: "dcb-04",
    title: "a stream that ran to its end can run again from its start",
    run: Effect.gen(function* () {
      yield* append(six())
      const stream = (yield* EventLog).read(everything)
      expectEqual((yield* Stream.runCollect(stream)).length, 6)
      expectEqual((yield* Stream.runCollect(Stream.take(stream, 1)))[0]?.position, 1)
    })
  },
  {
    id: "dcb-17",
    title: "two questions have two last answers",
    run: Effect.gen(function* () {
      yield* append(six())
      const answers = [yield* positions(about(["A"], "q"), last), yield* positions(about(["B"], "p"), last)]
      expectEqual(answers, [[5], [6]])
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
        Stream.runCount
      )
      expectEqual([seen, (yield* positions(everything)).length], [6, 8])
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
        expectEqual(yield* positions(overlapping, span({ after, until })), expected)
        const reversed = yield* positions(overlapping, span({ after, until, backwards: true }))
        expectEqual(reversed, expected.toReversed())
      }
    })
  },
  {
    id: "dcb-29",
    title: "every field of the envelope survives, and none is made up",
    run: Effect.gen(function* () {
      const plain = propose("A", ["p"])
      const full = {
        ...plain,
        actor: {
          role: plain.actor.role,
          person: PersonId.make("jo"),
          onBehalfOf: OrganisationId.make("library")
        },
        source: { document: "minutes of March", section: "item 4" },
        certainty: "inferred" as const,
        causationId: plain.id,
        occurred: { said: "recently", precision: "recently" as const }
      }
      const sparse = propose("B")
      yield* append([full, sparse])
      const kept = (yield* read(everything)).map(({ hash: _, position: __, recordedAt: ___, ...event }) => event)
      expectEqual(kept, [full, sparse])
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
      expectEqual([...times], ["2024-03-01T09:00:00.000Z"])
    })
  }
]

const conditions: ReadonlyArray<Case> = [
  {
    id: "dcb-25",
    title: "a condition holds when its `after` is the last match",
    run: Effect.gen(function* () {
      yield* append(six())
      expectEqual(yield* append([propose("A")], unless(about(["A"]), 5)), { first: 7, last: 7 })
    })
  },
  {
    id: "dcb-26",
    title: "a condition holds on an empty log, whatever its `after`",
    run: Effect.gen(function* () {
      expectEqual(yield* append([propose("A")], unless(about(["A"]), 123)), { first: 1, last: 1 })
    })
  },
  {
    id: "dcb-27",
    title: "a newer match is a conflict, and nothing is stored",
    run: Effect.gen(function* () {
      yield* append(six())
      expectEqual(yield* outcome([propose("A")], unless(about(["A"]), 4)), "Conflict at 5")
      expectEqual(yield* positions(everything), upTo(6))
    })
  },
  {
    id: "dcb-28",
    title: "an `after` of 0 guards all history, and the conflict names the lowest match",
    run: Effect.gen(function* () {
      yield* append(six())
      expectEqual(yield* outcome([propose("A")], unless(about(["B"], "p"), 0)), "Conflict at 2")
    })
  }
]

export const dcb: ReadonlyArray<Case> = [...running, ...reading, ...conditions].sort((one, other) =>
  one.id < other.id ? -1 : 1
)
