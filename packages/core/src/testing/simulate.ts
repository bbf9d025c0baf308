/** A simulated alliance: people, processes, a calendar and a store that fails, all by one seed. */
import { Effect, Layer, Random } from "effect"
import * as fc from "fast-check"
import { layerClock } from "../kernel/door.ts"
import { NewEventId } from "../kernel/envelope.ts"
import type { Tagged } from "../kernel/event.ts"
import type { EventLog, LogError } from "../kernel/event-log.ts"
import { leafHash } from "../kernel/integrity.ts"
import { layerMemory } from "../kernel/memory.ts"
import { layerMemoryKeys } from "../kernel/privacy/keys.ts"
import { RandomBytes } from "../kernel/privacy/random.ts"
import { layerRefusals } from "../kernel/refusals.ts"
import { idAt, type Subject } from "./arbitraries.ts"
import { Unexpected } from "./claim.ts"
import { diceOf, type Fault, faulty } from "./faulty.ts"
import { arbitraryHistory, type HistoryOptions } from "./histories.ts"
import type { Move } from "./play.ts"
import { type Ending, judge } from "./simulation/judge.ts"
import { run } from "./simulation/run.ts"

export interface SimulationOptions extends HistoryOptions {
  /** How many processes ask; two of them without it. */
  readonly processes?: number
  /** In which share of its calls the store fails, from 0 to 1. */
  readonly faults?: number
  /** The store; the specification in memory without it. */
  readonly store?: Layer.Layer<EventLog, LogError>
}

/** What came of one seed. */
export interface Simulated extends Omit<Ending, "log"> {
  readonly seed: number
  readonly events: number
  readonly days: number
  readonly faults: Readonly<Partial<Record<Fault, number>>>
  /** One text for all that was recorded: the same for the same seed. */
  readonly digest: string
}

/**
 * Years of governance by one seed: several processes ask and observe, some are killed, the store fails in all the ways
 * a store does, and whoever got no answer asks again. In the end the log, the answers and every process must agree.
 *
 * @param options the `seed`, and what the history is like; a share of `faults` (0.05) between `processes` (2).
 * @throws {Unexpected} with the seed, and what does not agree.
 * @example
 * await simulate(alliance, { seed: 42, length: 200 })
 */
export const simulate = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { seed, ...options }: SimulationOptions & { readonly seed: number }
): Promise<Simulated> => simulator(alliance, options)(seed)

/**
 * The same for many seeds: what they have in common is made once.
 *
 * @example
 * const simulated = simulator(alliance, { length: 20 })
 * for (let seed = 1; seed <= 100; seed++) await simulated(seed)
 */
export const simulator = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { faults: share = 0.05, processes = 2, store = layerMemory, ...histories }: SimulationOptions = {}
): ((seed: number) => Promise<Simulated>) => {
  const shape = arbitraryHistory(alliance, { observed: 0.1, ...histories })
  return async (seed) => {
    const [history] = fc.sample(shape, { seed, numRuns: 1 })
    const moves = history?.turns.map(({ asked }) => asked) ?? []
    const dice = diceOf(seed)
    const struck: Partial<Record<Fault, number>> = {}
    let [now, made] = [0, 0]
    const clock = layerClock(
      () => now,
      () => Effect.yieldNow
    )
    const happened = (fault: Fault) => {
      struck[fault] = (struck[fault] ?? 0) + 1
    }
    const setTime = (to: number) => {
      now = to
    }
    const log = faulty(Layer.fresh(store), { dice, share, happened })
    const services = Layer.mergeAll(log, layerRefusals(Layer.fresh(layerMemory)), Layer.fresh(layerMemoryKeys))
    const byte = diceOf(~seed)
    const running = run(alliance, moves, { dice, processes, setTime }).pipe(
      Effect.provide(Layer.provideMerge(services, clock)),
      Effect.provideService(NewEventId, () => idAt(++made)),
      Effect.provideService(RandomBytes, (length) => Uint8Array.from({ length }, () => byte(256))),
      Random.withSeed(seed)
    )
    try {
      const { log: recorded, ...ending } = await Effect.runPromise(running)
      judge(alliance, { log: recorded, ...ending })
      const digest = leafHash(recorded.map(({ hash }) => hash).join())
      return { ...ending, seed, events: recorded.length, days: daysIn(moves), faults: struck, digest }
    } catch (error) {
      throw new Unexpected(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

const daysIn = (moves: ReadonlyArray<Move<unknown>>): number => {
  const [first, last] = [moves.at(0)?.day, moves.at(-1)?.day]
  return first === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(first)) / 86_400_000
}
