/** Writing: a group of appends judged and written in one call, under a lock that the server frees itself. */
import { type Commit, Conflict, type Job, type LogError, Position, type Verdict } from "@pactwerk/core"
import { Clock, Effect, Exit } from "effect"
import { refuse } from "../shared/errors.ts"
import { patiently, type Row } from "./database.ts"
import { isDouble } from "./errors.ts"
import { cut, itemsOf, kindOf } from "./query.ts"
import type { Place } from "./read.ts"

export interface Writing extends Place {
  /** Why nothing may be written any more, when that is so. */
  readonly refusal: () => LogError | undefined
  readonly refuseFromNow: (why: LogError) => void
  /** After each commit that wrote something, before anybody hears of it. */
  readonly committed: () => void
}

/** The commit of a group, for `groupCommit`: asks the same ids again while the outcome is unknown. */
export const makeCommit = ({ committed, database, log, refusal, refuseFromNow, schema }: Writing): Commit => {
  const sql = `select first, conflict from ${schema}.pactwerk_append($1, $2::jsonb, $3::text[], $4::text[])`
  return Effect.fnUntraced(function* (jobs) {
    const why = refusal()
    if (why !== undefined) return yield* why
    const values = valuesOf(log, jobs, new Date(yield* Clock.currentTimeMillis).toISOString())
    const asked = patiently(database.query(sql, values))
    const rows = yield* asked.pipe(
      Effect.catchIf(isDouble, () => asked),
      Effect.tapError((error) => Effect.sync(() => error.reason === "Corrupt" && refuseFromNow(error)))
    )
    if (rows.some(({ first }) => first !== null)) committed()
    return jobs.map((job, index) => verdictOf(job, rows[index]))
  })
}

const valuesOf = (log: string, jobs: ReadonlyArray<Job>, recordedAt: string): ReadonlyArray<unknown> => {
  const halves = jobs.flatMap(({ events }) => events.map((event) => cut(event, recordedAt)))
  const asked = jobs.map(({ condition, events }) => ({
    events: events.map(({ id, tags, type }) => ({ id, type: kindOf(type), tags })),
    ...(condition && { after: condition.after, items: itemsOf(condition.failIfEventsMatch) })
  }))
  return [log, JSON.stringify(asked), halves.map(([left]) => left), halves.map(([, right]) => right)]
}

const verdictOf = ({ events }: Job, { conflict, first }: Row = {}): Verdict => {
  if (first !== null && first !== undefined) {
    const from = Number(first)
    return Exit.succeed({ first: Position.make(from), last: Position.make(from + events.length - 1) })
  }
  return conflict === null || conflict === undefined
    ? Exit.fail(refuse("Encoding", "an id was used before"))
    : Exit.fail(new Conflict({ at: Position.make(Number(conflict)) }))
}
