/** The proof of one event, in one file that anybody can check without the log (C2SP tlog-proof). */
import { Result } from "effect"
import { fromBase64, hashFromBase64, hashToBase64, toBase64 } from "../base64.ts"
import { leafHash } from "../integrity.ts"
import { canonicalRecord } from "./canonical.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { areHashes } from "./hash.ts"
import { checkedText } from "./note-text.ts"
import { openCheckpoint, parseCheckpoint, readDecimal, type SignedCheckpoint } from "./signed-checkpoint.ts"
import { leafIndexOf } from "./tree.ts"
import type { VerifierKey } from "./verifier-key.ts"
import { verifyInclusion } from "./verify.ts"

/** What a proof says. It is worth nothing until `verifyProof` has looked. */
export interface EventProof {
  /** Of the leaf, from 0. */
  readonly index: number
  /** From the leaf's sibling upwards, in hex. */
  readonly path: ReadonlyArray<string>
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string
  /** With ours the bytes of the leaf: the canonical record without its hash. Nobody signed them by themselves. */
  readonly extra?: Uint8Array
}

/** An event that is in the log its checkpoint was signed for. */
export interface ProvenEvent {
  /** The record as it is kept: what is sealed in it stays sealed. */
  readonly record: Readonly<Record<string, unknown>>
  /** Of the event in the log, from 1. */
  readonly position: number
  readonly checkpoint: SignedCheckpoint
}

const title = "c2sp.org/tlog-proof@v1"
/** A record of 1 MiB in base64, a path and a note. */
const most = 2 * 1024 * 1024
const [longestPath, decoder] = [54, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })]
const malformed = refuse("it is no proof of an event: its first line, an index, a path and a checkpoint")

/**
 * A proof as text, to be kept in a file that ends with `.tlog-proof`.
 *
 * @example
 * writeProof({ index, path, checkpoint, extra: new TextEncoder().encode(leafOf(kept).body) })
 */
export const writeProof = ({ checkpoint, extra, index, path }: EventProof): Result.Result<string, ProofFault> => {
  if (!areHashes(path)) return malformed
  const lines = [
    title,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...path.map(hashToBase64)
  ]
  const text = `${lines.join("\n")}\n\n${checkpoint}`
  return Result.map(parseProof(text), () => text)
}

/** The parts of a proof. Checks neither the path nor a signature: `verifyProof` does. */
export const parseProof = (text: string): Result.Result<EventProof, ProofFault> =>
  Result.gen(function* () {
    const given = yield* checkedText(text, most)
    const end = given.indexOf("\n\n")
    const [first, ...lines] = given.slice(0, Math.max(end, 0)).split("\n")
    const base64 = lines[0]?.startsWith("extra ") ? lines.shift()?.slice(6) : undefined
    const [extra, second] = [base64 === undefined ? undefined : fromBase64(base64), lines.shift()]
    const index = second?.startsWith("index ") ? readDecimal(second.slice(6)) : undefined
    const path = lines.flatMap((hash) => hashFromBase64(hash) ?? [])
    const isWhole = first === title && path.length === lines.length && path.length <= longestPath
    const isLost = base64 !== undefined && extra === undefined
    const checkpoint = given.slice(end + 2)
    if (!isWhole || isLost || index === undefined || !checkpoint.includes("\n\n")) return yield* malformed
    yield* parseCheckpoint(checkpoint)
    return { index, path, checkpoint, ...(extra === undefined ? {} : { extra }) }
  })

/**
 * Checks a proof from end to end: the checkpoint is signed by a key with the name of its log, the path leads from the
 * hash of the event's own bytes to the signed root, the bytes are canonical, and the event says the same position.
 *
 * @param keys the keys that are trusted: of the log, and of the witnesses one wants named
 * @example
 * verifyProof(file, ["pactwerk.example/woensel-zuid+0b1c2d3e+AQ…"])
 */
export const verifyProof = (
  text: string,
  keys: ReadonlyArray<VerifierKey | string>
): Result.Result<ProvenEvent, ProofFault> =>
  Result.gen(function* () {
    const { checkpoint: note, extra, index, path } = yield* parseProof(text)
    const checkpoint = yield* openCheckpoint(note, keys)
    if (extra === undefined) return yield* refuse("the proof does not hold the event itself")
    const { root, size } = checkpoint
    if (index >= size) return yield* refuse("the index is not below the size of the log")
    if (!verifyInclusion({ index, size, leaf: leafHash(extra), path, root })) {
      return yield* refuse("the path does not lead from the event to the signed root")
    }
    const record = canonicalRecord(textOf(extra))
    if (record === undefined) return yield* refuse("the event is not in its canonical text")
    const { position } = record
    if (typeof position !== "number" || leafIndexOf(position) !== index) {
      return yield* refuse("the position of the event is another than the proof says")
    }
    return { record, position, checkpoint }
  })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
