/** One message holds one group of events: whole, or not there at all. */
import { createHash } from "node:crypto"
import { Position, Recorded } from "@pactwerk/core"
import { Schema } from "effect"
import { refuse } from "../shared/errors.ts"

const format = 1

const Group = Schema.Struct({
  v: Schema.Literal(format),
  first: Position,
  events: Schema.NonEmptyArray(Recorded)
})

const isGroup = Schema.is(Group)
const isNewer = Schema.is(Schema.Struct({ v: Schema.Int.check(Schema.isGreaterThan(format)) }))
const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { fatal: true })

/** The message of a group, and its hash: the id by which the server knows a repeat. */
export const encode = (events: ReadonlyArray<Recorded>, first: number) => {
  const bytes = encoder.encode(JSON.stringify({ v: format, first, events }))
  return { bytes, id: createHash("sha256").update(bytes).digest("hex") }
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}

/**
 * The events of the message that follows this position. Throws `Corrupt` for what is no group of ours or begins
 * elsewhere, `ReadOnly` for what a newer version wrote.
 */
export const decode = (bytes: Uint8Array, sequence: number, after?: number): ReadonlyArray<Recorded> => {
  const group = parse(bytes)
  const at = after === undefined ? "" : `, for position \`${after + 1}\``
  if (isNewer(group)) {
    throw refuse(
      "ReadOnly",
      `message \`${sequence}\` of the stream was written by a newer version: update Pactwerk to open it`
    )
  }
  if (!isGroup(group)) throw refuse("Corrupt", `message \`${sequence}\` of the stream${at}, is no group of events`)
  const first = after === undefined ? group.first : after + 1
  if (group.first !== first || group.events.some(({ position }, index) => position !== first + index)) {
    throw refuse("Corrupt", `message \`${sequence}\` of the stream begins at position \`${group.first}\`, not${at}`)
  }
  return group.events
}
