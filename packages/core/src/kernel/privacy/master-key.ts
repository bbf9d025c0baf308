/** The master key: what people's keys are wrapped with, so that they are nowhere kept as they are. */
import { gcm } from "@noble/ciphers/aes.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { Effect } from "effect"
import { LogError } from "../event-log.ts"
import { RandomBytes } from "./random.ts"

/** What people's keys are wrapped with; a key-management service can stand here. */
export interface MasterKey {
  /** Says which master key it is, and nothing about it. */
  readonly id: string
  /** Wraps a key of 32 bytes; `about` is the text that it is bound to, and opens with alone. */
  readonly wrap: (key: Uint8Array, about: string) => Effect.Effect<Uint8Array, LogError>
  /** Fails with `Corrupt` for what was changed, or wrapped about something else. */
  readonly unwrap: (wrapped: Uint8Array, about: string) => Effect.Effect<Uint8Array, LogError>
}

/**
 * A master key of 32 bytes: AES-256-GCM with a fresh nonce for each key. Throws a `RangeError` for another length.
 *
 * @example
 * makeKeyStore(shelf, masterKeyOf(crypto.getRandomValues(new Uint8Array(32))))
 */
export const masterKeyOf = (bytes: Uint8Array): MasterKey => {
  if (bytes.length !== 32) throw new RangeError("a master key is 32 bytes")
  const own = Uint8Array.from(bytes)
  return {
    id: bytesToHex(sha256(new Uint8Array([...utf8ToBytes("pactwerk/master/1"), ...own]))).slice(0, 16),
    wrap: (key, about) =>
      Effect.map(RandomBytes, (random) => {
        const nonce = random(12)
        return new Uint8Array([...nonce, ...gcm(own, nonce, utf8ToBytes(about)).encrypt(key)])
      }),
    unwrap: (wrapped, about) =>
      Effect.try({
        try: () => gcm(own, wrapped.subarray(0, 12), utf8ToBytes(about)).decrypt(wrapped.subarray(12)),
        catch: () => corrupt("a person's key does not open with the master key it was wrapped with")
      })
  }
}

/** Without the cause: it could hold what it was about. */
const corrupt = (what: string) => new LogError({ reason: "Corrupt", cause: new Error(what) })
