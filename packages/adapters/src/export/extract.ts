/** The beginning of a log as one reader may see it: what every export is made of. */
import {
  concerning,
  type EventLog,
  everything,
  type KeyStore,
  type Level,
  LogError,
  levels,
  makeEdge,
  matches,
  maySee,
  Position,
  type Query,
  type Recorded,
  revealing
} from "@pactwerk/core"
import { Effect, Option, Result, Schema, Stream } from "effect"
import { type Defined, type Definition, definitionsOf } from "./definitions.ts"
import type { Relation } from "./filed.ts"
import { markedIn, withheldAt } from "./withheld.ts"

/** A log, and what is needed to read it: the keys, or what may be seen of it already. */
export type Source = Kept & ({ readonly keys: KeyStore["Service"] } | { readonly shown: ShownAt })

/** Everything as it may be seen at a level, in order. */
type ShownAt = (level: Level) => ReadonlyArray<Recorded>

interface Kept {
  readonly log: Pick<EventLog["Service"], "read">
  readonly alliance: Defined & { readonly current: (recorded: Recorded) => Result.Result<Recorded, LogError> }
  /** The name of the log, as its checkpoints say it. */
  readonly origin: string
}

/** How much of it, and for whom. */
export interface Wanted {
  /** The first so many events; all of them without it. */
  readonly size?: number
  /** Who will read the export: everybody, without it. */
  readonly level?: Level
  /** What whoever asks for it may see themselves: what everybody may, without it. */
  readonly reader?: Level
}

/** An event as it may be seen, and the things it names there. */
export interface Shown {
  readonly recorded: Recorded
  readonly definition: Definition | undefined
  /** The things that its fields name. What may not be seen names nothing. */
  readonly relations: ReadonlyArray<Relation>
  /** The thing it is about. */
  readonly own: Relation | undefined
  /** How many of its fields are left out, or under a pseudonym, for the sake of the level. */
  readonly withheld: number
}

export interface Extract {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly level: Level
  /** Every event that may be seen, in order. Read again it is the same. */
  readonly events: Stream.Stream<Shown, LogError>
  /** Those of them that name this thing. */
  readonly about: (object: string) => Stream.Stream<Shown, LogError>
}

/** The export would carry what whoever asks for it may not see: these fields. */
export class AboveLevel extends Schema.TaggedError<AboveLevel>()("AboveLevel", {
  reader: Schema.Literals(levels),
  level: Schema.Literals(levels),
  fields: Schema.Array(Schema.String)
}) {
  override get message() {
    return `whoever reads at \`${this.reader}\` may not export: ${this.fields.map((field) => `\`${field}\``).join(", ")}`
  }
}

/** A list that is read as a log is. */
const reading = (list: ReadonlyArray<Recorded>): Pick<EventLog["Service"], "read"> => ({
  read: (query, { until = Number.POSITIVE_INFINITY } = {}) =>
    Stream.fromIterable(list.filter((recorded) => recorded.position <= until && matches(query, recorded)))
})

const impossible = (what: string) => new LogError({ reason: "Encoding", cause: new RangeError(what) })

const wholeSize = Effect.fnUntraced(function* (log: Source["log"], size: number | undefined) {
  const last = yield* Stream.runHead(log.read(everything, { backwards: true, limit: 1 }))
  const head = Option.match(last, { onNone: () => 0, onSome: ({ position }) => position })
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0 && size <= head)) return size ?? head
  return yield* impossible(`the log has \`${head}\` events, and not \`${size}\``)
})

/**
 * Reads the beginning of a log, through the one filter of the core. Fails with `AboveLevel`, and the names of the fields,
 * where it holds what whoever asks may not see; with `Encoding` for a size that the log does not have.
 *
 * @example
 * const { events, root } = yield* extract({ log, keys, alliance, origin: "pactwerk.example/woensel-zuid" })
 */
export const extract = Effect.fnUntraced(function* (
  source: Source,
  { level = "public", reader = "public", size: wanted }: Wanted = {}
): Effect.fn.Return<Extract, LogError | AboveLevel> {
  const { alliance, log, origin } = source
  const size = yield* wholeSize(log, wanted)
  const span = { until: Position.make(size) }
  const edge = makeEdge()
  const withheld = new Uint32Array(size + 1)
  const above = new Set<string>()
  const weigh = (recorded: Recorded): void => {
    edge.push(recorded.hash)
    const today = Result.getOrElse(alliance.current(recorded), () => recorded)
    const marked = markedIn(today, alliance.places.get(today.type))
    const hidden = withheldAt(marked, level)
    withheld[recorded.position] = hidden.length
    if (maySee(reader, level)) return
    const shown = new Set(hidden)
    for (const field of withheldAt(marked, reader)) if (!shown.has(field)) above.add(field)
  }
  if (size > 0) {
    yield* Stream.runForEachArray(log.read(everything, span), (some) => Effect.sync(() => some.forEach(weigh)))
  }
  if (above.size > 0) return yield* new AboveLevel({ reader, level, fields: [...above].sort() })
  const definitions = definitionsOf(alliance)
  const shownAs = (recorded: Recorded): Shown => {
    const definition = definitions.get(recorded.type)
    const relations = definition?.relationsOf(recorded.data) ?? []
    const own = relations.find(({ qualifier }) => qualifier === definition?.own)
    return { recorded, definition, relations, own, withheld: withheld[recorded.position] ?? 0 }
  }
  const seen = "keys" in source ? revealing(log, source.keys, alliance, level) : reading(source.shown(level))
  const shownOf = (query: Query) => (size === 0 ? Stream.empty : Stream.map(seen.read(query, span), shownAs))
  return {
    ...{ origin, size, root: edge.root(), level },
    events: shownOf(everything),
    about: (thing) =>
      // A thing can be named in a field that may not be seen.
      Stream.filter(shownOf(concerning(thing)), ({ relations }) => relations.some(({ object }) => object === thing))
  }
})
