/** The little that a log asks of PostgreSQL, whether it is a server or runs in this process. */
import type { LogError } from "@pactwerk/core"
import { Clock, Effect, Random, type Scope } from "effect"

export type Row = Readonly<Record<string, unknown>>

export interface Database {
  /** What it is called in a message: never with a password. */
  readonly name: string
  /** One statement in a transaction of its own. `Unavailable` means that nobody knows whether it was done. */
  readonly query: (sql: string, values: ReadonlyArray<unknown>) => Effect.Effect<ReadonlyArray<Row>, LogError>
  /** Several statements in one transaction. */
  readonly script: (sql: string) => Effect.Effect<void, LogError>
  /** All of these in one transaction, and none where the first finds no row: then it says `false`. */
  readonly together: (
    statements: ReadonlyArray<{ readonly sql: string; readonly values?: ReadonlyArray<unknown> }>
  ) => Effect.Effect<boolean, LogError>
  /**
   * Tells what is notified on the channel of all logs, and nothing (`undefined`) where something may have been missed;
   * repairs itself, and stops when the scope closes.
   */
  readonly listen: (heard: (payload: string | undefined) => void) => Effect.Effect<void, never, Scope.Scope>
}

/** The one channel: NOTIFY takes a lock on the whole database, so each group notifies once. */
export const channel = "pactwerk"

const patience = { inAll: 5000, between: [100, 700, 2000] } as const

/**
 * Asks again while the database cannot be reached: three times, in five seconds at most. For what has one effect
 * however often it is asked: reading, and appending the same ids.
 */
export const patiently = Effect.fnUntraced(function* <A>(attempt: Effect.Effect<A, LogError>) {
  const until = (yield* Clock.currentTimeMillis) + patience.inAll
  for (const pause of patience.between) {
    const outcome = yield* Effect.exit(attempt)
    if (outcome._tag === "Success") return outcome.value
    const passing = outcome.cause.reasons.some((one) => one._tag === "Fail" && one.error.reason === "Unavailable")
    if (!passing || (yield* Clock.currentTimeMillis) + pause > until) return yield* outcome
    yield* Effect.sleep(pause * (1 - (yield* Random.next) / 2))
  }
  return yield* attempt
})
