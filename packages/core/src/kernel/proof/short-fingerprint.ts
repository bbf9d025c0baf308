/** What a log stood at, short enough for paper: it can be read aloud, printed in minutes and typed again. */
import { hexToBytes } from "@noble/hashes/utils.js"
import { Result } from "effect"
import { type ProofFault, refuse } from "./fault.ts"
import { isHash } from "./hash.ts"
import { readDecimal } from "./signed-checkpoint.ts"
import type { TreeHead } from "./tree.ts"

/** RFC 4648 base 32, in lower case: no digit in it looks like a letter. */
const letters = "abcdefghijklmnopqrstuvwxyz234567"
/** What stands behind the size. */
const groups = /(?:-[a-z2-7]{5}){4}$/

/**
 * The size, and the first 100 bits of the root in base 32. Who did not make the log finds another with the same print in
 * about 2^100 tries; who makes it can prepare two with one print in about 2^50, which a whole root does not allow.
 *
 * @example
 * shortFingerprint({ size: 159, root }) // "159-mfrgg-zdfmz-twq2l-knnwg"
 */
export const shortFingerprint = ({ root, size }: TreeHead): string | undefined => {
  if (!isHash(root) || !Number.isSafeInteger(size) || size < 0) return undefined
  const bits = Array.from(hexToBytes(root), (byte) => byte.toString(2).padStart(8, "0")).join("")
  const print = Array.from({ length: 20 }, (_, at) => letters[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)])
  return [size, ...[0, 5, 10, 15].map((at) => print.slice(at, at + 5).join(""))].join("-")
}

/** A short fingerprint as somebody typed it, and the size it is of. */
export interface ShortFingerprint {
  /** As `shortFingerprint` writes it. */
  readonly print: string
  readonly size: number
}

/**
 * Reads a short fingerprint from paper: with spaces or any hyphens between its groups, in capitals or not.
 *
 * @example
 * readShortFingerprint("159 MFRGG ZDFMZ TWQ2L KNNWG") // { print: "159-mfrgg-zdfmz-twq2l-knnwg", size: 159 }
 */
export const readShortFingerprint = (text: string): Result.Result<ShortFingerprint, ProofFault> => {
  const malformed = refuse("it is no fingerprint: a size, and twenty letters and digits in four groups of five")
  if (typeof text !== "string" || text.length > 100) return malformed
  const print = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015-]+/g, "-")
  const size = groups.test(print) ? readDecimal(print.replace(groups, "")) : undefined
  return size === undefined ? malformed : Result.succeed({ print, size })
}
