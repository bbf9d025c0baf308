/** Bearer tokens of an OpenID provider: who issued them, for whom, and signed with a key it publishes. */
import type { Seat } from "@pactwerk/core"
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose"
import { HttpProblem } from "./problem.ts"
import type { Identity } from "./reader.ts"

/** What a token must be to count. */
export interface OidcOptions {
  readonly issuer: string
  readonly audience: string
  /** Where the provider publishes its keys, or the keys themselves. */
  readonly keys: URL | JWTVerifyGetKey
  /** Only tokens signed in one of these ways count. */
  readonly algorithms?: ReadonlyArray<"ES256" | "ES384" | "ES512" | "RS256" | "PS256" | "EdDSA">
  /** So far apart the clocks may be. */
  readonly toleranceSeconds?: number
  /** Where whoever has these claims sits; nothing for whoever has no place here. */
  readonly seatOf: (claims: JWTPayload) => Seat | undefined
  /** The clock; the machine's own without it. */
  readonly now?: () => number
}

/** What is needed to know when a token ends and who it is of. */
const requiredClaims = ["sub", "exp", "iat"]

/**
 * Knows the tokens of a provider.
 *
 * @example
 * const identity = oidc({
 *   issuer: "https://login.example", audience: "pactwerk", keys: new URL("https://login.example/keys"),
 *   seatOf: ({ roles }) => (Array.isArray(roles) && roles.includes("secretary") ? { level: "internal", actor: { role: "secretary" } } : undefined)
 * })
 */
export const oidc = ({
  algorithms = ["ES256", "RS256", "PS256", "EdDSA"],
  audience,
  issuer,
  keys,
  now = Date.now,
  seatOf,
  toleranceSeconds = 30
}: OidcOptions): Identity => {
  const getKey = keys instanceof URL ? createRemoteJWKSet(keys, { timeoutDuration: 5000 }) : keys
  return {
    identify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, getKey, {
          ...{ issuer, audience, requiredClaims },
          algorithms: [...algorithms],
          clockTolerance: toleranceSeconds,
          currentDate: new Date(now())
        })
        const seat = seatOf(payload)
        if (seat === undefined) return { is: "wrong", why: "unknown" }
        const { exp = 0, iss, sub } = payload
        const lastsMillis = (exp + toleranceSeconds) * 1000 - now()
        return { is: "known", seat, subject: JSON.stringify([iss, sub]), lastsMillis }
      } catch (cause) {
        if (cause instanceof errors.JWTExpired) return { is: "wrong", why: "expired" }
        if (isOfToken(cause)) return { is: "wrong", why: "unknown" }
        throw new HttpProblem("unavailable", { detail: noProvider, headers: { "Retry-After": "30" } })
      }
    }
  }
}

/** Whether something is wrong with the token, and not with the way to the keys. */
const isOfToken = (cause: unknown): boolean =>
  cause instanceof errors.JOSEError &&
  !(cause instanceof errors.JWKSTimeout) &&
  !(cause instanceof errors.JWKSInvalid) &&
  cause.code !== "ERR_JOSE_GENERIC"

const noProvider = {
  nl: "Wie u bent, is nu niet na te gaan: de dienst die dat weet, geeft geen antwoord.",
  en: "Who you are cannot be found out now: the service that knows does not answer."
}
