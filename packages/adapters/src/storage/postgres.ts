/** Logs in a PostgreSQL server: one lock per log, one round trip per group of appends, several processes anywhere. */
import { Alliances, EventLog, type LogError, type OpenedLog, openLog } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { connect, type Server } from "./postgres/server.ts"
import { alliancesIn, logIn } from "./postgres/shelf.ts"

export interface Options extends Server {
  /** Whose log it is: lower-case letters, digits and single hyphens. */
  readonly alliance: string
}

const database = ({ schema = "public", ...server }: Server) =>
  Effect.map(connect(server), (connected) => [connected, schema] as const)

/**
 * The log of one alliance; it begins where it is not there yet, and so do the tables.
 *
 * @throws {LogError} `Unavailable` where the server cannot be reached or does not keep what it acknowledges;
 * `ReadOnly` for a standby and for tables of a newer version; `Corrupt` where tables are missing or somebody else's;
 * `Encoding` for what cannot be the name of an alliance or a schema.
 * @example
 * layer({ url: "postgresql://localhost/pactwerk", alliance: "woensel-zuid" })
 */
export const layer = ({ alliance, ...server }: Options): Layer.Layer<EventLog, LogError> =>
  Layer.effect(
    EventLog,
    Effect.flatMap(database(server), ([connected, schema]) => logIn(connected, schema, alliance))
  )

/** The same log for whoever does not use Effect. Rejects with the same errors. */
export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

/**
 * Every alliance of a server: they share its connections, and none sees another's events.
 *
 * @throws {LogError} as `layer` does.
 * @example
 * alliances({ url: "postgresql://localhost/pactwerk" })
 */
export const alliances = (server: Server): Layer.Layer<Alliances, LogError> =>
  Layer.effect(
    Alliances,
    Effect.flatMap(database(server), ([connected, schema]) => alliancesIn(connected, schema))
  )
