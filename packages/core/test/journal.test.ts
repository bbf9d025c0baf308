/** A log over a journal: the specification again, and what only races, lost answers and damage show. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Scope, Stream } from "effect"
import type { Recorded } from "../src/kernel/event.ts"
import { type EventLog, everything, LogError } from "../src/kernel/event-log.ts"
import { fromJournal, type HeadMoved, type Journal, layerJournal } from "../src/kernel/journal.ts"
import { memoryJournal } from "../src/kernel/memory-journal.ts"
import { Position } from "../src/kernel/names.ts"
import { oneOrderOf } from "../src/testing/agreement.ts"
import { about, many, propose, unless } from "../src/testing/cases/case.ts"
import { durable } from "../src/testing/durable.ts"
import { suite } from "../src/testing/event-log.suite.ts"

const fresh = Layer.unwrap(Effect.map(memoryJournal, layerJournal))
const unavailable = new LogError({ reason: "Unavailable", cause: new Error("the line is cut") })

const all = (log: EventLog["Service"]) => Stream.runCollect(log.read(everything))

/** A journal that answers otherwise at its first commits. */
const faulty = (
  inner: Journal,
  answers: ReadonlyArray<"lost before" | "lost after">
): Journal & { readonly sent: () => number } => {
  let sent = 0
  const commit = (batch: ReadonlyArray<Recorded>, expected: Position): Effect.Effect<void, HeadMoved | LogError> => {
    const answer = answers[sent++]
    if (answer === "lost before") return Effect.fail(unavailable)
    const stored = inner.commit(batch, expected)
    return answer === "lost after" ? Effect.andThen(stored, Effect.fail(unavailable)) : stored
  }
  return { ...inner, commit, sent: () => sent }
}

const deep = process.env.PACTWERK_DEEP !== undefined
suite("a journal in memory", fresh, { describe, it, deep, capabilities: ["test clock"], runs: 60, timeout: 30_000 })

const journals = new Map<string, Effect.Effect<Journal>>()
const at = (place: string) => {
  const journal = journals.get(place) ?? Effect.runSync(Effect.cached(memoryJournal))
  journals.set(place, journal)
  return Layer.unwrap(Effect.map(journal, layerJournal))
}
durable("a journal in memory", at, { describe, it, deep })

describe("a log over a journal", () => {
  it.live("lets several processes race on one journal, and one order explains every answer", () =>
    Effect.gen(function* () {
      const journal = yield* memoryJournal
      const handles = yield* Effect.forEach([1, 2, 3, 4, 5, 6], () => fromJournal(journal))
      yield* oneOrderOf(1, 60, handles)
    })
  )

  it.live("judges the whole group again when another process came first", () =>
    Effect.gen(function* () {
      const journal = yield* memoryJournal
      const [one, other] = [yield* fromJournal(journal), yield* fromJournal(journal)]
      yield* one.append([propose("A", ["p"])])
      // The other has not seen that event yet: its first attempt loses, and its verdict changes.
      const verdict = yield* Effect.flip(other.append([propose("A", ["p"])], unless(about([], "p"), 0)))
      assert.deepInclude(verdict, { _tag: "Conflict", at: Position.make(1) })
      assert.deepStrictEqual(yield* other.append([propose("B")], unless(about([], "q"), 0)), { first: 2, last: 2 })
      assert.deepStrictEqual(
        (yield* all(one)).map(({ position }) => Number(position)),
        [1, 2]
      )
    })
  )

  for (const [what, answers, sent] of [
    ["whose answer was lost after it was stored", ["lost after"], 1],
    ["that was lost on its way", ["lost before"], 2],
    ["that was lost three times", ["lost before", "lost before", "lost before"], 4]
  ] as const) {
    it.live(`gives an append ${what} one effect and its receipt`, () =>
      Effect.gen(function* () {
        const journal = faulty(yield* memoryJournal, answers)
        const log = yield* fromJournal(journal)
        assert.deepStrictEqual(yield* log.append(many(2)), { first: 1, last: 2 })
        assert.strictEqual((yield* all(log)).length, 2)
        assert.strictEqual(journal.sent(), sent)
      })
    )
  }

  it.live("says `Unavailable` when the answer stays away, and the same ids again have one effect", () =>
    Effect.gen(function* () {
      const log = yield* fromJournal(
        faulty(
          yield* memoryJournal,
          Array.from({ length: 4 }, () => "lost before" as const)
        )
      )
      const events = many(2)
      assert.strictEqual((yield* Effect.flip(log.append(events)))._tag, "LogError")
      assert.deepStrictEqual(yield* log.append(events), { first: 1, last: 2 })
      assert.strictEqual((yield* all(log)).length, 2)
    })
  )

  it.live("refuses a journal with a changed event or a gap, and names the position", () =>
    Effect.gen(function* () {
      const journal = yield* memoryJournal
      const log = yield* fromJournal(journal)
      yield* log.append(many(5))
      const events = yield* all(log)
      const changed = events.map((event) => (event.position === 3 ? { ...event, type: "Other" } : event))
      const halved = events.map((event) => (event.position === 4 ? { ...event, data: { half: "\ud800" } } : event))
      const gapped = events.filter(({ position }) => position !== 2)
      for (const [history, at] of [
        [changed, 3],
        [halved, 4],
        [gapped, 2]
      ] as const) {
        const load = (after: Position) => Stream.fromArray(history.filter(({ position }) => position > after))
        const refused = yield* Effect.flip(fromJournal({ ...journal, load }))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, `\`${at}\``)
      }
    })
  )

  it.live("appends nothing more after it has met damage", () =>
    Effect.gen(function* () {
      const inner = yield* memoryJournal
      let damaged = false
      const load = (after: Position) =>
        Stream.map(inner.load(after), (event) => (damaged ? { ...event, type: "Other" } : event))
      const log = yield* fromJournal({ ...inner, load })
      yield* (yield* fromJournal(inner)).append(many(1))
      damaged = true
      assert.strictEqual((yield* Effect.flip(all(log))).reason, "Corrupt")
      damaged = false
      assert.deepInclude(yield* Effect.flip(log.append(many(1))), { reason: "Corrupt" })
    })
  )

  it.live("takes an answer that stayed away for no damage", () =>
    Effect.gen(function* () {
      const inner = yield* memoryJournal
      let isAway = false
      const load = (after: Position) => (isAway ? Stream.fail(unavailable) : inner.load(after))
      const log = yield* fromJournal({ ...inner, load })
      isAway = true
      assert.deepInclude(yield* Effect.flip(all(log)), { reason: "Unavailable" })
      isAway = false
      assert.deepStrictEqual(yield* log.append(many(1)), { first: 1, last: 1 })
    })
  )

  it.live("keeps each event once, whatever a journal loads again", () =>
    Effect.gen(function* () {
      const inner = yield* memoryJournal
      const log = yield* fromJournal({ ...inner, load: () => inner.load(Position.make(0)) })
      yield* log.append(many(2))
      yield* (yield* fromJournal(inner)).append(many(1))
      assert.deepStrictEqual(
        (yield* all(log)).map(({ position }) => Number(position)),
        [1, 2, 3]
      )
      assert.strictEqual((yield* Stream.runCollect(inner.load(Position.make(2)))).length, 1)
    })
  )

  it.live("answers each of a group by what became of it: kept, never to be kept, or there before", () =>
    Effect.gen(function* () {
      const inner = yield* memoryJournal
      const refused = new LogError({ reason: "Encoding", cause: new Error("no journal can keep it") })
      let isAway = false
      const commit = (batch: ReadonlyArray<Recorded>, expected: Position) => {
        if (isAway) return Effect.fail(unavailable)
        return batch.some(({ type }) => type === "Bad") ? Effect.fail(refused) : inner.commit(batch, expected)
      }
      const log = yield* fromJournal({ ...inner, commit })
      const together = Effect.fnUntraced(function* (...batches: ReadonlyArray<Parameters<typeof log.append>[0]>) {
        const fibers = yield* Effect.forEach(batches, (events) => Effect.forkChild(Effect.result(log.append(events))))
        const answers = yield* Effect.forEach(fibers, Fiber.join)
        return answers.map((answer) => (answer._tag === "Success" ? Number(answer.success.first) : answer.failure))
      })
      const good = many(1)
      assert.deepStrictEqual(yield* together(good, [propose("Bad")]), [1, refused])
      isAway = true
      assert.deepStrictEqual(yield* together(good, many(1)), [1, unavailable])
    })
  )

  it.live("tells only heads that have grown", () =>
    Effect.gen(function* () {
      const heads = Stream.fromIterable([0, 0, 2, 1, 2, 3].map((head) => Position.make(head)))
      const log = yield* fromJournal({ ...(yield* memoryJournal), heads })
      assert.deepStrictEqual((yield* Stream.runCollect(log.heads)).map(Number), [0, 2, 3])
    })
  )

  it.live("ends its heads when it closes", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const log = yield* Scope.provide(fromJournal(yield* memoryJournal), scope)
      const heads = yield* Effect.forkChild(Stream.runCollect(log.heads))
      yield* log.append(many(1))
      yield* Effect.sleep(10)
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual((yield* Fiber.join(heads)).at(-1), Position.make(1))
      assert.deepInclude(yield* Effect.flip(log.append(many(1))), { reason: "Unavailable" })
    })
  )
})
