/** A log in a NATS JetStream stream: one message for each group of appends, and compare-and-set on the last of them. */
import {
  type AllianceName,
  Alliances,
  EventLog,
  fromJournal,
  type LogError,
  makeAlliances,
  type OpenedLog,
  openLog,
  readAllianceName
} from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { type Connection, connect } from "./nats/connection.ts"
import { makeJournal } from "./nats/journal.ts"
import type { Server } from "./nats/server.ts"
import { begin, copiesOf, listed } from "./nats/stream.ts"
import { refuse } from "./shared/errors.ts"

export type { Server } from "./nats/server.ts"

export interface Options extends Server {
  /** Whose log it is: lower-case letters, digits and single hyphens. Its stream is `pactwerk-<alliance>`. */
  readonly alliance: string
}

/**
 * The log of one alliance; its stream begins where there is none.
 *
 * What was acknowledged survives a server process that is killed; in a cluster of three also the loss of one server, if
 * the next is lost only when all have everything again. A server writes to its disk some time after it answered: a power
 * cut of all at once may cost the last moments. A cluster of nats-server 2.9.10 also lost acknowledged events when its
 * leader stood still for seconds and went on: a log that is open finds that out, and is `Corrupt` until opened again.
 *
 * @throws {LogError} `Unavailable` where the server cannot be reached, refuses the credentials, has no JetStream, or
 * holds a stream that would lose events; `ReadOnly` without the permission to write, and for a newer format;
 * `Corrupt` for a stream with messages of another program, and for damage; `Encoding` for what cannot be a name.
 * @example
 * layer({ servers: "nats.example.org", user: "woensel", password, alliance: "woensel-zuid" })
 */
export const layer = ({ alliance, ...server }: Options): Layer.Layer<EventLog, LogError> =>
  Layer.effect(
    EventLog,
    Effect.gen(function* () {
      const name = yield* readAllianceName(alliance)
      const connection = yield* connect(server)
      const copies = yield* copiesOf(connection, name)
      if (copies !== undefined) return yield* logOf(connection, name, copies)
      yield* begin(connection, name)
      return yield* logIn(connection, name)
    })
  )

/**
 * The same log for whoever does not use Effect.
 *
 * @throws {LogError} as a rejection, for the same reasons as `layer`.
 * @example
 * const log = await open({ servers: "nats.example.org", token, alliance: "woensel-zuid" })
 * for await (const event of log.read(everything)) console.log(event.type)
 */
export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

/**
 * Every alliance of a server: they share one connection, and none sees another's events.
 *
 * @throws {LogError} as `layer` does.
 * @example
 * alliances({ servers: ["one.example.org", "two.example.org"], credentials: readFileSync("pactwerk.creds", "utf8") })
 */
export const alliances = (server: Server = {}): Layer.Layer<Alliances, LogError> =>
  Layer.effect(
    Alliances,
    Effect.flatMap(connect(server), (connection) =>
      makeAlliances({
        list: listed(connection),
        create: (name) => begin(connection, name),
        open: (name) => logIn(connection, name)
      })
    )
  )

/** The log in a stream that is there, on so many servers. */
const logOf = (connection: Connection, alliance: AllianceName, copies: number) =>
  Effect.flatMap(makeJournal(connection, alliance, copies), fromJournal)

const logIn = Effect.fnUntraced(function* (connection: Connection, alliance: AllianceName) {
  const copies = yield* copiesOf(connection, alliance)
  if (copies !== undefined) return yield* logOf(connection, alliance, copies)
  return yield* refuse("Unavailable", `the stream of \`${alliance}\` is gone: create it again`)
})
