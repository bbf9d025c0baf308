/** How much anybody may ask of the server, and how long an answer may take. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { HttpProblem } from "./problem.ts"

/** The limits of a server. */
export interface Limits {
  /** For each token, or for each address where there is none. */
  readonly requestsPerMinute: number
  /** Of those, so many may ask or check something. */
  readonly askingsPerMinute: number
  readonly bodyBytes: number
  /** After this an answer is no longer waited for. */
  readonly timeoutMillis: number
  /** So many can follow the events at once. */
  readonly followers: number
  /** Of those, so many with one token, or from one address where there is none. */
  readonly followersEach: number
  /** Whoever follows hears something at least this often. */
  readonly heartbeatMillis: number
}

/** What holds where nothing else is said. */
export const usualLimits: Limits = {
  requestsPerMinute: 600,
  askingsPerMinute: 60,
  bodyBytes: 256 * 1024,
  timeoutMillis: 15_000,
  followers: 1000,
  followersEach: 100,
  heartbeatMillis: 15_000
}

/** Counts requests. */
export interface Rates {
  /** Counts one, or for as many as it weighs. Throws where it is too much, with when the next may come. */
  readonly spend: (subject: string, rate?: "asking", weight?: number) => Promise<void>
}

/**
 * The rates of these limits.
 *
 * @example
 * await ratesOf(usualLimits).spend("address 127.0.0.1")
 */
export const ratesOf = ({ askingsPerMinute, requestsPerMinute }: Limits): Rates => {
  const all = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })
  const asking = new RateLimiterMemory({ points: askingsPerMinute, duration: 60 })
  const spendOf = async (limiter: RateLimiterMemory, subject: string, weight: number) => {
    try {
      await limiter.consume(subject, weight)
    } catch (cause) {
      if (cause instanceof RateLimiterRes) throw tooMany(cause.msBeforeNext)
      throw cause
    }
  }
  return {
    spend: async (subject, rate, weight = 1) => {
      await spendOf(all, subject, weight)
      if (rate === "asking") await spendOf(asking, subject, weight)
    }
  }
}

const tooMany = (millis: number): HttpProblem => {
  const seconds = Math.max(1, Math.ceil(millis / 1000))
  return new HttpProblem("too-many-requests", {
    advice: { nl: `Wacht ${seconds} seconden.`, en: `Wait for ${seconds} seconds.` },
    headers: { "Retry-After": `${seconds}` }
  })
}

/** The end of a request to follow, where as many follow as may. */
export const tooManyFollow = (): HttpProblem =>
  new HttpProblem("too-many-requests", {
    detail: { nl: "Te veel mensen volgen nu mee.", en: "Too many people follow now." },
    headers: { "Retry-After": "30" }
  })

/** What comes in time; else the request ends, and what was asked may still be done. */
export const inTime = <A>(work: Promise<A>, millis: number): Promise<A> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooLate()), millis)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const tooLate = (): HttpProblem =>
  new HttpProblem("unavailable", {
    detail: { nl: "Het antwoord kwam niet op tijd.", en: "The answer did not come in time." },
    advice: {
      nl: "Vraag het opnieuw, met dezelfde Idempotency-Key: dan wordt niets dubbel vastgelegd.",
      en: "Ask again with the same Idempotency-Key: then nothing is recorded twice."
    },
    headers: { "Retry-After": "5" }
  })
