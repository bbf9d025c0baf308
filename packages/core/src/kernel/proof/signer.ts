/** Signs what a log stands at, and never two histories: each tree that a key signs extends the one it signed before. */
import { bytesToHex } from "@noble/hashes/utils.js"
import { Effect, Result, Schema } from "effect"
import type { Checkpoints } from "../checkpoints.ts"
import type { EventLog, LogError } from "../event-log.ts"
import { proveConsistency, treeHeadAt } from "./proving.ts"
import { keepSigned, type SignedBefore, signedBefore } from "./signed-before.ts"
import { openCheckpoint, type SignedCheckpoint, signCheckpoint } from "./signed-checkpoint.ts"
import type { SigningKey } from "./signing-key.ts"
import { keyChanges, mayStillSign } from "./succession.ts"
import type { TreeHead } from "./tree.ts"
import { writeVerifierKey } from "./verifier-key.ts"
import { verifyConsistency } from "./verify.ts"

/** The log does not extend what one of the keys signed before: it lost its end, was changed, or is another log. */
export class SigningRefused extends Schema.TaggedError<SigningRefused>()("SigningRefused", {
  reason: Schema.Literals([
    "shorter than what was signed",
    "another than what was signed",
    "no key for this",
    "a key that was withdrawn"
  ]),
  /** What the log has now. */
  size: Schema.Int,
  /** What was signed before. */
  signed: Schema.Int
}) {
  override get message() {
    const about = `the log of \`${this.size}\` events is not signed: ${this.reason}`
    return this.signed === 0 ? about : `${about}, which had \`${this.signed}\``
  }
}

export interface TreeHeadSigning {
  /** All with the name of the log. Two while one key follows another: then both sign one checkpoint. */
  readonly keys: readonly [SigningKey, ...ReadonlyArray<SigningKey>]
  /** Of the tree; that of the log as it is without it. */
  readonly size?: number
  /** A checkpoint of one of these keys that somebody else kept: the log must extend it too. */
  readonly known?: string
}

/**
 * Signs the checkpoint of the log. First it is proven that the tree extends the last one that each key signed; then it is
 * kept; only then it is given out. Where another process was first, everything is looked at again. Signing the same tree
 * again gives the same checkpoint.
 *
 * Fails with `SigningRefused` where the log is another or shorter or says that the key was withdrawn, and with `Corrupt` where what was signed last cannot be
 * read.
 *
 * @example
 * const { note } = yield* signTreeHead({ keys: [key] })
 */
export const signTreeHead = Effect.fnUntraced(function* ({
  keys,
  known,
  size
}: TreeHeadSigning): Effect.fn.Return<SignedCheckpoint, LogError | SigningRefused, EventLog | Checkpoints> {
  for (;;) {
    const head = yield* treeHeadAt(size)
    const changes = yield* keyChanges
    // INVARIANT: a key that was withdrawn signs nothing beyond where it was.
    const isWithdrawn = (key: SigningKey) => !mayStillSign(writeVerifierKey(key), head.size, changes)
    if (keys.some(isWithdrawn)) {
      return yield* new SigningRefused({ reason: "a key that was withdrawn", size: head.size, signed: 0 })
    }
    const before = yield* Effect.forEach(keys, (key) => signedBefore(placeOf(key)))
    const unfit = Effect.mapError(
      (_: unknown) => new SigningRefused({ reason: "no key for this", size: head.size, signed: 0 })
    )
    const others = known === undefined ? [] : [yield* unfit(Effect.fromResult(openCheckpoint(known, keys)))]
    const older = [...others, ...before.flatMap((one) => one?.checkpoint ?? [])]
    for (const { root, size } of older) yield* extending({ root, size }, head)
    const signed = Result.flatMap(signCheckpoint({ origin: keys[0].name, ...head }, keys), (note) =>
      openCheckpoint(note, keys)
    )
    const checkpoint = yield* unfit(Effect.fromResult(signed))
    if (yield* keptForAll(keys, checkpoint, before)) return checkpoint
  }
})

/** By its public key: two keys never share a place, and one key has the same under every name. */
const placeOf = ({ publicKey }: SigningKey): string => `signed/${bytesToHex(publicKey)}`

/** INVARIANT: nothing is signed that does not extend what was signed. */
const extending = Effect.fnUntraced(function* (older: TreeHead, newer: TreeHead) {
  const refused = (reason: SigningRefused["reason"]) =>
    new SigningRefused({ reason, size: newer.size, signed: older.size })
  if (older.size > newer.size) return yield* refused("shorter than what was signed")
  // Every tree extends the empty one.
  if (older.size === 0) return
  const { path } = yield* proveConsistency(older.size, newer.size)
  const proof = { size1: older.size, root1: older.root, size2: newer.size, root2: newer.root, path }
  if (!verifyConsistency(proof)) return yield* refused("another than what was signed")
})

/** Whether it is kept under every key; not where another process kept another in the meantime. */
const keptForAll = Effect.fnUntraced(function* (
  keys: ReadonlyArray<SigningKey>,
  checkpoint: SignedCheckpoint,
  before: ReadonlyArray<SignedBefore | undefined>
) {
  for (const [at, key] of keys.entries()) {
    const seen = before[at]
    if (seen?.checkpoint.size === checkpoint.size) continue
    if (!(yield* keepSigned(placeOf(key), checkpoint, seen))) return false
  }
  return true
})
