/** What other processes do to a file is seen by looking, again and again. */
import { signal } from "@pactwerk/core"
import { Effect, type PubSub } from "effect"

const every = "50 millis"

/** Signals each time that what is seen is another than it was: not by how much, so who follows looks for itself. */
export const watch = (see: () => number, signals: PubSub.PubSub<void>): Effect.Effect<never> => {
  let last = see()
  const look = Effect.gen(function* () {
    const now = yield* Effect.orElseSucceed(Effect.try(see), () => Number.NaN)
    if (now !== last) signal(signals)
    last = now
  })
  return Effect.forever(Effect.andThen(Effect.sleep(every), look))
}
