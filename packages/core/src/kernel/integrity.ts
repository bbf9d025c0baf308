/** One text for one record (RFC 8785), and its hash as a leaf of an RFC 9162 tree. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { Kept } from "./event.ts"
import { stepTo } from "./pointer.ts"

/** How much fits: levels in one value, and bytes of UTF-8 in one record. */
export const canonicalLimits = { levels: 100, bytesPerRecord: 1024 * 1024 } as const
/** Characters in one text: a value that stands in another many times is small until it is written. */
const longest = 64 * 1024 * 1024

/** What is wrong with a value, and where: an RFC 6901 path. */
interface Fault {
  readonly what: string
  readonly path: string
}

/**
 * Whether canonical JSON keeps this number: finite, and no integer beyond 2^53 - 1. From 1e21 on ECMAScript prints an
 * exponent: such a number does not pass for an exact integer.
 */
export const isExactNumber = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21)

const within = (name: string | number, fault: Fault): Fault => ({
  ...fault,
  path: `${stepTo(name)}${fault.path}`
})
const here = (what: string): Fault => ({ what, path: "" })

/** What RFC 8785 cannot say, and the library would let through, is found here with its place. */
const faultIn = (value: unknown, depth: number, room: { left: number }): Fault | undefined => {
  if (depth > canonicalLimits.levels) return here(`deeper than ${canonicalLimits.levels} levels`)
  room.left -= typeof value === "string" ? value.length + 1 : 1
  if (room.left < 0) return here("too much for one text")
  if (typeof value === "string") return value.isWellFormed() ? undefined : here("a lone surrogate")
  if (typeof value === "number") return isExactNumber(value) ? undefined : here("a number that JSON cannot keep")
  if (typeof value === "boolean" || value === null) return undefined
  if (typeof value !== "object") return here("no JSON")
  return Array.isArray(value) ? faultInArray(value, depth, room) : faultInObject(value, depth, room)
}

const faultInArray = (value: ReadonlyArray<unknown>, depth: number, room: { left: number }): Fault | undefined => {
  if (Object.getPrototypeOf(value) !== Array.prototype) return here("no plain array")
  for (let index = 0; index < value.length; index++) {
    if (!(index in value)) return within(index, here("a hole"))
    const fault = faultIn(value[index], depth + 1, room)
    if (fault !== undefined) return within(index, fault)
  }
  // Its places and its length, and nothing else.
  return Reflect.ownKeys(value).length === value.length + 1 ? undefined : here("no plain array")
}

const faultInObject = (value: object, depth: number, room: { left: number }): Fault | undefined => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return here("no plain object")
  const members = Object.entries(value)
  // A symbol or a hidden member would be lost without a word.
  if (Reflect.ownKeys(value).length !== members.length) return here("no plain object")
  for (const [name, part] of members) {
    if (!name.isWellFormed()) return here("a lone surrogate in a name")
    room.left -= name.length
    const fault = faultIn(part, depth + 1, room)
    if (fault !== undefined) return within(name, fault)
  }
  return undefined
}

/**
 * The canonical JSON of a value, by RFC 8785. Throws a `TypeError` that names the place of what JSON cannot hold:
 * lone surrogates, `undefined`, holes, infinities, anything but plain objects and arrays. Stricter than the RFC: integers
 * beyond 2^53 - 1 and what is deeper than 100 levels are refused too, and so is every cycle.
 *
 * @example
 * canonicalise({ b: 1, a: [1e21] }) // {"a":[1e+21],"b":1}
 */
export const canonicalise = (value: unknown): string => {
  const fault = faultIn(value, 0, { left: longest })
  if (fault !== undefined) throw new TypeError(`${fault.what} at \`${fault.path}\``)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError("no JSON at the root")
  return text
}

const encoder = new TextEncoder()

/** SHA-256 with its one byte before, which tells a leaf from a node. */
const hashLeaf = (bytes: Uint8Array): string => {
  const marked = new Uint8Array(bytes.length + 1)
  marked.set(bytes, 1)
  return bytesToHex(sha256(marked))
}

/**
 * The hash of a leaf, by RFC 9162 section 2.1: SHA-256 of a zero byte and the bytes, in lower-case hex.
 *
 * @example
 * leafHash('{"position":1}')
 */
export const leafHash = (leaf: string | Uint8Array): string =>
  hashLeaf(typeof leaf === "string" ? encoder.encode(leaf) : leaf)

/** The record as it is stored, and its hash. Throws a `TypeError` for what JSON cannot hold, and beyond 1 MiB. */
export const leafOf = (kept: Kept): { readonly body: string; readonly hash: string } => {
  const body = canonicalise(kept)
  const bytes = encoder.encode(body)
  if (bytes.length > canonicalLimits.bytesPerRecord) throw new TypeError("a record of more than 1 MiB")
  return { body, hash: hashLeaf(bytes) }
}
