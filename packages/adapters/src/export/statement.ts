/** What every export says of itself: of which log, at which level, and what it could not hold. */
import { canonicalise, type Level } from "@pactwerk/core"
import type { Schema } from "effect"

/** Stands in every export, or beside it. With no `losses` the export holds everything that may be seen at its level. */
export interface Statement {
  /** The name of the log. */
  readonly origin: string
  /** The export is of the first so many events, and of no other log than has this root at that size. */
  readonly size: number
  readonly root: string
  readonly level: Level
  readonly format: string
  /** Raised when the same log gives another export. */
  readonly exporterVersion: number
  readonly options: Readonly<Record<string, Schema.Json>>
  /** What was left out or changed, by its name, and how often. */
  readonly losses: Readonly<Record<string, number>>
}

/** Counts what is lost. */
export interface Losses {
  readonly note: (what: string, count?: number) => void
  /** Sorted by name; what never happened is not there. */
  readonly counts: () => Readonly<Record<string, number>>
}

export const makeLosses = (): Losses => {
  const counted = new Map<string, number>()
  return {
    note: (what, count = 1) => {
      if (count > 0) counted.set(what, (counted.get(what) ?? 0) + count)
    },
    counts: () => Object.fromEntries([...counted].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}

/** The statement as text: canonical JSON, in one line. */
export const statementText = (statement: Statement): string => canonicalise(statement)
