/** What is done outside when something happened: a letter, a message. At least once, and never passed over. */
import { type Duration, Effect, Schedule, Stream } from "effect"
import { Checkpoints } from "./checkpoints.ts"
import { EventLog, LogError } from "./event-log.ts"
import { follow, hashAt, whileUnavailable } from "./follow.ts"
import type { Hearing } from "./hearing.ts"
import { type EventId, Position } from "./names.ts"

export interface Reactor<in out Event, out E = never, out R = never> extends Hearing<Event> {
  /** What its position is kept under. */
  readonly name: string
  /** Where it begins the first time, itself excluded; at the beginning of the log without it. */
  readonly after?: Position
  /**
   * Done once for each event, and again when nobody knows whether it was done. The key is the same each time: whoever
   * receives it does it once.
   */
  readonly react: (event: Event, key: EventId) => Effect.Effect<void, E, R>
}

/** For how long a reactor tries again what fails, and a store that is away: a minute without it. */
export interface Patience {
  readonly patience?: Duration.Input
}

/**
 * Reacts to what matches, one event after the other, from where it was. The position is kept after each effect: whoever
 * dies in between does that one again, and when the position was lost, all of them, under the same keys. An effect that
 * fails is tried again, later each time; after the patience the reactor stops with its fault, and begins with the same
 * event when it is run again. Two processes with one reactor pass nothing over, and may do things twice.
 *
 * Ends when the log is closed. Fails with the fault of the effect; with `Corrupt` where the log is another than the one
 * that was reacted to; with `Unavailable` after the patience.
 *
 * @example
 * const letters = { name: "letters", ...asUnderstood(alliance, Pledges.Event), react: ({ event }, key) => post(event, key) }
 * yield* Effect.forkScoped(runReactor(letters, { patience: "1 hour" }))
 */
export const runReactor = Effect.fnUntraced(function* <Event, E, R>(
  { after = Position.make(0), name, query, react, understand }: Reactor<Event, E, R>,
  { patience = "1 minute" }: Patience = {}
): Effect.fn.Return<void, E | LogError, EventLog | Checkpoints | R> {
  const log = yield* EventLog
  const { load, save } = yield* Checkpoints
  const key = `reactor/${name}`
  const again = Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("1 minute")]).pipe(
    Schedule.jittered,
    Schedule.upTo({ duration: patience })
  )
  const patiently = <A>(run: Effect.Effect<A, LogError>) => Effect.retry(run, whileUnavailable(patience))

  let kept = yield* patiently(load(key))
  const from = kept?.position ?? after
  if (kept !== undefined && (yield* patiently(hashAt(log, kept.position))) !== kept.value) {
    const what = `the reactor \`${name}\` has reacted to another log, up to position \`${from}\``
    const cause = new Error(`${what}: give it another name, and the position to begin after`)
    return yield* new LogError({ reason: "Corrupt", cause })
  }

  let done = from
  /** Keeps how far it is, unless another process is further. */
  const keep = Effect.fnUntraced(function* (position: Position, hash: string) {
    for (;;) {
      kept = (yield* save(key, { position, value: hash }, kept)) ?? (yield* load(key))
      if (kept !== undefined && kept.position >= position) break
    }
    done = kept.position
  })

  yield* Stream.runForEach(follow(query, { after: from, patience }), ({ events, position }) =>
    Effect.gen(function* () {
      for (const recorded of events) {
        if (recorded.position <= done) continue
        const event = yield* Effect.fromResult(understand(recorded))
        yield* Effect.retry(
          Effect.suspend(() => react(event, recorded.id)),
          again
        )
        yield* patiently(keep(recorded.position, recorded.hash))
      }
      if (position <= done) return
      yield* patiently(Effect.flatMap(hashAt(log, position), (hash = "") => keep(position, hash)))
    })
  )
})
