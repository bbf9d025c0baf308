/** Looks at everything, also at what no read can see: whether the indexes file each event as the event itself says. */
import type { DatabaseSync } from "node:sqlite"
import type { LogError } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import { attempt } from "../shared/file-errors.ts"
import { expectedIn, servedAt } from "../shared/paging.ts"
import { openReader } from "./file.ts"
import { checkFiled } from "./filed.ts"
import { headOf, rowsOf, type Statements, statements } from "./query.ts"

const everything = { items: [] }
const page = 500

/** What was looked at. */
export interface Verified {
  readonly events: number
  readonly tags: number
}

/**
 * Reads the whole log and compares it, both ways, with the indexes that answer queries and know ids: a damaged index
 * leaves every event's hash right, and makes a query skip one. Takes about as long as reading everything twice.
 *
 * @throws {LogError} `Corrupt`, with the position where one is known.
 * @example
 * const { events } = await Effect.runPromise(verify({ file: "pact.db" }))
 */
export const verify = ({ file }: { readonly file: string }): Effect.Effect<Verified, LogError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const doing = <A>(run: () => A) => attempt(file, "verify", run)
      const reader = yield* Effect.acquireRelease(
        doing(() => openReader(file)),
        (connection) => Effect.sync(() => connection.close())
      )
      yield* doing(() => structure(reader))
      const prepare = statements(reader)
      const events = yield* doing(() => headOf(prepare))
      let tags = 0
      for (let after = 0; after < events; after += page) {
        const until = Math.min(after + page, events)
        tags += yield* doing(() => filed(prepare, after, until))
        yield* Effect.yieldNow
      }
      yield* doing(() => nothingElse(prepare, events, tags))
      return { events, tags }
    })
  )

/** SQLite's own look at its trees, and at its indexes against the tables. Throws. */
const structure = (reader: DatabaseSync): void => {
  const found = reader.prepare("pragma integrity_check(1)").get()?.integrity_check
  if (found !== "ok") throw refuse("Corrupt", `the file is damaged: ${found}`)
}

/** Every event of a page is right, and stands under its id, type and tags. Throws. */
const filed = (prepare: Statements, after: number, until: number): number => {
  const window = { after, until, backwards: false, limit: page }
  const events = servedAt(everything, expectedIn(window), rowsOf(prepare, window))
  checkFiled(prepare, events)
  return events.reduce((sum, { tags }) => sum + tags.length, 0)
}

/** All that should be there is there: as many rows, and there is nothing else. Throws. */
const nothingElse = (prepare: Statements, events: number, tags: number): void => {
  const count = prepare("select count(*) as n, max(position) as last from tag where position <= ?").get(events)
  if (count?.n === tags) return
  for (const row of prepare("select tag, position from tag where position <= ?").iterate(events)) {
    const event = prepare("select body from event where position = ?").get(Number(row.position))
    const own: unknown = JSON.parse(String(event?.body)).tags
    if (!Array.isArray(own) || !own.includes(row.tag))
      throw refuse("Corrupt", `the event at position \`${row.position}\` is filed under what it is not about`)
  }
}
