/** How a signed note is written (C2SP signed-note): a text, an empty line, and a line for each signature. */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { Result } from "effect"
import { fromBase64, toBase64 } from "../base64.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { isKeyName, type VerifierKey } from "./verifier-key.ts"

/** How much is read: characters of a note, as signatures against quantum computers are long, and lines of signatures. */
export const noteLimits = { bytes: 256 * 1024, signatures: 100 } as const

/** A line under a note, not yet checked. */
export interface SignatureLine {
  readonly name: string
  readonly id: string
  readonly payload: Uint8Array
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
const unfit = /[\u0000-\u0009\u000b-\u001f]/

/** A text that can stand in a note, within a bound in bytes: with line ends, and no other control characters. */
export const checkedText = (text: unknown, most: number): Result.Result<string, ProofFault> => {
  if (typeof text !== "string") return refuse("it is no text of the kind that was asked for")
  if (text.length > most || utf8ToBytes(text).length > most) return refuse("it is too long")
  return text.isWellFormed() && !unfit.test(text)
    ? Result.succeed(text)
    : refuse("it holds what no such text may hold: a control character or half a character")
}

/** The text of a note and the lines under it. Nobody has signed it until `openNote` says so. */
export const splitNote = (
  note: unknown
): Result.Result<{ readonly text: string; readonly lines: ReadonlyArray<SignatureLine> }, ProofFault> =>
  Result.flatMap(checkedText(note, noteLimits.bytes), (whole) => {
    const malformed = refuse("it is no signed note: text, an empty line and lines with signatures")
    // The last empty line: the text can have some of its own.
    const end = whole.lastIndexOf("\n\n")
    const written = whole.slice(end + 2).split("\n")
    if (end < 0 || written.pop() !== "" || written.length === 0) return malformed
    if (written.length > noteLimits.signatures) return refuse("it has too many signatures")
    const lines = written.flatMap((line) => readLine(line) ?? [])
    return lines.length === written.length ? Result.succeed({ text: whole.slice(0, end + 1), lines }) : malformed
  })

const readLine = (line: string): SignatureLine | undefined => {
  const [dash, name, base64 = "", ...more] = line.split(" ")
  const bytes = fromBase64(base64)
  if (dash !== "—" || !isKeyName(name) || bytes === undefined || bytes.length < 5 || more.length > 0) return undefined
  return { name, id: bytesToHex(bytes.subarray(0, 4)), payload: bytes.subarray(4) }
}

/** A line under a note, with its line end. */
export const signatureLine = (key: VerifierKey, payload: Uint8Array): string =>
  `— ${key.name} ${toBase64(concatBytes(hexToBytes(key.id), payload))}\n`
