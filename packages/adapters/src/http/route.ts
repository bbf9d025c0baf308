/** One way in: what can be asked there, and what comes back. The router and the OpenAPI document are both made of it. */
import type { Command, Language, Session, Wording } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { type Place, placesOf } from "../input/issues.ts"
import type { Answer } from "./answer.ts"
import { type Ending, HttpProblem } from "./problem.ts"
import { coerced } from "./query.ts"
import type { Reader } from "./reader.ts"
import type { Site } from "./site.ts"

/** A request, read: everything in it is what the route said it takes. */
export interface Asked<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly reader: Reader
  readonly session: Session<Command>
  readonly language: Language
  /** The kind of content that the reader prefers, of those that the route gives. */
  readonly mediaType: string
  readonly header: (name: string) => string | undefined
  readonly site: Site
}

/** What a route gives in one kind of content. */
export type Gives = Readonly<Record<string, Schema.Top>>

interface Described {
  readonly method: "get" | "post"
  /** With parameters in braces, below `/v1`: `/events/{position}`. */
  readonly path: `/${string}`
  /** The `operationId`. */
  readonly name: string
  readonly tag: string
  readonly says: Wording
  /** The content of a good answer, by its kind; the first is given to whoever prefers nothing. */
  readonly gives: Gives
  /** The status of a good answer, where it is another than 200. */
  readonly status?: 201
  /** Which request headers mean something here. */
  readonly headers?: Readonly<Record<string, Wording>>
  /** The problems that this route has beside those of all. */
  readonly ends: ReadonlyArray<Ending>
  /** Whether the answer is another only when the log is. */
  readonly isOfHead: boolean
  /** Whether it lasts as long as somebody reads. */
  readonly isEndless?: boolean
  /** Which of the two rates it counts for. */
  readonly rate?: "asking"
  /** It takes as much work as so many others, and counts for as many. */
  readonly weight?: number
}

/** A route as whoever makes one tells it. */
interface Told<Params, Query, Body> extends Described {
  readonly params?: Schema.Codec<Params, unknown>
  readonly query?: Schema.Codec<Query, unknown>
  readonly body?: Schema.Codec<Body, unknown>
  readonly answer: (asked: Asked<Params, Query, Body>) => Answer | Promise<Answer>
}

/** What was not read yet. */
type Unread = Asked<Readonly<Record<string, string>>, URLSearchParams, unknown>

/** A route, whatever it takes. */
export interface Route extends Described {
  readonly takes: {
    readonly params: Schema.Top | undefined
    readonly query: Schema.Top | undefined
    readonly body: Schema.Top | undefined
  }
  /** Reads the request and answers it. Throws an `HttpProblem` with every place that is not right. */
  readonly answer: (unread: Unread) => Promise<Answer>
}

const strictly = { onExcessProperty: "error", errors: "all" } as const
const nothing = Schema.Struct({})

/**
 * A route of these schemas.
 *
 * @example
 * route({ method: "get", path: "/health", name: "health", …, answer: ({ site }) => json({ head: site.opened.standing().head }) })
 */
export const route = <Params, Query, Body>({
  answer,
  body,
  params,
  query,
  ...described
}: Told<Params, Query, Body>): Route => {
  const decodeParams = reader(params)
  const decodeQuery = reader(query)
  const decodeBody = reader(body)
  return {
    ...described,
    takes: { params, query, body },
    answer: async (unread) => {
      const inPath = decodeParams(unread.params)
      if (Result.isFailure(inPath)) throw unknownPlace(inPath.failure)
      const strange = query === undefined ? [...new Set(unread.query.keys())] : []
      if (strange.length > 0) throw notRight("query", strange.map(nothingToChoose))
      const asked = decodeQuery(coerced((query ?? nothing).ast, unread.query))
      if (Result.isFailure(asked)) throw notRight("query", asked.failure)
      const told = decodeBody(unread.body)
      if (Result.isFailure(told)) throw notRight("body", told.failure)
      return answer({ ...unread, params: inPath.success, query: asked.success, body: told.success })
    }
  }
}

const nothingToChoose = (name: string): Place => ({
  path: `/${name}`,
  said: { nl: "hier is niets te kiezen", en: "there is nothing to choose here" }
})

/** Reads by a schema, with every place that is not right. Without a schema there is nothing to be read. */
const reader = <A>(schema: Schema.Codec<A, unknown> | undefined) => {
  // A route without this schema never looks at what it would be, which TypeScript cannot follow from schema to type.
  const known = (schema ?? nothing) as Schema.Codec<A, unknown>
  const decode = Schema.decodeUnknownResult(known, strictly)
  return (input: unknown): Result.Result<A, ReadonlyArray<Place>> =>
    Result.mapError(decode(schema === undefined ? {} : input), ({ issue }) => placesOf(issue, known.ast, input))
}

/** The end of a request that is not right. */
export const notRight = (where: "body" | "query", are: ReadonlyArray<Place>): HttpProblem =>
  new HttpProblem("malformed", { places: { in: where, are } })

const unknownPlace = ([first]: ReadonlyArray<Place>): HttpProblem =>
  new HttpProblem("not-found", first === undefined ? {} : { detail: first.said })
