/** Seals one value of a person, bound to the place where it stands: moved anywhere else, it does not open. */
import { gcm } from "@noble/ciphers/aes.js"
import { bytesToUtf8, utf8ToBytes } from "@noble/ciphers/utils.js"
import { Result, Schema } from "effect"
import { fromBase64Url, toBase64Url } from "../base64.ts"
import { canonicalise } from "../integrity.ts"

/** A value as it is kept: who it is about, which of their keys opens it, and the sealed bytes. */
export interface Box {
  readonly $sealed: 1
  /** The id of the person. */
  readonly to: string
  /** Which of that person's keys. */
  readonly key: number
  /** Nonce (12 bytes), ciphertext and tag (16 bytes), in base64url without padding. */
  readonly box: string
}

/** Where a value stands: in which log, event and field. */
export interface SealedAt {
  /** The id of the first event of the log. */
  readonly logId: string
  readonly eventId: string
  /** The RFC 6901 path in the data as it is kept. */
  readonly pointer: string
}

const [nonceBytes, tagBytes, keyBytes, block] = [12, 16, 32, 64] as const
const isJson = Schema.is(Schema.Json)

/** Everything a box is bound to, in one text. */
const boundTo = ({ eventId, logId, pointer }: SealedAt, subject: string): Uint8Array =>
  utf8ToBytes(canonicalise(["pactwerk/sealed/1", logId, eventId, pointer, subject]))

/**
 * Seals a value with AES-256-GCM. Its length is hidden: the text is padded with blanks to a multiple of 64 bytes.
 * Throws a `TypeError` for what is no JSON, and a `RangeError` for a key that is not 32 bytes or a nonce that is not 12.
 *
 * @example
 * seal("Anna de Wit", { key, number: 1, subject: anna, logId, eventId, pointer: "/name" })
 */
export const seal = (
  value: Schema.Json,
  {
    key,
    number,
    subject,
    ...standing
  }: SealedAt & { readonly key: Uint8Array; readonly number: number; readonly subject: string },
  nonce: Uint8Array = crypto.getRandomValues(new Uint8Array(nonceBytes))
): Box => {
  if (key.length !== keyBytes) throw new RangeError("a key is 32 bytes")
  if (nonce.length !== nonceBytes) throw new RangeError("a nonce is 12 bytes")
  const text = utf8ToBytes(canonicalise(value))
  const padded = new Uint8Array(Math.ceil(text.length / block) * block).fill(0x20)
  padded.set(text)
  const closed = gcm(key, nonce, boundTo(standing, subject)).encrypt(padded)
  const bytes = new Uint8Array(nonceBytes + closed.length)
  bytes.set(nonce)
  bytes.set(closed, nonceBytes)
  return { $sealed: 1, to: subject, key: number, box: toBase64Url(bytes) }
}

/** Why a box did not open: no such key is at hand, or it was changed or moved. */
export type Unopened = "no key" | "changed or moved" | "no box"

/**
 * Opens a box with the person's keys, by their number, where it stands.
 *
 * @example
 * open(box, { keys: new Map([[1, key]]), logId, eventId, pointer: "/name" })
 */
export const open = (
  box: unknown,
  { keys, ...standing }: SealedAt & { readonly keys: ReadonlyMap<number, Uint8Array> }
): Result.Result<Schema.Json, Unopened> => {
  if (!isBox(box)) return Result.fail("no box")
  const key = keys.get(box.key)
  if (key === undefined) return Result.fail("no key")
  const bytes = fromBase64Url(box.box)
  if (bytes === undefined || !isWhole(bytes) || key.length !== keyBytes) return Result.fail("changed or moved")
  try {
    const cipher = gcm(key, bytes.subarray(0, nonceBytes), boundTo(standing, box.to))
    const value: unknown = JSON.parse(bytesToUtf8(cipher.decrypt(bytes.subarray(nonceBytes))))
    return isJson(value) ? Result.succeed(value) : Result.fail("changed or moved")
  } catch {
    return Result.fail("changed or moved")
  }
}

/** Whether it is as long as a nonce, a tag and whole blocks are. */
const isWhole = ({ length }: Uint8Array): boolean => (length - nonceBytes - tagBytes) % block === 0

/**
 * Whether a value is a box, by its shape.
 *
 * @example
 * isBox({ $sealed: 1, to: anna, key: 1, box: "" }) // true, and it opens for nobody
 */
export const isBox = (value: unknown): value is Box => {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "$sealed")) return false
  const { $sealed, box, key, to, ...others }: Partial<Record<string, unknown>> = value
  return (
    $sealed === 1 &&
    typeof box === "string" &&
    typeof to === "string" &&
    Number.isSafeInteger(key) &&
    Number(key) > 0 &&
    Object.keys(others).length === 0
  )
}
