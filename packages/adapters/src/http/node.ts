/** Listens with Node: on this machine alone, unless somebody says otherwise. */
import { createServer } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { everyHeader } from "./headers.ts"
import { HttpProblem, problemBody } from "./problem.ts"

/** Something that answers requests. */
interface Answering {
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>
  /** Ends what lasts, so that the server can end too. */
  readonly close?: () => void
}

/** Where to listen. */
export interface ServeOptions {
  /** A free one, without it. */
  readonly port?: number
  /** 127.0.0.1 without it. */
  readonly host?: string
  /** Must be said to listen where other machines can come; a proxy in front of it then does TLS. */
  readonly allowOutside?: boolean
  /** The names under which requests may come, beside those of this machine. */
  readonly names?: ReadonlyArray<string>
}

/** A server that listens. */
export interface Serving {
  readonly port: number
  readonly url: string
  /** Takes no new requests, lets those that are being answered come to their end, and closes. */
  readonly close: () => Promise<void>
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"])
/** After so long a connection that is still busy is cut off. */
const graceMillis = 5000
/** So often a server that closes looks for connections on which nothing is answered any more. */
const idleMillis = 50

/** The name in a `Host` header, without its port. */
const nameIn = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")

/**
 * Listens until it is closed. Rejects where nobody said that others may come and the host is not this machine, and where
 * the port is taken.
 *
 * @example
 * const serving = await serve(httpApp({ opened, origin: "pactwerk.example/woensel-zuid" }))
 * await serving.close()
 */
export const serve = async (
  answering: Answering,
  { allowOutside = false, host = "127.0.0.1", names = [], port = 0 }: ServeOptions = {}
): Promise<Serving> => {
  if (!allowOutside && !loopback.has(host)) {
    throw new TypeError(`\`${host}\` is not this machine alone: say \`allowOutside\` to listen there`)
  }
  const known = new Set([...loopback, host.toLowerCase(), ...names.map((name) => name.toLowerCase())])
  const listener = getRequestListener(
    (request, env) =>
      // A page elsewhere can let a name of its own point here: it is not answered.
      known.has(nameIn(request.headers.get("host") ?? "")) ? answering.fetch(request, env) : misdirected(),
    { overrideGlobalObjects: false, errorHandler: () => failed() }
  )
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5000 }, listener)
  server.maxHeadersCount = 100
  const { promise: listening, reject, resolve } = Promise.withResolvers<void>()
  server.once("error", reject)
  server.listen({ port, host }, resolve)
  await listening
  const address = server.address()
  const taken = typeof address === "object" && address !== null ? address.port : port
  return {
    port: taken,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close: () => {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>()
      server.close(() => done())
      answering.close?.()
      // What is being answered is idle afterwards, and would stay for the next request until its time is up.
      const looking = setInterval(() => server.closeIdleConnections(), idleMillis)
      const timer = setTimeout(() => server.closeAllConnections(), graceMillis)
      return closed.finally(() => {
        clearInterval(looking)
        clearTimeout(timer)
      })
    }
  }
}

const answer = (problem: HttpProblem): Response => {
  const body = problemBody(problem, "nl", "")
  const headers = { ...everyHeader, "Content-Type": "application/problem+json" }
  return new Response(JSON.stringify(body), { status: body.status, headers })
}
const misdirected = (): Response => answer(new HttpProblem("misdirected"))
const failed = (): Response => answer(new HttpProblem("fault"))
