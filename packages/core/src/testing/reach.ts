/** Whether histories reach every type of event: what they never reach, no law is tried on. */
import * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import type { Subject } from "./arbitraries.ts"
import { Unexpected } from "./claim.ts"
import { arbitraryHistory, type HistoryOptions } from "./histories.ts"

export interface Reach {
  /** How many histories it took. */
  readonly runs: number
  /** How many events of each type they held. */
  readonly events: ReadonlyMap<string, number>
  /** How much of what was asked was accepted, from 0 to 1. */
  readonly accepted: number
}

/**
 * Makes histories until every type of event was in one.
 *
 * @param options at most so many `runs` (1000), at least so many as `atLeast` (1), from this `seed`.
 * @throws {Unexpected} with the types that were not reached.
 * @example
 * checkReach(alliance, { length: 60, observed: 0.05 }).events.get("ProgrammeAdopted")
 */
export const checkReach = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  {
    atLeast = 1,
    runs: most = 1000,
    seed = 1,
    ...histories
  }: HistoryOptions & { readonly runs?: number; readonly atLeast?: number; readonly seed?: number } = {}
): Reach => {
  const shape = arbitraryHistory(alliance, histories)
  const events = new Map<string, number>()
  let [runs, asked, accepted] = [0, 0, 0]
  const missing = () => [...alliance.events.keys()].filter((type) => !events.has(type))
  while (runs < most && (runs < atLeast || missing().length > 0)) {
    const numRuns = Math.min(10, most - runs)
    for (const { log, turns } of fc.sample(shape, { numRuns, seed: seed + runs })) {
      for (const { event } of log) events.set(event._tag, (events.get(event._tag) ?? 0) + 1)
      asked += turns.length
      accepted += turns.filter(({ refused }) => refused === undefined).length
    }
    runs += numRuns
  }
  const never = missing()
  if (never.length > 0) throw new Unexpected(`${runs} histories never reached ${never.join(", ")}`)
  return { runs, events, accepted: accepted / asked }
}
