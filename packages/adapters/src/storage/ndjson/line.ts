/** One line for one event: canonical JSON, which can be compared byte for byte with what it should be. */
import { crc32 } from "node:zlib"
import { canonicalise, LogError, type Recorded } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"
import { served } from "../shared/served.ts"

const version = 1

/** The sum covers all that stands before it, so that no byte of a line can change alone. */
const closed = (text: string): string => `${text},"sum":"${crc32(text).toString(16).padStart(8, "0")}"}\n`

const headerOf = (format: number): string => closed(`{"format":"pactwerk-log/${format}"`)

/** The first line of every file: what it is, and how to read it. */
export const header = Buffer.from(headerOf(version))

/** Which batch an event belongs to: the positions of its first and its last. */
interface Batch {
  readonly first: number
  readonly last: number
}

const lineOf = ({ first, last }: Batch, body: string, hash: string): string =>
  closed(`{"batch":[${first},${last}],"event":${body},"hash":"${hash}"`)

/** The lines of one batch, to be written as one. */
export const linesOf = (batch: ReadonlyArray<Recorded>): Buffer => {
  const [first = 0, last = 0] = [batch.at(0)?.position, batch.at(-1)?.position]
  const lines = batch.map(({ hash, ...kept }) => lineOf({ first, last }, canonicalise(kept), hash))
  return Buffer.from(lines.join(""))
}

const shape = /^\{"batch":\[(\d+),(\d+)\],"event":(\{.*\}),"hash":"([0-9a-f]{64})","sum":"[0-9a-f]{8}"\}\n$/s

export interface Line extends Batch {
  readonly event: Recorded
}

/** The event of a line, newline included, and its batch; or what is wrong with it. */
export const readLine = (bytes: Buffer, position: number): Line | LogError => {
  const corrupt = (what: string) => refuse("Corrupt", `the event at position \`${position}\` is damaged: ${what}`)
  const [, first, last, body, hash] = shape.exec(bytes.toString("utf8")) ?? []
  if (first === undefined || last === undefined || body === undefined || hash === undefined) {
    return corrupt("its line has another shape")
  }
  const batch = { first: Number(first), last: Number(last) }
  if (!Buffer.from(lineOf(batch, body, hash)).equals(bytes)) return corrupt("the sum of its line is another")
  try {
    return { ...batch, event: served({ position, body, hash }) }
  } catch (cause) {
    return cause instanceof LogError ? cause : corrupt(`${cause}`)
  }
}

/** Whether bytes without a newline can be the beginning of the first line at this position, or of its whole batch. */
export const isBegun = (bytes: Buffer, first: number): boolean => {
  const begin = Buffer.from(`{"batch":[${first},`)
  const length = Math.min(begin.length, bytes.length)
  return bytes.subarray(0, length).equals(begin.subarray(0, length))
}

/** What stands at the beginning of a file: our first line, the beginning of it, a newer one, or something else. */
export const isHeader = (bytes: Buffer): "ours" | "begun" | "newer" | "strange" => {
  const length = Math.min(header.length, bytes.length)
  if (bytes.subarray(0, length).equals(header.subarray(0, length))) return length < header.length ? "begun" : "ours"
  const text = bytes.toString("latin1")
  const format = Number(/^\{"format":"pactwerk-log\/([1-9]\d{0,5})"/.exec(text)?.[1] ?? 0)
  return format > version && text.startsWith(headerOf(format)) ? "newer" : "strange"
}
