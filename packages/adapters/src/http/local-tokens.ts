/** Named tokens for a server of one machine: only their hashes are kept, and compared in constant time. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import type { Seat } from "@pactwerk/core"
import type { Identity } from "./reader.ts"

/** A token that counts: who it is of, and its hash. */
export interface LocalToken extends Seat {
  /** For whoever keeps the list: `web`, `laptop of the secretary`. */
  readonly name: string
  /** SHA-256 of the token, in hex. */
  readonly hash: string
  /** After this moment it no longer counts; milliseconds since 1970. */
  readonly expiresAt?: number
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest()

/**
 * A new token of 256 random bits, and the hash to keep of it. The token itself is shown once, to whoever will use it.
 *
 * @example
 * const { hash, token } = newLocalToken()
 */
export const newLocalToken = (): { readonly token: string; readonly hash: string } => {
  const token = `pactwerk_${randomBytes(32).toString("base64url")}`
  return { token, hash: hashOf(token).toString("hex") }
}

/**
 * Knows these tokens. Throws where a hash is none, or two are the same.
 *
 * @example
 * const identity = localTokens([{ name: "secretary", hash, level: "internal", actor: { role: "secretary" } }])
 */
export const localTokens = (tokens: ReadonlyArray<LocalToken>, now: () => number = Date.now): Identity => {
  const known = tokens.map((token) => {
    if (!/^[0-9a-f]{64}$/.test(token.hash)) throw new TypeError(`the hash of \`${token.name}\` is no SHA-256 in hex`)
    return { ...token, bytes: Buffer.from(token.hash, "hex") }
  })
  if (new Set(tokens.map(({ hash }) => hash)).size < tokens.length) throw new TypeError("two tokens are the same")
  return {
    identify: async (token) => {
      const given = hashOf(token)
      // Every hash is compared, so that how long it takes tells nothing.
      const [found] = known.filter(({ bytes }) => timingSafeEqual(bytes, given))
      if (found === undefined) return { is: "wrong", why: "unknown" }
      const { actor, expiresAt, hash, level } = found
      const seat = { level, ...(actor !== undefined && { actor }) }
      if (expiresAt === undefined) return { is: "known", subject: hash, seat }
      const lastsMillis = expiresAt - now()
      return lastsMillis > 0 ? { is: "known", subject: hash, seat, lastsMillis } : { is: "wrong", why: "expired" }
    }
  }
}
