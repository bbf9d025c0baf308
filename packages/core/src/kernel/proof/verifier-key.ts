/** The texts by which others know the keys of a log or a witness: C2SP signed-note. Nothing is signed here. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { Result } from "effect"
import { fromBase64, toBase64 } from "../base64.ts"
import { type ProofFault, refuse } from "./fault.ts"

/** What a key signs, by the byte of C2SP: notes of its own, or checkpoints of others with the time. */
export const keyTypes = { note: 0x01, cosignature: 0x04 } as const

/** By what a signature is checked. */
export interface VerifierKey {
  /** Of who signs: for a log its origin. */
  readonly name: string
  /** Eight digits of lower-case hex. */
  readonly id: string
  /** One of `keyTypes`, or a type that is not known here: such a key is ignored. */
  readonly type: number
  /** Of Ed25519: 32 bytes. */
  readonly publicKey: Uint8Array
}

const [keyLength, idLength] = [32, 8]

/** Not empty, and without white space, plus or control characters. */
export const isKeyName = (name: unknown): name is string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  typeof name === "string" && name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name)

/** The first four bytes of SHA-256 over name, line end, type and public key. */
export const idOf = (name: string, type: number, publicKey: Uint8Array): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey))).slice(0, idLength)

/** What everybody may know of a signing key. */
export const verifierKeyOf = ({ id, name, publicKey, type }: VerifierKey): VerifierKey => ({
  name,
  id,
  type,
  publicKey
})

/**
 * A verifier key as text: name, key id in hex, and base64 of type and public key.
 *
 * @example
 * writeVerifierKey(key) // "pactwerk.example/woensel-zuid+0b1c2d3e+AQ…"
 */
export const writeVerifierKey = ({ id, name, publicKey, type }: VerifierKey): string =>
  `${name}+${id}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`

/** The verifier key in a text. It is split at the first two plus signs: base64 has them too. */
export const parseVerifierKey = (text: string): Result.Result<VerifierKey, ProofFault> => {
  const malformed = refuse("it is no verifier key: a name, eight hex digits and base64, with a plus between")
  if (typeof text !== "string" || text.length > 10_000) return malformed
  const [, name, id, base64 = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)/s.exec(text) ?? []
  const [type, ...key] = fromBase64(base64) ?? []
  if (!isKeyName(name) || type === undefined) return malformed
  const publicKey = Uint8Array.from(key)
  const isKnown = type === keyTypes.note || type === keyTypes.cosignature
  if (isKnown && publicKey.length !== keyLength) return malformed
  if (idOf(name, type, publicKey) !== id) return refuse("the digits of the verifier key are not those of its key")
  return Result.succeed({ name, id, type, publicKey })
}
