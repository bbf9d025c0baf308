/** Keys that sign for a log or a witness, and the texts by which others know them: C2SP signed-note, RFC 8032. */
import { ed25519 } from "@noble/curves/ed25519.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { Redacted, Result } from "effect"
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

/** A key that can sign. Its secret is in none of its fields, so it can be printed. */
export interface SigningKey extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** A text of 32 secret bytes. */
type Seed = Redacted.Redacted<Uint8Array>

const [seedLength, idLength] = [32, 8]

/** Not empty, and without white space, plus or control characters. */
export const isKeyName = (name: unknown): name is string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  typeof name === "string" && name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name)

/** The first four bytes of SHA-256 over name, line end, type and public key. */
const idOf = (name: string, type: number, publicKey: Uint8Array): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey))).slice(0, idLength)

const signing =
  (type: number) =>
  (name: string, seed: Seed): Result.Result<SigningKey, ProofFault> => {
    const own = Uint8Array.from(Redacted.value(seed))
    if (!isKeyName(name)) return refuse("it is no name for a key: it is empty, or holds a space or a plus")
    if (own.length !== seedLength) return refuse("it is no private key: Ed25519 in PKCS#8, in PEM or DER")
    const publicKey = ed25519.getPublicKey(own)
    return Result.succeed({
      name,
      id: idOf(name, type, publicKey),
      type,
      publicKey,
      sign: (message) => ed25519.sign(message, own)
    })
  }

/**
 * The key with which a log signs its checkpoints. The seed is 32 bytes that nobody can foresee.
 *
 * @param name the origin of the log, without scheme: `pactwerk.example/woensel-zuid`
 * @example
 * makeSigningKey("pactwerk.example/woensel-zuid", Redacted.make(crypto.getRandomValues(new Uint8Array(32))))
 */
export const makeSigningKey = signing(keyTypes.note)

/** The key with which a witness signs the checkpoints of others. It must be used for nothing else. */
export const makeWitnessKey = signing(keyTypes.cosignature)

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
  if (isKnown && publicKey.length !== seedLength) return malformed
  if (idOf(name, type, publicKey) !== id) return refuse("the digits of the verifier key are not those of its key")
  return Result.succeed({ name, id, type, publicKey })
}

/** All that stands before the seed in PKCS#8 of Ed25519: RFC 8410 section 7. */
const before = hexToBytes("302e020100300506032b657004220420")

/**
 * The seed in a private key of PKCS#8: PEM, or the bytes of DER. `openssl genpkey -algorithm ed25519` makes one.
 *
 * @example
 * Result.flatMap(readPrivateKey(pem), (seed) => makeSigningKey("pactwerk.example/woensel-zuid", seed))
 */
export const readPrivateKey = (key: string | Uint8Array): Result.Result<Seed, ProofFault> => {
  const bytes = typeof key === "string" ? fromPem(key) : key
  return bytes instanceof Uint8Array &&
    bytes.length === before.length + seedLength &&
    before.every((byte, at) => bytes[at] === byte)
    ? Result.succeed(Redacted.make(bytes.slice(before.length), { label: "private key" }))
    : refuse("it is no private key: Ed25519 in PKCS#8, in PEM or DER")
}

const fromPem = (text: string): Uint8Array | undefined => {
  if (text.length > 10_000) return undefined
  const base64 = /^\s*-----BEGIN PRIVATE KEY-----\s([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----\s*$/.exec(text)?.[1]
  return base64 === undefined ? undefined : fromBase64(base64.replaceAll(/\s/g, ""))
}

/** A private key as PEM, secret as it is. */
export const writePrivateKey = (seed: Seed): string =>
  `-----BEGIN PRIVATE KEY-----\n${toBase64(concatBytes(before, Redacted.value(seed)))}\n-----END PRIVATE KEY-----\n`
