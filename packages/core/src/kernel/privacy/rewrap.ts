/** Another master key: every key is wrapped anew under it, one after the other, and no event changes. */
import { Effect } from "effect"
import { LogError } from "../event-log.ts"
import { canonicalise } from "../integrity.ts"
import type { PersonId } from "../names.ts"
import type { KeyShelf, WrappedKey } from "./key-shelf.ts"
import type { MasterKey } from "./master-key.ts"

/** What a wrapped key is bound to: whose it is, and which of theirs. */
export const about = (subject: string, number: number): string => canonicalise([subject, number])

type Unwrapped = (subject: PersonId, key: WrappedKey) => Effect.Effect<Uint8Array | undefined, LogError>

/** Wraps once whatever opens: how many it was, how many another changed meanwhile, and how many do not open. */
const rewrapOnce = Effect.fnUntraced(function* (shelf: KeyShelf, unwrapped: Unwrapped, to: MasterKey) {
  const count = { done: 0, lost: 0, others: 0 }
  for (const { isDestroyed, subject } of yield* shelf.all) {
    for (const seen of isDestroyed ? [] : (yield* shelf.read(subject)).keys) {
      if (seen.wrappedBy === to.id) continue
      const key = yield* unwrapped(subject, seen)
      if (key === undefined) {
        count.others += 1
        continue
      }
      const wrapped = yield* to.wrap(key, about(subject, seen.number))
      // Not where it was destroyed meanwhile: it would come back.
      const isReplaced = yield* shelf.replace(subject, seen, { number: seen.number, wrapped, wrappedBy: to.id })
      count[isReplaced ? "done" : "lost"] += 1
    }
  }
  return count
})

/** So often in a row others may be faster at everything that is left. */
const patience = 10

/**
 * Wraps whatever opens, until nothing is left; the count of it. What is wrapped so already stays, so it can be interrupted
 * and begun again. Fails with `Unavailable` for what does not open, after all that does.
 */
export const rewrapAll = Effect.fnUntraced(function* (shelf: KeyShelf, unwrapped: Unwrapped, to: MasterKey) {
  let [total, idle] = [0, 0]
  for (;;) {
    const { done, lost, others } = yield* rewrapOnce(shelf, unwrapped, to)
    if (done + lost + others === 0) return total
    total += done
    idle = done > 0 ? 0 : idle + 1
    // Another process can have made one under the old master key meanwhile, or wrapped one under a third.
    if (done > 0 || (lost > 0 && idle < patience)) continue
    const what = `${lost + others} keys are not wrapped under it: rewrap with the master key that they are wrapped with too`
    return yield* new LogError({ reason: "Unavailable", cause: new Error(what) })
  }
})
