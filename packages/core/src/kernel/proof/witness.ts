/** A witness: signs what it sees of the logs of others, and never two histories of one log (C2SP tlog-witness). */

import { Clock, Effect, Result } from "effect"
import type { Checkpoints } from "../checkpoints.ts"
import { LogError } from "../event-log.ts"
import { leafHash } from "../integrity.ts"
import { keepSigned, signedBefore } from "./signed-before.ts"
import { cosign, openCheckpoint, parseCheckpoint } from "./signed-checkpoint.ts"
import type { SigningKey } from "./signing-key.ts"
import { keyTypes, parseVerifierKey, type VerifierKey } from "./verifier-key.ts"
import { verifyConsistency } from "./verify.ts"
import { parseWitnessRequest } from "./witness-request.ts"

/** Why a witness does not sign. The log is to ask again from `signed` where that is another size than it thought. */
export type WitnessRefusal =
  | "no request"
  | "an unknown log"
  | "not signed by the log"
  | "older than the size it starts from"
  | "another size was signed last"
  | "no extension of what was signed last"

export type WitnessAnswer =
  | {
      readonly _tag: "Cosigned"
      /** To be put under the checkpoint, with `withSignatures`. */
      readonly line: string
    }
  | {
      readonly _tag: "NotCosigned"
      readonly reason: WitnessRefusal
      /** The size of the last checkpoint that this witness signed of the log; 0 where it signed none. */
      readonly signed?: number
    }

export interface Witnessing {
  /** As `writeWitnessRequest` writes it. */
  readonly request: string
  /** Of `makeWitnessKey`. */
  readonly witness: SigningKey
  /** The keys of the logs that it watches. */
  readonly logs: ReadonlyArray<VerifierKey | string>
}

const refused = (reason: WitnessRefusal, signed?: number): WitnessAnswer => ({
  _tag: "NotCosigned",
  reason,
  ...(signed === undefined ? {} : { signed })
})

/**
 * Answers one request. A checkpoint is signed where its log is known and signed it, and where it extends the last one that
 * this witness signed; the first one of a log is taken as it is. What is signed is kept before it is given out, and
 * comparing and keeping are one step. The time is that of the witness's own clock. `Corrupt` where what it signed last
 * cannot be read.
 *
 * @example
 * const answer = yield* witnessCheckpoint({ request, witness, logs: [logKey] })
 */
export const witnessCheckpoint = Effect.fnUntraced(function* ({
  logs,
  request,
  witness
}: Witnessing): Effect.fn.Return<WitnessAnswer, LogError, Checkpoints> {
  const asked = parseWitnessRequest(request)
  if (Result.isFailure(asked)) {
    const isOtherEmpty = asked.failure === "the root is not that of an empty tree"
    return refused(isOtherEmpty ? "no extension of what was signed last" : "no request")
  }
  const { checkpoint: note, old, path } = asked.success
  const known = Result.map(parseCheckpoint(note), ({ origin }) => keysOf(logs, origin))
  if (Result.isFailure(known) || known.success.length === 0) return refused("an unknown log")
  const opened = openCheckpoint(note, known.success)
  if (Result.isFailure(opened)) return refused("not signed by the log")
  const { origin, root, size } = opened.success
  if (old > size) return refused("older than the size it starts from")
  const place = `witnessed/${witness.id}/${leafHash(origin)}`
  for (;;) {
    const seen = yield* signedBefore(place)
    const signed = seen?.checkpoint.size ?? 0
    if (old !== signed) return refused("another size was signed last", signed)
    const proof = { size1: old, root1: seen?.checkpoint.root ?? "", size2: size, root2: root, path }
    const isExtension = old === 0 ? path.length === 0 : verifyConsistency(proof)
    if (!isExtension) return refused("no extension of what was signed last", signed)
    const line = cosign(note, witness, Math.floor((yield* Clock.currentTimeMillis) / 1000))
    if (Result.isFailure(line)) return yield* new LogError({ reason: "Encoding", cause: new TypeError(line.failure) })
    // INVARIANT: the line is given out only after the checkpoint is kept, in the place of the one it was compared with.
    const isKept = seen?.checkpoint.size === size || (yield* keepSigned(place, { note, size }, seen))
    if (isKept) return { _tag: "Cosigned", line: line.success }
  }
})

/** The keys with the name of the log, and of the kind that signs checkpoints. */
const keysOf = (logs: Witnessing["logs"], origin: string): ReadonlyArray<VerifierKey> =>
  logs.flatMap((key) => {
    const read = typeof key === "string" ? Result.getOrUndefined(parseVerifierKey(key)) : key
    return read !== undefined && read.name === origin && read.type === keyTypes.note ? [read] : []
  })
