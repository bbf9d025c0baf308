/** What a browser complains about, as the four reasons of a log, with what to do about it. */
import { LogError } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"

/** By the name of the exception. Whatever is not here may pass: `Unavailable`, in the words of the browser. */
const known = new Map<string, { readonly reason: LogError["reason"]; readonly says: string }>([
  ["QuotaExceededError", { reason: "Unavailable", says: "the browser has no room left: make some, then ask again" }],
  ["SecurityError", { reason: "Unavailable", says: "this page may not keep anything: allow it to store data" }],
  [
    "InvalidStateError",
    { reason: "Unavailable", says: "the browser closed the database: ask again, or load the page anew" }
  ],
  ["AbortError", { reason: "Unavailable", says: "the browser broke off: ask again, or load the page anew" }],
  ["NotReadableError", { reason: "Corrupt", says: "the browser lost what it kept: restore it from a copy" }]
])

/** The name by which a browser tells its exceptions apart. */
export const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "")

/** Any failure while doing this, as a log error. */
export const toLogError = (doing: string, cause: unknown): LogError => {
  if (cause instanceof LogError) return cause
  const { reason = "Unavailable", says = cause instanceof Error ? cause.message : String(cause) } =
    known.get(nameOf(cause)) ?? {}
  return refuse(reason, `cannot ${doing}: ${says}`, cause)
}
