/** Signed checkpoints: what a log stood at, in three lines that anybody can keep (C2SP tlog-checkpoint). */
import { Result } from "effect"
import { hashFromBase64, hashToBase64 } from "../base64.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { emptyRoot, isHash } from "./hash.ts"
import { cosigned, openNote, type SignedBy, signNote } from "./note.ts"
import { checkedText, noteLimits, signatureLine, splitNote } from "./note-text.ts"
import type { SigningKey } from "./signing-key.ts"
import type { TreeHead } from "./tree.ts"
import { keyTypes, type VerifierKey } from "./verifier-key.ts"

/** What a log stood at, and which log. */
export interface LogHead extends TreeHead {
  /** The name of the log, without scheme: `pactwerk.example/woensel-zuid`. */
  readonly origin: string
}

/** What a checkpoint says. Nobody stands for it until `openCheckpoint` says so. */
export interface ParsedCheckpoint extends LogHead {
  /** Lines that others add; none of them are ours. They are signed too. */
  readonly extensions: ReadonlyArray<string>
  /** What is signed, with its last line end. */
  readonly text: string
}

/** A checkpoint that its log stands for. */
export interface SignedCheckpoint extends ParsedCheckpoint {
  /** The log, and the witnesses that are known. */
  readonly signatures: ReadonlyArray<SignedBy>
  /** Word for word, with all its signatures. */
  readonly note: string
}

const malformed = refuse("it is no checkpoint: an origin, a size and a root")

/** The number in decimal digits without leading zeros; nothing for any other text, or beyond 2^53 - 1. */
export const readDecimal = (text: string): number | undefined => {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/** The three lines of a checkpoint, which are what is signed. */
export const checkpointText = ({ origin, root, size }: LogHead): Result.Result<string, ProofFault> => {
  if (!isHash(root)) return malformed
  const text = `${origin}\n${size}\n${hashToBase64(root)}\n`
  return Result.flatMap(parseCheckpoint(text), (parsed) =>
    parsed.origin === origin ? Result.succeed(text) : malformed
  )
}

/**
 * What a checkpoint says: of a signed one, or of its text alone. Checks no signature.
 *
 * @example
 * parseCheckpoint("pactwerk.example/woensel-zuid\n159\n<44 characters>\n")
 */
export const parseCheckpoint = (text: string): Result.Result<ParsedCheckpoint, ProofFault> =>
  Result.gen(function* () {
    const given = yield* checkedText(text, noteLimits.bytes)
    // No line of a checkpoint is empty: after an empty line come signatures.
    const body = given.includes("\n\n") ? (yield* splitNote(given)).text : given
    const lines = body.split("\n")
    const last = lines.pop()
    const [origin, decimal = "", base64 = "", ...extensions] = lines
    const [size, root] = [readDecimal(decimal), hashFromBase64(base64)]
    if (last !== "" || lines.includes("") || origin === undefined || size === undefined || root === undefined) {
      return yield* malformed
    }
    if (size === 0 && root !== emptyRoot) return yield* refuse("the root is not that of an empty tree")
    return { origin, size, root, extensions, text: body }
  })

/**
 * Signs what a log stands at. Whoever signs must know that it extends all that was signed before: `signTreeHead` sees to
 * that. Every key has the name of the log.
 *
 * @example
 * signCheckpoint({ origin: key.name, size, root }, [key])
 */
export const signCheckpoint = (head: LogHead, keys: ReadonlyArray<SigningKey>): Result.Result<string, ProofFault> =>
  keys.every(({ name }) => name === head.origin)
    ? Result.flatMap(checkpointText(head), (text) => signNote(text, keys))
    : refuse("no key with the name of the log signed it")

/**
 * Opens a checkpoint: a key with the name of the log signed it. Witnesses whose keys are given are named with their time;
 * a known key whose signature does not verify spoils it.
 *
 * @example
 * openCheckpoint(note, [logKey, libraryKey])
 */
export const openCheckpoint = (
  note: string,
  keys: ReadonlyArray<VerifierKey | string>
): Result.Result<SignedCheckpoint, ProofFault> =>
  Result.gen(function* () {
    const { signatures, text } = yield* openNote(note, keys)
    const parsed = yield* parseCheckpoint(text)
    const isOfLog = signatures.some(({ name, type }) => name === parsed.origin && type === keyTypes.note)
    if (!isOfLog) return yield* refuse("no key with the name of the log signed it")
    return { ...parsed, signatures, note }
  })

/**
 * The line by which a witness says that it saw this checkpoint, to be put under it with `withSignatures`. The witness must
 * know that it extends all that it saw before: `witnessCheckpoint` sees to that. By C2SP tlog-cosignature.
 *
 * @param atSeconds since 1970, by the clock of the witness
 */
export const cosign = (checkpoint: string, witness: SigningKey, atSeconds: number): Result.Result<string, ProofFault> =>
  Result.gen(function* () {
    const { text } = yield* parseCheckpoint(checkpoint)
    if (witness.type !== keyTypes.cosignature) return yield* refuse("the key is of another kind than signs this")
    if (!Number.isSafeInteger(atSeconds) || atSeconds <= 0)
      return yield* refuse("it is no moment: whole seconds since 1970")
    const payload = new Uint8Array(72)
    new DataView(payload.buffer).setBigUint64(0, BigInt(atSeconds))
    payload.set(witness.sign(cosigned(text, atSeconds)), 8)
    return signatureLine(witness, payload)
  })
