/** A log in a NATS JetStream stream: one message for each group of appends, and compare-and-set on the last one. */
import {
  AllianceName,
  Alliances,
  EventLog,
  fromJournal,
  type LogError,
  makeAlliances,
  type OpenedLog,
  openLog
} from "@pactwerk/core"
import { Effect, Layer, Schema } from "effect"
import { type Connection, connect, type Server } from "./nats/connection.ts"
import { makeJournal } from "./nats/journal.ts"
import { begin, check, listed } from "./nats/stream.ts"
import { refuse } from "./shared/errors.ts"

export interface Options extends Server {
  /** Whose log it is: an `AllianceName`. Its stream is `pactwerk-<alliance>`. */
  readonly alliance: string
}

/**
 * The log of this alliance; a new stream begins where there is none.
 *
 * What an append acknowledged survives the death of a server process; with three replicas, that of one whole server.
 * A server writes to its disk some time after it answers: a power cut of all servers at once may cost the last moments.
 */
export const layer = (options: Options): Layer.Layer<EventLog, LogError> =>
  Layer.effect(
    EventLog,
    Effect.gen(function* () {
      const { alliance } = options
      if (!isName(alliance)) return yield* refuse("Encoding", "this cannot be the name of an alliance")
      const connection = yield* connect(options)
      if (!(yield* check(connection, alliance))) {
        yield* begin(connection, alliance)
        yield* check(connection, alliance)
      }
      return yield* logOf(connection, alliance)
    })
  )

const isName = Schema.is(AllianceName)
const logOf = (connection: Connection, alliance: AllianceName) =>
  Effect.flatMap(makeJournal(connection, alliance), fromJournal)

export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

export const alliances = (server: Server = {}): Layer.Layer<Alliances, LogError> =>
  Layer.effect(
    Alliances,
    Effect.gen(function* () {
      const connection = yield* connect(server)
      return yield* makeAlliances({
        list: listed(connection),
        create: (name) => begin(connection, name),
        open: (name) => Effect.andThen(check(connection, name), logOf(connection, name))
      })
    })
  )
