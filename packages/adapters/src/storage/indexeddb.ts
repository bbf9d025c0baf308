/** A log in the IndexedDB of a browser: durable before it answers, several tabs on one log. */
import {
  type Alliances,
  EventLog,
  fromJournal,
  headsOf,
  type LogError,
  layerAlliances,
  type OpenedLog,
  openLog,
  readAllianceName
} from "@pactwerk/core"
import { Deferred, Effect, Layer, PubSub } from "effect"
import { connect } from "./indexeddb/connection.ts"
import { toLogError } from "./indexeddb/errors.ts"
import { eventsOf } from "./indexeddb/events.ts"
import { databaseOf, namesIn, remember } from "./indexeddb/names.ts"
import { watch } from "./indexeddb/watch.ts"
import { type Factory, type KeyRanges, web } from "./indexeddb/web.ts"
import { refuse } from "./shared/errors.ts"

export type { Factory, KeyRanges } from "./indexeddb/web.ts"

/** Where the databases are. */
export interface Place {
  /** Without it, the `indexedDB` of the browser. */
  readonly factory?: Factory
  /** The `IDBKeyRange` that goes with the factory. */
  readonly keyRange?: KeyRanges
  /** Hears whether the browser promises to keep all this when it needs room: without the promise it may be cleared. */
  readonly persisted?: (isPromised: boolean) => void
}

export interface Options extends Place {
  /** Names the database: `pactwerk-omarmd`. */
  readonly alliance: string
}

/**
 * The log of an alliance in this browser; a new one begins where there is none.
 *
 * @throws {LogError} `Unavailable` without IndexedDB, or in a browser that would not write at each commit;
 * `Corrupt` for a database of another program, and for damage; `ReadOnly` for one that a newer version wrote.
 * @example
 * Effect.provide(program, layer({ alliance: "omarmd" }))
 */
export const layer = (options: Options): Layer.Layer<EventLog, LogError> => Layer.effect(EventLog, make(options, true))

/**
 * The same log for whoever does not use Effect.
 *
 * @throws {LogError} as a rejection, for the same reasons as `layer`.
 * @example
 * const log = await open({ alliance: "omarmd" })
 * for await (const event of log.read(everything)) console.log(event.type)
 */
export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

/**
 * All alliances in this browser, each in a database of its own.
 *
 * @throws {LogError} `Unavailable` without IndexedDB.
 * @example
 * Effect.provide(Effect.flatMap(Alliances, ({ list }) => list), alliances())
 */
export const alliances = (place: Place = {}): Layer.Layer<Alliances, LogError> =>
  Layer.unwrap(
    Effect.map(browserOf(place), ({ factory }) =>
      layerAlliances({
        list: doing("list the databases of this page", () => namesIn(factory)),
        create: (alliance) => Effect.scoped(Effect.map(connection({ ...place, alliance }, true), ({ isNew }) => isNew)),
        open: (alliance) => make({ ...place, alliance }, false)
      })
    )
  )

const doing = <A>(what: string, run: () => Promise<A>): Effect.Effect<A, LogError> =>
  Effect.tryPromise({ try: run, catch: (cause) => toLogError(what, cause) })

const browserOf = ({ factory: given, keyRange: ranges }: Place) =>
  Effect.try({
    // Some browsers throw at the mention of what they do not allow.
    try: () => {
      const [factory, keyRange] = [given ?? web.indexedDB, ranges ?? web.IDBKeyRange]
      if (factory && keyRange) return { factory, keyRange }
      throw refuse(
        "Unavailable",
        "there is no IndexedDB here: use a browser outside its private mode, or another store"
      )
    },
    catch: (cause) => toLogError("reach the databases of this page", cause)
  })

const connection = Effect.fnUntraced(function* ({ alliance, ...place }: Options, mayBegin: boolean) {
  yield* readAllianceName(alliance)
  const [{ factory }, name] = [yield* browserOf(place), databaseOf(alliance)]
  const opened = yield* Effect.acquireRelease(
    doing(`open \`${name}\``, () => connect({ factory, name, mayBegin })),
    ({ close }) => Effect.promise(close)
  )
  yield* doing(`list \`${name}\``, () => remember(factory, alliance))
  return opened
})

const make = Effect.fnUntraced(function* (options: Options, mayBegin: boolean) {
  const [{ keyRange }, name] = [yield* browserOf(options), databaseOf(options.alliance)]
  const { commit, head, load } = eventsOf(yield* connection(options, mayBegin), name, keyRange)
  yield* Effect.forkScoped(askToKeep(options))
  const signals = yield* PubSub.sliding<void>(1)
  const tell = yield* watch(name, signals)
  const closed = yield* Effect.acquireRelease(Deferred.make<void>(), (done) => Deferred.succeed(done, undefined))
  return yield* fromJournal({
    commit: (batch, expected) => Effect.tap(commit(batch, expected), () => Effect.sync(tell)),
    load,
    heads: headsOf(signals, head, closed)
  })
})

/** A browser may ask the person behind it, so nobody waits for the answer. */
const askToKeep = ({ persisted }: Place) =>
  Effect.map(
    Effect.orElseSucceed(
      Effect.tryPromise(async () => (await web.navigator?.storage?.persist()) ?? false),
      () => false
    ),
    (isPromised) => persisted?.(isPromised)
  )
