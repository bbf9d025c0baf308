/** How whoever follows a log hears it: which events, as what, and how to tell that they are still read in the same way. */
import { Result, type Schema } from "effect"
import type { Alliance } from "./alliance.ts"
import type { Kinds, Recorded, Tagged } from "./event.ts"
import type { LogError, Query } from "./event-log.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { type Heard, readable } from "./view.ts"

export interface Hearing<out Event> {
  readonly query: Query
  readonly understand: (recorded: Recorded) => Result.Result<Event, LogError>
  /** Of the kinds it hears: what was made of events that were read in another way is thrown away. */
  readonly fingerprint: string
}

/** Events as the log keeps them. */
export const asRecorded = (query: Query): Hearing<Recorded> => ({
  query,
  understand: Result.succeed,
  fingerprint: fingerprintOf(query)
})

/**
 * Events of these kinds as an alliance reads them: older shapes brought to that of today.
 *
 * @example
 * asUnderstood(alliance, Pledges.Event)
 */
export const asUnderstood = <Command extends Tagged, Event, State, Hears extends Tagged>(
  alliance: Pick<Alliance<Command, Event, State>, "understand">,
  Event: Kinds<Hears>
): Hearing<Heard<Hears>> => {
  const view = { name: "", version: 1, Event, initial: {}, evolve: () => {} }
  const { query, understand } = readable(view, alliance.understand)
  return { query, understand, fingerprint: fingerprintOf(query, new Map(Object.entries<Schema.Top>(Event.cases))) }
}
