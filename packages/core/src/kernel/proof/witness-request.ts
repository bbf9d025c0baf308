/** What a log asks of a witness: to sign a checkpoint that extends the last one it saw (C2SP tlog-witness). */
import { Result } from "effect"
import { hashFromBase64, hashToBase64 } from "../base64.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { areHashes } from "./hash.ts"
import { checkedText, noteLimits } from "./note-text.ts"
import { parseCheckpoint, readDecimal } from "./signed-checkpoint.ts"

export interface WitnessRequest {
  /** The size of the last checkpoint that this witness signed of this log; 0 where it signed none. */
  readonly old: number
  /** The consistency path from that size; empty from 0. */
  readonly path: ReadonlyArray<string>
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string
}

/** Lines of a path, and bytes of a whole request. */
const most = { hashes: 63, bytes: noteLimits.bytes + 4096 } as const
const malformed = refuse("it is no request to a witness: an old size, a path and a checkpoint")

/**
 * A request as text.
 *
 * @example
 * writeWitnessRequest({ old: 0, path: [], checkpoint })
 */
export const writeWitnessRequest = ({ checkpoint, old, path }: WitnessRequest): Result.Result<string, ProofFault> =>
  areHashes(path)
    ? Result.flatMap(
        Result.succeed(`old ${old}\n${path.map((hash) => `${hashToBase64(hash)}\n`).join("")}\n${checkpoint}`),
        (text) => Result.map(parseWitnessRequest(text), () => text)
      )
    : malformed

/** The request in a text. Checks neither the path nor a signature: `witnessCheckpoint` does. */
export const parseWitnessRequest = (text: string): Result.Result<WitnessRequest, ProofFault> =>
  Result.gen(function* () {
    const given = yield* checkedText(text, most.bytes)
    const end = given.indexOf("\n\n")
    const [first, ...hashes] = given.slice(0, Math.max(end, 0)).split("\n")
    const old = first?.startsWith("old ") ? readDecimal(first.slice(4)) : undefined
    const path = hashes.flatMap((hash) => hashFromBase64(hash) ?? [])
    if (old === undefined || path.length !== hashes.length || path.length > most.hashes) return yield* malformed
    const checkpoint = given.slice(end + 2)
    if (!checkpoint.includes("\n\n")) return yield* malformed
    yield* parseCheckpoint(checkpoint)
    return { old, path, checkpoint }
  })
