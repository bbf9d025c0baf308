/** What somebody is called who may not be named: always the same, and made of nothing but their number. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"

/** RFC 4648 base 32, in lower case. */
const alphabet = "abcdefghijklmnopqrstuvwxyz234567"

/** The 40 random bits that a UUID of version 4 begins with; of any other id, 40 bits of its sum. */
const bitsOf = (subject: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(subject)
    ? subject.replaceAll("-", "").slice(0, 10)
    : bytesToHex(sha256(utf8ToBytes(subject))).slice(0, 10)

/**
 * The pseudonym of a person ("betrokkene"): the same in every answer, so that counts and voices stay right.
 *
 * @example
 * pseudonymOf("5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b") // "betrokkene-lmoyupe2"
 */
export const pseudonymOf = (subject: string): string => {
  const bits = BigInt(`0x${bitsOf(subject)}`)
  const letters = Array.from({ length: 8 }, (_, index) => alphabet[Number((bits >> BigInt(35 - 5 * index)) & 31n)])
  return `betrokkene-${letters.join("")}`
}
