/** What the tests of the PostgreSQL stores share. */
import { type Batch, type Condition, EventLog, everything, LogError, type Query } from "@pactwerk/core"
import { Effect, Layer, Result, Stream } from "effect"
import pg from "pg"
import { inject } from "vitest"
import { layer, type Options } from "../src/storage/postgres.ts"

/** The server for tests; an empty text where there is none, and then its tests are left out. */
export const url = inject("postgres")
export const here = url !== ""

/** The address of the server with other parameters: `user`, `password`, `host`, `port`, `options`. */
export const urlWith = (others: Readonly<Record<string, string>>, at: string = url): string => {
  const made = new URL(at)
  for (const [name, value] of Object.entries(others)) {
    if (name === "database") made.pathname = `/${value}`
    else made.searchParams.set(name, value)
  }
  return made.href
}

let made = 0

/** A name that no other test and no other process uses. */
export const freshName = (what: string): string => `${what}-${process.pid.toString(36)}-${(++made).toString(36)}`
export const freshSchema = (): string => freshName("pactwerk_test").replaceAll("-", "_")

/** Statements behind the store's back; the rows of the only one. */
export const sql = (statements: string, at: string = url): Effect.Effect<ReadonlyArray<Record<string, unknown>>> =>
  Effect.promise(async () => {
    const client = new pg.Client({ connectionString: at })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(statements)).rows
    } finally {
      await client.end()
    }
  })

export const dropSchema = (schema: string, at: string = url) =>
  sql(`set client_min_messages = error; drop schema if exists "${schema}" cascade`, at)

/** A schema that is dropped when its scope closes. */
export const schemaOfItsOwn = Effect.acquireRelease(Effect.sync(freshSchema), (schema) => dropSchema(schema))

/** A new log in this schema each time. */
export const freshIn = (schema: string, at: string = url) =>
  Layer.unwrap(Effect.sync(() => layer({ url: at, schema, alliance: freshName("log") })))

/** Opens the log, does this, closes it. */
export const within = <A, E>(options: Options, run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E | LogError> =>
  Effect.provide(run, Layer.fresh(layer(options)))

export const append = (events: Batch, condition?: Condition) =>
  Effect.flatMap(EventLog, (log) => log.append(events, condition))
export const read = (query: Query = everything) => Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(query)))

/** The error this ends with; fails where it does not fail. */
export const errorOf = <A, E, R>(run: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.result(run), (outcome) => {
    if (Result.isFailure(outcome) && outcome.failure instanceof LogError) return outcome.failure
    throw new Error("it did not end with a log error", { cause: outcome })
  })

/** Whether it becomes true, in twenty seconds at most by a clock that no test holds: this machine may be busy. */
export const eventually = Effect.fnUntraced(function* (holds: () => boolean) {
  for (let tries = 0; tries < 2000 && !holds(); tries++) {
    yield* Effect.promise(() => new Promise<void>((resume) => setTimeout(resume, 10)))
  }
  return holds()
})
