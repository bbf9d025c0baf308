/** Reading: pages on a connection of their own, each event checked as it is served. */
import { createHash } from "node:crypto"
import type { DatabaseSync } from "node:sqlite"
import {
  checkRead,
  type EventLog,
  type LogError,
  matches,
  Position,
  type Query,
  type ReadSpan,
  Recorded
} from "@pactwerk/core"
import { Effect, Option, Result, Schema, Stream } from "effect"
import { patiently, refuse, toLogError } from "./sqlite-errors.ts"
import { headOf, type Row, rowsAt, rowsOf, type Statements, search, statements, type Window } from "./sqlite-query.ts"

const pageSize = 500
const isRecorded = Schema.is(Recorded)
const nothing = Buffer.of(0)

/** The leaf hash of a stored record: the same as core's `leafHash`, by the platform's own SHA-256. */
export const platformHash = (body: string): string =>
  createHash("sha256").update(nothing).update(body, "utf8").digest("hex")

/** The event in a row, or what is wrong with it. */
export const served = ({ body, hash, position }: Row): Recorded => {
  const corrupt = (what: string) => refuse("Corrupt", `the event at position \`${position}\` is damaged: ${what}`)
  if (typeof body !== "string" || !(hash instanceof Uint8Array)) throw corrupt("no record")
  const kept = Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString("hex")
  if (platformHash(body) !== kept) throw corrupt("its hash is another")
  const event: unknown = { ...JSON.parse(body), hash: kept }
  if (!isRecorded(event)) throw corrupt("its fields are no event")
  if (event.position !== position) throw corrupt(`it says \`${event.position}\` itself`)
  return event
}

/** One page, and nothing held afterwards: no cursor, no transaction. Throws. */
const pageOf = (prepare: Statements, query: Query, window: Window): ReadonlyArray<Recorded> => {
  const whole = query.items.length === 0
  const wanted = whole ? expected(window) : search(prepare, query, window)
  const rows = whole ? rowsOf(prepare, window) : rowsAt(prepare, wanted, window.backwards)
  return wanted.map((position, index) => {
    const row = rows[index]
    if (row === undefined || row.position !== position) {
      throw refuse("Corrupt", `the event at position \`${position}\` is missing`)
    }
    const event = served(row)
    if (matches(query, event)) return event
    throw refuse("Corrupt", `the event at position \`${position}\` is filed under what it is not about`)
  })
}

/** Positions are dense: without a filter it is known which come next. */
const expected = ({ after, backwards, limit, until }: Window): ReadonlyArray<number> =>
  Array.from({ length: Math.max(0, Math.min(limit, until - after)) }, (_, index) =>
    backwards ? until - index : after + 1 + index
  )

/** The head, asked anew. */
export const headNow = (reader: DatabaseSync, file: string) => {
  const prepare = statements(reader)
  return attempt(file, () => Position.make(headOf(prepare)))
}

const attempt = <A>(file: string, read: () => A): Effect.Effect<A, LogError> =>
  patiently(Effect.try({ try: read, catch: (cause) => toLogError(file, "read", cause) }))

/** The `read` of a log on this connection. `found` hears of damage. */
export const makeRead = (
  reader: DatabaseSync,
  file: string,
  found: (damage: LogError) => void
): EventLog["Service"]["read"] => {
  const prepare = statements(reader)
  const noted = <A>(reading: Effect.Effect<A, LogError>) =>
    Effect.tapError(reading, (error) => Effect.sync(() => error.reason === "Corrupt" && found(error)))
  return (query, span = {}) =>
    Stream.suspend(() => {
      const checked = checkRead(query, span)
      if (Result.isFailure(checked)) return Stream.fail(checked.failure)
      const opened = Effect.map(
        attempt(file, () => headOf(prepare)),
        (head) => pages(query, windowOf(span, head))
      )
      return Stream.unwrap(noted(opened))
    })

  function pages(query: Query, whole: Window): Stream.Stream<Recorded, LogError> {
    return Stream.paginate(whole, (left) => {
      const limit = Math.min(left.limit, pageSize)
      const page = noted(attempt(file, () => pageOf(prepare, query, { ...left, limit })))
      return Effect.map(page, (events) => [events, next(left, events, limit)] as const)
    })
  }
}

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
