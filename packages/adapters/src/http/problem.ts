/** Every way in which a request can end without what was asked, as RFC 9457 writes it. */
import { type Language, levels, type Wording } from "@pactwerk/core"
import { Schema } from "effect"
import type { Place } from "../input/issues.ts"
import { BrokenRule, LookedAt } from "./objection.ts"

/** What each ending is called, and its status. */
export const endings = {
  malformed: { status: 400, nl: "Het verzoek klopt niet.", en: "The request is not right." },
  unauthenticated: { status: 401, nl: "Dit bewijs van wie u bent, geldt niet.", en: "This token does not count." },
  "not-allowed": { status: 403, nl: "Dit mag u hier niet.", en: "You may not do this here." },
  "not-found": { status: 404, nl: "Dit is er niet.", en: "There is no such thing." },
  "method-not-allowed": { status: 405, nl: "Dit kan hier niet zo.", en: "This cannot be done here in this way." },
  "not-acceptable": { status: 406, nl: "In die vorm is dit er niet.", en: "This is not there in that form." },
  overtaken: { status: 409, nl: "Een ander was net iets eerder.", en: "Somebody else came just before." },
  "too-large": { status: 413, nl: "Dit is te veel in één keer.", en: "This is too much at once." },
  "unsupported-media-type": {
    status: 415,
    nl: "Dit soort inhoud kan hier niet.",
    en: "This kind of content cannot come."
  },
  misdirected: { status: 421, nl: "Deze naam hoort niet bij deze server.", en: "This name is not of this server." },
  refused: { status: 422, nl: "Een regel houdt dit tegen.", en: "A rule stands against this." },
  "key-reused": {
    status: 422,
    nl: "Deze sleutel hoort bij een andere vraag.",
    en: "This key belongs to another asking."
  },
  "too-many-requests": { status: 429, nl: "Dit zijn te veel verzoeken.", en: "These are too many requests." },
  fault: { status: 500, nl: "Er ging iets mis bij ons.", en: "Something went wrong on our side." },
  unavailable: { status: 503, nl: "Het logboek is nu niet te bereiken.", en: "The log cannot be reached now." }
} as const satisfies Record<string, Wording & { readonly status: number }>
export type Ending = keyof typeof endings

/** A place that is not right: in the body a JSON pointer, in the query the name of a parameter. */
const Wrong = Schema.Struct({
  in: Schema.Literals(["body", "query"]),
  location: Schema.String,
  detail: Schema.String,
  /** The known name nearest to what stands there. */
  near: Schema.optionalKey(Schema.String)
})

/** A problem as it is written. */
export const ProblemBody = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.optionalKey(Schema.String),
  /** What can be done now. */
  advice: Schema.optionalKey(Schema.String),
  errors: Schema.optionalKey(Schema.Array(Wrong)),
  broken: Schema.optionalKey(Schema.Array(BrokenRule)),
  facts: Schema.optionalKey(LookedAt),
  near: Schema.optionalKey(Schema.String),
  level: Schema.optionalKey(Schema.Literals(levels))
}).annotate({ identifier: "Problem" })

interface More {
  readonly detail?: Wording
  readonly advice?: Wording
  /** Where the input is not right. */
  readonly places?: { readonly in: "body" | "query"; readonly are: ReadonlyArray<Place> }
  readonly fields?: Pick<typeof ProblemBody.Type, "broken" | "facts" | "near" | "level">
  readonly headers?: Readonly<Record<string, string>>
}

/** Why a request did not get what it asked. It is thrown, and becomes the answer. */
export class HttpProblem extends Error {
  readonly ending: Ending
  readonly more: More

  constructor(ending: Ending, more: More = {}) {
    super(more.detail?.en ?? endings[ending].en)
    this.ending = ending
    this.more = more
  }
}

/** Says where the address of what an ending means is: `https://example.org/v1/problems/refused`. */
export const typeOf = (ending: Ending, base: string): string => `${base}/v1/problems/${ending}`

/** The problem as it is written, in the language of the reader. */
export const problemBody = (
  { ending, more: { advice, detail, fields, places } }: HttpProblem,
  language: Language,
  base: string
): typeof ProblemBody.Type => ({
  type: typeOf(ending, base),
  title: endings[ending][language],
  status: endings[ending].status,
  ...(detail !== undefined && { detail: detail[language] }),
  ...(advice !== undefined && { advice: advice[language] }),
  ...(places !== undefined && {
    errors: places.are.map(({ near, path, said }) => ({
      in: places.in,
      location: places.in === "query" ? path.replace(/^\//, "") : path,
      detail: said[language],
      ...(near !== undefined && { near })
    }))
  }),
  ...fields
})
