/** Many alliances in one store: each has a log of its own, and none sees another's. */
import { Context, Effect, Layer, RcMap, Schema, type Scope } from "effect"
import { EventLog, LogError } from "./event-log.ts"
import { layerMemory } from "./memory.ts"

/** What an alliance is called in a store: it becomes the name of a file, a stream or a key, so it is this and no more. */
export const AllianceName = Schema.String.check(
  Schema.isPattern(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, { expected: "lower-case letters, digits and single hyphens" }),
  Schema.isMaxLength(60)
).pipe(Schema.brand("AllianceName"))
export type AllianceName = typeof AllianceName.Type

/** What one store can do with logs by name; the names it gets have been checked. */
export interface Shelf {
  /** The names of all logs, in any order. */
  readonly list: Effect.Effect<ReadonlyArray<string>, LogError>
  /** Begins an empty log, and says whether it was not there yet. */
  readonly create: (name: AllianceName) => Effect.Effect<boolean, LogError>
  /** The log of this name, which is there. */
  readonly open: (name: AllianceName) => Effect.Effect<EventLog["Service"], LogError, Scope.Scope>
}

export class Alliances extends Context.Service<
  Alliances,
  {
    /** The names of all alliances, sorted. */
    readonly list: Effect.Effect<ReadonlyArray<AllianceName>, LogError>
    /** Begins an alliance without events; `false` when it was there already, and then nothing changes. */
    readonly create: (name: string) => Effect.Effect<boolean, LogError>
    /** The log of an alliance. Whoever opens it twice in one process shares one log, and so one writer. */
    readonly open: (name: string) => Effect.Effect<EventLog["Service"], LogError, Scope.Scope>
  }
>()("@pactwerk/core/Alliances") {}

const decodeName = Schema.decodeUnknownEffect(AllianceName)
/** The name of an alliance, checked; `Encoding` for what cannot be one. */
export const readAllianceName = (name: string): Effect.Effect<AllianceName, LogError> =>
  Effect.mapError(decodeName(name), ({ message }) => {
    const cause = new TypeError(`${JSON.stringify(name.slice(0, 80))} cannot be the name of an alliance: ${message}`)
    return new LogError({ reason: "Encoding", cause })
  })
const isName = Schema.is(AllianceName)

/**
 * The alliances of a store: checks every name before the store hears it, and opens each log once.
 *
 * @throws {LogError} `Encoding` for what cannot be a name, `Unavailable` for an alliance that is not there.
 * @example
 * Layer.effect(Alliances, makeAlliances({ list, create, open }))
 */
export const makeAlliances = Effect.fnUntraced(function* (
  shelf: Shelf
): Effect.fn.Return<Alliances["Service"], never, Scope.Scope> {
  const list = Effect.map(shelf.list, (names) => names.filter(isName).sort())
  const opened = yield* RcMap.make({
    lookup: Effect.fnUntraced(function* (name: AllianceName) {
      if ((yield* list).includes(name)) return yield* shelf.open(name)
      const cause = new Error(`there is no alliance \`${name}\` here: create it first`)
      return yield* new LogError({ reason: "Unavailable", cause })
    })
  })
  return {
    list,
    create: (name) => Effect.flatMap(readAllianceName(name), shelf.create),
    open: (name) => Effect.flatMap(readAllianceName(name), (known) => RcMap.get(opened, known))
  }
})

/** The alliances of this store, as a layer. */
export const layerAlliances = (shelf: Shelf): Layer.Layer<Alliances> => Layer.effect(Alliances, makeAlliances(shelf))

/**
 * The log of one alliance of a store.
 *
 * @example
 * const log = Layer.provide(layerOf("woensel-zuid"), alliances({ folder: "alliances" }))
 * const alliance = await openAlliance({ log })
 */
export const layerOf = (name: string): Layer.Layer<EventLog, LogError, Alliances> =>
  Layer.effect(
    EventLog,
    Effect.flatMap(Alliances, ({ open }) => open(name))
  )

/** Alliances in memory: each lives as long as the layer, opened or not. */
export const layerMemoryAlliances: Layer.Layer<Alliances> = Layer.unwrap(
  Effect.map(Effect.scope, (scope) => {
    const logs = new Map<string, EventLog["Service"]>()
    const begin = Effect.map(Layer.buildWithScope(Layer.fresh(layerMemory), scope), (made) =>
      Context.get(made, EventLog)
    )
    return layerAlliances({
      list: Effect.sync(() => [...logs.keys()]),
      create: Effect.fnUntraced(function* (name) {
        const log = yield* begin
        if (logs.has(name)) return false
        logs.set(name, log)
        return true
      }),
      open: (name) => Effect.fromNullishOr(logs.get(name)).pipe(Effect.orDie)
    })
  })
)
