/** What the tests of the NATS store share. */
import { jetstreamManager } from "@nats-io/jetstream"
import { connect } from "@nats-io/transport-node"
import { type Batch, type Condition, EventLog, everything, LogError, type Query } from "@pactwerk/core"
import type { Capability } from "@pactwerk/core/testing"
import { Effect, Layer, Result, Stream } from "effect"
import { layer, type Options } from "../src/storage/nats.ts"

/** All but `paged reads`: a journal's log answers from memory. */
export const capabilities: ReadonlyArray<Capability> = ["test clock", "reopening", "several handles"]

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

const administer = async (servers: string | Array<string>) => {
  const connection = await connect({ servers, maxReconnectAttempts: -1, reconnectTimeWait: 100 })
  const manager = await jetstreamManager(connection)
  return { streams: manager.streams, client: manager.jetstream(), close: () => connection.close() }
}

/** Does this behind the store's back, as whoever looks after the server. */
export const behind = <A>(
  servers: string | Array<string>,
  run: (admin: Awaited<ReturnType<typeof administer>>) => Promise<A>
): Effect.Effect<A> =>
  Effect.acquireUseRelease(
    Effect.promise(() => administer(servers)),
    (admin) => Effect.promise(() => run(admin)),
    ({ close }) => Effect.promise(close)
  )

let made = 0

/** The name of an alliance that no other test and no other process uses. */
export const freshName = (what = "log"): string => `${what}-${process.pid.toString(36)}-${(++made).toString(36)}`

/** Removes the streams of all alliances whose names this process made. */
export const removeAll = (servers: string | Array<string>): Promise<void> =>
  Effect.runPromise(
    behind(servers, async ({ streams }) => {
      const names: Array<string> = []
      for await (const name of streams.names()) names.push(name)
      const ours = names.filter(
        (name) => name.startsWith("pactwerk-") && name.includes(`-${process.pid.toString(36)}-`)
      )
      for (const name of ours) await streams.delete(name)
    })
  )

/** The stream of an alliance as its subject and its name, and what it is to be else. */
export const streamOf = (alliance: string) => ({ name: `pactwerk-${alliance}`, subjects: [`pactwerk.${alliance}`] })
