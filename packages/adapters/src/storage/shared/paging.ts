/** Reading by pages: a bound that is fixed when the stream starts, and nothing held between two pages. */
import {
  checkRead,
  type EventLog,
  type LogError,
  matches,
  type Position,
  type Query,
  type ReadSpan,
  type Recorded
} from "@pactwerk/core"
import { Effect, Option, Result, Stream } from "effect"
import { refuse } from "./errors.ts"
import { type Row, served } from "./served.ts"

/** The window `(after, until]`, the direction of travel, and how many are wanted at most. */
export interface Window {
  readonly after: number
  readonly until: number
  readonly backwards: boolean
  readonly limit: number
}

const pageSize = 500

/** What a database is asked for. */
export interface Paging {
  /** The head, asked anew. */
  readonly head: Effect.Effect<Position, LogError>
  /** The first matches in the window, in the direction of travel: no more than its limit. */
  readonly page: (query: Query, window: Window) => Effect.Effect<ReadonlyArray<Recorded>, LogError>
  /** Hears of damage. */
  readonly found: (damage: LogError) => void
}

/** The `read` of a log over a database. */
export const pagedRead = ({ found, head, page }: Paging): EventLog["Service"]["read"] => {
  const noted = <A>(reading: Effect.Effect<A, LogError>) =>
    Effect.tapError(reading, (error) => Effect.sync(() => error.reason === "Corrupt" && found(error)))
  const pages = (query: Query, whole: Window): Stream.Stream<Recorded, LogError> =>
    Stream.paginate(whole, (left) => {
      const limit = Math.min(left.limit, pageSize)
      return Effect.map(
        noted(page(query, { ...left, limit })),
        (events) => [events, next(left, events, limit)] as const
      )
    })
  return (query, span = {}) =>
    Stream.suspend(() => {
      const checked = checkRead(query, span)
      if (Result.isFailure(checked)) return Stream.fail(checked.failure)
      return Stream.unwrap(noted(Effect.map(head, (now) => pages(query, windowOf(span, now)))))
    })
}

/** The `stored` of a log over a database: pages of rows, whatever they hold. */
export const pagedRows = (
  page: (window: Window) => Effect.Effect<ReadonlyArray<Row>, LogError>
): Stream.Stream<Row, LogError> =>
  Stream.paginate(0, (after) =>
    Effect.map(
      page({ after, until: Number.MAX_SAFE_INTEGER, backwards: false, limit: rowsPerPage }),
      (rows) => [rows, Option.filter(Option.some(rows.at(-1)?.position ?? after), (last) => last > after)] as const
    )
  )
const rowsPerPage = 2000

const windowOf = ({ after, backwards = false, limit, until }: ReadSpan, head: number): Window => ({
  after: after ?? 0,
  until: Math.min(until ?? head, head),
  backwards,
  limit: limit ?? Number.MAX_SAFE_INTEGER
})

/** What is left after a page: nothing when it was not full, or was the last one wanted. */
const next = (left: Window, page: ReadonlyArray<Recorded>, limit: number): Option.Option<Window> => {
  const last = page.at(-1)?.position
  if (last === undefined || page.length < limit || left.limit <= limit) return Option.none()
  const moved = left.backwards ? { until: last - 1 } : { after: last }
  return Option.some({ ...left, ...moved, limit: left.limit - limit })
}

/** Positions are dense: without a filter it is known which come next. */
export const expectedIn = ({ after, backwards, limit, until }: Window): ReadonlyArray<number> =>
  Array.from({ length: Math.max(0, Math.min(limit, until - after)) }, (_, index) =>
    backwards ? until - index : after + 1 + index
  )

/** The events at the wanted positions, each checked. Throws `Corrupt` where one is missing, damaged or misfiled. */
export const servedAt = (
  query: Query,
  wanted: ReadonlyArray<number>,
  rows: ReadonlyArray<Row>
): ReadonlyArray<Recorded> =>
  wanted.map((position, index) => {
    const row = rows[index]
    if (row === undefined || row.position !== position) {
      throw refuse("Corrupt", `the event at position \`${position}\` is missing`)
    }
    const event = served(row)
    if (matches(query, event)) return event
    throw refuse("Corrupt", `the event at position \`${position}\` is filed under what it is not about`)
  })
