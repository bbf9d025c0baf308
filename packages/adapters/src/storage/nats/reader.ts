/** Reading a stream: a few messages each by itself, many through a consumer; whatever is asked of it, with patience. */
import type { LogError } from "@pactwerk/core"
import { Clock, Effect, Option, Stream } from "effect"
import { refuse } from "../shared/errors.ts"
import type { Connection, Failed } from "./connection.ts"
import { mayPass, toLogError } from "./errors.ts"
import type { Message } from "./message.ts"

const most = { chunk: 250, few: 32, patience: 10_000, between: 200, forStreaming: 2000 } as const

/** What was acknowledged is not there: a server that just came back may still find it. */
class Lost extends Error {}

export type Reader = ReturnType<typeof makeReader>

export const makeReader = ({ attempt, manager, stream: client }: Connection, stream: string) => {
  const failed = (cause: unknown) => toLogError(`read the stream \`${stream}\``, cause)

  const ask = <A>(run: () => Promise<A>): Effect.Effect<A, LogError> =>
    Effect.mapError(patiently(attempt(run)), ({ cause }) =>
      cause instanceof Lost ? refuse("Corrupt", cause.message) : failed(cause)
    )

  /** The sequence of the last message, which is no lower than what is known already, and the server that says so. */
  const last = (known: () => number) =>
    ask(async () => {
      const { cluster, state } = await manager.streams.info(stream)
      const gone = state.last_seq - state.messages
      if (gone > 0) {
        throw refuse("Corrupt", `the stream \`${stream}\` misses \`${gone}\` messages: restore it from a copy`)
      }
      if (state.last_seq >= known()) return { sequence: state.last_seq, leader: cluster?.leader ?? "" }
      const where = `ends at message \`${state.last_seq}\`, and message \`${known()}\` was there`
      throw new Lost(`the stream \`${stream}\` ${where}: restore it from a copy`)
    })

  const one = (sequence: number): Effect.Effect<Message, LogError> =>
    ask(async () => {
      const message = await manager.streams.getMessage(stream, { seq: sequence })
      if (message !== null) return { sequence, bytes: message.data }
      throw new Lost(`message \`${sequence}\` of the stream \`${stream}\` is missing: restore it from a copy`)
    })

  /** As far as a consumer brings them without a gap; what it leaves is asked for one by one. */
  const streamed = async (from: number, count: number): Promise<ReadonlyArray<Message>> => {
    const consumer = await client.consumers.get(stream, { opt_start_seq: from, inactive_threshold: most.forStreaming })
    const found: Array<Message> = []
    for await (const { data, seq } of await consumer.fetch({ max_messages: count, expires: most.forStreaming })) {
      if (seq === from + found.length) found.push({ sequence: seq, bytes: data })
    }
    return found
  }

  const chunk = Effect.fnUntraced(function* (from: number, to: number) {
    const count = to - from + 1
    const found =
      count > most.few
        ? yield* Effect.orElseSucceed(
            attempt(() => streamed(from, count)),
            () => []
          )
        : []
    const left = Array.from({ length: count - found.length }, (_, index) => from + found.length + index)
    return [...found, ...(yield* Effect.forEach(left, one, { concurrency: most.few }))]
  })

  /** The messages of these sequences, both included, in order. */
  const some = (from: number, to: number): Stream.Stream<Message, LogError> =>
    from > to
      ? Stream.empty
      : Stream.paginate(from, (next) => {
          const end = Math.min(to, next + most.chunk - 1)
          return Effect.map(
            chunk(next, end),
            (messages) => [messages, end < to ? Option.some(end + 1) : Option.none()] as const
          )
        })

  /** Anything that throws, as what is wrong with this stream. */
  const reading = <A>(run: () => A): Effect.Effect<A, LogError> => Effect.try({ try: run, catch: failed })

  return { last, one, reading, some }
}

/** Asks again while the answer may be another in a moment, for ten seconds in all. */
const patiently = Effect.fnUntraced(function* <A>(attempt: Effect.Effect<A, Failed>) {
  const until = (yield* Clock.currentTimeMillis) + most.patience
  for (;;) {
    const outcome = yield* Effect.result(attempt)
    if (outcome._tag === "Success") return outcome.success
    if (!mayPass(outcome.failure.cause) || (yield* Clock.currentTimeMillis) > until) return yield* outcome.failure
    yield* Effect.sleep(most.between)
  }
})
