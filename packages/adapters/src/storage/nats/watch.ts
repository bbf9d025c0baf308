/** Watching a stream: a signal for each message, and one every second for what a broken connection kept back. */
import { DeliverPolicy } from "@nats-io/jetstream"
import { signal } from "@pactwerk/core"
import { Effect, type PubSub } from "effect"
import type { Connection } from "./connection.ts"

const pollEvery = "1 second"
/** How long a server keeps the consumer of a watcher that went away, in milliseconds. */
const forgottenAfter = 30_000

/** Signals until the scope closes. A signal carries no truth, so a consumer that fails is only slower: it is made again. */
export const watch = Effect.fnUntraced(function* (
  connection: Connection,
  stream: string,
  signals: PubSub.PubSub<void>
) {
  const wake = () => signal(signals)
  const poll = Effect.andThen(Effect.sleep(pollEvery), Effect.sync(wake))
  const consume = Effect.acquireUseRelease(
    connection.attempt(async () => {
      const consumer = await connection.stream.consumers.get(stream, {
        deliver_policy: DeliverPolicy.New,
        headers_only: true,
        inactive_threshold: forgottenAfter
      })
      return await consumer.consume({ callback: wake })
    }),
    (messages) =>
      Effect.andThen(
        Effect.sync(wake),
        Effect.tryPromise(() => messages.closed())
      ),
    (messages) => Effect.promise(() => messages.close())
  )
  yield* Effect.forkScoped(Effect.forever(poll))
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(consume), Effect.sleep(pollEvery))))
})
