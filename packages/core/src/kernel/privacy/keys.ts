/** People's keys: one store apart from the log, where each person's keys are kept wrapped, and can be destroyed. */
import { Context, Effect, Layer } from "effect"
import { LogError } from "../event-log.ts"
import type { PersonId } from "../names.ts"
import { HeldKeys } from "./held-keys.ts"
import { type KeyShelf, memoryShelf, type WrappedKey } from "./key-shelf.ts"
import { type MasterKey, masterKeyOf } from "./master-key.ts"
import { RandomBytes } from "./random.ts"
import { about, rewrapAll } from "./rewrap.ts"

export { type MasterKey, masterKeyOf } from "./master-key.ts"

/**
 * How it stands with a person's keys: they open, there are none, they were destroyed for good, or there are some that
 * this master key does not open.
 */
export type PersonKeys =
  | { readonly status: "open"; readonly keys: ReadonlyMap<number, Uint8Array>; readonly current: number }
  | { readonly status: "none" | "destroyed" | "locked" }

/** What is known of one person in the store; no key of theirs. */
export interface Holder {
  readonly subject: PersonId
  /** Which keys there are, by number. */
  readonly numbers: ReadonlyArray<number>
  readonly isDestroyed: boolean
}

export class KeyStore extends Context.Service<
  KeyStore,
  {
    readonly open: (subject: PersonId) => Effect.Effect<PersonKeys, LogError>
    /** The person's first key, unless there is one; `destroyed` for who was forgotten. */
    readonly create: (subject: PersonId) => Effect.Effect<PersonKeys, LogError>
    /** All keys of a person, for good, also of one who never had any. Doing it again changes nothing. */
    readonly destroy: (subject: PersonId) => Effect.Effect<void, LogError>
    readonly list: Effect.Effect<ReadonlyArray<Holder>, LogError>
    /**
     * Wraps every key anew; what was done of it before an interruption stays done, and while it runs both masters' keys
     * are read. Gives the count of those that were. Keys that this master does not open stay as they are: it then fails
     * with `Unavailable`, after all the others.
     */
    readonly rewrap: (to: MasterKey) => Effect.Effect<number, LogError>
    /** Grows with everybody who is forgotten: what was made with their keys before is known by it. */
    readonly generation: Effect.Effect<number, LogError>
    /** Everybody who was forgotten here, sorted: for a store that is put back. */
    readonly tombstones: Effect.Effect<ReadonlyArray<PersonId>, LogError>
    /** Destroys the keys of all of these, as another store or a log says: whoever is forgotten anywhere stays so. */
    readonly bury: (subjects: Iterable<PersonId>) => Effect.Effect<void, LogError>
  }
>()("@pactwerk/core/KeyStore") {}

const fault = (reason: LogError["reason"], what: string) => new LogError({ reason, cause: new Error(what) })

/**
 * The keys on a shelf, under a master key. Without one everything that is there is locked, and nothing new is made.
 *
 * @example
 * const keys = makeKeyStore(shelf, masterKeyOf(bytes))
 */
export const makeKeyStore = (shelf: KeyShelf, master: MasterKey | undefined): KeyStore["Service"] => {
  const masters = new Map(master === undefined ? [] : [[master.id, master]])
  let newest = master

  const unwrapped = Effect.fnUntraced(function* (subject: PersonId, { number, wrapped, wrappedBy }: WrappedKey) {
    const key = yield* masters.get(wrappedBy)?.unwrap(wrapped, about(subject, number)) ?? Effect.undefined
    if (key === undefined || key.length === 32) return key
    return yield* fault("Corrupt", "a person's key has another length than a key has")
  })

  const open = Effect.fnUntraced(function* (subject: PersonId): Effect.fn.Return<PersonKeys, LogError> {
    const kept = yield* shelf.read(subject)
    if (kept.isDestroyed) return { status: "destroyed" }
    if (kept.keys.length === 0) return { status: "none" }
    const keys = new HeldKeys()
    for (const one of kept.keys) {
      const key = yield* unwrapped(subject, one)
      if (key === undefined) return { status: "locked" }
      keys.set(one.number, key)
    }
    return { status: "open", keys, current: Math.max(...keys.keys()) }
  })

  const tombstones = Effect.map(shelf.all, (all) =>
    all.flatMap(({ isDestroyed, subject }) => (isDestroyed ? [subject] : [])).toSorted()
  )

  return {
    open,
    create: Effect.fnUntraced(function* (subject) {
      const known = yield* open(subject)
      if (known.status !== "none") return known
      if (newest === undefined) return yield* noMaster
      const key = (yield* RandomBytes)(32)
      const wrapped = yield* newest.wrap(key, about(subject, 1))
      // Another can have been faster: then theirs is the key.
      yield* shelf.put(subject, { number: 1, wrapped, wrappedBy: newest.id })
      return yield* open(subject)
    }),
    destroy: shelf.bury,
    list: shelf.all,
    rewrap: Effect.fnUntraced(function* (to) {
      if (master === undefined) return yield* noMaster
      masters.set(to.id, to)
      newest = to
      return yield* rewrapAll(shelf, unwrapped, to)
    }),
    generation: shelf.generation,
    tombstones,
    bury: Effect.fnUntraced(function* (subjects) {
      const buried = new Set(yield* tombstones)
      for (const subject of new Set(subjects)) if (!buried.has(subject)) yield* shelf.bury(subject)
    })
  }
}

const noMaster = fault(
  "Unavailable",
  "there is no master key: nothing personal can be recorded or read without the one that people's keys are wrapped with"
)

/**
 * Keys that live as long as the program, and with them everything personal in a log that outlives it.
 *
 * @example
 * Effect.provide(program, Layer.merge(layerMemory, layerMemoryKeys))
 */
export const layerMemoryKeys: Layer.Layer<KeyStore> = Layer.effect(
  KeyStore,
  Effect.map(RandomBytes, (random) => makeKeyStore(memoryShelf(), masterKeyOf(random(32))))
)
