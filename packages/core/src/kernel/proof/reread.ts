/** Reads a part of a log event by event, and goes on behind what cannot be read. */
import { Effect, Result, Stream } from "effect"
import type { Recorded } from "../event.ts"
import { type EventLog, everything, type LogError } from "../event-log.ts"
import { Position } from "../names.ts"

interface Reader {
  /** How far it is: what comes behind is read next. */
  readonly at: () => number
  readonly until?: number
  /** Goes on with this event. */
  readonly see: (recorded: Recorded) => Effect.Effect<unknown>
  /** Goes past the next place, which cannot be read. */
  readonly pass: (detail: string) => void
}

/** So many places one after the other that cannot be read: then nothing can. */
const patience = 100

/** Reads on until the end. Fails where the log cannot be reached, and where nothing of it can be read any more. */
export const reread = Effect.fnUntraced(function* (
  log: EventLog["Service"],
  { at, pass, see, until }: Reader
): Effect.fn.Return<void, LogError> {
  const end = until === undefined ? {} : { until: Position.make(until) }
  const onwards = () => ({ after: Position.make(at()), ...end })

  let unread = 0
  /** One after the other, as far as the store can, and past the one it cannot read. */
  const creep = Effect.fnUntraced(function* () {
    for (;;) {
      const next = { after: Position.make(at()), until: Position.make(at() + 1) }
      const one = yield* Effect.result(Stream.runCollect(log.read(everything, next)))
      if (Result.isFailure(one) && (one.failure.reason !== "Corrupt" || unread === patience)) return yield* one.failure
      const recorded = Result.isSuccess(one) ? one.success[0] : undefined
      unread = recorded === undefined ? unread + 1 : 0
      if (recorded === undefined) return pass(Result.isFailure(one) ? one.failure.message : "nothing stands there")
      yield* see(recorded)
    }
  })

  while (until === undefined || at() < until) {
    const walked = yield* Effect.result(Stream.runForEach(log.read(everything, onwards()), see))
    if (Result.isSuccess(walked)) return
    if (walked.failure.reason !== "Corrupt") return yield* walked.failure
    yield* creep()
  }
})
