/** What a mutant of a store with places is made of. */
import { Effect, Layer, type Scope } from "effect"
import { EventLog } from "../../kernel/event-log.ts"
import type { Log } from "./mutant.ts"
import { emptyStorage, logOn, type Storage } from "./second.ts"

/** A store with places that is wrong in one way. */
export interface DurableMutant {
  readonly id: string
  /** What it does, as in "a store that …". */
  readonly what: string
  readonly at: (place: string) => Layer.Layer<EventLog>
  /** The claims it must fail, by their ids; it may fail more. */
  readonly fallsTo: readonly [string, ...ReadonlyArray<string>]
}

export type Opening = (storage: Storage) => Effect.Effect<Log, never, Scope.Scope>

/** One storage for each place; it is opened in this way. */
export const placed = (open: Opening, name: (place: string) => string = (place) => place) => {
  const storages = new Map<string, Storage>()
  return (place: string) =>
    Layer.effect(
      EventLog,
      Effect.gen(function* () {
        const storage = storages.get(name(place)) ?? (yield* emptyStorage)
        storages.set(name(place), storage)
        return yield* open(storage)
      })
    )
}

export const opened: Opening = (storage) => Effect.sync(() => logOn(storage))
export const openedWith = (change: (log: Log, storage: Storage) => Log) =>
  placed((storage) => Effect.map(opened(storage), (log) => change(log, storage)))

/** The log, and the ids that were appended through it. */
export const owning = (log: Log) => {
  const own = new Set<string>()
  const append: Log["append"] = (events, condition) => {
    for (const { id } of events) own.add(id)
    return log.append(events, condition)
  }
  return { own, log: { ...log, append } }
}
