/** Where a server is and who asks: what may be shown of it, and what the client gets. */
import { type ConnectionOptions, credsAuthenticator } from "@nats-io/transport-node"

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

/** The servers by name, without who asks. */
export const named = (server: Server): string => {
  const places = listOf(server).map((address) => `\`${partsOf(address).place}\``)
  return places.length === 0 ? "`127.0.0.1:4222`" : places.join(", ")
}

/** What the client is told. */
export const optionsOf = (server: Server): ConnectionOptions => {
  const { credentials, password, tls, token, user } = server
  const servers = listOf(server).map(partsOf)
  const secure = tls ?? (servers.some(({ scheme }) => scheme === "tls://") ? {} : undefined)
  return {
    name: "pactwerk",
    timeout: 5000,
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

const listOf = ({ servers = [] }: Server): ReadonlyArray<string> => (typeof servers === "string" ? [servers] : servers)

/** An address in its parts: `tls://user:password@host:4222`. */
const partsOf = (address: string) => {
  const [, scheme = "", told, place = ""] = /^(\w+:\/\/)?(?:(.*)@)?(.*)$/s.exec(address.trim()) ?? []
  return { scheme, told, place }
}

/** Who asks, as an address may say it: `user:password`, or a token alone. */
const toldIn = (server: Server): ConnectionOptions => {
  const told = listOf(server).flatMap((address) => partsOf(address).told ?? [])[0]
  if (told === undefined) return {}
  const [user = "", ...password] = told.split(":")
  return password.length === 0 ? { token: plain(user) } : { user: plain(user), pass: plain(password.join(":")) }
}

/** What stands in an address may be escaped, and need not be. */
const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
