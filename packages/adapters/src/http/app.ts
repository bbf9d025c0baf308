/** The HTTP door on an opened alliance: standard requests in, standard answers out. */
import type { OpenedAlliance } from "@pactwerk/core"
import { type Context, Hono } from "hono"
import { broadcastOf } from "./broadcast.ts"
import { asProblem } from "./faults.ts"
import { makeKeys } from "./keys.ts"
import { type Limits, ratesOf, usualLimits } from "./limits.ts"
import { type Contact, documentOf } from "./openapi.ts"
import { proofsOf, type Signing } from "./proofs.ts"
import type { Identity } from "./reader.ts"
import { routes } from "./routes.ts"
import { type Door, preflight, serveRoute, serveUnknown } from "./serving.ts"
import type { Site } from "./site.ts"
import { methodsAt, unknownPath } from "./unknown.ts"

/** What an HTTP door is made of. */
export interface HttpOptions {
  /** Stays of whoever opened it: closing the door does not close the alliance. */
  readonly opened: OpenedAlliance
  /** The name of the log, as its checkpoints say it: `pactwerk.example/woensel-zuid`. */
  readonly origin: string
  /** Who knows tokens; without any, everybody reads what is public, and nobody asks. */
  readonly identities?: ReadonlyArray<Identity>
  readonly limits?: Partial<Limits>
  /** Where the server is found from outside, `https://pactwerk.example`; needed for links that leave it. */
  readonly url?: string
  /** Who signs checkpoints; without it nobody does. */
  readonly signing?: Signing
  /** Pages of these origins may read what is answered; every page may read the OpenAPI document. */
  readonly allowedOrigins?: ReadonlyArray<string>
  /** Whom to write to about this server; stands in the OpenAPI document. */
  readonly contact?: Contact
  /** The address of whoever makes a request: that of the connection, without it. */
  readonly addressOf?: (request: Request) => string | undefined
  /** Hears of what went wrong inside, which is told to nobody outside. */
  readonly onFault?: (cause: unknown) => void
}

/** An HTTP door. */
export interface HttpApp {
  /** To be mounted beside other things: `site.route("/", door.app)`. */
  readonly app: Hono
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>
  /** Ends every stream. */
  readonly close: () => void
}

/**
 * Makes the HTTP door on an opened alliance.
 *
 * @example
 * const opened = await openAlliance({ log: layerMemory })
 * const door = httpApp({ opened, origin: "pactwerk.example/woensel-zuid" })
 * const answer = await door.fetch(new Request("http://localhost/v1/views/register"))
 */
export const httpApp = (options: HttpOptions): HttpApp => {
  const { allowedOrigins = [], contact, opened, origin, url = "" } = options
  const limits = { ...usualLimits, ...options.limits }
  const base = url.replace(/\/+$/, "")
  const broadcast = broadcastOf(opened, limits)
  let document: string | undefined
  const site: Site = {
    ...{ opened, origin, base, limits, broadcast },
    keys: makeKeys(),
    proofs: proofsOf(opened, options.signing),
    document: () => (document ??= JSON.stringify(documentOf(routes, { base, ...(contact && { contact }) })))
  }
  const { identities = [], addressOf, onFault } = options
  const door: Door = { site, identities, allowedOrigins, addressOf, onFault, rates: ratesOf(limits) }
  const app = new Hono()
  for (const route of routes) {
    const path = `/v1${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`
    app.on(route.method.toUpperCase(), path, ({ env, req }) =>
      serveRoute({ request: req.raw, env, params: req.param() }, route, door)
    )
  }
  app.options("/v1/*", ({ req }) => preflight(req.raw, door, methodsAt(req.path, routes)))
  const unknown = ({ env, req }: Context) =>
    serveUnknown({ request: req.raw, env, params: {} }, unknownPath(req.path, routes), door)
  app.all("/v1", unknown)
  app.all("/v1/*", unknown)
  app.notFound(unknown)
  app.onError((cause, { env, req }) => serveUnknown({ request: req.raw, env, params: {} }, asProblem(cause), door))
  return { app, fetch: (request, env) => app.fetch(request, env), close: broadcast.close }
}
