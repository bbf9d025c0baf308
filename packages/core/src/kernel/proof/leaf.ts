/** The leaf hash of a record that was read, in as few steps as it takes. */
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import type { Recorded } from "../event.ts"
import type { StoredRecord } from "../event-log.ts"
import { canonicalise } from "../integrity.ts"
import { isCanonical } from "./canonical.ts"

/** SHA-256 of bytes, or of a text in UTF-8. */
export type HashText = (input: string | Uint8Array) => Uint8Array

export const ours: HashText = (input) => sha256(typeof input === "string" ? utf8ToBytes(input) : input)

/** The leaf hash of what a record says; nothing where that is no JSON any more. */
export const leafBytes = (recorded: Recorded, sha256: HashText): Uint8Array | undefined => {
  try {
    const written = withoutHash(recorded)
    // A record that was kept in canonical form is read in that order, and need not be put in order again.
    if (isCanonical(written)) return sha256(`\0${written}`)
    const { hash: _, ...kept } = recorded
    return sha256(`\0${canonicalise(kept)}`)
  } catch {
    return undefined
  }
}

/** The record as it is written, without its hash, which stands last in what a store reads. */
const withoutHash = (recorded: Recorded): string => {
  const written = JSON.stringify(recorded)
  const end = `,"hash":"${recorded.hash}"}`
  return written.endsWith(end) ? `${written.slice(0, -end.length)}}` : ""
}

const place = ',"position":'

/** The leaf hash of a record as it is kept; nothing where it is not in canonical form, or says another place. */
export const storedLeaf = ({ body, position }: StoredRecord, sha256: HashText): Uint8Array | undefined => {
  if (!isCanonical(body)) return undefined
  // What stands behind it in the alphabet holds no member of this name, and a text has its quotes escaped.
  return body.startsWith(`${place}${position},`, body.lastIndexOf(place)) ? sha256(`\0${body}`) : undefined
}
