/** The state of an alliance, kept beside the log so that opening it need not read everything; never trusted over the log. */
import { Effect, Predicate, type Schema } from "effect"
import { freeze } from "immer"
import type { Alliance, Known } from "./alliance.ts"
import { Checkpoints } from "./checkpoints.ts"
import { replay } from "./decider.ts"
import type { Tagged } from "./event.ts"
import { EventLog, everything, type LogError } from "./event-log.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { hashAt, whileUnavailable } from "./follow.ts"
import { type EventId, Position } from "./names.ts"
import { hear } from "./view.ts"

export interface Snapshots {
  /** The version of your program. A snapshot of another version is thrown away, for it may fold in another way. */
  readonly code: string
  /** After how many events a new one is kept: 500 without it. */
  readonly every?: number
}

interface Value<State> {
  /** Of the event at the position: the log it was made of. */
  readonly hash: string
  readonly state: State
  /** Of every event up to there: a rule may ask whether one was recorded. */
  readonly ids: ReadonlyArray<EventId>
}

/** The sum says that it was written by this code, and the key that its state was made by this version of it. */
const isValue = <State>(value: unknown): value is Value<State> =>
  Predicate.isObject(value) && "hash" in value && "state" in value && "ids" in value

const prefix = "snapshot/"

/**
 * What is known of the log now, for `makeAlliance` to begin with: the last snapshot and what was recorded since. Keeps a
 * new one when that is much. A snapshot that was torn, of another version, of other kinds of events or of another log is
 * thrown away, and everything is read.
 *
 * @example
 * const shell = yield* makeAlliance(alliance, yield* fromSnapshot(alliance, { code: "1.4.0" }))
 */
export const fromSnapshot = Effect.fnUntraced(function* <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State> & { readonly events: ReadonlyMap<string, Schema.Top> },
  { code, every = 500 }: Snapshots
): Effect.fn.Return<Known<State>, LogError, EventLog | Checkpoints> {
  const log = yield* EventLog
  const { keys, load, remove, save } = yield* Checkpoints
  const fingerprint = fingerprintOf(everything, alliance.events)
  const keyAt = (position: number) => `${prefix}${position}/${code}/${fingerprint}`

  /** The last of our own that is whole and of this log; what is not is removed. */
  const nearest = Effect.gen(function* () {
    const all = (yield* keys).filter((key) => key.startsWith(prefix))
    const positionOf = (key: string) => Number(key.slice(prefix.length, key.indexOf("/", prefix.length)))
    for (const key of all.sort((one, other) => positionOf(other) - positionOf(one))) {
      const kept = key === keyAt(positionOf(key)) ? yield* load(key) : undefined
      if (kept !== undefined && kept.position === positionOf(key) && isValue<State>(kept.value)) {
        const { hash, ids, state } = kept.value
        if ((yield* hashAt(log, kept.position)) === hash) {
          return { position: kept.position, ids, state: freeze(state, true) }
        }
      }
      yield* remove(key)
    }
    return { position: Position.make(0), ids: [], state: alliance.initial }
  })

  const from = yield* Effect.retry(nearest, whileUnavailable())
  const { events, last, recorded } = yield* hear(log, { ...alliance, query: everything }, { after: from.position })
  const ids = [...from.ids, ...recorded.map(({ id }) => id)]
  const known = new Set(ids)
  const isRecorded = (id: EventId) => known.has(id)
  if (last === undefined) return { ...from, isRecorded }
  const state = replay({ ...alliance, initial: from.state }, events)
  if (events.length >= every) {
    const value: Value<State> = { hash: recorded.at(-1)?.hash ?? "", state, ids }
    yield* save(keyAt(last), { position: last, value }, undefined)
    if (from.position > 0) yield* remove(keyAt(from.position))
  }
  return { state, position: last, isRecorded }
})
