/** What a case about a place is made of: a log that can be opened there, more than once. */
import { Effect, type Scope } from "effect"
import { EventLog } from "../../kernel/event-log.ts"
import type { Claim } from "../runner.ts"

/** Opens the log of a place, and closes it with the scope. */
export type Open = Effect.Effect<EventLog["Service"], unknown, Scope.Scope>

/** A claim about a log that has a place, and a run on two places where nothing is yet. */
export interface DurableCase extends Claim {
  readonly run: (open: Open, elsewhere: Open) => Effect.Effect<void, unknown, Scope.Scope>
}

/** Does this with a log that is open. */
export const using = <A, E>(log: EventLog["Service"], run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E> =>
  Effect.provideService(run, EventLog, log)

/** Opens the log, does this, and closes it. */
export const within = <A, E>(open: Open, run: Effect.Effect<A, E, EventLog>) =>
  Effect.scoped(Effect.flatMap(open, (log) => using(log, run)))
