/** Following a log without missing its last commit. */
import { Deferred, Effect, PubSub, Stream } from "effect"
import type { LogError } from "./event-log.ts"
import type { Position } from "./names.ts"

/** Wakes everybody who follows, also whoever waits while another is still busy with what came before. */
export const signal = (signals: PubSub.PubSub<void>): void => {
  // INVARIANT: an old signal makes room. `publishUnsafe` would drop this one while anybody has not taken the last.
  Effect.runSync(PubSub.publish(signals, undefined))
}

/**
 * The head now, then each newer head found after a signal. A signal carries no truth: it only says when to look.
 * Ends when `closed` is done.
 */
export const headsOf = (
  signals: PubSub.PubSub<void>,
  head: Effect.Effect<Position, LogError>,
  closed: Deferred.Deferred<void>
): Stream.Stream<Position, LogError> =>
  Stream.unwrap(
    Effect.gen(function* () {
      // INVARIANT: the subscription is there before the head is read, or the commit in between is lost.
      const signal = yield* PubSub.subscribe(signals)
      let last = -1
      const next = Effect.gen(function* () {
        for (;;) {
          const now = yield* head
          if (now > last) {
            last = now
            return now
          }
          yield* PubSub.take(signal)
        }
      })
      return Stream.fromEffectRepeat(next)
    })
  ).pipe(Stream.interruptWhen(Deferred.await(closed)))
