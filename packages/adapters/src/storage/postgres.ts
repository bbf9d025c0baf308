/** Logs in a PostgreSQL server: one lock per log, one round trip per group of appends, several processes anywhere. */
import { Alliances, Checkpoints, EventLog, type Keeping, type LogError, type OpenedLog, openLog } from "@pactwerk/core"
import { Effect, Layer, type Scope } from "effect"
import { checkpointsIn } from "./postgres/checkpoints.ts"
import { connect, type Server } from "./postgres/server.ts"
import { alliancesIn, logIn } from "./postgres/shelf.ts"
import { type SchemaTables, tablesIn } from "./postgres/tables.ts"
import type { Filled } from "./shared/tables.ts"

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

/**
 * The checkpoints of one alliance, in the schema of its log or in another; they begin where they are not there yet.
 *
 * @throws {LogError} as `layer` does.
 * @example
 * checkpoints({ url: "postgresql://localhost/pactwerk", alliance: "woensel-zuid" })
 */
export const checkpoints = ({ alliance, ...server }: Options): Layer.Layer<Checkpoints, LogError> =>
  Layer.effect(
    Checkpoints,
    Effect.flatMap(database(server), ([connected, schema]) => checkpointsIn(connected, schema, alliance))
  )

/**
 * Keeps the tables of a projection up to date in a schema of their own, for as long as the scope is open. Rows and
 * position change in one transaction. A new version is built beside the old, and takes its schema in one transaction
 * when it is level with the log; what others made on the old tables goes with them.
 *
 * @throws {LogError} `Encoding` for SQL that cannot be done, and for a schema that somebody else has; `ReadOnly` where the
 * tables are of a newer version; and as `layer` does.
 * @example
 * yield* tables({
 *   url: "postgresql://localhost/pactwerk", name: "promises", version: 1, ...asUnderstood(alliance, Pledges.Event),
 *   create: "create table promise (id text primary key, organisation text not null)",
 *   apply: ({ event }) => …
 * })
 */
export const tables = <Event>({
  connections,
  schema,
  url,
  ...made
}: SchemaTables<Event> & Server): Effect.Effect<Keeping<Filled>, LogError, EventLog | Scope.Scope> => {
  const server = {
    ...(url === undefined ? {} : { url }),
    ...(schema === undefined ? {} : { schema }),
    ...(connections === undefined ? {} : { connections })
  }
  return Effect.flatMap(database(server), ([connected, known]) => tablesIn(connected, known, made))
}
