/** One connection: what is asked of it waits while it is lost, and hears at once when it breaks. */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream"
import {
  type ConnectionOptions,
  credsAuthenticator,
  connect as dial,
  type NatsConnection
} from "@nats-io/transport-node"
import type { LogError } from "@pactwerk/core"
import { Effect, type Scope } from "effect"
import { refuse } from "../shared/errors.ts"
import { toLogError } from "./errors.ts"

/** Where the server is, and who asks. */
export interface Server {
  /** `host:port` of one server or of some of a cluster; `127.0.0.1:4222` when it is left out. */
  readonly servers?: string | ReadonlyArray<string>
  readonly user?: string
  readonly password?: string
  readonly token?: string
  /** What a `.creds` file holds. */
  readonly credentials?: string
  /** Refuses a server without TLS; an empty object trusts the usual authorities. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string }
  /** How many servers keep each event: 1 when there is one, and 3 in a cluster, unless this says otherwise. */
  readonly replicas?: number
}

export interface Connection {
  readonly stream: JetStreamClient
  readonly manager: JetStreamManager
  /** On how many servers each event has to be. */
  readonly replicas: number
  /** How many bytes a message may have. */
  readonly largest: () => number
  /** Asks once connected; fails as the client does, or as soon as the connection breaks. */
  readonly attempt: <A>(run: () => Promise<A>) => Effect.Effect<A, unknown>
}

const most = { handshake: 5000, answer: 2000, reconnecting: 5000 } as const
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
  return { stream, manager, replicas, largest, attempt: attempting(nats) }
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
const attempting = (nats: NatsConnection): Connection["attempt"] => {
  const [back, lost] = [waiting(), waiting()]
  let now: "up" | "down" | "closed" = "up"
  const watch = async () => {
    for await (const { type } of nats.status()) {
      if (type === "disconnect") {
        now = "down"
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
  const broken = Effect.andThen(lost.happens, Effect.fail(new Error("the connection broke")))
  const connected = Effect.suspend(() => {
    if (now === "up") return Effect.void
    if (now === "closed") return Effect.fail(new Error("the connection is closed"))
    return Effect.timeoutOrElse(back.happens, {
      duration: most.reconnecting,
      orElse: () => Effect.fail(new Error("the server is not reached any more"))
    })
  })
  return (run) => Effect.andThen(connected, Effect.raceFirst(Effect.tryPromise({ try: run, catch: identity }), broken))
}

const identity = (cause: unknown) => cause

const listOf = ({ servers = [] }: Server): ReadonlyArray<string> => (typeof servers === "string" ? [servers] : servers)

/** An address in its parts: `tls://user:password@host:4222`. */
const partsOf = (address: string) => {
  const [, scheme = "", told, place = ""] = /^(\w+:\/\/)?(?:(.*)@)?(.*)$/s.exec(address.trim()) ?? []
  return { scheme, told, place }
}

/** The servers by name, without who asks. */
const named = (server: Server): string => {
  const places = listOf(server).map((address) => `\`${partsOf(address).place}\``)
  return places.length === 0 ? "`127.0.0.1:4222`" : places.join(", ")
}

/** Who asks, as an address may say it: `user:password`, or a token alone. */
const toldIn = (server: Server): ConnectionOptions => {
  const told = listOf(server).flatMap((address) => partsOf(address).told ?? [])[0]
  if (told === undefined) return {}
  const [user = "", ...password] = told.split(":")
  return password.length === 0
    ? { token: decodeURIComponent(user) }
    : { user: decodeURIComponent(user), pass: decodeURIComponent(password.join(":")) }
}

const optionsOf = (server: Server): ConnectionOptions => {
  const { credentials, password, tls, token, user } = server
  const servers = listOf(server).map(partsOf)
  const secure = tls ?? (servers.some(({ scheme }) => scheme === "tls://") ? {} : undefined)
  return {
    name: "pactwerk",
    timeout: most.handshake,
    // It comes back by itself, however long that takes: whoever asks meanwhile is told.
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 250,
    pingInterval: 5000,
    noAsyncTraces: true,
    ...toldIn(server),
    ...(servers.length === 0 ? {} : { servers: servers.map(({ place }) => place) }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { pass: password }),
    ...(token === undefined ? {} : { token }),
    ...(secure === undefined ? {} : { tls: secure }),
    ...(credentials === undefined ? {} : { authenticator: credsAuthenticator(new TextEncoder().encode(credentials)) })
  }
}
