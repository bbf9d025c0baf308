/** Reading: pages on a connection of their own, each event checked as it is served. */
import type { DatabaseSync } from "node:sqlite"
import { type EventLog, type LogError, Position, type Query, type Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { expectedIn, pagedRead, servedAt, type Window } from "../shared/paging.ts"
import type { Row as Served } from "../shared/served.ts"
import { patiently, toLogError } from "./errors.ts"
import { checkFiled } from "./filed.ts"
import { headOf, type Row, rowsAt, rowsOf, type Statements, search, statements } from "./query.ts"

/** A row as it was stored, its hash in hex. */
export const stored = ({ body, hash, position }: Row): Served => ({
  position: Number(position),
  body,
  hash: hash instanceof Uint8Array ? Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString("hex") : hash
})

/** One page, and nothing held afterwards: no cursor, no transaction. Throws. */
const pageOf = (prepare: Statements, query: Query, window: Window): ReadonlyArray<Recorded> => {
  const whole = query.items.length === 0
  const wanted = whole ? expectedIn(window) : search(prepare, query, window)
  const rows = whole ? rowsOf(prepare, window) : rowsAt(prepare, wanted, window.backwards)
  const events = servedAt(query, wanted, rows.map(stored))
  checkFiled(prepare, events)
  return events
}

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
  return pagedRead({
    head: headNow(reader, file),
    page: (query, window) => attempt(file, () => pageOf(prepare, query, window)),
    found
  })
}
