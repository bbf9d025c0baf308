/** Logs in PGlite, which is PostgreSQL inside this process: in memory, or in a folder that one process has open. */
import { Alliances, Checkpoints, EventLog, type Keeping, type LogError, type OpenedLog, openLog } from "@pactwerk/core"
import { Effect, Layer, type Scope } from "effect"
import { checkpointsIn } from "./postgres/checkpoints.ts"
import { type Embedded, embed } from "./postgres/embedded.ts"
import { alliancesIn, logIn } from "./postgres/shelf.ts"
import { type SchemaTables, tablesIn } from "./postgres/tables.ts"
import type { Filled } from "./shared/tables.ts"

export interface Options extends Embedded {
  /** Whose log it is, `alliance` when it is not named: lower-case letters, digits and single hyphens. */
  readonly alliance?: string
}

const opened = ({ schema = "public", ...embedded }: Embedded) =>
  Effect.map(embed(embedded), (database) => [database, schema] as const)

/**
 * The log of one alliance; it begins where it is not there yet. In a folder it outlives a killed process, but not a
 * power cut: PGlite does not sync what it writes.
 *
 * @throws {LogError} `Unavailable` where another process has the folder open, or it cannot be made; `Corrupt` where it
 * holds something else; `ReadOnly` for tables of a newer version; `Encoding` for what cannot be the name of an alliance.
 * @example
 * layer({ folder: "woensel-zuid" })
 */
export const layer = ({ alliance = "alliance", ...embedded }: Options = {}): Layer.Layer<EventLog, LogError> =>
  Layer.effect(
    EventLog,
    Effect.flatMap(opened(embedded), ([database, schema]) => logIn(database, schema, alliance))
  )

/** The same log for whoever does not use Effect. Rejects with the same errors. */
export const open = (options: Options = {}): Promise<OpenedLog> => openLog(layer(options))

/**
 * Every alliance in a folder, or in memory: none sees another's events.
 *
 * @throws {LogError} as `layer` does.
 * @example
 * alliances({ folder: "alliances" })
 */
export const alliances = (embedded: Embedded = {}): Layer.Layer<Alliances, LogError> =>
  Layer.effect(
    Alliances,
    Effect.flatMap(opened(embedded), ([database, schema]) => alliancesIn(database, schema))
  )

/**
 * The checkpoints of one alliance, in the folder of its log or in another.
 *
 * @throws {LogError} as `layer` does.
 * @example
 * checkpoints({ folder: "woensel-zuid" })
 */
export const checkpoints = ({ alliance = "alliance", ...embedded }: Options = {}): Layer.Layer<Checkpoints, LogError> =>
  Layer.effect(
    Checkpoints,
    Effect.flatMap(opened(embedded), ([database, schema]) => checkpointsIn(database, schema, alliance))
  )

/**
 * Keeps the tables of a projection up to date, as that of a PostgreSQL server does.
 *
 * @throws {LogError} `Encoding` for SQL that cannot be done, `ReadOnly` where the tables are of a newer version; and as
 * `layer` does.
 */
export const tables = <Event>({
  folder,
  schema,
  ...made
}: SchemaTables<Event> & Embedded): Effect.Effect<Keeping<Filled>, LogError, EventLog | Scope.Scope> => {
  const embedded = { ...(folder === undefined ? {} : { folder }), ...(schema === undefined ? {} : { schema }) }
  return Effect.flatMap(opened(embedded), ([database, known]) => tablesIn(database, known, made))
}
