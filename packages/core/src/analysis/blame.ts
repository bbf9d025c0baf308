/** Who last touched it: the events that changed what an answer says at one place. */
import { Result } from "effect"
import type { Recorded } from "../kernel/event.ts"
import type { Asked } from "./asked.ts"
import { type At, readAt } from "./at.ts"
import { unpacked } from "./packed.ts"
import { noPlace, readPointer, valueAt } from "./place.ts"
import { frozen, same } from "./plain.ts"
import type { Unanswerable } from "./unanswerable.ts"

/** An event that changed what stood at a place, and what stood there before and after; `undefined` is nothing. */
export interface Touched {
  readonly recorded: Recorded
  readonly before: unknown
  readonly after: unknown
}

/**
 * Every event that changed what an answer says at a place, in order: the last is the one to blame. That nothing stood
 * there is a value like any other. Fails where nothing ever stood there, with the nearest place where something does.
 *
 * @example
 * blame(line.of(Views.register), "/library/signed").at(-1)
 */
export const blame = (
  asked: Asked<unknown>,
  pointer: string,
  at: At = {}
): Result.Result<ReadonlyArray<Touched>, Unanswerable> =>
  Result.gen(function* () {
    const steps = yield* readPointer(pointer)
    const chosen = asked.chosen(yield* readAt(at))
    const touched: Array<Touched> = []
    let before = frozen(undefined, valueAt(asked.initial, steps))
    asked.follow(chosen, (answer, recorded) => {
      const value = valueAt(answer, steps)
      if (same(before, value)) return true
      const after = frozen(before, value)
      touched.push({ recorded, before, after })
      before = after
      return true
    })
    if (touched.length === 0 && before === undefined) {
      return yield* Result.fail(noPlace(unpacked(asked.recall(chosen)), steps))
    }
    return touched
  })
