/** The journal of an alliance: its stream, one message for each group, and where in the order each message ends. */
import { type AllianceName, HeadMoved, headsOf, type Journal, type LogError, Position, signal } from "@pactwerk/core"
import { Clock, Deferred, Effect, PubSub, RcRef, Stream } from "effect"
import { refuse } from "../shared/errors.ts"
import type { Connection } from "./connection.ts"
import { isHeadMoved, mayPass, toLogError } from "./errors.ts"
import { decode, encode } from "./message.ts"
import { streamOf, subjectOf } from "./stream.ts"
import { watch } from "./watch.ts"

const most = { atOnce: 64, patience: 10_000, between: 200, headers: 1024, times: 6 } as const

/** What was acknowledged is not there: a server that just came back may still find it. */
class Lost extends Error {}

/** The journal in this stream, which is there and was checked. */
export const makeJournal = Effect.fnUntraced(function* (connection: Connection, alliance: AllianceName) {
  const [stream, subject] = [streamOf(alliance), subjectOf(alliance)]
  const { manager } = connection
  /** The position at which each message ends, by its sequence; 0 is before the first. */
  const ends = [0]
  const signals = yield* PubSub.sliding<void>(1)

  const ask = <A>(run: () => Promise<A>): Effect.Effect<A, LogError> =>
    Effect.mapError(patiently(connection.attempt(run)), (cause) =>
      cause instanceof Lost ? refuse("Corrupt", cause.message) : toLogError(`read the stream \`${stream}\``, cause)
    )

  const lastSequence = ask(async () => {
    const { state } = await manager.streams.info(stream)
    const [known, gone] = [ends.length - 1, state.last_seq - state.messages]
    if (gone > 0)
      throw refuse("Corrupt", `the stream \`${stream}\` misses \`${gone}\` messages: restore it from a copy`)
    if (state.last_seq >= known) return state.last_seq
    throw new Lost(`the stream \`${stream}\` ends at message \`${state.last_seq}\`, and \`${known}\` were acknowledged`)
  })
  const bytesOf = (sequence: number) =>
    ask(async () => {
      const message = await manager.streams.getMessage(stream, { seq: sequence })
      if (message !== null) return message.data
      throw new Lost(`message \`${sequence}\` of the stream \`${stream}\` is missing: restore it from a copy`)
    })
  const decoded = (bytes: Uint8Array, sequence: number, after?: number) =>
    Effect.try({
      try: () => decode(bytes, sequence, after),
      catch: (cause) => toLogError(`read the stream \`${stream}\``, cause)
    })

  const load: Journal["load"] = (after) =>
    Stream.unwrap(
      Effect.map(lastSequence, (last) => {
        const known = sequenceAt(ends, after)
        return Stream.range(known + 1, last).pipe(
          Stream.mapEffect((sequence) => Effect.map(bytesOf(sequence), (bytes) => ({ bytes, sequence })), {
            concurrency: most.atOnce
          }),
          Stream.mapEffect(({ bytes, sequence }) =>
            Effect.tap(decoded(bytes, sequence, ends[sequence - 1] ?? 0), (events) =>
              Effect.sync(() => {
                ends[sequence] = (ends[sequence - 1] ?? 0) + events.length
              })
            )
          ),
          Stream.flattenIterable
        )
      })
    )

  const commit: Journal["commit"] = Effect.fnUntraced(function* (batch, expected) {
    const sequence = sequenceAt(ends, expected)
    // Others' news is known here already, and on its way to whoever judges.
    if (sequence < ends.length - 1) return yield* new HeadMoved()
    const { bytes, id } = encode(batch, expected + 1)
    if (bytes.length + most.headers > connection.largest()) {
      return yield* refuse("Encoding", `a group of \`${bytes.length}\` bytes is more than the server takes at once`)
    }
    const options = { msgID: id, expect: { lastSequence: sequence, streamName: stream } }
    const acknowledged = yield* Effect.mapError(
      connection.attempt(() => connection.stream.publish(subject, bytes, options)),
      (cause) => (isHeadMoved(cause) ? new HeadMoved() : toLogError(`write to the stream \`${stream}\``, cause))
    )
    if (acknowledged.seq !== sequence + 1) {
      const where = `message \`${acknowledged.seq}\` instead of \`${sequence + 1}\``
      return yield* refuse("Corrupt", `the stream \`${stream}\` stored ${where}: it does not keep what is expected`)
    }
    ends[sequence + 1] = expected + batch.length
    signal(signals)
  })

  let newest = { sequence: 0, head: Position.make(0) }
  const head = Effect.gen(function* () {
    const sequence = yield* lastSequence
    if (sequence !== newest.sequence) {
      const known = ends[sequence] ?? (yield* decoded(yield* bytesOf(sequence), sequence)).at(-1)?.position ?? 0
      newest = { sequence, head: Position.make(known) }
    }
    return newest.head
  })
  const patientHead = Effect.retry(head, { while: ({ reason }) => reason === "Unavailable", times: most.times })
  const watched = yield* RcRef.make({ acquire: watch(connection, stream, signals) })
  const closed = Deferred.makeUnsafe<void>()
  const heads = Stream.unwrap(Effect.as(RcRef.get(watched), headsOf(signals, patientHead, closed)))

  return { commit, heads, load } satisfies Journal
})

/** The message that ends at this position, or the first that ends after it. */
const sequenceAt = (ends: ReadonlyArray<number>, position: number): number => {
  let [low, high] = [0, ends.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

/** Asks again while the answer may be another in a moment, for ten seconds in all. */
const patiently = Effect.fnUntraced(function* <A>(attempt: Effect.Effect<A, unknown>) {
  const until = (yield* Clock.currentTimeMillis) + most.patience
  for (;;) {
    const outcome = yield* Effect.result(attempt)
    if (outcome._tag === "Success") return outcome.success
    if (!mayPass(outcome.failure) || (yield* Clock.currentTimeMillis) > until)
      return yield* Effect.fail(outcome.failure)
    yield* Effect.sleep(most.between)
  }
})
