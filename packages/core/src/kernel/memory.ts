/** The log in an array: the executable specification every other log is compared with. Never optimise it. */
import { Clock, Effect, Layer, Result, Stream, SubscriptionRef } from "effect"
import type { Recorded } from "./event.ts"
import { Conflict, EventLog, LogError, matches, type Receipt } from "./event-log.ts"
import { Position } from "./names.ts"
import { checkAppend, checkRead, keep } from "./shape.ts"

export const layerMemory: Layer.Layer<EventLog> = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const log: Array<Recorded> = []
    const head = yield* SubscriptionRef.make(Position.make(0))

    /** The receipt of these ids, when all of them are here in this order; none when all are new. */
    const known = (ids: ReadonlyArray<string>): Result.Result<Receipt | undefined, LogError> => {
      const found = ids.flatMap((id) => log.find((event) => event.id === id)?.position ?? [])
      const [first, last] = [found.at(0), found.at(-1)]
      if (first === undefined || last === undefined) return Result.succeed(undefined)
      return found.length === ids.length && found.every((position, index) => position === first + index)
        ? Result.succeed({ first, last })
        : Result.fail(new LogError({ reason: "Encoding", cause: new TypeError("an id was used before") }))
    }

    return EventLog.of({
      append: Effect.fnUntraced(function* (events, condition) {
        yield* Effect.fromResult(checkAppend(events, condition))
        const recordedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
        // INVARIANT: nothing between here and the update of `head` gives way to another fiber.
        const earlier = yield* Effect.fromResult(known(events.map(({ id }) => id)))
        if (earlier !== undefined) return earlier
        if (condition !== undefined) {
          const { after, failIfEventsMatch } = condition
          const match = log.find((event) => event.position > after && matches(failIfEventsMatch, event))
          if (match !== undefined) return yield* new Conflict({ at: match.position })
        }
        const first = Position.make(log.length + 1)
        for (const event of events) log.push(keep(event, log.length + 1, recordedAt).recorded)
        const last = Position.make(log.length)
        yield* SubscriptionRef.set(head, last)
        return { first, last }
      }),
      read: (query, span = {}) =>
        Stream.suspend(() => {
          const checked = checkRead(query, span)
          if (Result.isFailure(checked)) return Stream.fail(checked.failure)
          const { after = 0, backwards = false, limit, until = log.length } = span
          const found = log.slice(after, until).filter((event) => matches(query, event))
          return Stream.fromArray((backwards ? found.toReversed() : found).slice(0, limit))
        }),
      heads: SubscriptionRef.changes(head)
    })
  })
)
