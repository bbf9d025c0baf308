/** Writing: a group of appends judged and written in one transaction, under the lock. */
import type { DatabaseSync } from "node:sqlite"
import {
  type Commit,
  Conflict,
  type Job,
  keep,
  type LogError,
  Position,
  type Receipt,
  type Verdict,
  whatStands
} from "@pactwerk/core"
import { Clock, Effect, Exit, Result } from "effect"
import { refuse } from "../shared/errors.ts"
import { isBroken, isBusy, patiently, toLogError } from "../shared/file-errors.ts"
import type { Mark } from "../shared/mark.ts"
import { hashAt, headOf, type Statements, search, statements } from "./query.ts"

export interface Writing {
  readonly writer: DatabaseSync
  readonly file: string
  /** Why nothing may be written any more, when that is so. */
  readonly refusal: () => LogError | undefined
  readonly refuseFromNow: (why: LogError) => void
  /** How far the mark stands. Throws where there can be none. */
  readonly marked: () => number
  /** After each commit that the mark does not cover yet, before anybody hears of it. */
  readonly committed: (mark: Mark) => void
}

/** The commit of a group, for `groupCommit`. */
export const makeCommit = (writing: Writing): Commit => {
  const prepare = statements(writing.writer)
  return Effect.fnUntraced(function* (jobs) {
    const recordedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
    return yield* patiently(
      Effect.suspend(() => {
        const refusal = writing.refusal()
        if (refusal !== undefined) return Effect.fail(refusal)
        return Effect.fromResult(commitOnce(writing, prepare, jobs, recordedAt))
      })
    )
  })
}

/** Synchronous from the lock to the answer, so that no other fiber and no interruption comes in between. */
const commitOnce = (
  { committed, file, marked, refuseFromNow, writer }: Writing,
  prepare: Statements,
  jobs: ReadonlyArray<Job>,
  recordedAt: string
): Result.Result<ReadonlyArray<Verdict>, LogError> => {
  let verdicts: ReadonlyArray<Verdict> = []
  let head = 0
  try {
    writer.exec("begin immediate")
    head = headOf(prepare)
    verdicts = jobs.map(judgeAt(prepare, head, recordedAt))
    // INVARIANT: a mark covers every receipt, also of a commit whose mark failed, and that is asked for again.
    const reached = lastOf(verdicts)
    // The mark has its place before the commit: a full disk is met here.
    const isCovered = reached === 0 || reached <= marked()
    writer.exec("commit")
    if (!isCovered) committed({ size: reached, hash: hashAt(prepare, reached) ?? "" })
    return Result.succeed(verdicts)
  } catch (cause) {
    const failure = toLogError(file, "write to", cause)
    if (isBroken(failure)) refuseFromNow(failure)
    rollBack(writer)
    return isBusy(failure) || verdicts.length < jobs.length
      ? Result.fail(failure)
      : Result.succeed(whatStands(verdicts, Position.make(head), failure))
  }
}

/** The last position that somebody gets a receipt for; 0 when nobody does. */
const lastOf = (verdicts: ReadonlyArray<Verdict>): number =>
  verdicts.reduce((last, verdict) => (Exit.isSuccess(verdict) ? Math.max(last, verdict.value.last) : last), 0)

/** SQLite may have rolled back itself; when it cannot, the connection says so at the next `begin`. */
const rollBack = (writer: DatabaseSync): void => {
  try {
    if (writer.isTransaction) writer.exec("rollback")
  } catch {}
}

/** Judges one job after another; each sees what the ones before it wrote. */
const judgeAt = (prepare: Statements, head: number, recordedAt: string) => {
  const positionOf = prepare("select position from event where id = ?")
  const insertEvent = prepare("insert into event (position, id, type, body, hash) values (?, ?, ?, ?, ?)")
  const insertTag = prepare("insert into tag (tag, position) values (?, ?)")
  let last = head

  const write = (job: Job): Receipt => {
    const first = Position.make(last + 1)
    for (const event of job.events) {
      last += 1
      const { body, recorded } = keep(event, last, recordedAt)
      insertEvent.run(last, event.id, event.type, body, Buffer.from(recorded.hash, "hex"))
      for (const tag of event.tags) insertTag.run(tag, last)
    }
    return { first, last: Position.make(last) }
  }

  const judge = (job: Job): Verdict => {
    const found = job.events.flatMap(({ id }) => positionOf.get(id)?.position ?? []).map(Number)
    const [first] = found
    if (first !== undefined) return repeated(found, first, job.events.length)
    const at = conflictOf(prepare, job, last)
    return at === undefined ? Exit.succeed(write(job)) : Exit.fail(new Conflict({ at: Position.make(at) }))
  }
  return judge
}

const repeated = (found: ReadonlyArray<number>, first: number, wanted: number): Verdict =>
  found.length === wanted && found.every((position, index) => position === first + index)
    ? Exit.succeed({ first: Position.make(first), last: Position.make(first + wanted - 1) })
    : Exit.fail(refuse("Encoding", "an id was used before"))

const conflictOf = (prepare: Statements, { condition }: Job, head: number): number | undefined => {
  if (condition === undefined) return undefined
  const { after, failIfEventsMatch } = condition
  return search(prepare, failIfEventsMatch, { after, until: head, backwards: false, limit: 1 })[0]
}
