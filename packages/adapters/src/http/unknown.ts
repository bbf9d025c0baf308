/** Addresses at which nothing is, or where something is done in another way. */
import { Analysis } from "@pactwerk/core"
import { HttpProblem } from "./problem.ts"
import type { Route } from "./route.ts"

const patternOf = ({ path }: Route): RegExp =>
  new RegExp(`^/v1${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`)

/** The methods that an address has. */
export const methodsAt = (path: string, routes: ReadonlyArray<Route>): ReadonlyArray<string> => {
  const there = routes.filter((route) => patternOf(route).test(path)).map(({ method }) => method.toUpperCase())
  return there.includes("GET") ? [...there, "HEAD"] : there
}

/** The end of a request to an address that is not there: the nearest that is; or to one that has other methods. */
export const unknownPath = (path: string, routes: ReadonlyArray<Route>): HttpProblem => {
  const methods = methodsAt(path, routes)
  if (methods.length > 0) {
    const list = methods.join(", ")
    return new HttpProblem("method-not-allowed", {
      detail: { nl: `Hier kan: ${list}.`, en: `Here can be used: ${list}.` },
      headers: { Allow: list }
    })
  }
  const near = Analysis.nearest(
    path.slice(0, 100),
    routes.map((route) => `/v1${route.path}`)
  )
  return new HttpProblem("not-found", {
    advice: { nl: "Wat er is, staat in /v1/openapi.json.", en: "What there is, is told in /v1/openapi.json." },
    ...(near !== undefined && { fields: { near } })
  })
}
