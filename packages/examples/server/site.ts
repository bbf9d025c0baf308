/** The web app and the API of one alliance, on one address. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { serveStatic } from "@hono/node-server/serve-static"
import { type HttpApp, httpApp, type Limits, localTokens, newLocalToken } from "@pactwerk/adapters/http"
import type { OpenedAlliance } from "@pactwerk/core"
import { Hono } from "hono"
import { secureHeaders } from "hono/secure-headers"
import { demoRoles } from "../web/roles.ts"
import { type MakePage, madePages } from "./made-pages.ts"

/** What a site is made of. */
export interface SiteOptions {
  readonly opened: OpenedAlliance
  /** The folder of the built pages. */
  readonly pages: string
  /** Makes pages here, so that they are there at once; without it they are made in the browser. */
  readonly make?: MakePage | undefined
  /** The clock that the alliance runs on, in milliseconds since 1970. */
  readonly now: () => number
  readonly limits?: Partial<Limits>
  /** Hears of what went wrong inside. */
  readonly onFault?: (cause: unknown) => void
}

/** What the pages are told of the demo: who can sign in, with which token, and what time it is there. */
export interface Demo {
  readonly roles: ReadonlyArray<{ readonly name: string; readonly token: string }>
  readonly now: number
}

export interface Site extends Pick<HttpApp, "fetch" | "close"> {
  /** The tokens of this start, by the name of their role. */
  readonly tokens: ReadonlyMap<string, string>
}

const origin = "pactwerk.example/woensel-zuid"

/**
 * Makes the site: pages at their own addresses, the API under `/v1`, and the tokens of the demo at `/demo.json`.
 *
 * @example
 * const site = siteOf({ opened, pages: "packages/examples/web/dist", now: Date.now })
 */
export const siteOf = ({ limits = {}, make, now, onFault, opened, pages }: SiteOptions): Site => {
  const seats = demoRoles.map((role) => ({ role, ...newLocalToken() }))
  const tokens = seats.map(({ hash, role: { actor, level, name } }) => ({ name, hash, actor, level }))
  const identities = [localTokens(tokens)]
  const door = httpApp({ opened, origin, identities, limits, ...(onFault !== undefined && { onFault }) })
  const site = new Hono()
  site.all("/v1", async ({ env, req }) => door.fetch(req.raw, env))
  site.all("/v1/*", async ({ env, req }) => door.fetch(req.raw, env))
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"]
      }
    })
  )
  site.get("/demo.json", ({ json }) => {
    const roles = seats.map(({ role: { name }, token }) => ({ name, token }))
    return json({ roles, now: now() } satisfies Demo, 200, { "Cache-Control": "no-store" })
  })
  site.use(
    "/assets/*",
    serveStatic({
      root: pages,
      // Their names change with what is in them.
      onFound: (_, context) => context.header("Cache-Control", "public, max-age=31536000, immutable")
    })
  )
  site.get("/assets/*", async (context) => context.notFound())
  const built = () => readFile(join(pages, "index.html"), "utf8")
  const made = make && madePages({ opened, make, now })
  site.get("*", async (context, next) => {
    const { pathname, search } = new URL(context.req.url)
    const address = `${pathname}${search}`
    if (made?.has(address) !== true) return next()
    const page = await made.within(await built(), address).catch((cause: unknown) => {
      onFault?.(cause)
      return undefined
    })
    return page === undefined ? next() : context.html(page, 200, { "Cache-Control": "no-cache" })
  })
  site.use("*", serveStatic({ root: pages }))
  // Every other address is one of the app, which knows where it leads.
  site.get("*", async (context) => context.html(await built(), 200, { "Cache-Control": "no-cache" }))
  return {
    fetch: (request, env) => site.fetch(request, { ...(typeof env === "object" && env) }),
    close: door.close,
    tokens: new Map(seats.map(({ role: { name }, token }) => [name, token]))
  }
}
