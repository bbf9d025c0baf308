/** Projections into real tables: what they are made of, and what a database does for them. */
import type { Hearing, LogError, Position } from "@pactwerk/core"
import type { Effect } from "effect"

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
  /** Begins to build: empty tables, in place of what was being built; unless another process just began the same. */
  readonly begin: Effect.Effect<void, LogError>
  /** Makes the changes and moves the position in one transaction, if it still is where it was; says whether it was. */
  readonly advance: (
    where: Where,
    from: Stand,
    changes: ReadonlyArray<Change>,
    to: Pick<Stand, "position" | "hash">
  ) => Effect.Effect<boolean, LogError>
  /**
   * Puts what was built in place of what is asked, in one transaction; says whether it did. Not where another process did
   * so since that was seen, nor where nothing is left of what was built.
   */
  readonly takeOver: (seen: Stand | undefined) => Effect.Effect<boolean, LogError>
  /** Removes what was built. */
  readonly discard: Effect.Effect<void, LogError>
}

/** How far the tables are that are asked; or those that are built, before they can be asked. */
export interface Filled {
  readonly position: Position
  /** Whether they can be asked: they have been level with the log. */
  readonly isAsked: boolean
}
