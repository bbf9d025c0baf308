/** Group commit: appends that arrive while a commit is in flight ride together in the next one. */
import { Cause, Deferred, Effect, Exit, Fiber, Queue, Result, type Scope } from "effect"
import { type Batch, type Condition, type Conflict, type EventLog, LogError, type Receipt } from "./event-log.ts"
import type { Position } from "./names.ts"
import { checkAppend } from "./shape.ts"

/** One append that waits for its verdict; its shape has been checked. */
export interface Job {
  readonly events: Batch
  readonly condition: Condition | undefined
}

/** What one job hears. */
export type Verdict = Exit.Exit<Receipt, Conflict | LogError>

/**
 * Judges the jobs as if they had come one after another, and writes what was accepted in one durable commit.
 * Returns a verdict for each when that is done; its failure is the answer to all of them.
 */
export type Commit = (jobs: ReadonlyArray<Job>) => Effect.Effect<ReadonlyArray<Verdict>, LogError>

interface Waiting extends Job {
  readonly bytes: number
  readonly answer: Deferred.Deferred<Receipt, Conflict | LogError>
  withdrawn: boolean
}

const most = { jobs: 500, bytes: 768 * 1024, waiting: 10_000 } as const
const patience = "5 seconds"
const encoder = new TextEncoder()

/** One writer for all callers in this process. Closing the scope lets running and waiting jobs finish first. */
export const groupCommit = Effect.fnUntraced(function* (
  commit: Commit
): Effect.fn.Return<EventLog["Service"]["append"], never, Scope.Scope> {
  const queue = yield* Queue.bounded<Waiting, Cause.Done>(most.waiting)
  const unanswered = new Set<Waiting>()

  const settle = Effect.fnUntraced(function* (jobs: ReadonlyArray<Waiting>) {
    if (jobs.length === 0) return
    const verdicts = yield* verdictsOf(commit, jobs)
    for (const [index, job] of jobs.entries()) {
      unanswered.delete(job)
      Deferred.doneUnsafe(job.answer, verdicts[index] ?? Exit.die(new Error("a job without a verdict")))
    }
  })
  const writer = yield* Effect.forkScoped(Effect.forever(Effect.flatMap(takeGroup(queue), settle)))

  yield* Effect.addFinalizer(() =>
    Queue.end(queue).pipe(
      Effect.andThen(Fiber.await(writer)),
      Effect.timeoutOption(patience),
      Effect.andThen(Fiber.interrupt(writer)),
      Effect.andThen(
        Effect.sync(() => {
          for (const { answer } of unanswered) Deferred.doneUnsafe(answer, Exit.fail(closed()))
        })
      )
    )
  )

  return (events, condition) =>
    Effect.suspend(() => {
      const checked = checkAppend(events, condition)
      if (Result.isFailure(checked)) return Effect.fail(checked.failure)
      const bytes = encoder.encode(JSON.stringify(events)).length
      const job: Waiting = { events, condition, bytes, answer: Deferred.makeUnsafe(), withdrawn: false }
      unanswered.add(job)
      return Queue.offer(queue, job).pipe(
        Effect.flatMap((accepted) => (accepted ? Deferred.await(job.answer) : Effect.fail(closed()))),
        Effect.onExit(() =>
          Effect.sync(() => {
            job.withdrawn = true
            unanswered.delete(job)
          })
        )
      )
    })
})

/** Waits for a first job, then takes what else is there, up to the limits of a group. */
const takeGroup = (queue: Queue.Dequeue<Waiting, Cause.Done>) => {
  let held: Waiting | undefined
  return Effect.gen(function* () {
    const first = held ?? (yield* Queue.take(queue))
    held = undefined
    const group = [first]
    let bytes = first.bytes
    while (group.length < most.jobs) {
      const next = Queue.takeUnsafe(queue)
      if (next === undefined || Exit.isFailure(next)) break
      bytes += next.value.bytes
      if (bytes > most.bytes) {
        held = next.value
        break
      }
      group.push(next.value)
    }
    return group.filter(({ withdrawn }) => !withdrawn)
  })
}

/** A group that was refused because of one job is tried once more, job by job. */
const verdictsOf = (commit: Commit, jobs: ReadonlyArray<Job>): Effect.Effect<ReadonlyArray<Verdict>> =>
  commit(jobs).pipe(
    Effect.catchIf(
      ({ reason }) => reason === "Encoding" && jobs.length > 1,
      () =>
        Effect.map(
          Effect.forEach(jobs, (job) => verdictsOf(commit, [job])),
          (alone) => alone.flat()
        )
    ),
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Effect.failCause(cause) : Effect.succeed(jobs.map(() => Exit.failCause(cause)))
    ),
    Effect.orDie
  )

/**
 * What is still true when the commit failed: verdicts that rest on what was in the log before.
 * All others rest on events that may not exist, and become the failure.
 */
export const whatStands = (verdicts: ReadonlyArray<Verdict>, head: Position, failure: LogError) =>
  verdicts.map((verdict): Verdict => {
    if (Exit.isSuccess(verdict)) return verdict.value.last <= head ? verdict : Exit.fail(failure)
    const conflict = verdict.cause.reasons.find(Cause.isFailReason)?.error
    return conflict?._tag === "Conflict" && conflict.at <= head ? verdict : Exit.fail(failure)
  })

const closed = () => new LogError({ reason: "Unavailable", cause: new Error("the log was closed") })
