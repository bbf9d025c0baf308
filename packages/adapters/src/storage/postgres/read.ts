/** Reading: pages, each a statement of its own, and each event checked as it is served. */
import { type EventLog, type LogError, Position, type Query, type Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import { expectedIn, pagedRead, pagedRows, servedAt, type Window } from "../shared/paging.ts"
import { type Database, patiently, type Row } from "./database.ts"
import { toLogError } from "./errors.ts"
import { itemsOf } from "./query.ts"

/** One log among others in a database. */
export interface Place {
  readonly database: Database
  /** The schema as an identifier. */
  readonly schema: string
  readonly log: string
}

/** The head, asked anew. */
export const headNow = ({ database, log, schema }: Place): Effect.Effect<Position, LogError> =>
  Effect.map(
    patiently(database.query(`select max(position) as head from ${schema}.pactwerk_event where log = $1`, [log])),
    ([row]) => Position.make(Number(row?.head ?? 0))
  )

const columns = "e.body, encode(e.hash, 'hex') as hash"

/** Everything: the rows themselves, whatever they hold. */
const wholePage = ({ log, schema }: Place, { after, backwards, limit, until }: Window) => ({
  sql: `select e.position, ${columns} from ${schema}.pactwerk_event as e
    where e.log = $1 and e.position > $2 and e.position <= $3
    order by e.position ${backwards ? "desc" : "asc"} limit $4`,
  values: [log, after, until, limit]
})

/** What matches: also a position at which no event stands is in the answer, so that it is missed. */
const foundPage = ({ log, schema }: Place, query: Query, { after, backwards, limit, until }: Window) => ({
  sql: `select found.position, ${columns}
    from ${schema}.${backwards ? "pactwerk_search_back" : "pactwerk_search"}($1, $2::jsonb, $3, $4, $5) as found(position)
    left join ${schema}.pactwerk_event as e on e.log = $1 and e.position = found.position
    order by found.position ${backwards ? "desc" : "asc"}`,
  values: [log, JSON.stringify(itemsOf(query)), after, until, limit]
})

const stored = ({ body, hash, position }: Row) => ({ position: Number(position), body, hash })

/** The first of these events that does not stand under its id, its type or one of its tags. */
const misfiled = ({ schema }: Place) => `
  select name, position from json_to_recordset($2::json) as wanted(name text, type text, position bigint)
  where case when type is null
    then not exists (select 1 from ${schema}.pactwerk_tag as t
      where t.log = $1 and t.tag = name and t.position = wanted.position)
    else not exists (select 1 from ${schema}.pactwerk_event as e
      where e.log = $1 and e.position = wanted.position and e.id::text = name and e.type = wanted.type) end
  limit 1`

/** The indexes file each event as it says itself: their damage leaves every hash right, and hides an event. */
const checkFiled = Effect.fnUntraced(function* (place: Place, events: ReadonlyArray<Recorded>) {
  const wanted = events.flatMap(({ id, position, tags, type }) => [
    { name: id, type, position },
    ...tags.map((name) => ({ name, position }))
  ])
  const [gone] = yield* patiently(place.database.query(misfiled(place), [place.log, JSON.stringify(wanted)]))
  if (gone === undefined) return
  return yield* refuse("Corrupt", `the event at position \`${gone.position}\` is not filed under \`${gone.name}\``)
})

const pageOf = Effect.fnUntraced(function* (place: Place, query: Query, window: Window) {
  const whole = query.items.length === 0
  const { sql, values } = whole ? wholePage(place, window) : foundPage(place, query, window)
  const rows = (yield* patiently(place.database.query(sql, values))).map(stored)
  const wanted = whole ? expectedIn(window) : rows.map(({ position }) => position)
  const served: Effect.Effect<ReadonlyArray<Recorded>, LogError> = Effect.try({
    try: () => servedAt(query, wanted, rows),
    catch: (cause) => toLogError("read the log", cause)
  })
  const events = yield* served
  // Whoever reads everything sees what the others would miss.
  if (whole) yield* checkFiled(place, events)
  return events
})

/** The `read` of a log. `found` hears of damage. */
export const makeRead = (place: Place, found: (damage: LogError) => void): EventLog["Service"]["read"] =>
  pagedRead({ head: headNow(place), page: (query, window) => pageOf(place, query, window), found })

/** The `stored` of a log. */
export const makeStored = (place: Place) =>
  pagedRows((window) => {
    const { sql, values } = wholePage(place, window)
    return Effect.map(patiently(place.database.query(sql, values)), (rows) => rows.map(stored))
  })
