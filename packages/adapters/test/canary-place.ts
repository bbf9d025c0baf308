/** The alliance of marks in a folder: its log, its keys, and all that the library keeps beside them. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import {
  alliance,
  asRecorded,
  EventLog,
  everything,
  fromSnapshot,
  KeyStore,
  type Level,
  type LogError,
  masterKeyOf,
  projectionOf,
  revealing,
  runProjection,
  sealed,
  type Tagged,
  type View,
  Views
} from "@pactwerk/core"
import { Effect, Layer, Stream } from "effect"
import { layer as keysIn } from "../src/keys/sqlite.ts"
import { checkpoints, layer as sqlite, tables } from "../src/storage/sqlite.ts"
import { batches } from "./canary-history.ts"
import { masterKey } from "./cli-fixtures.ts"

export const master = masterKeyOf(Buffer.from(masterKey, "hex"))

/** Every file in this folder and below, by its path from there. */
export const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
      .map((name) => [name, readFileSync(path.join(folder, name))])
  )

/** Records everything that is marked, through the door at which it is sealed. */
export const recordAll: Effect.Effect<void, unknown, EventLog | KeyStore> = Effect.gen(function* () {
  const log = sealed(yield* EventLog, yield* KeyStore, alliance.places)
  for (const batch of batches) yield* log.append(batch)
})

export const keys = (folder: string): Layer.Layer<KeyStore, LogError> =>
  Layer.fresh(keysIn({ file: path.join(folder, "pactwerk-keys.db"), master }))
export const log = (folder: string): Layer.Layer<EventLog, LogError> =>
  Layer.fresh(sqlite({ file: path.join(folder, "pactwerk.db") }))
export const beside = (folder: string) => checkpoints({ file: path.join(folder, "pactwerk.views.db") })

const listed = {
  name: "listed",
  version: 1,
  ...asRecorded(everything),
  create: "create table listed (position integer primary key, body text not null) strict",
  apply: (event: { readonly position: number }) => [
    { sql: "insert into listed values (?, ?)", values: [event.position, JSON.stringify(event)] }
  ]
}

const kept = <A, Heard extends Tagged>(view: View<A, Heard>) =>
  Effect.flatMap(runProjection(projectionOf(alliance, view)), ({ now }) => now)

/** Keeps a snapshot, answers of views and a table of every event beside the log, as whoever follows it does. */
export const keepAll = (folder: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      yield* fromSnapshot(alliance, { code: "1", every: 1 })
      yield* kept(Views.names)
      yield* kept(Views.register)
      yield* kept(Views.feedbackBoard)
      yield* kept(Views.promises)
      const filled = yield* tables({ file: path.join(folder, "pactwerk.tables.db"), ...listed })
      yield* filled.now
    })
  ).pipe(Effect.provide(beside(folder)))

/** The whole log as somebody reads it at this level, as one text. */
export const readAt = (folder: string, level: Level) =>
  Effect.gen(function* () {
    const seen = revealing(yield* EventLog, yield* KeyStore, alliance, level)
    return JSON.stringify(yield* Stream.runCollect(seen.read(everything)))
  }).pipe(Effect.provide(Layer.merge(log(folder), keys(folder))))
