/** What a read promises beyond the DCB cases: its window, its limits and its hashes. */
import { Effect, Result, Stream } from "effect"
import { EventLog, everything, limits, type Query, type Span } from "../../kernel/event-log.ts"
import { canonicalise, leafHash } from "../../kernel/integrity.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, many, positions, promptly, read, six, span, untyped } from "./case.ts"

export const reading: ReadonlyArray<Case> = [
  {
    id: "read-limit-0",
    title: "a limit of 0 is empty",
    run: Effect.gen(function* () {
      yield* append(six())
      expectEqual(yield* positions(everything, { limit: 0 }), [])
      expectEqual(yield* positions(about(["A"]), span({ limit: 0, backwards: true })), [])
    })
  },
  {
    id: "read-empty",
    title: "a window without room is empty, forwards and backwards",
    run: Effect.gen(function* () {
      yield* append(six())
      for (const [after, until] of [
        [3, 3],
        [5, 2],
        [6, 9],
        [0, 0]
      ] as const) {
        expectEqual(yield* positions(everything, span({ after, until })), [])
        expectEqual(yield* positions(about([], "p"), span({ after, until, backwards: true })), [])
      }
    })
  },
  {
    id: "read-until",
    title: "an `until` beyond the head waits for nothing, and lets nothing later in",
    run: Effect.gen(function* () {
      yield* append(six())
      const { read } = yield* EventLog
      const meanwhile = read(everything, span({ until: 8 })).pipe(
        Stream.tap(({ position }) => (position === 1 ? append(many(3)) : Effect.void)),
        Stream.runCount
      )
      expectEqual(yield* promptly("it ends at the head", meanwhile), 6)
      expectEqual((yield* positions(everything, span({ until: 8, backwards: true })))[0], 8)
    })
  },
  {
    id: "read-shape",
    title: "a bound that is no position, and a query beyond the limit, are refused as `Encoding`",
    run: Effect.gen(function* () {
      yield* append(six())
      const items = (count: number) => ({ items: Array.from({ length: count }, () => ({ types: ["A"] })) })
      const wrong = [{ after: -1 }, { until: 0.5 }, { limit: -1 }, { limit: 1.5 }]
      const answer = (query: Query, within: Span) =>
        Effect.map(Effect.result(read(query, within)), (result) =>
          Result.isSuccess(result) ? result.success.length : result.failure.reason
        )
      for (const within of wrong) {
        expectEqual(yield* answer(everything, untyped(within)), "Encoding", JSON.stringify(within))
      }
      expectEqual(yield* answer(items(limits.itemsPerQuery), {}), 3)
      expectEqual(yield* answer(items(limits.itemsPerQuery + 1), {}), "Encoding")
    })
  },
  {
    id: "read-fresh",
    title: "a stream finds its bound when it starts to run, not when it is made",
    run: Effect.gen(function* () {
      const stream = (yield* EventLog).read(everything)
      yield* append(six())
      expectEqual(yield* Stream.runCount(stream), 6)
      yield* append(six())
      expectEqual(yield* Stream.runCount(stream), 12)
    })
  },
  {
    id: "read-hash",
    title: "every hash is the leaf hash of the canonical record",
    run: Effect.gen(function* () {
      yield* append(six())
      for (const { hash, ...kept } of yield* read(everything)) expectEqual(leafHash(canonicalise(kept)), hash)
    })
  },
  {
    id: "read-stored",
    title: "what it shows as it is kept is what it reads; a store that shows nothing is only read",
    run: Effect.gen(function* () {
      yield* append(many(700))
      const { stored } = yield* EventLog
      if (stored === undefined) return
      const served = (yield* read(everything)).map(({ hash, ...kept }) => ({
        ...{ position: Number(kept.position), hash },
        body: canonicalise(kept)
      }))
      expectEqual(yield* Stream.runCollect(stored), served)
    })
  }
]
