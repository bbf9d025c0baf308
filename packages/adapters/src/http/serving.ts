/** From a request to an answer: who it is, how much they asked, what they asked, and how it goes out. */
import type { Language } from "@pactwerk/core"
import { addressIn } from "./address.ts"
import type { Answer } from "./answer.ts"
import { asProblem } from "./faults.ts"
import { cacheFor, corsFor, everyHeader, isTagged, tagOf } from "./headers.ts"
import { languageOf, mediaTypeOf } from "./language.ts"
import { inTime, type Rates } from "./limits.ts"
import { HttpProblem, problemBody } from "./problem.ts"
import { type Identity, type Reader, readerOf } from "./reader.ts"
import { readBody } from "./request.ts"
import type { Route } from "./route.ts"
import type { Site } from "./site.ts"

/** What every request meets. */
export interface Door {
  readonly site: Site
  readonly identities: ReadonlyArray<Identity>
  readonly rates: Rates
  readonly allowedOrigins: ReadonlyArray<string>
  readonly addressOf: ((request: Request) => string | undefined) | undefined
  readonly onFault: ((cause: unknown) => void) | undefined
}

/** A request as it comes in. */
interface Incoming {
  readonly request: Request
  /** What the server gives beside it. */
  readonly env: unknown
  readonly params: Readonly<Record<string, string>>
}

const languageIn = ({ headers }: Request): Language => languageOf(headers.get("accept-language") ?? undefined)

/** Whoever made the request, counted. */
const admitted = async ({ env, request }: Incoming, door: Door, route?: Route): Promise<Reader> => {
  const address = door.addressOf?.(request) ?? addressIn(env)
  const header = request.headers.get("authorization") ?? undefined
  const reader = await readerOf(header, door.identities, address).catch(async (cause: unknown) => {
    // Whoever tries tokens is counted under where they are.
    await door.rates.spend(`address ${address}`)
    throw cause
  })
  await door.rates.spend(reader.subject, route?.rate, route?.weight)
  return reader
}

/** Answers a request by a route. */
export const serveRoute = async (incoming: Incoming, route: Route, door: Door): Promise<Response> => {
  const { request } = incoming
  const { site } = door
  const language = languageIn(request)
  const header = (name: string) => request.headers.get(name) ?? undefined
  try {
    const reader = await admitted(incoming, door, route)
    const mediaType = mediaTypeOf(header("accept"), Object.keys(route.gives))
    if (mediaType === undefined) throw notAcceptable(route)
    const session = site.opened.session(reader)
    const tag = tagOf(session.standing().head, reader.level, mediaType, language)
    const around = {
      ...cacheFor(reader.hasToken, route.isOfHead),
      ...(route.isOfHead && { ETag: `W/${tag}` }),
      ...corsFor(request, route.path === "/openapi.json" ? "*" : door.allowedOrigins)
    }
    if (route.isOfHead && isTagged(header("if-none-match"), tag)) {
      return new Response(null, { status: 304, headers: { ...everyHeader, ...around } })
    }
    const work = async () => {
      const body = route.takes.body === undefined ? undefined : await readBody(request, site.limits.bodyBytes)
      const query = new URL(request.url).searchParams
      return route.answer({ params: incoming.params, query, body, reader, session, language, mediaType, header, site })
    }
    const answer = await (route.isEndless === true ? work() : inTime(work(), site.limits.timeoutMillis))
    return written(answer, around, request.method === "HEAD")
  } catch (cause) {
    return ended(cause, request, door)
  }
}

const written = (
  { body, headers, mediaType, status }: Answer,
  around: Readonly<Record<string, string>>,
  isHead: boolean
): Response => {
  // Nobody reads it: what would have been written goes no further.
  if (isHead && typeof body !== "string") void body.cancel()
  return new Response(isHead ? null : body, {
    status,
    headers: { ...everyHeader, "Content-Type": mediaType, ...around, ...headers }
  })
}

const ended = (cause: unknown, request: Request, { allowedOrigins, onFault, site }: Door): Response => {
  const problem = asProblem(cause)
  const isOurs = problem.ending === "fault" || (problem.ending === "unavailable" && !(cause instanceof HttpProblem))
  if (isOurs) onFault?.(cause)
  const body = problemBody(problem, languageIn(request), site.base)
  return new Response(request.method === "HEAD" ? null : JSON.stringify(body), {
    status: body.status,
    headers: {
      ...everyHeader,
      "Content-Type": "application/problem+json",
      "Content-Language": languageIn(request),
      ...cacheFor(true, false),
      ...corsFor(request, allowedOrigins),
      ...problem.more.headers
    }
  })
}

/** Answers a request that no route is for; it counts all the same. */
export const serveUnknown = async (incoming: Incoming, problem: HttpProblem, door: Door): Promise<Response> => {
  try {
    await admitted(incoming, door)
    throw problem
  } catch (cause) {
    return ended(cause, incoming.request, door)
  }
}

/** Tells a page of another origin what it may do here. */
export const preflight = (request: Request, { allowedOrigins }: Door, methods: ReadonlyArray<string>): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...everyHeader,
      Allow: ["OPTIONS", ...methods].join(", "),
      ...corsFor(request, allowedOrigins),
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, If-None-Match",
      "Access-Control-Max-Age": "600"
    }
  })

const notAcceptable = ({ gives }: Route): HttpProblem => {
  const list = Object.keys(gives).join(", ")
  return new HttpProblem("not-acceptable", { detail: { nl: `Wel als: ${list}.`, en: `It is there as: ${list}.` } })
}
