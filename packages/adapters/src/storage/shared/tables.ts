/** Projections into real tables: what they are made of, and when a new version takes over. */
import {
  EventLog,
  type Hearing,
  hashAt,
  type Keeping,
  keepUp,
  type LogError,
  type News,
  Position,
  whileUnavailable
} from "@pactwerk/core"
import { Effect, type Scope } from "effect"
import { refuse } from "./errors.ts"

/** One statement; its values are bound, and never part of its text. */
export interface Statement {
  readonly sql: string
  readonly values?: ReadonlyArray<string | number | bigint | null>
}

/** A projection into tables: what it hears, the tables it makes, and what each event changes in them. */
export interface Tables<in out Event> extends Hearing<Event> {
  /** Lower-case letters, digits and single hyphens. */
  readonly name: string
  /** Raised when the tables, or what is in them, change: they are then built anew, and take the place of the old. */
  readonly version: number
  /** The statements that make the tables, in the SQL of the database. */
  readonly create: string
  readonly apply: (event: Event) => ReadonlyArray<Statement>
}

/** How far tables are, and who made them. */
export interface Stand {
  readonly version: number
  readonly fingerprint: string
  readonly position: Position
  readonly hash: string
}

/** What one event changes. */
export interface Change {
  readonly position: Position
  readonly statements: ReadonlyArray<Statement>
}

/** Where tables stand: those that are asked, and beside them those that are being built. */
export type Where = "asked" | "built"

/** What a database does for one projection. */
export interface Tabled {
  readonly stand: (where: Where) => Effect.Effect<Stand | undefined, LogError>
  /** Begins to build: empty tables, in place of those that were being built. */
  readonly begin: Effect.Effect<void, LogError>
  /**
   * Changes rows and position in one transaction: what comes after the position that stands there, which may be further.
   * Gives how far the tables then are. Nothing where they are not, or no longer, of this version.
   */
  readonly advance: (
    where: Where,
    changes: ReadonlyArray<Change>,
    to: Pick<Stand, "position" | "hash">
  ) => Effect.Effect<Position | undefined, LogError>
  /** Puts what was built in place of what is asked, in one transaction, unless another process did so since that was seen. */
  readonly takeOver: (seen: Stand | undefined) => Effect.Effect<void, LogError>
  /** Removes what was built. */
  readonly discard: Effect.Effect<void, LogError>
}

/** How far the tables are that are asked; or those that are built, before they can be asked. */
export interface Filled {
  readonly position: Position
  /** Whether they can be asked: they have been level with the log. */
  readonly isAsked: boolean
}

const named = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** Keeps tables up to date in the background: each event counts once, for its rows and the position change together. */
export const fillTables = Effect.fnUntraced(function* <Event>(
  made: Tables<Event>,
  tabled: Tabled
): Effect.fn.Return<Keeping<Filled>, LogError, EventLog | Scope.Scope> {
  const { apply, fingerprint, name, query, understand, version } = made
  if (!named.test(name) || name.length > 40) {
    return yield* refuse("Encoding", `\`${name.slice(0, 60)}\` cannot be the name of a projection into tables`)
  }
  const log = yield* EventLog
  const patiently = <A>(run: Effect.Effect<A, LogError>) => Effect.retry(run, whileUnavailable())
  const isOfThis = (stand: Stand | undefined) => stand?.version === version && stand.fingerprint === fingerprint
  /** Whether these tables are of this version and this log, and can be gone on with. */
  const isOurs = (stand: Stand) =>
    Effect.map(hashAt(log, stand.position), (hash) => isOfThis(stand) && hash === stand.hash)
  const outdated = (stand: Stand | undefined) =>
    stand !== undefined && stand.version > version
      ? refuse(
          "ReadOnly",
          `the tables \`${name}\` are of version \`${stand.version}\`: raise the version of this program`
        )
      : Effect.void

  /** Where to go on: with the tables that are asked, with those that were being built, or from the beginning. */
  const begun = Effect.gen(function* () {
    const asked = yield* tabled.stand("asked")
    yield* outdated(asked)
    const built = yield* tabled.stand("built")
    if (asked !== undefined && (yield* isOurs(asked))) {
      // Its process died just after it was put in place.
      if (isOfThis(built)) yield* tabled.discard
      return { asked, filled: { position: asked.position, isAsked: true } }
    }
    if (built !== undefined && (yield* isOurs(built))) {
      return { asked, filled: { position: built.position, isAsked: false } }
    }
    yield* tabled.begin
    return { asked, filled: { position: Position.make(0), isAsked: false } }
  })
  const { asked: seen, filled: from } = yield* patiently(begun)

  const take = Effect.fnUntraced(function* (filled: Filled, news: News) {
    const changes: Array<Change> = []
    for (const recorded of news.events) {
      if (recorded.position <= filled.position) continue
      const event = yield* Effect.fromResult(understand(recorded))
      changes.push({ position: recorded.position, statements: apply(event) })
    }
    const to = { position: news.position, hash: (yield* hashAt(log, news.position)) ?? "" }
    const position = yield* patiently(tabled.advance(filled.isAsked ? "asked" : "built", changes, to))
    if (position === undefined) {
      yield* outdated(yield* patiently(tabled.stand("asked")))
      return yield* refuse("Unavailable", `the tables \`${name}\` were made anew by another process: begin again`)
    }
    if (filled.isAsked || position < news.head) return { position, isAsked: filled.isAsked }
    yield* patiently(tabled.takeOver(seen))
    return { position, isAsked: true }
  })
  return yield* keepUp<Filled, never>(from, query, take)
})
