/** A stored row becomes an event only when everything about it is right. */
import { createHash } from "node:crypto"
import { Recorded } from "@pactwerk/core"
import { Schema } from "effect"
import { refuse } from "./errors.ts"

/** A row as a database gives it, whatever it holds; the hash in lower-case hex. */
export interface Row {
  readonly position: number
  readonly body: unknown
  readonly hash: unknown
}

const isRecorded = Schema.is(Recorded)
const nothing = Buffer.of(0)

/** The leaf hash of a stored record: the same as core's `leafHash`, by the platform's own SHA-256. */
export const platformHash = (body: string): string =>
  createHash("sha256").update(nothing).update(body, "utf8").digest("hex")

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
