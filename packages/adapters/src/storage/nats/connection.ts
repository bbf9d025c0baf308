/** One connection: what is asked of it waits while it is lost, and hears at once when it breaks. */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream"
import { connect as dial, type NatsConnection } from "@nats-io/transport-node"
import type { LogError } from "@pactwerk/core"
import { Data, Effect, type Scope } from "effect"
import { refuse } from "../shared/errors.ts"
import { toLogError } from "./errors.ts"
import { named, optionsOf, type Server } from "./server.ts"

/** What was asked failed, for this reason: whoever asked says what that means. */
export class Failed extends Data.TaggedError("Failed")<{ readonly cause: unknown }> {}

export interface Connection {
  readonly stream: JetStreamClient
  readonly manager: JetStreamManager
  /** On how many servers each event has to be. */
  readonly replicas: number
  /** How many bytes a message may have. */
  readonly largest: () => number
  /** How often the connection was lost. */
  readonly epoch: () => number
  /** Asks once connected; fails as the client does, or as soon as the connection breaks. */
  readonly attempt: <A>(run: () => Promise<A>) => Effect.Effect<A, Failed>
}

const most = { answer: 2000, reconnecting: 5000 } as const
/** The largest append with its envelope, and room for a group: what servers take when nobody said otherwise. */
const leastPayload = 1024 * 1024

/** A connection that closes with its scope. */
export const connect = Effect.fnUntraced(function* (
  server: Server
): Effect.fn.Return<Connection, LogError, Scope.Scope> {
  const nats = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: () => dial(optionsOf(server)),
      catch: (cause) => toLogError(`reach ${named(server)}`, cause)
    }),
    (connection) => Effect.promise(() => connection.close())
  )
  const doing = `use JetStream at ${named(server)}`
  const stream = jetstream(nats, { timeout: most.answer })
  const manager = yield* Effect.tryPromise({
    try: () => jetstreamManager(nats, { timeout: most.answer }),
    catch: (cause) => toLogError(doing, cause)
  })
  const largest = () => nats.info?.max_payload ?? leastPayload
  if (largest() < leastPayload) {
    const limit = `\`max_payload\` is \`${largest()}\` there`
    return yield* refuse("Unavailable", `cannot ${doing}: ${limit}: set it to \`${leastPayload}\` or more`)
  }
  const replicas = server.replicas ?? (nats.info?.cluster === undefined ? 1 : 3)
  return { stream, manager, replicas, largest, ...attempting(nats) }
})

/** Those who wait for something to happen. */
const waiting = () => {
  const waiters = new Set<() => void>()
  return {
    happens: Effect.callback<void>((resume) => {
      const wake = () => resume(Effect.void)
      waiters.add(wake)
      return Effect.sync(() => waiters.delete(wake))
    }),
    tell: () => {
      for (const wake of [...waiters]) wake()
      waiters.clear()
    }
  }
}

/** The client itself leaves requests to their timeouts when the connection breaks, and loses what is sent until it is back. */
const attempting = (nats: NatsConnection): Pick<Connection, "attempt" | "epoch"> => {
  const [back, lost] = [waiting(), waiting()]
  let now: "up" | "down" | "closed" = "up"
  let losses = 0
  const watch = async () => {
    for await (const { type } of nats.status()) {
      if (type === "disconnect") {
        now = "down"
        losses += 1
        lost.tell()
      } else if (type === "reconnect") {
        now = "up"
        back.tell()
      }
    }
    now = "closed"
    lost.tell()
    back.tell()
  }
  void watch()
  const broken = Effect.andThen(lost.happens, failed("the connection broke"))
  const connected = Effect.suspend(() => {
    if (now === "up") return Effect.void
    if (now === "closed") return failed("the connection is closed")
    return Effect.timeoutOrElse(back.happens, {
      duration: most.reconnecting,
      orElse: () => failed("the server is not reached any more")
    })
  })
  return {
    epoch: () => losses,
    attempt: (run) =>
      Effect.andThen(
        connected,
        Effect.raceFirst(Effect.tryPromise({ try: run, catch: (cause) => new Failed({ cause }) }), broken)
      )
  }
}

const failed = (why: string) => Effect.fail(new Failed({ cause: new Error(why) }))
