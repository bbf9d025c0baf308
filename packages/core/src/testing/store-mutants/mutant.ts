/** What a mutant of a store is, and how one is made: the specification with one thing changed. */
import { Effect, Layer, Stream } from "effect"
import type { Recorded } from "../../kernel/event.ts"
import { Conflict, EventLog, everything, type LogError, type Query } from "../../kernel/event-log.ts"
import { layerMemory } from "../../kernel/memory.ts"
import { Position } from "../../kernel/names.ts"
import { untyped } from "../cases/case.ts"

/** A store that is wrong in one way. */
export interface StoreMutant {
  readonly id: string
  /** What it does, as in "a store that …". */
  readonly what: string
  readonly layer: Layer.Layer<EventLog, LogError>
  /** The claims it must fail, by their ids; it may fail more. */
  readonly fallsTo: readonly [string, ...ReadonlyArray<string>]
}

export type Log = EventLog["Service"]
export type Read = Log["read"]
export type Append = Log["append"]

/** The specification with a member replaced. */
export const changed = (change: (log: Log) => Partial<Log>): Layer.Layer<EventLog> =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({ ...log, ...change(log) }))
  ).pipe(Layer.provide(Layer.fresh(layerMemory)))

/** Every event of now. */
export const whole = (log: Log) => Stream.runCollect(log.read(everything))

/** A little further, or back; what was no position stays none. */
export const moved = (bound: Position, by: number): Position => untyped(Math.max(0, bound + by))

/** The head of now. */
export const headOf = (log: Log) =>
  Effect.map(Stream.runCollect(Stream.take(log.heads, 1)), ([head = Position.make(0)]) => head)

export type Match = (query: Query, event: Recorded) => boolean

/** The log that takes this for a match, in its reads and in its conditions. */
export const matching = (match: Match): Layer.Layer<EventLog> =>
  changed((log) => ({
    append: judging(log, (stored, { after, failIfEventsMatch }) =>
      stored.find((event) => event.position > after && match(failIfEventsMatch, event))
    ),
    read: (query, { limit, ...window } = {}) => {
      const found = Stream.filter(log.read(everything, window), (event) => match(query, event))
      return limit === undefined ? found : Stream.take(found, limit)
    }
  }))

type Judge = (
  stored: ReadonlyArray<Recorded>,
  condition: NonNullable<Parameters<Append>[1]>,
  events: Parameters<Append>[0]
) => Pick<Recorded, "position"> | undefined

/** An append that looks for its conflict by itself; ids that are known are left to the specification. */
export const judging = (log: Log, judge: Judge): Append =>
  Effect.fnUntraced(function* (events, condition) {
    const stored = yield* whole(log)
    const isKnown = stored.some(({ id }) => events.some((event) => event.id === id))
    if (condition === undefined || isKnown) return yield* log.append(events, condition)
    const found = judge(stored, condition, events)
    if (found !== undefined) return yield* new Conflict({ at: found.position })
    return yield* log.append(events)
  })
