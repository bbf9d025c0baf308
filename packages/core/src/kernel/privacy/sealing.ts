/** The store boundary: what is a person's own is sealed before a log keeps it, and nothing turns that off. */
import { Effect, Option, Result, Stream } from "effect"
import type { Proposed } from "../event.ts"
import { type Batch, type Condition, Conflict, type EventLog, everything, LogError } from "../event-log.ts"
import { type EventId, PersonId, Position, Tag } from "../names.ts"
import type { KeyStore, PersonKeys } from "./keys.ts"
import { encoding, rewritten, subjectsSealed } from "./owned.ts"
import type { Places } from "./places.ts"
import { RandomBytes } from "./random.ts"
import { holdsSealed } from "./reveal.ts"
import { seal } from "./seal.ts"

/** The id of the first event of a log: what is sealed in one log opens in no other. */
export const logIdOf = (log: Pick<EventLog["Service"], "read">): Effect.Effect<EventId | undefined, LogError> =>
  Effect.map(Stream.runHead(log.read(everything, { limit: 1 })), (first) =>
    Option.getOrUndefined(Option.map(first, ({ id }) => id))
  )

/**
 * A log that keeps nothing personal unsealed. What it reads is as it is kept: sealed. Appending fails with `Unavailable`
 * where there is no master key to make or open a person's key with, and with `Conflict` where the person was forgotten
 * meanwhile.
 *
 * @example
 * const log = sealed(yield* EventLog, yield* KeyStore, alliance.places)
 */
export const sealed = (log: EventLog["Service"], keys: KeyStore["Service"], places: Places): EventLog["Service"] => {
  let logId: EventId | undefined

  /** A second key would never open what was sealed with the first: whose key is missing gets it back, and no other. */
  const first = Effect.fnUntraced(function* (person: PersonId) {
    const query = { items: [{ types: ["PersonIntroduced"], tags: [Tag.make(`person:${person}`)] }] }
    const introduced = yield* Stream.runHead(log.read(query, { limit: 1 }))
    if (Option.isSome(introduced) && holdsSealed(introduced.value.data)) return yield* missing
    return yield* keys.create(person)
  })

  const keyOf = Effect.fnUntraced(function* (subject: string, after: Position) {
    const person = PersonId.make(subject)
    const known = yield* keys.open(person)
    const own = known.status === "none" ? yield* first(person) : known
    if (own.status === "open") return own
    if (own.status === "locked") return yield* locked
    const query = { items: [{ types: ["PersonForgotten"], tags: [Tag.make(`person:${subject}`)] }] }
    const found = yield* Stream.runHead(log.read(query, { after, limit: 1 }))
    if (Option.isSome(found)) return yield* new Conflict({ at: found.value.position })
    return yield* encoding("somebody who was forgotten gets no new key: who returns, gets a new number")
  })

  /** The events as they are kept, in a log of this id. */
  const sealedIn = Effect.fnUntraced(function* (
    id: EventId,
    [first, ...others]: Batch,
    keysOf: ReadonlyMap<string, PersonKeys>
  ) {
    const random = yield* RandomBytes
    const one = Effect.fnUntraced(function* (event: Proposed) {
      const data = rewritten(event.data, places.get(event.type), ({ pointer, subject, value }) => {
        const own = keysOf.get(subject)
        const key = own?.status === "open" ? own.keys.get(own.current) : undefined
        // Whoever is in the event was looked up before: nothing personal goes on without a key.
        if (own?.status !== "open" || key === undefined) throw new Error("a person without a key")
        const standing = { logId: id, eventId: event.id, pointer }
        return { ...seal(value, { key, number: own.current, subject, ...standing }, random(12)) }
      })
      return { ...event, data: yield* Effect.fromResult(data) }
    })
    return [yield* one(first), ...(yield* Effect.forEach(others, one))] as const
  })

  const append = Effect.fnUntraced(function* (events: Batch, condition?: Condition) {
    const subjects = new Set<string>()
    for (const { data, type } of events) {
      for (const subject of yield* Effect.fromResult(subjectsSealed(data, places.get(type)))) subjects.add(subject)
    }
    if (subjects.size === 0) return yield* log.append(events, condition)
    const keysOf = new Map<string, PersonKeys>()
    for (const subject of subjects) keysOf.set(subject, yield* keyOf(subject, condition?.after ?? Position.make(0)))
    logId ??= yield* logIdOf(log)
    if (logId !== undefined) return yield* log.append(yield* sealedIn(logId, events, keysOf), condition)
    // The log seems empty, and will go by the first of these, unless another was faster.
    const beginning = { failIfEventsMatch: everything, after: Position.make(0) }
    const begun = yield* Effect.result(log.append(yield* sealedIn(events[0].id, events, keysOf), beginning))
    if (Result.isSuccess(begun)) return begun.success
    if (begun.failure._tag !== "Conflict") return yield* begun.failure
    logId = yield* logIdOf(log)
    return yield* log.append(yield* sealedIn(logId ?? events[0].id, events, keysOf), condition)
  })

  return { ...log, append }
}

const missing = new LogError({
  reason: "Unavailable",
  cause: new Error("somebody's key is missing from the key store: restore the store it was made in")
})

const locked = new LogError({
  reason: "Unavailable",
  cause: new Error("this master key opens nobody's key: give the one that the keys were wrapped with")
})
