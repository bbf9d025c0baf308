/** The stream of an alliance: how it is begun, and what it must be before it is trusted. */
import { randomUUID } from "node:crypto"
import { DiscardPolicy, RetentionPolicy, StorageType, type StreamInfo } from "@nats-io/jetstream"
import type { AllianceName } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import type { Connection } from "./connection.ts"
import { codeOf, codes, toLogError } from "./errors.ts"

const prefix = "pactwerk-"
export const streamOf = (alliance: AllianceName): string => `${prefix}${alliance}`
export const subjectOf = (alliance: AllianceName): string => `pactwerk.${alliance}`

/** Nothing is ever dropped: no limit, nothing deleted, nothing purged, nothing rolled up. */
const settings = {
  allow_rollup_hdrs: false,
  deny_delete: true,
  deny_purge: true,
  discard: DiscardPolicy.New,
  max_age: 0,
  max_bytes: -1,
  max_msg_size: -1,
  max_msgs: -1,
  max_msgs_per_subject: -1,
  retention: RetentionPolicy.Limits,
  storage: StorageType.File
} as const

/** In nanoseconds: within it the server itself knows a repeat, and beyond it we do. */
const twoMinutes = 120_000_000_000

const configOf = (alliance: AllianceName, replicas: number) => ({
  ...settings,
  name: streamOf(alliance),
  subjects: [subjectOf(alliance)],
  // Creating a stream that is there with the same settings would succeed too: no two begin with the same words.
  description: `an alliance of Pactwerk, begun as ${randomUUID()}`,
  duplicate_window: twoMinutes,
  num_replicas: replicas
})

/** Begins the stream of an alliance where there is none, and says whether it did. */
export const begin = (connection: Connection, alliance: AllianceName) =>
  connection
    .attempt(() => connection.manager.streams.add(configOf(alliance, connection.replicas)))
    .pipe(
      Effect.as(true),
      Effect.catch(({ cause }) =>
        codeOf(cause) === codes.nameTaken
          ? Effect.succeed(false)
          : Effect.fail(toLogError(`create the stream \`${streamOf(alliance)}\``, cause))
      )
    )

/**
 * On how many servers the stream is; nothing where it is not there. Refuses what is set otherwise than a log needs it,
 * and so would lose or change events.
 */
export const copiesOf = Effect.fnUntraced(function* (connection: Connection, alliance: AllianceName) {
  const stream = streamOf(alliance)
  const found = yield* Effect.result(connection.attempt(() => connection.manager.streams.info(stream)))
  if (found._tag === "Failure") {
    if (codeOf(found.failure.cause) === codes.noStream) return undefined
    return yield* toLogError(`open the stream \`${stream}\``, found.failure.cause)
  }
  const wrong = wrongIn(found.success, alliance, connection.replicas)
  if (wrong.length === 0) return found.success.config.num_replicas
  const advice = "change it on the server, or move the log to a new stream"
  return yield* refuse("Unavailable", `the stream \`${stream}\` cannot keep a log: ${wrong.join(", ")}: ${advice}`)
})

const wrongIn = ({ config }: StreamInfo, alliance: AllianceName, replicas: number): ReadonlyArray<string> => {
  const found = new Map<string, unknown>(Object.entries(config))
  const differs = Object.entries(settings).flatMap(([name, wanted]) =>
    found.get(name) === wanted ? [] : [`\`${name}\` is \`${found.get(name)}\`, not \`${wanted}\``]
  )
  const alien = ["mirror", "sources", "subject_transform", "republish", "no_ack", "allow_msg_ttl", "persist_mode"]
  const named = alien.flatMap((name) => {
    const value = found.get(name)
    return value === undefined || value === false || value === "default" ? [] : [`\`${name}\` is set`]
  })
  const subject = subjectOf(alliance)
  const subjects =
    config.subjects?.join() === subject ? [] : [`its subjects are \`${config.subjects}\`, not \`${subject}\``]
  const few =
    config.num_replicas < replicas ? [`\`num_replicas\` is \`${config.num_replicas}\`, not \`${replicas}\``] : []
  return [...differs, ...named, ...subjects, ...few]
}

/** The names of all alliances there. */
export const listed = ({ attempt, manager }: Connection) =>
  Effect.mapError(
    attempt(async () => {
      const found: Array<string> = []
      for await (const name of manager.streams.names()) {
        if (name.startsWith(prefix)) found.push(name.slice(prefix.length))
      }
      return found
    }),
    ({ cause }) => toLogError("list the streams", cause)
  )
