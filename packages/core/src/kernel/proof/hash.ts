/** The hashes of an RFC 9162 tree: 32 bytes inside, 64 lower-case hex digits outside. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js"

/** SHA-256: what Node or a browser has of its own can stand here, where speed matters. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot: string = bytesToHex(sha256(new Uint8Array(0)))

/** Whether a value is a hash as we write it: 64 digits of lower-case hex. */
export const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)

/** Whether a value is a list of hashes. It is left at the first that is none: a list can be huge and empty. */
export const areHashes = (values: unknown): values is ReadonlyArray<string> => {
  if (!Array.isArray(values)) return false
  for (let index = 0; index < values.length; index++) if (!isHash(values[index])) return false
  return true
}

/** Hashes two hashes to the one above them: SHA-256 of a byte 0x01, the left and the right, by RFC 9162 section 2.1.1. */
export const joining = (hash: Sha256 = sha256): ((left: Uint8Array, right: Uint8Array) => Uint8Array) => {
  const both = new Uint8Array(65)
  both[0] = 1
  return (left, right) => {
    both.set(left, 1)
    both.set(right, 33)
    return hash(both)
  }
}

const join = joining()

/** The hash above two others. Both must be hashes: whoever takes them from outside asks `nodeHash`. */
export const above = (left: string, right: string): string => bytesToHex(join(hexToBytes(left), hexToBytes(right)))

/**
 * The hash of the node above two others, by RFC 9162 section 2.1.1; nothing where one of them is no hash.
 *
 * @example
 * nodeHash(leafHash("1"), leafHash("2"))
 */
export const nodeHash = (left: string, right: string): string | undefined =>
  isHash(left) && isHash(right) ? above(left, right) : undefined
