/** One message holds one group of events: whole, or not there at all; and it names the message before. */
import { createHash } from "node:crypto"
import { Hash, Position, Recorded } from "@pactwerk/core"
import { Schema } from "effect"
import { refuse } from "../shared/errors.ts"

/** A message as it is stored. */
export interface Message {
  readonly sequence: number
  readonly bytes: Uint8Array
}

/** Where a message ends in the order of events, and its hash. */
export interface Mark {
  readonly end: number
  readonly hash: string
}

/** Before the first message. */
export const start: Mark = { end: 0, hash: "" }

const format = 1

const Group = Schema.Struct({
  v: Schema.Literal(format),
  first: Position,
  /** The hash of the message before; the first has none. */
  after: Schema.optionalKey(Hash),
  events: Schema.NonEmptyArray(Recorded)
})

const isGroup = Schema.is(Group)
const isNewer = Schema.is(Schema.Struct({ v: Schema.Int.check(Schema.isGreaterThan(format)) }))
const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { fatal: true })

/** Of all bytes of a message: also the id by which the server knows a repeat. */
export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** The message of a group that follows this one. */
export const encode = (events: ReadonlyArray<Recorded>, { end, hash }: Mark) => {
  const after = end === 0 ? {} : { after: hash }
  const bytes = encoder.encode(JSON.stringify({ v: format, first: end + 1, ...after, events }))
  return { bytes, mark: { end: end + events.length, hash: hashOf(bytes) } }
}

/** The group in a message. Throws `Corrupt` for what is none of ours, `ReadOnly` for what a newer version wrote. */
export const decode = ({ bytes, sequence }: Message, expected?: number): typeof Group.Type => {
  const group = parse(bytes)
  if (isNewer(group)) {
    throw refuse("ReadOnly", `message \`${sequence}\` was written by a newer version: update Pactwerk to open it`)
  }
  if (isGroup(group)) return group
  const what = `message \`${sequence}\` is no group of events`
  const where = expected === undefined ? "" : `, and position \`${expected}\` should be there`
  throw refuse("Corrupt", `${what}${where}: find out what else writes to this stream`)
}

/** The events of a message that follows this one, and its own mark. Throws `Corrupt` where it follows another. */
export const decodeAfter = (message: Message, before: Mark) => {
  const expected = before.end + 1
  const { after = "", events, first } = decode(message, expected)
  const corrupt = (what: string) => refuse("Corrupt", `message \`${message.sequence}\` ${what}`)
  if (first !== expected || events.some(({ position }, index) => position !== first + index)) {
    throw corrupt(`begins at position \`${first}\`, not \`${expected}\``)
  }
  if (after !== before.hash) throw corrupt(`follows another event than the one at position \`${before.end}\``)
  return { events, mark: { end: before.end + events.length, hash: hashOf(message.bytes) } }
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}
