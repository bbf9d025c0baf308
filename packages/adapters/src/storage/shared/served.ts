/** A stored row becomes an event only when everything about it is right. */
import { hash } from "node:crypto"
import { isRecorded, type Recorded, type StoredRecord } from "@pactwerk/core"
import { refuse } from "./errors.ts"

/** A row as a database gives it, whatever it holds; the hash in lower-case hex. */
export type Row = StoredRecord

/** The leaf hash of a stored record: the same as core's `leafHash`, by the platform's own SHA-256. */
export const platformHash = (body: string): string => hash("sha256", `\0${body}`, "hex")

/** SHA-256 of the platform. A text and then bytes: to give bytes itself takes `hash` three times as long. */
export const platformSha256 = (input: string | Uint8Array): Uint8Array =>
  Buffer.from(hash("sha256", input, "binary"), "latin1")

/** The event in a row. Throws `Corrupt`, with what is wrong with it. */
export const served = ({ body, hash, position }: Row): Recorded => {
  const corrupt = (what: string) => refuse("Corrupt", `the event at position \`${position}\` is damaged: ${what}`)
  if (typeof body !== "string" || typeof hash !== "string") throw corrupt("no record")
  if (platformHash(body) !== hash) throw corrupt("its hash is another")
  const event: unknown = { ...JSON.parse(body), hash }
  if (!isRecorded(event)) throw corrupt("its fields are no event")
  if (event.position !== position) throw corrupt(`it says \`${event.position}\` itself`)
  return event
}
