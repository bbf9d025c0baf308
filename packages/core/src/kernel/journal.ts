/** A whole log over a backend that can only say "still here?" and keep a batch: conditions, ids, hashes, groups. */
import { Clock, Data, Deferred, Effect, Exit, Layer, Random, Result, type Scope, Stream } from "effect"
import type { Kept, Recorded } from "./event.ts"
import { Conflict, EventLog, LogError } from "./event-log.ts"
import { type Commit, groupCommit, type Job, type Verdict, whatStands } from "./group.ts"
import { canonicalise, leafHash } from "./integrity.ts"
import { Position } from "./names.ts"
import { makeReplica, type Replica } from "./replica.ts"
import { checkRead, keep } from "./shape.ts"

/** The head is another than was expected; nothing was stored. */
export class HeadMoved extends Data.TaggedError("HeadMoved") {}

export interface Journal {
  /** Stores the batch if the head is still `expected`; all or nothing; durable when it returns. */
  readonly commit: (batch: ReadonlyArray<Recorded>, expected: Position) => Effect.Effect<void, HeadMoved | LogError>
  /** Every event after this position, up to the head of now. */
  readonly load: (after: Position) => Stream.Stream<Recorded, LogError>
  /** The head now, then after every commit by any process; may skip heads, never the last. */
  readonly heads: Stream.Stream<Position, LogError>
}

const most = { resent: 3, patience: 5000, calmRaces: 2, pause: 20 } as const

/** The log this journal holds. */
export const layerJournal = (journal: Journal): Layer.Layer<EventLog, LogError> =>
  Layer.effect(EventLog, fromJournal(journal))

/** Loads and checks the journal, then answers from memory; looks for news by others before each read and commit. */
export const fromJournal = Effect.fnUntraced(function* (
  journal: Journal
): Effect.fn.Return<EventLog["Service"], LogError, Scope.Scope> {
  const replica = makeReplica()
  let damage: LogError | undefined
  const catchUp = Effect.suspend(() => load(journal, replica)).pipe(
    Effect.tapError((error) =>
      Effect.sync(() => {
        if (error.reason === "Corrupt") damage ??= error
      })
    )
  )
  yield* catchUp
  const commit = committing(journal, replica, catchUp)
  const append = yield* groupCommit((jobs) => (damage === undefined ? commit(jobs) : Effect.fail(damage)))
  const closed = yield* Effect.acquireRelease(Deferred.make<void>(), (done) => Deferred.succeed(done, undefined))
  return {
    append,
    read: (query, span = {}) =>
      Stream.suspend(() => {
        const checked = checkRead(query, span)
        if (Result.isFailure(checked)) return Stream.fail(checked.failure)
        const { after = 0, backwards = false, limit = Number.MAX_SAFE_INTEGER, until = Number.MAX_SAFE_INTEGER } = span
        const found = () => Stream.fromArray(replica.search(query, { after, until, backwards, limit }))
        return Stream.unwrap(Effect.map(catchUp, found))
      }),
    heads: growing(journal.heads).pipe(Stream.interruptWhen(Deferred.await(closed)))
  }
})

const growing = (heads: Journal["heads"]): Journal["heads"] =>
  Stream.suspend(() => {
    let last = -1
    return Stream.filter(heads, (head) => {
      const grown = head > last
      if (grown) last = head
      return grown
    })
  })

/** Brings the replica up to the head: all the news or nothing, so that no batch is ever half known. */
const load = Effect.fnUntraced(function* (journal: Journal, replica: Replica) {
  const news = yield* Stream.runCollect(journal.load(Position.make(replica.head())))
  for (const event of news) {
    // Another reader of this replica may have been faster.
    if (event.position <= replica.head()) continue
    const { hash, ...kept } = event
    const what =
      event.position > replica.head() + 1
        ? `the event at position \`${replica.head() + 1}\` is missing`
        : hashOf(kept) !== hash
          ? `the event at position \`${event.position}\` is damaged: its hash is another`
          : undefined
    if (what !== undefined) return yield* new LogError({ reason: "Corrupt", cause: new Error(what) })
    replica.push(event)
  }
})

/** The hash that a record should have; what was changed into no JSON at all has none. */
const hashOf = (kept: Kept): string | undefined => {
  try {
    return leafHash(canonicalise(kept))
  } catch {
    return undefined
  }
}

interface Judged {
  readonly batch: ReadonlyArray<Recorded>
  readonly expected: Position
  readonly verdicts: ReadonlyArray<Verdict>
}

/** Judges the whole group again each time another process came first. */
const committing = (journal: Journal, replica: Replica, catchUp: Effect.Effect<void, LogError>): Commit =>
  Effect.fnUntraced(function* (jobs) {
    const recordedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
    for (let lost = 1; ; lost++) {
      const judged = judge(jobs, replica, recordedAt)
      if (judged.batch.length === 0) return judged.verdicts
      const stored = yield* Effect.result(store(journal, judged, replica, catchUp))
      if (Result.isFailure(stored)) {
        const { failure } = stored
        return failure.reason === "Encoding" ? yield* failure : whatStands(judged.verdicts, judged.expected, failure)
      }
      if (stored.success) return judged.verdicts
      if (lost > most.calmRaces) yield* Effect.sleep((yield* Random.next) * most.pause * lost)
    }
  })

/** Whether the batch was stored; not when the head moved. Sends the same batch again when nobody knows. */
const store = Effect.fnUntraced(function* (
  journal: Journal,
  { batch, expected }: Judged,
  replica: Replica,
  catchUp: Effect.Effect<void, LogError>
) {
  const began = yield* Clock.currentTimeMillis
  for (let sent = 1; ; sent++) {
    const outcome = yield* Effect.result(journal.commit(batch, expected))
    if (Result.isSuccess(outcome)) {
      for (const event of batch) if (event.position > replica.head()) replica.push(event)
      return true
    }
    const { failure } = outcome
    if (failure._tag === "LogError" && failure.reason !== "Unavailable") return yield* failure
    yield* catchUp
    // Another came first, or this very batch is there: judging again tells which, since known ids are looked at first.
    if (replica.head() > expected) return false
    const tired = sent > most.resent || (yield* Clock.currentTimeMillis) - began > most.patience
    if (tired)
      return yield* failure._tag === "LogError" ? failure : new LogError({ reason: "Unavailable", cause: failure })
    yield* Effect.sleep((yield* Random.next) * most.pause * sent)
  }
})

/** Job k sees the log and what was accepted of the jobs before it. */
const judge = (jobs: ReadonlyArray<Job>, replica: Replica, recordedAt: string): Judged => {
  const expected = Position.make(replica.head())
  const fresh = makeReplica(expected)
  const batch: Array<Recorded> = []

  const repeated = ({ events }: Job): Verdict | undefined => {
    const found = events.flatMap(({ id }) => replica.positionOf(id) ?? fresh.positionOf(id) ?? [])
    const [first] = found
    if (first === undefined) return undefined
    return found.length === events.length && found.every((position, index) => position === first + index)
      ? Exit.succeed({ first: Position.make(first), last: Position.make(first + found.length - 1) })
      : Exit.fail(new LogError({ reason: "Encoding", cause: new TypeError("an id was used before") }))
  }
  const conflict = ({ condition }: Job): Verdict | undefined => {
    if (condition === undefined) return undefined
    const window = { after: condition.after, until: Number.MAX_SAFE_INTEGER, backwards: false, limit: 1 }
    const query = condition.failIfEventsMatch
    const [match] = [...replica.search(query, window), ...fresh.search(query, window)]
    return match === undefined ? undefined : Exit.fail(new Conflict({ at: match.position }))
  }
  const accept = ({ events }: Job): Verdict => {
    const first = Position.make(fresh.head() + 1)
    for (const event of events) {
      const { recorded } = keep(event, fresh.head() + 1, recordedAt)
      fresh.push(recorded)
      batch.push(recorded)
    }
    return Exit.succeed({ first, last: Position.make(fresh.head()) })
  }
  const verdicts = jobs.map((job) => repeated(job) ?? conflict(job) ?? accept(job))
  return { batch, expected, verdicts }
}
