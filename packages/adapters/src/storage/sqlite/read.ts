/** Reading: pages on a connection of their own, each event checked as it is served. */
import type { DatabaseSync } from "node:sqlite"
import { type EventLog, type LogError, Position, type Query, type Recorded } from "@pactwerk/core"
import { attempt } from "../shared/file-errors.ts"
import { expectedIn, pagedRead, pagedRows, servedAt, type Window } from "../shared/paging.ts"
import { checkFiled } from "./filed.ts"
import { headOf, rowsAt, rowsOf, type Statements, search, statements } from "./query.ts"

/** One page, and nothing held afterwards: no cursor, no transaction. Throws. */
const pageOf = (prepare: Statements, query: Query, window: Window): ReadonlyArray<Recorded> => {
  const whole = query.items.length === 0
  const wanted = whole ? expectedIn(window) : search(prepare, query, window)
  const rows = whole ? rowsOf(prepare, window) : rowsAt(prepare, wanted, window.backwards)
  const events = servedAt(query, wanted, rows)
  checkFiled(prepare, events)
  return events
}

/** The head, asked anew. */
export const headNow = (reader: DatabaseSync, file: string) => {
  const prepare = statements(reader)
  return attempt(file, "read", () => Position.make(headOf(prepare)))
}

/** The `read` of a log on this connection. `found` hears of damage. */
export const makeRead = (
  reader: DatabaseSync,
  file: string,
  found: (damage: LogError) => void
): EventLog["Service"]["read"] => {
  const prepare = statements(reader)
  return pagedRead({
    head: headNow(reader, file),
    page: (query, window) => attempt(file, "read", () => pageOf(prepare, query, window)),
    found
  })
}

/** The `stored` of a log on this connection. */
export const makeStored = (reader: DatabaseSync, file: string) => {
  const prepare = statements(reader)
  return pagedRows((window) => attempt(file, "read", () => rowsOf(prepare, window)))
}
