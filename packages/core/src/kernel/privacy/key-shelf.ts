/** Where wrapped keys are kept: what a place for them must do. It sees no key that opens anything. */
import { Effect } from "effect"
import type { LogError } from "../event-log.ts"
import type { PersonId } from "../names.ts"
import type { Holder } from "./keys.ts"

export interface WrappedKey {
  readonly number: number
  readonly wrapped: Uint8Array
  /** The id of the master key. */
  readonly wrappedBy: string
}

export interface KeyShelf {
  readonly read: (
    subject: PersonId
  ) => Effect.Effect<{ readonly keys: ReadonlyArray<WrappedKey>; readonly isDestroyed: boolean }, LogError>
  /** Puts it there unless there is a key of that number, or the person was buried. */
  readonly put: (subject: PersonId, key: WrappedKey) => Effect.Effect<void, LogError>
  /** Puts the one in the place of the other, where that still stands as it was seen; says whether it did. */
  readonly replace: (subject: PersonId, seen: WrappedKey, next: WrappedKey) => Effect.Effect<boolean, LogError>
  /** Removes every key of a person down to the last byte, and leaves a stone that stays. */
  readonly bury: (subject: PersonId) => Effect.Effect<void, LogError>
  /** Everybody who has a key or a stone, in any order. */
  readonly all: Effect.Effect<ReadonlyArray<Holder>, LogError>
  /** How many were buried. */
  readonly generation: Effect.Effect<number, LogError>
}

/**
 * A shelf in memory, for as long as whoever holds it.
 *
 * @example
 * const keys = makeKeyStore(memoryShelf(), master)
 */
export const memoryShelf = (): KeyShelf => {
  const keys = new Map<PersonId, ReadonlyArray<WrappedKey>>()
  const stones = new Set<PersonId>()
  const of = (subject: PersonId) => keys.get(subject) ?? []
  return {
    // Copies: what somebody is reading is not wiped under their hands.
    read: (subject) => Effect.sync(() => ({ keys: of(subject).map(copied), isDestroyed: stones.has(subject) })),
    put: (subject, key) =>
      Effect.sync(() => {
        if (stones.has(subject) || of(subject).some(({ number }) => number === key.number)) return
        keys.set(subject, [...of(subject), copied(key)])
      }),
    replace: (subject, seen, next) =>
      Effect.sync(() => {
        const place = of(subject).findIndex((key) => isSame(key, seen))
        if (place === -1) return false
        keys.set(subject, of(subject).with(place, copied(next)))
        return true
      }),
    bury: (subject) =>
      Effect.sync(() => {
        for (const { wrapped } of of(subject)) wrapped.fill(0)
        keys.delete(subject)
        stones.add(subject)
      }),
    all: Effect.sync(() =>
      [...new Set([...keys.keys(), ...stones])].map((subject) => ({
        subject,
        numbers: of(subject).map(({ number }) => number),
        isDestroyed: stones.has(subject)
      }))
    ),
    generation: Effect.sync(() => stones.size)
  }
}

const copied = (key: WrappedKey): WrappedKey => ({ ...key, wrapped: Uint8Array.from(key.wrapped) })

const isSame = (one: WrappedKey, other: WrappedKey): boolean =>
  one.number === other.number &&
  one.wrapped.length === other.wrapped.length &&
  one.wrapped.every((byte, index) => byte === other.wrapped[index])
