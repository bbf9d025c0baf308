/** The headers of every answer: nothing in it runs, is framed or is guessed at. */

/** The version of what is offered; its first number stands in every address. */
export const version = "1.0.0"

/** For every answer. */
export const everyHeader: Readonly<Record<string, string>> = {
  "API-Version": version,
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY"
}

const varied = "Authorization, Accept, Accept-Language"

/** Who may keep an answer, and until when: nobody without asking whether it still holds. */
export const cacheFor = (hasToken: boolean, isOfHead: boolean): Readonly<Record<string, string>> => ({
  "Cache-Control": isOfHead ? `${hasToken ? "private" : "public"}, no-cache` : "no-store",
  Vary: varied
})

/** Which pages may read an answer: those of these origins, or every page. */
export const corsFor = (
  { headers }: Request,
  allowed: "*" | ReadonlyArray<string>
): Readonly<Record<string, string>> => {
  const exposed = { "Access-Control-Expose-Headers": "API-Version, ETag, Location, Pactwerk-Position, Retry-After" }
  if (allowed === "*") return { "Access-Control-Allow-Origin": "*", ...exposed }
  const origin = headers.get("origin")
  if (origin === null || !allowed.includes(origin)) return {}
  return { "Access-Control-Allow-Origin": origin, Vary: `${varied}, Origin`, ...exposed }
}

/** A tag of what the log was when it was answered: another level, kind or language is another answer. */
export const tagOf = (head: number, ...variant: ReadonlyArray<string>): string =>
  `"${[version, head, ...variant].join("/").replaceAll(/[^\w./+-]/g, "_")}"`

/** Whether one of these tags is this one, however weak. */
export const isTagged = (header: string | undefined, tag: string): boolean =>
  (header ?? "").split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag)
