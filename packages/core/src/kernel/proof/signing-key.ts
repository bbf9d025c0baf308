/** Keys that sign for a log or a witness: Ed25519, RFC 8032. */
import { ed25519 } from "@noble/curves/ed25519.js"
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js"
import { Redacted, Result } from "effect"
import { fromBase64, toBase64 } from "../base64.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { idOf, isKeyName, keyTypes, type VerifierKey } from "./verifier-key.ts"

/** A key that can sign. Its secret is in none of its fields, so it can be printed. */
export interface SigningKey extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** A text of 32 secret bytes. */
type Seed = Redacted.Redacted<Uint8Array>

const seedLength = 32

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
