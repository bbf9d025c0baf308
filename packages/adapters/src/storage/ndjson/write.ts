/** Writing: one batch in one write, synced before anybody hears of it, and only where the head is still the same. */
import fs from "node:fs"
import { HeadMoved, type Journal, type LogError, type Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import { isBroken, patiently, toLogError } from "../shared/file-errors.ts"
import { type MarkWriter, writeAll } from "../shared/mark.ts"
import { linesOf } from "./line.ts"
import type { Lock } from "./lock.ts"
import type { Reached, Tape } from "./tape.ts"

export interface Writing {
  readonly file: string
  readonly opened: number
  readonly lock: Lock
  readonly tape: Tape
  readonly mark: MarkWriter
  /** Why nothing may be written, when that is so. */
  readonly refusal: () => LogError | undefined
  /** After each commit, before anybody hears of it. */
  readonly committed: () => void
}

/** The commit of a journal in this file. */
export const makeCommit = (writing: Writing): Journal["commit"] => {
  const { committed, file, lock, mark, opened, refusal, tape } = writing
  let isMarked = false
  let broken: LogError | undefined
  /** What follows a failure here is not trusted any more, until the log is opened again. */
  const orBreak = <A>(run: () => A): A => {
    try {
      return run()
    } catch (cause) {
      broken ??= toLogError(file, "write to", cause)
      throw cause
    }
  }

  /** Nobody was told of this batch, and nobody could look: it goes, or it is not served here. */
  const takeBack = (end: Reached): void => {
    tape.stopAt(end)
    orBreak(() => fs.ftruncateSync(opened, end.offset))
    tape.stopAt()
  }

  const write = (batch: ReadonlyArray<Recorded>, end: Reached): void => {
    const lines = linesOf(batch)
    const [position = 0, hash = ""] = [batch.at(-1)?.position, batch.at(-1)?.hash]
    // The mark has its place before anything is written: a full disk is met here, and nothing has to be taken back.
    if (!isMarked) mark.advance({ size: end.position, hash: end.hash })
    isMarked = true
    try {
      writeAll(opened, lines, end.offset)
      orBreak(() => fs.fsyncSync(opened))
    } catch (cause) {
      takeBack(end)
      throw cause
    }
    // Where the mark stands after a failure is not known: the batch stays, for the mark may tell of it.
    tape.stopAt(end)
    orBreak(() => mark.advance({ size: position, hash }))
    tape.stopAt()
    tape.wrote({ position, hash, offset: end.offset + lines.length })
  }
  /** Whether it was written; not where the head is another. */
  const commitOnce = (batch: ReadonlyArray<Recorded>, expected: number): boolean => {
    const why = broken ?? refusal()
    if (why !== undefined) throw why
    return lock.alone(() => {
      const end = endOf(writing, expected)
      if (end === undefined) return false
      write(batch, end)
      committed()
      return true
    })
  }
  const failed = (cause: unknown): LogError => {
    const failure = toLogError(file, "write to", cause)
    if (isBroken(failure)) broken ??= failure
    return failure
  }
  return (batch, expected) =>
    Effect.flatMap(patiently(Effect.try({ try: () => commitOnce(batch, expected), catch: failed })), (isWritten) =>
      isWritten ? Effect.void : Effect.fail(new HeadMoved())
    )
}

/** Where the next batch belongs, with nothing behind it; `undefined` where the head is another. Throws. */
const endOf = ({ file, opened, tape }: Writing, expected: number): Reached | undefined => {
  if (fs.statSync(file, { throwIfNoEntry: false })?.ino !== fs.fstatSync(opened).ino) {
    throw refuse("Unavailable", `\`${file}\` was moved or replaced while it was open: open it again`)
  }
  const place = tape.placeAt(expected)
  if (place.position !== expected) return undefined
  const size = tape.size()
  if (size === place.offset) return place
  if (tape.next(place).to.position !== expected) return undefined
  // An unfinished batch: whoever wrote it was stopped, and told nobody that it was there.
  fs.ftruncateSync(opened, place.offset)
  fs.fsyncSync(opened)
  return place
}
