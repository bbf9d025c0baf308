/** Reading: whole batches from a place in the file that is known, every byte checked, and what may be cut behind them. */
import fs from "node:fs"
import { LogError, type Recorded } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"
import type { Mark } from "../shared/mark.ts"
import { header, isBegun, readLine } from "./line.ts"
import type { Lock } from "./lock.ts"

/** The end of a whole batch: the position and the hash of its last event, and the byte after its last line. */
export interface Reached {
  readonly position: number
  readonly hash: string
  readonly offset: number
}

/** Before the first event; the hash is that of no event. */
export const beginning: Reached = { position: 0, hash: "0".repeat(64), offset: header.length }

export interface Page {
  readonly events: ReadonlyArray<Recorded>
  readonly to: Reached
  /** Nothing but an unfinished batch comes after it. */
  readonly isLast: boolean
}

export interface Tape {
  /** The next whole batches after this place. Throws `Corrupt`, with the position, where a byte is another. */
  readonly next: (from: Reached) => Page
  /** The furthest place that is known, not after this position. */
  readonly placeAt: (position?: number) => Reached
  /** The bytes of the file now. */
  readonly size: () => number
  /** Sees nothing behind this place any more; without one, all again. */
  readonly stopAt: (place?: Reached) => void
  readonly wrote: (to: Reached) => void
  /** The hash of the event that the mark is about; `undefined` where it was not met. */
  readonly hashAtMark: () => string | undefined
}

const pageBytes = 1024 * 1024
const placesKept = 64
const newline = 10

/** What is read of this file. */
export const makeTape = (file: string, opened: number, lock: Lock, mark: Mark | undefined): Tape => {
  let places: ReadonlyArray<Reached> = [beginning]
  let stop = Number.MAX_SAFE_INTEGER
  let hashAtMark: string | undefined

  const size = () => Math.min(fs.fstatSync(opened).size, stop)
  const wrote = (to: Reached): void => {
    // Whoever is further back begins at the beginning.
    if (to.offset > (places.at(-1)?.offset ?? 0)) places = [beginning, ...places.slice(1 - placesKept), to]
  }
  const bytesFrom = (from: Reached, most: number) => {
    const look = () => {
      const there = size() - from.offset
      if (there < 0) throw refuse("Corrupt", `\`${file}\` lost what it held after position \`${from.position}\``)
      return { bytes: readBytes(opened, from.offset, Math.min(most, there)), isLast: there <= most }
    }
    // Where nothing is new nobody is waited for. What is new may not be on the disk yet, as long as its writer is busy.
    return size() === from.offset ? look() : lock.quiet(look)
  }

  const next = (from: Reached): Page => {
    for (let most = pageBytes; ; most *= 2) {
      const { bytes, isLast } = bytesFrom(from, most)
      const { batch, damage, events, to } = wholeIn(bytes, from)
      const rest = bytes.subarray(to.offset - from.offset)
      if (to === from && damage === undefined && !isLast) continue
      const wrong = damage ?? (isLast ? damageOfTail(rest, to.position, batch) : undefined)
      // INVARIANT: nothing is taken for unfinished that a mark says was acknowledged.
      const isUnwritten = mark !== undefined && mark.size <= to.position && rest.includes(0)
      if (wrong !== undefined && !isUnwritten) throw wrong
      for (const { hash, position } of events) if (position === mark?.size) hashAtMark = hash
      wrote(to)
      return { events, to, isLast: isLast || wrong !== undefined }
    }
  }
  return {
    next,
    placeAt: (position = Number.MAX_SAFE_INTEGER) =>
      places.findLast((place) => place.position <= position) ?? beginning,
    size,
    stopAt: (place) => {
      stop = place?.offset ?? Number.MAX_SAFE_INTEGER
    },
    wrote,
    hashAtMark: () => hashAtMark
  }
}

const readBytes = (opened: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const more = fs.readSync(opened, bytes, read, length - read, offset + read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}

/** The whole batches at the beginning of these bytes, how many lines of the next, and what is wrong with that. */
const wholeIn = (bytes: Buffer, from: Reached) => {
  const events: Array<Recorded> = []
  let to = from
  let batch: Array<Recorded> = []
  let promised = 0
  let at = 0
  const found = (damage?: LogError) => ({ events, to, batch: batch.length, damage })
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, at)) {
    const position = to.position + batch.length + 1
    const line = readLine(bytes.subarray(at, end + 1), position)
    if (line instanceof LogError) return found(line)
    if (batch.length === 0) promised = line.last
    if (line.first !== to.position + 1 || line.last !== promised || line.last < position) {
      return found(damaged(position, "it is of another batch"))
    }
    batch.push(line.event)
    at = end + 1
    if (position < line.last) continue
    events.push(...batch)
    to = { position, hash: line.event.hash, offset: from.offset + at }
    batch = []
  }
  return found()
}

const damaged = (position: number, what: string): LogError =>
  refuse("Corrupt", `the event at position \`${position}\` is damaged: ${what}`)

/** What is wrong with bytes behind the last whole batch, which begin with so many right lines; nothing where a write was cut off. */
const damageOfTail = (bytes: Buffer, after: number, lines: number): LogError | undefined => {
  const rest = bytes.subarray(bytes.lastIndexOf(newline) + 1)
  if (rest.length === 0) return undefined
  const position = after + lines + 1
  if (!isBegun(rest, after + 1)) return damaged(position, "its line has another shape")
  const isWhole = !(readLine(Buffer.concat([rest.subarray(0, -1), Buffer.of(newline)]), position) instanceof LogError)
  return isWhole ? damaged(position, "its line ends otherwise") : undefined
}
