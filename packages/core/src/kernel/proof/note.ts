/** Signed notes: text that says who stands for it (C2SP signed-note). */
import { ed25519 } from "@noble/curves/ed25519.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { Result } from "effect"
import { type ProofFault, refuse } from "./fault.ts"
import { checkedText, noteLimits, type SignatureLine, signatureLine, splitNote } from "./note-text.ts"
import type { SigningKey } from "./signing-key.ts"
import { keyTypes, parseVerifierKey, type VerifierKey } from "./verifier-key.ts"

/** Who signed, with a key that was known. */
export interface SignedBy {
  readonly name: string
  readonly id: string
  readonly type: number
  /** Of a witness: when, in seconds since 1970, by its own clock. */
  readonly at?: number
}

export interface OpenedNote {
  /** What was signed, with its last line end. */
  readonly text: string
  /** Everybody known who did, each once. */
  readonly signatures: ReadonlyArray<SignedBy>
}

/**
 * Signs a text that ends with a line end. The same keys and text always give the same note.
 *
 * @example
 * signNote("The minutes were adopted.\n", [key])
 */
export const signNote = (text: string, keys: ReadonlyArray<SigningKey>): Result.Result<string, ProofFault> =>
  Result.flatMap(checkedText(text, noteLimits.bytes), (checked) => {
    if (!checked.endsWith("\n")) return refuse("it is no signed note: text, an empty line and lines with signatures")
    if (keys.some(({ type }) => type !== keyTypes.note)) return refuse("the key is of another kind than signs this")
    return withSignatures(
      `${checked}\n`,
      keys.map((key) => signatureLine(key, key.sign(utf8ToBytes(checked))))
    )
  })

/** A note with more lines under it, such as witnesses gave. None of them is checked by this. */
export const withSignatures = (note: string, lines: ReadonlyArray<string>): Result.Result<string, ProofFault> =>
  Result.map(splitNote(note + lines.join("")), () => note + lines.join(""))

/** What a witness signs: when it looked, and what it saw. C2SP tlog-cosignature. */
export const cosigned = (text: string, seconds: number): Uint8Array =>
  utf8ToBytes(`cosignature/v1\ntime ${seconds}\n${text}`)

const verifies = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    // Strict RFC 8032: by default noble takes what ZIP 215 takes, which is more.
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** Who signed this line, or nothing where the signature does not verify. */
const checkedLine = ({ payload }: SignatureLine, text: string, key: VerifierKey): SignedBy | undefined => {
  const { id, name, publicKey, type } = key
  if (type === keyTypes.note) {
    return verifies(payload, utf8ToBytes(text), publicKey) ? { name, id, type } : undefined
  }
  if (payload.length !== 72) return undefined
  const at = Number(new DataView(payload.buffer, payload.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(at)) return undefined
  return verifies(payload.subarray(8), cosigned(text, at), publicKey) ? { name, id, type, at } : undefined
}

/** The keys that can be used here, each in its text or read from it; a text that is no key is refused. */
const usable = (keys: unknown): Result.Result<ReadonlyArray<VerifierKey>, ProofFault> => {
  if (!Array.isArray(keys))
    return refuse("it is no verifier key: a name, eight hex digits and base64, with a plus between")
  const read = Array.from(keys, (key: VerifierKey | string) =>
    isKey(key) ? Result.succeed(key) : parseVerifierKey(key)
  )
  return Result.map(Result.all(read), (all) =>
    all.filter(({ type }) => type === keyTypes.note || type === keyTypes.cosignature)
  )
}
const isKey = (key: VerifierKey | string): key is VerifierKey =>
  typeof key === "object" && key !== null && key.publicKey instanceof Uint8Array

/**
 * Opens a note: what it says, and who of the known keys signed it. Lines of unknown keys are ignored. One known key whose
 * signature does not verify spoils the whole note, and without one good signature of a known key nobody stands for it.
 *
 * @param keys the keys that are trusted, as text or as `parseVerifierKey` gives them
 * @example
 * openNote(note, ["pactwerk.example/woensel-zuid+0b1c2d3e+AQ…"])
 */
export const openNote = (
  note: string,
  keys: ReadonlyArray<VerifierKey | string>
): Result.Result<OpenedNote, ProofFault> =>
  Result.gen(function* () {
    const known = yield* usable(keys)
    const { lines, text } = yield* splitNote(note)
    const signatures = new Map<string, SignedBy>()
    for (const line of lines) {
      const claimed = known.filter(({ id, name }) => id === line.id && name === line.name)
      if (claimed.length === 0) continue
      const signed = claimed.map((key) => checkedLine(line, text, key)).find((found) => found !== undefined)
      if (signed === undefined) return yield* refuse("the signature of a known key does not verify")
      signatures.set(`${signed.name}+${signed.id}`, signed)
    }
    if (signatures.size === 0) return yield* refuse("no known key signed it")
    return { text, signatures: [...signatures.values()] }
  })
