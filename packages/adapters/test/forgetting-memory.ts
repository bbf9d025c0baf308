/** Both stores in memory, copied, stopped at any call, or shared by processes that take turns call by call. */
import {
  EventLog,
  type KeyShelf,
  KeyStore,
  layerClock,
  layerMemory,
  makeKeyStore,
  masterKeyOf,
  memoryShelf,
  type Recorded
} from "@pactwerk/core"
import { Context, Effect, Layer, Stream } from "effect"
import { now, type Places } from "../faults/forgetting-scene.ts"

type Log = EventLog["Service"]

/** Both stores, as they are in memory. */
export interface Both {
  readonly log: Log
  readonly shelf: KeyShelf
}

/** A log with these in it, as a copy of it would hold them. */
export const logOf = (recorded: ReadonlyArray<Recorded>): Log => {
  const log = Context.get(Effect.runSync(Effect.scoped(Layer.build(layerMemory))), EventLog)
  for (const { hash: _, position: __, recordedAt: ___, ...proposed } of recorded) {
    Effect.runSync(Effect.provide(Effect.orDie(log.append([proposed])), layerClock(now)))
  }
  return log
}

/** A shelf with what this one holds now. */
export const copyOf = (shelf: KeyShelf): KeyShelf => {
  const copy = memoryShelf()
  for (const { isDestroyed, subject } of Effect.runSync(Effect.orDie(shelf.all))) {
    for (const key of Effect.runSync(Effect.orDie(shelf.read(subject))).keys) Effect.runSync(copy.put(subject, key))
    if (isDestroyed) Effect.runSync(copy.bury(subject))
  }
  return copy
}

export const empty = (): Both => ({ log: logOf([]), shelf: memoryShelf() })

const master = masterKeyOf(new Uint8Array(32).fill(7))
export const keysOn = (shelf: KeyShelf): KeyStore["Service"] => makeKeyStore(shelf, master)
export const placesOf = ({ log, shelf }: Both): Places => ({
  log: Layer.succeed(EventLog, log),
  keys: Layer.succeed(KeyStore, keysOn(shelf))
})

/** Something around every call of both stores. */
export type Around = <A, E>(call: Effect.Effect<A, E>) => Effect.Effect<A, E>

/** Both stores with this around each of their calls. */
export const wrapped = ({ log, shelf }: Both, around: Around): Both => ({
  log: {
    ...log,
    append: (events, condition) => around(log.append(events, condition)),
    read: (query, span) =>
      Stream.unwrap(Effect.map(around(Stream.runCollect(log.read(query, span))), (all) => Stream.fromArray(all)))
  },
  shelf: {
    read: (subject) => around(shelf.read(subject)),
    put: (subject, key) => around(shelf.put(subject, key)),
    replace: (subject, seen, next) => around(shelf.replace(subject, seen, next)),
    bury: (subject) => around(shelf.bury(subject)),
    all: around(shelf.all),
    generation: around(shelf.generation)
  }
})

/** Processes that take turns: each waits before every call until it is its turn. */
export const takingTurns = () => {
  const waiting = new Map<string, () => void>()
  const came = new Map<string, () => void>()
  const done = new Map<string, Promise<unknown>>()
  const over = new Set<string>()
  const arrive = (who: string) => came.get(who)?.()
  const gate = (who: string): Promise<void> =>
    new Promise((resume) => {
      waiting.set(who, resume)
      arrive(who)
    })
  const arrival = (who: string) => new Promise<void>((resume) => void came.set(who, resume))
  return {
    /** Around the calls of this process. */
    around:
      (who: string): Around =>
      (call) =>
        Effect.andThen(
          Effect.promise(() => gate(who)),
          call
        ),
    /** Starts a process, which then waits for its first turn. */
    begin: async (who: string, run: () => Promise<unknown>): Promise<void> => {
      const first = arrival(who)
      const end = run().finally(() => {
        over.add(who)
        arrive(who)
      })
      done.set(who, end)
      await first
    },
    /** Lets it make so many calls, or all that are left; how many it made. */
    step: async (who: string, calls = Infinity): Promise<number> => {
      let made = 0
      for (; made < calls && !over.has(who); made++) {
        const next = arrival(who)
        const resume = waiting.get(who)
        waiting.delete(who)
        resume?.()
        await next
      }
      return made
    },
    end: (who: string): Promise<unknown> => done.get(who) ?? Promise.resolve()
  }
}
