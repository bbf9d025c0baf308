/** What a place for checkpoints keeps, and over what. */
import { Effect } from "effect"
import { type Checkpoint, Checkpoints, type KeptCheckpoint } from "../../kernel/checkpoints.ts"
import { Position } from "../../kernel/names.ts"
import { expectEqual, expectThat } from "../claim.ts"
import type { Claim } from "../runner.ts"
import { upTo } from "./case.ts"

/** A claim about every place for checkpoints, and a run on an empty one that fails where it does not hold. */
export interface CheckpointsCase extends Claim {
  readonly run: Effect.Effect<void, unknown, Checkpoints>
}

export const at = (position: number, value: unknown = { position }): Checkpoint => ({
  position: Position.make(position),
  value
})
export const load = (key: string) => Effect.flatMap(Checkpoints, ({ load }) => load(key))
export const save = (key: string, next: Checkpoint, seen?: KeptCheckpoint) =>
  Effect.flatMap(Checkpoints, ({ save }) => save(key, next, seen))
const remove = (key: string) => Effect.flatMap(Checkpoints, ({ remove }) => remove(key))
export const keys = Effect.flatMap(Checkpoints, ({ keys }) => keys)
const expectKept = Effect.fnUntraced(function* (key: string, expected: Checkpoint | undefined) {
  const kept = yield* load(key)
  expectEqual(kept && { position: kept.position, value: kept.value }, expected, `what is kept under ${key}`)
})

export const saving: ReadonlyArray<CheckpointsCase> = [
  {
    id: "checkpoint-empty",
    title: "nothing is kept at first, and what is not there can be removed",
    run: Effect.gen(function* () {
      expectEqual(yield* load("a"), undefined)
      expectEqual(yield* keys, [])
      yield* remove("a")
    })
  },
  {
    id: "checkpoint-kept",
    title: "what was saved is loaded: its position and its value together, each key for itself",
    run: Effect.gen(function* () {
      const first = yield* save("a", at(1))
      yield* save("b", at(7))
      yield* expectKept("a", at(1))
      yield* save("a", at(2), first)
      yield* expectKept("a", at(2))
      yield* expectKept("b", at(7))
    })
  },
  {
    id: "checkpoint-raced",
    title: "nothing is kept over what was not seen, and what stands stays",
    run: Effect.gen(function* () {
      const first = yield* save("a", at(1))
      expectEqual(yield* save("a", at(5)), undefined, "over something, having seen nothing")
      const second = yield* save("a", at(2), first)
      expectThat(second !== undefined, "over what was seen")
      expectEqual(yield* save("a", at(3), first), undefined, "over something newer than was seen")
      yield* expectKept("a", at(2))
      yield* remove("a")
      expectEqual(yield* save("a", at(3), second), undefined, "over nothing, having seen something")
      yield* expectKept("a", undefined)
    })
  },
  {
    id: "checkpoint-same-position",
    title: "two values at one position are told apart",
    run: Effect.gen(function* () {
      const one = yield* save("a", at(4, "one"))
      yield* remove("a")
      yield* save("a", at(4, "other"))
      expectEqual(yield* save("a", at(5), one), undefined)
      yield* expectKept("a", at(4, "other"))
    })
  },
  {
    id: "checkpoint-one-wins",
    title: "of many who save over the same at once exactly one does",
    run: Effect.gen(function* () {
      let seen: KeptCheckpoint | undefined
      for (const round of upTo(5)) {
        const saved = yield* Effect.forEach(upTo(20), (writer) => save("a", at(round, writer), seen), {
          concurrency: "unbounded"
        })
        const winners: ReadonlyArray<KeptCheckpoint> = saved.filter((kept) => kept !== undefined)
        expectEqual(winners.length, 1, "the number of those who saved")
        seen = yield* load("a")
        expectEqual(seen, winners[0], "what is kept")
      }
    })
  },
  {
    id: "checkpoint-counts-once",
    title: "whoever looks again when another came first counts everything once",
    run: Effect.gen(function* () {
      const count = Effect.gen(function* () {
        for (;;) {
          const kept = yield* load("counter")
          if (yield* save("counter", at(Number(kept?.position ?? 0) + 1), kept)) return
        }
      })
      yield* Effect.forEach(upTo(25), () => count, { concurrency: 5 })
      yield* expectKept("counter", at(25))
    })
  },
  {
    id: "checkpoint-removed",
    title: "what was removed is gone, and its key with it",
    run: Effect.gen(function* () {
      yield* save("a", at(1))
      yield* save("b", at(1))
      yield* remove("a")
      yield* expectKept("a", undefined)
      expectEqual(yield* keys, ["b"])
      yield* save("a", at(9))
      yield* expectKept("a", at(9))
    })
  },
  {
    id: "checkpoint-keys",
    title: "keys are told apart by every sign, and listed in order",
    run: Effect.gen(function* () {
      const all = ["a/1", "A/1", "a/10", "a", "a%", "a_", "ä/1", "it's \"; --"]
      for (const [index, key] of all.entries()) yield* save(key, at(index))
      for (const [index, key] of all.entries()) yield* expectKept(key, at(index))
      expectEqual(yield* keys, all.toSorted())
    })
  }
]
