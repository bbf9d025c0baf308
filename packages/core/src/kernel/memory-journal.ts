/** A journal in an array: several logs can share it, and race on it, as they would on a server. */
import { Effect, Stream, SubscriptionRef } from "effect"
import type { Recorded } from "./event.ts"
import { HeadMoved, type Journal } from "./journal.ts"
import { Position } from "./names.ts"

/** An empty journal in memory. */
export const memoryJournal: Effect.Effect<Journal> = Effect.gen(function* () {
  const log: Array<Recorded> = []
  const head = yield* SubscriptionRef.make(Position.make(0))
  return {
    // Gives way first, as a journal elsewhere would: others may come in between.
    commit: Effect.fnUntraced(function* (batch, expected) {
      yield* Effect.yieldNow
      if (log.length !== expected) return yield* new HeadMoved()
      log.push(...batch)
      yield* SubscriptionRef.update(head, () => Position.make(log.length))
    }),
    load: (after) => Stream.suspend(() => Stream.fromArray(log.slice(after))),
    heads: SubscriptionRef.changes(head)
  }
})
