/** What an append promises beyond the DCB cases: limits, repeated ids, company, interruption. */
import { assert } from "@effect/vitest"
import { Cause, Effect, Exit, Fiber, Result } from "effect"
import { type Batch, type Conflict, everything, type LogError, limits } from "../../kernel/event-log.ts"
import { canonicalise } from "../../kernel/integrity.ts"
import {
  about,
  append,
  batch,
  type Case,
  eight,
  giveWay,
  many,
  positions,
  propose,
  read,
  six,
  unless,
  untyped
} from "./case.ts"

/** The reason of a refused append, or `stored`. */
const outcome = (events: Batch, condition?: Parameters<typeof append>[1]) =>
  Effect.map(Effect.result(append(events, condition)), (result) =>
    Result.isSuccess(result) ? "stored" : name(result.failure)
  )

const name = (error: Conflict | LogError): string => (error._tag === "Conflict" ? "Conflict" : error.reason)

const tags = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`)
const items = (count: number) => ({ items: Array.from({ length: count }, () => ({ types: ["Z"] })) })

/** One event whose batch is this many bytes of canonical JSON. */
const sized = (bytes: number): Batch => {
  const event = propose("A", [], { filler: "" })
  const filler = "x".repeat(bytes - canonicalise([event]).length)
  return [{ ...event, data: { filler } }]
}

const shape: ReadonlyArray<Case> = [
  {
    id: "append-shape",
    title: "what no store could keep is refused as `Encoding`, and nothing is stored",
    run: Effect.gen(function* () {
      const event = propose("A")
      const none: ReadonlyArray<typeof event> = []
      const refused = [none, [event, event], [{ ...event, id: "No-Id" }], [{ ...event, tags: ["b", "a"] }]]
      for (const events of refused) assert.strictEqual(yield* outcome(untyped(events)), "Encoding")
      for (const after of [-1, 0.5, Number.NaN]) {
        const condition = { failIfEventsMatch: everything, after: untyped(after) }
        assert.strictEqual(yield* outcome([propose("A")], condition), "Encoding")
      }
      assert.deepStrictEqual(yield* positions(everything), [])
    })
  },
  {
    id: "append-limits",
    title: "each limit lets the most pass, and refuses one more",
    run: Effect.gen(function* () {
      assert.strictEqual(yield* outcome(many(limits.eventsPerAppend)), "stored")
      assert.strictEqual(yield* outcome(many(limits.eventsPerAppend + 1)), "Encoding")
      assert.strictEqual(yield* outcome([propose("A", tags(limits.tagsPerEvent))]), "stored")
      assert.strictEqual(yield* outcome([propose("A", tags(limits.tagsPerEvent + 1))]), "Encoding")
      assert.strictEqual(yield* outcome([propose("A")], unless(items(limits.itemsPerQuery), 0)), "stored")
      assert.strictEqual(yield* outcome([propose("A")], unless(items(limits.itemsPerQuery + 1), 0)), "Encoding")
      assert.strictEqual(yield* outcome(sized(limits.bytesPerAppend)), "stored")
      assert.strictEqual(yield* outcome(sized(limits.bytesPerAppend + 1)), "Encoding")
      assert.strictEqual((yield* positions(everything)).length, limits.eventsPerAppend + 3)
    })
  },
  {
    id: "append-wide",
    title: "an empty list of items, types or tags widens a condition",
    run: Effect.gen(function* () {
      yield* append([propose("A", ["p"])])
      for (const query of [everything, { items: [{}] }, { items: [{ types: [], tags: [] }] }]) {
        assert.strictEqual(yield* outcome([propose("B")], unless(query, 0)), "Conflict")
        assert.deepStrictEqual(yield* positions(query), [1])
      }
      assert.strictEqual(yield* outcome([propose("B")], unless(everything, 1)), "stored")
    })
  },
  {
    id: "append-own",
    title: "a batch does not conflict with itself",
    run: Effect.gen(function* () {
      assert.strictEqual(yield* outcome(many(3, "A", ["p"]), unless(about([], "p"), 0)), "stored")
      assert.strictEqual(yield* outcome(many(3, "A", ["p"]), unless(about([], "p"), 0)), "Conflict")
    })
  },
  {
    id: "append-tags",
    title: "a condition asks for all of its tags, to the letter",
    run: Effect.gen(function* () {
      yield* append(eight())
      assert.strictEqual(yield* outcome([propose("A")], unless(about([], "q", "r"), 7)), "stored")
      assert.strictEqual(yield* outcome([propose("A")], unless(about([], "p", "xp"), 0)), "stored")
      assert.strictEqual(yield* outcome([propose("A")], unless(about([], "q", "r"), 6)), "Conflict")
    })
  }
]

const repeated: ReadonlyArray<Case> = [
  {
    id: "again-same",
    title: "the same ids again give the first receipt and one copy, also much later",
    run: Effect.gen(function* () {
      yield* append(many(2))
      const events = many(3, "A", ["p"])
      const first = yield* append(events)
      assert.deepStrictEqual(yield* append(events), first)
      for (let round = 0; round < 4; round++) yield* append(many(500))
      assert.deepStrictEqual(yield* append(events), first)
      assert.deepStrictEqual(yield* positions(about([], "p")), [3, 4, 5])
    })
  },
  {
    id: "again-condition",
    title: "the same ids again give the first receipt, whatever their condition would say now",
    run: Effect.gen(function* () {
      const events = many(1, "A", ["p"])
      const first = yield* append(events, unless(about([], "p"), 0))
      assert.deepStrictEqual(yield* append(events, unless(about([], "p"), 0)), first)
      assert.strictEqual((yield* positions(everything)).length, 1)
    })
  },
  {
    id: "again-part",
    title: "a known id beside a new one, or known ids in another order, are refused as `Encoding`",
    run: Effect.gen(function* () {
      const [first, second] = [propose("A"), propose("A")]
      yield* append([first, second])
      yield* append([propose("B")])
      for (const events of [
        [first, propose("A")],
        [propose("A"), first],
        [second, first]
      ]) {
        assert.strictEqual(yield* outcome(batch(events)), "Encoding")
      }
      assert.deepStrictEqual(yield* append([second]), { first: 2, last: 2 })
      assert.strictEqual((yield* positions(everything)).length, 3)
    })
  },
  {
    id: "again-data",
    title: "other content under known ids is not looked at: the first stays",
    run: Effect.gen(function* () {
      const event = propose("A", [], { sealed: "one" })
      yield* append([event])
      assert.deepStrictEqual(yield* append([{ ...event, data: { sealed: "other" } }]), { first: 1, last: 1 })
      assert.deepStrictEqual(
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
      assert.deepStrictEqual(receipts[0], receipts[1])
      assert.strictEqual((yield* positions(everything)).length, 2)
    })
  }
]

const company: ReadonlyArray<Case> = [
  {
    id: "together-guards",
    title: "of fifty guards on one thing at once, exactly one passes",
    run: Effect.gen(function* () {
      for (let round = 0; round < 20; round++) {
        const guard = unless(about([], `seat:${round}`), 0)
        const racers = Array.from({ length: 50 }, () => outcome([propose("A", [`seat:${round}`])], guard))
        const outcomes = yield* Effect.all(racers, { concurrency: "unbounded" })
        assert.strictEqual(outcomes.filter((found) => found === "stored").length, 1)
        assert.strictEqual(outcomes.filter((found) => found === "Conflict").length, 49)
      }
      assert.strictEqual((yield* positions(everything)).length, 20)
    })
  },
  {
    id: "together-verdicts",
    title: "appends that come together each get their own verdict",
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
          outcome([propose("B", ["two"])], unless(about([], "two"), 0))
        ],
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(verdicts, ["stored", "Conflict", "stored", "Encoding", "stored"])
      assert.strictEqual((yield* positions(everything)).length, 9)
    })
  },
  {
    id: "together-dense",
    title: "twenty writers at once leave no gap, and every receipt names its own events",
    run: Effect.gen(function* () {
      const batches = Array.from({ length: 60 }, (_, index) => many(1 + (index % 4)))
      const receipts = yield* Effect.forEach(batches, (events) => append(events), { concurrency: 20 })
      const stored = yield* read(everything)
      assert.deepStrictEqual(
        stored.map(({ position }) => Number(position)),
        stored.map((_, index) => index + 1)
      )
      for (const [index, { first, last }] of receipts.entries()) {
        const ids = stored.slice(first - 1, last).map(({ id }) => id)
        assert.deepStrictEqual(
          ids,
          batches[index]?.map(({ id }) => id)
        )
      }
    })
  },
  {
    id: "interrupted",
    title: "an interrupted append is there as a whole or not at all, and the next one goes on",
    run: Effect.gen(function* () {
      for (let steps = 0; steps < 25; steps++) {
        const events = many(3, "A", [`try:${steps}`])
        const fiber = yield* Effect.forkChild(append(events))
        yield* giveWay(steps)
        yield* Fiber.interrupt(fiber)
        const exit = yield* Fiber.await(fiber)
        yield* append(many(1))
        const found = yield* positions(about([], `try:${steps}`))
        assert.include([0, 3], found.length)
        if (Exit.isSuccess(exit)) assert.strictEqual(found.length, 3)
        else assert.isTrue(Cause.hasInterruptsOnly(exit.cause))
      }
      const all = yield* positions(everything)
      assert.deepStrictEqual(
        all,
        all.map((_, index) => index + 1)
      )
    })
  }
]

export const appending: ReadonlyArray<Case> = [...shape, ...repeated, ...company]
