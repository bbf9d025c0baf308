/** One text for one record (RFC 8785), and its hash as a leaf of an RFC 9162 tree. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { Kept } from "./event.ts"

const deepest = 100

/** What RFC 8785 cannot say, and the library would let through, is refused here with its place. */
const guard = (value: unknown, path: string, depth: number): void => {
  if (depth > deepest) throw new TypeError(`deeper than ${deepest} levels at \`${path}\``)
  if (typeof value === "number") {
    // From 1e21 on, ECMAScript prints an exponent: such a number does not pass for an exact integer.
    const isInexact = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
    if (!Number.isFinite(value) || isInexact) {
      throw new TypeError(`a number that JSON cannot keep at \`${path}\``)
    }
  } else if (typeof value === "string") {
    if (!value.isWellFormed()) throw new TypeError(`a lone surrogate at \`${path}\``)
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (!(index in value)) throw new TypeError(`a hole at \`${path}/${index}\``)
      guard(value[index], `${path}/${index}`, depth + 1)
    }
  } else if (typeof value === "object" && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`no plain object at \`${path}\``)
    for (const [name, part] of Object.entries(value)) {
      if (!name.isWellFormed()) throw new TypeError(`a lone surrogate in a name at \`${path}\``)
      guard(part, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1)
    }
  } else if (typeof value !== "boolean" && value !== null) {
    throw new TypeError(`no JSON at \`${path}\``)
  }
}

/**
 * The canonical JSON of a value, by RFC 8785. Throws a `TypeError` that names the place of what JSON cannot hold:
 * lone surrogates, `undefined`, holes, infinities, integers beyond 2^53 - 1, anything but plain objects and arrays.
 */
export const canonicalise = (value: unknown): string => {
  guard(value, "", 0)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError("no JSON at the root")
  return text
}

/** The hash of a leaf, by RFC 9162 section 2.1: SHA-256 of a zero byte and the bytes, in lower-case hex. */
export const leafHash = (text: string): string =>
  bytesToHex(sha256.create().update(Uint8Array.of(0)).update(utf8ToBytes(text)).digest())

/** The record as it is stored, and its hash. */
export const seal = (kept: Kept): { readonly body: string; readonly hash: string } => {
  const body = canonicalise(kept)
  return { body, hash: leafHash(body) }
}
