/** What can be wrong with a key, a note, a checkpoint or a proof: each in one sentence, that programs can tell apart. */
import { Result } from "effect"

export type ProofFault =
  | "it is no text of the kind that was asked for"
  | "it is too long"
  | "it holds what no such text may hold: a control character or half a character"
  | "it is no verifier key: a name, eight hex digits and base64, with a plus between"
  | "the digits of the verifier key are not those of its key"
  | "it is no private key: Ed25519 in PKCS#8, in PEM or DER"
  | "it is no name for a key: it is empty, or holds a space or a plus"
  | "the key is of another kind than signs this"
  | "it is no signed note: text, an empty line and lines with signatures"
  | "it has too many signatures"
  | "the signature of a known key does not verify"
  | "no known key signed it"
  | "it is no checkpoint: an origin, a size and a root"
  | "the root is not that of an empty tree"
  | "no key with the name of the log signed it"
  | "the key that signed it was withdrawn"
  | "it is no request to a witness: an old size, a path and a checkpoint"
  | "it is no moment: whole seconds since 1970"
  | "it is no proof of an event: its first line, an index, a path and a checkpoint"
  | "the proof does not hold the event itself"
  | "the index is not below the size of the log"
  | "the path does not lead from the event to the signed root"
  | "the event is not in its canonical text"
  | "the position of the event is another than the proof says"
  | "it is no fingerprint: a size, and twenty letters and digits in four groups of five"

/** A failure with its sentence. */
export const refuse = (why: ProofFault): Result.Result<never, ProofFault> => Result.fail(why)
