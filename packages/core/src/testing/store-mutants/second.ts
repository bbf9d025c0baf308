/** The specification written again, for faults that lie too deep to be put around the first. */
import { Clock, Effect, Layer, Result, Stream, SubscriptionRef } from "effect"
import type { Recorded } from "../../kernel/event.ts"
import { Conflict, EventLog, LogError, matches } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { checkAppend, checkRead, keep } from "../../kernel/shape.ts"
import type { Append, Log, Read } from "./mutant.ts"

/** How the second specification differs from the first; by nothing, when nothing is said. */
export interface Fault {
  readonly checks?: "never" | "after the ids"
  /** Which of the events it has stored it knows the ids of. */
  readonly knows?: (event: Recorded, head: number) => boolean
  /** Where it has its positions from, when it gives way before it writes: for longer before a longer batch. */
  readonly positions?: "given ahead" | "counted ahead"
}

/** What a log is kept in; several logs can share it. */
export interface Storage {
  readonly log: Array<Recorded>
  readonly head: SubscriptionRef.SubscriptionRef<Position>
  given: number
}

export const emptyStorage: Effect.Effect<Storage> = Effect.map(
  SubscriptionRef.make(Position.make(0)),
  (head): Storage => ({ log: [], head, given: 0 })
)

/** A second specification that is wrong in this way. */
export const second = (fault: Fault = {}): Layer.Layer<EventLog> =>
  Layer.effect(
    EventLog,
    Effect.map(emptyStorage, (storage) => logOn(storage, fault))
  )

/** The log that is kept there. */
export const logOn = (storage: Storage, { checks, knows = () => true, positions }: Fault = {}): Log => {
  const { head, log } = storage

  const known = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
    const remembered = log.filter((event) => knows(event, log.length))
    const found = ids.flatMap((id) => remembered.find((event) => event.id === id)?.position ?? [])
    const [first, last] = [found.at(0), found.at(-1)]
    if (first === undefined || last === undefined) return undefined
    if (found.length === ids.length && found.every((at, index) => at === first + index)) return { first, last }
    return yield* new LogError({ reason: "Encoding", cause: new TypeError("an id was used before") })
  })

  const append: Append = Effect.fnUntraced(function* (events, condition) {
    const checked = checkAppend(events, condition)
    if (checks === undefined) yield* Effect.fromResult(checked)
    const recordedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
    const earlier = yield* known(events.map(({ id }) => id))
    if (earlier !== undefined) return earlier
    if (checks === "after the ids") yield* Effect.fromResult(checked)
    if (condition !== undefined) {
      const { after, failIfEventsMatch } = condition
      const match = log.find((event) => event.position > after && matches(failIfEventsMatch, event))
      if (match !== undefined) return yield* new Conflict({ at: match.position })
    }
    const first = (positions === "counted ahead" ? log.length : storage.given) + 1
    storage.given += events.length
    if (positions !== undefined) yield* Effect.repeat(Effect.yieldNow, { times: events.length })
    for (const [index, event] of events.entries()) log.push(keep(event, first + index, recordedAt).recorded)
    const last = Position.make(first + events.length - 1)
    yield* SubscriptionRef.update(head, (before) => Position.make(Math.max(before, last)))
    return { first: Position.make(first), last }
  })

  const read: Read = (query, span = {}) =>
    Stream.suspend(() => {
      const checked = checkRead(query, span)
      if (checks === undefined && Result.isFailure(checked)) return Stream.fail(checked.failure)
      const { after = 0, backwards = false, limit, until = storage.given } = span
      const found = log.filter(({ position }) => position > after && position <= until)
      const ordered = found.toSorted((one, other) => one.position - other.position)
      const matched = (backwards ? ordered.toReversed() : ordered).filter((event) => matches(query, event))
      return Stream.fromArray(matched.slice(0, limit))
    })

  return { append, read, heads: SubscriptionRef.changes(head) }
}
