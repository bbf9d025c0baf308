/** The stores by their address, in the configuration a user gets. Loaded one at a time, so that a child starts quickly. */
import type { EventLog, LogError } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import type { StoreName } from "./fault.ts"

/** Where a log is: for a file its name, for a server its URL and the name of the log there. */
export interface Address {
  readonly store: StoreName
  readonly at: string
  readonly name?: string
}

/** A fresh layer of the log at this address. */
export const logAt = (address: Address): Layer.Layer<EventLog, LogError> =>
  Layer.fresh(Layer.unwrap(Effect.promise(() => load(address))))

const load = async ({ at, name = "here", store }: Address): Promise<Layer.Layer<EventLog, LogError>> => {
  switch (store) {
    case "sqlite":
      return (await import("../src/storage/sqlite.ts")).layer({ file: at })
    case "ndjson":
      return (await import("../src/storage/ndjson.ts")).layer({ file: at })
    case "postgres":
      return (await import("../src/storage/postgres.ts")).layer({ url: at, alliance: name, connections: 3 })
    case "nats":
      return (await import("../src/storage/nats.ts")).layer({ servers: at.split(","), alliance: name })
    default:
      throw new Error(`no faults are made for \`${store}\` yet`)
  }
}

/** Opens the log, does this, closes it. */
export const within = <A, E>(address: Address, run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E | LogError> =>
  Effect.provide(run, logAt(address))

/** A full look at everything, where a store has one beside its reads. */
export const verifyAt = ({ at, store }: Address): Effect.Effect<unknown, LogError> =>
  Effect.suspend(() => {
    if (store !== "sqlite") return Effect.void
    return Effect.flatMap(
      Effect.promise(() => import("../src/storage/sqlite/verify.ts")),
      ({ verify }) => verify({ file: at })
    )
  })
