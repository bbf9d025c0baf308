/** Answers that are kept beside the log: what they are made of. */
import type { Alliance } from "./alliance.ts"
import type { Fold } from "./decider.ts"
import type { Recorded, Tagged } from "./event.ts"
import type { Query } from "./event-log.ts"
import { asRecorded, asUnderstood, type Hearing } from "./hearing.ts"
import { type Heard, readable, type View } from "./view.ts"

/** A fold over what it hears, whose answer is kept with the position it stands at. */
export interface Projection<in out State, in out Event> extends Fold<State, Event>, Hearing<Event> {
  readonly name: string
  /** Raised when the answer changes, in its shape or in how it is made: it is then built anew beside the old. */
  readonly version: number
}

/**
 * A projection over events as the log keeps them.
 *
 * @example
 * projection({ name: "counts", version: 1, query: everything, initial: {}, evolve: (counts, { type }) => {
 *   counts[type] = (counts[type] ?? 0) + 1
 * } })
 */
export const projection = <State>(
  made: Fold<State, Recorded> & { readonly name: string; readonly version: number; readonly query: Query }
): Projection<State, Recorded> => ({ ...made, ...asRecorded(made.query) })

/** A view of an alliance as a projection: events are read as the alliance reads them, older shapes brought up to date. */
export const projectionOf = <Command extends Tagged, Event, State, Answer, Hears extends Tagged>(
  alliance: Pick<Alliance<Command, Event, State>, "understand">,
  view: View<Answer, Hears>
): Projection<Answer, Heard<Hears>> => {
  const { evolve, initial } = readable(view, alliance.understand)
  return { ...asUnderstood(alliance, view.Event), name: view.name, version: view.version, evolve, initial }
}
