/** What a read promises beyond the DCB cases, what text survives, and what time cannot change. */
import { assert } from "@effect/vitest"
import { Effect, Result, Stream } from "effect"
import { TestClock } from "effect/testing"
import { EventLog, everything, limits } from "../../kernel/event-log.ts"
import { canonicalise, leafHash } from "../../kernel/integrity.ts"
import { about, append, type Case, many, positions, propose, read, six, span, untyped } from "./case.ts"

const windows: ReadonlyArray<Case> = [
  {
    id: "read-limit-0",
    title: "a limit of 0 is empty",
    run: Effect.gen(function* () {
      yield* append(six())
      assert.deepStrictEqual(yield* positions(everything, { limit: 0 }), [])
      assert.deepStrictEqual(yield* positions(about(["A"]), span({ limit: 0, backwards: true })), [])
    })
  },
  {
    id: "read-shape",
    title: "a bound that is no position, and a query beyond the limit, are refused as `Encoding`",
    run: Effect.gen(function* () {
      yield* append(six())
      const items = Array.from({ length: limits.itemsPerQuery + 1 }, () => ({ types: ["A"] }))
      const wrong = [{ after: -1 }, { until: 0.5 }, { limit: -1 }, { limit: 1.5 }]
      for (const within of wrong) {
        const refused = yield* Effect.flip(read(everything, untyped(within)))
        assert.strictEqual(refused.reason, "Encoding")
      }
      assert.strictEqual((yield* Effect.flip(read({ items }))).reason, "Encoding")
    })
  },
  {
    id: "read-bound",
    title: "a long read keeps the bound it started with, whatever is appended meanwhile",
    run: Effect.gen(function* () {
      yield* append(many(600, "A", ["p"]))
      yield* append(many(600, "A", ["p"]))
      const { read } = yield* EventLog
      for (const query of [everything, about([], "p")]) {
        let met = 0
        const counted = read(query).pipe(
          Stream.tap(() => (++met % 400 === 1 ? append(many(20, "A", ["p"])) : Effect.void)),
          Stream.runCount
        )
        const before = (yield* positions(query)).length
        assert.strictEqual(yield* counted, before)
      }
    })
  },
  {
    id: "read-pages",
    title: "pages join without a gap or a repeat, forwards and backwards, filtered or not",
    run: Effect.gen(function* () {
      yield* append(many(1000, "A", ["p"]))
      yield* append(many(201, "B", ["p", "q"]))
      const either = { items: [...about(["A"]).items, ...about([], "q").items] }
      for (const query of [everything, about([], "p"), either]) {
        const found = yield* positions(query)
        assert.deepStrictEqual(
          found,
          Array.from({ length: 1201 }, (_, index) => index + 1)
        )
        assert.deepStrictEqual(yield* positions(query, { backwards: true }), found.toReversed())
        assert.deepStrictEqual(
          yield* positions(query, span({ after: 499, until: 1001, limit: 501 })),
          found.slice(499, 1000)
        )
      }
    })
  },
  {
    id: "read-early",
    title: "a read that is left early holds nothing: appends and reads go on",
    run: Effect.gen(function* () {
      yield* append(many(700))
      const { read } = yield* EventLog
      for (let round = 0; round < 30; round++) {
        assert.strictEqual((yield* Stream.runCollect(Stream.take(read(everything), 1))).length, 1)
        yield* append(many(1))
      }
      assert.strictEqual((yield* positions(everything)).length, 730)
    })
  },
  {
    id: "read-fresh",
    title: "a stream finds its bound when it starts to run, not when it is made",
    run: Effect.gen(function* () {
      const stream = (yield* EventLog).read(everything)
      yield* append(six())
      assert.strictEqual((yield* Stream.runCollect(stream)).length, 6)
      yield* append(six())
      assert.strictEqual((yield* Stream.runCollect(stream)).length, 12)
    })
  },
  {
    id: "read-hash",
    title: "every hash is the leaf hash of the canonical record",
    run: Effect.gen(function* () {
      yield* append(six())
      for (const { hash, ...kept } of yield* read(everything)) assert.strictEqual(leafHash(canonicalise(kept)), hash)
    })
  }
]

const deep = (levels: number): unknown => (levels === 0 ? "bottom" : { in: deep(levels - 1) })
const texts: Record<string, unknown> = {
  "a key named like a prototype": JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  "a zero character": { text: "before\u0000after" },
  "characters beyond the first plane": { text: "🏘️ 𝔸 \u{10ffff}" },
  "composed and decomposed letters": { one: "é", other: "e\u0301" },
  "a minus zero": { number: -0, list: [1e-7, 0.1, 123456789.123] },
  "a separator of lines": { text: "\u2028\u2029\u007f\r\n\t" },
  "ninety levels": deep(90),
  "a thousand levels": deep(1000),
  "half a character": { text: "\ud83c" },
  "half a character in a name": { "\udfd8": 1 }
}

const text: ReadonlyArray<Case> = Object.entries(texts).map(([what, data]) => ({
  id: `text-${what.replaceAll(" ", "-")}`,
  title: `${what} comes back exactly, or is refused as \`Encoding\``,
  run: Effect.gen(function* () {
    const outcome = yield* Effect.result(append([{ ...propose("A"), data: untyped(data) }]))
    if (Result.isFailure(outcome)) {
      return assert.strictEqual(outcome.failure._tag === "LogError" && outcome.failure.reason, "Encoding")
    }
    const [stored] = yield* read(everything)
    if (stored === undefined) return assert.fail("nothing was stored")
    assert.strictEqual(canonicalise(stored.data), canonicalise(data))
    const { hash, ...kept } = stored
    assert.strictEqual(leafHash(canonicalise(kept)), hash)
  })
}))

const names: ReadonlyArray<Case> = [
  {
    id: "text-names",
    title: "types and tags are compared character by character, whatever the characters",
    run: Effect.gen(function* () {
      const types = ["a", "A", "a\u0000", "a\u0000b", "é", "e\u0301", "%", "_", "'", '"', "\\"]
      for (const type of types) yield* append([propose(type, type.includes("\u0000") ? [] : [type])])
      for (const [index, type] of types.entries()) {
        assert.deepStrictEqual(yield* positions(about([type])), [index + 1])
        if (!type.includes("\u0000")) assert.deepStrictEqual(yield* positions(about([], type)), [index + 1])
      }
      assert.deepStrictEqual(yield* positions(about(["\ud800", "a\u0000c", ""])), [])
    })
  }
]

const time: ReadonlyArray<Case> = [
  {
    id: "time-backwards",
    title: "a clock that runs backwards or stands still changes no order",
    needs: "test clock",
    run: Effect.gen(function* () {
      for (const at of [Date.UTC(2024, 9, 27, 0, 59), Date.UTC(2024, 9, 27, 1), 1000, 1000]) {
        yield* TestClock.setTime(at)
        yield* append([propose("A", [`at:${at}`])])
      }
      const stored = yield* read(everything)
      assert.deepStrictEqual(
        stored.map(({ position }) => Number(position)),
        [1, 2, 3, 4]
      )
      assert.deepStrictEqual(
        stored.map(({ recordedAt }) => Date.parse(recordedAt)),
        [Date.UTC(2024, 9, 27, 0, 59), Date.UTC(2024, 9, 27, 1), 1000, 1000]
      )
    })
  }
]

export const reading: ReadonlyArray<Case> = [...windows, ...text, ...names, ...time]
