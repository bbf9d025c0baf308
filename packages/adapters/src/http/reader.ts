/** Who reads and who acts: what a token says, and what everybody may without one. */
import type { Seat, Wording } from "@pactwerk/core"
import { HttpProblem } from "./problem.ts"

/** What a token turned out to be. */
export type Identified =
  /** `subject` is the same at every visit, and never shown; after `lastsMillis` the token is over. */
  | { readonly is: "known"; readonly seat: Seat; readonly subject: string; readonly lastsMillis?: number }
  | { readonly is: "wrong"; readonly why: "expired" | "unknown" }

/** Knows tokens. Rejects only where it cannot find out. */
export interface Identity {
  readonly identify: (token: string) => Promise<Identified>
}

/** Whoever made a request. */
export interface Reader extends Seat {
  /** What their requests are counted under. */
  readonly subject: string
  readonly hasToken: boolean
  /** For so long their token counts. */
  readonly lastsMillis?: number
}

const reasons = {
  expired: { nl: "Het is verlopen: vraag een nieuw aan.", en: "It has expired: get a new one." },
  unknown: { nl: "Het is niet van hier, of het is veranderd.", en: "It is not of here, or it was changed." }
} as const satisfies Record<string, Wording>

/** The end of a request with a token that does not count. */
export const unauthenticated = (why: keyof typeof reasons): HttpProblem =>
  new HttpProblem("unauthenticated", {
    detail: reasons[why],
    headers: { "WWW-Authenticate": `Bearer error="invalid_token", error_description="${reasons[why].en}"` }
  })

/** The longest token that is looked at. */
const longest = 8192

/** Who made this request. Throws where a token was given that does not count: nobody is silently everybody. */
export const readerOf = async (
  header: string | undefined,
  identities: ReadonlyArray<Identity>,
  address: string
): Promise<Reader> => {
  if (header === undefined) return { level: "public", subject: `address ${address}`, hasToken: false }
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(header) ?? []
  if (token === undefined || token.length > longest) throw unauthenticated("unknown")
  let why: keyof typeof reasons = "unknown"
  for (const { identify } of identities) {
    const found = await identify(token)
    if (found.is === "known") {
      const { lastsMillis, seat, subject } = found
      return { ...seat, subject: `token ${subject}`, hasToken: true, ...(lastsMillis !== undefined && { lastsMillis }) }
    }
    if (found.why === "expired") why = "expired"
  }
  throw unauthenticated(why)
}
