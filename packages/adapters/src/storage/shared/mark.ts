/** The high-water mark: how far the last acknowledged commit reached, in small files beside the log. */
import { createHash, randomUUID } from "node:crypto"
import fs from "node:fs"
import path from "node:path"

/** The position of the last acknowledged event, and its hash. */
export interface Mark {
  readonly size: number
  readonly hash: string
}

export interface Marks {
  /** The furthest of all marks beside the file: each process keeps one of its own. */
  readonly furthest: Mark | undefined
  /** A mark of which neither slot can be read. */
  readonly damaged: string | undefined
}

interface Slot extends Mark {
  readonly turn: number
}

const slotBytes = 512
const sumAt = slotBytes - 65
const sumOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex")

/** A slot covers every byte with its checksum, and fits one sector, so that a torn write spoils one slot only. */
const written = ({ hash, size, turn }: Slot): Buffer => {
  const text = `pactwerk mark 1 ${turn} ${size} ${hash} `.padEnd(sumAt)
  return Buffer.from(`${text}${sumOf(text)}\n`, "latin1")
}

const readSlot = (bytes: Buffer): Slot | undefined => {
  const text = bytes.toString("latin1", 0, sumAt)
  const [, turn, size, hash] = /^pactwerk mark 1 (\d+) (\d+) ([0-9a-f]{64}) +$/.exec(text) ?? []
  if (turn === undefined || size === undefined || hash === undefined) return undefined
  return bytes.toString("latin1", sumAt) === `${sumOf(text)}\n`
    ? { turn: Number(turn), size: Number(size), hash }
    : undefined
}

const further = <A extends Mark>(one: A | undefined, other: A | undefined): A | undefined =>
  one === undefined || (other !== undefined && other.size > one.size) ? other : one

const readMark = (bytes: Buffer): Slot | undefined =>
  further(readSlot(bytes.subarray(0, slotBytes)), readSlot(bytes.subarray(slotBytes, 2 * slotBytes)))

const marksBeside = (file: string): ReadonlyArray<string> => {
  const folder = path.dirname(file)
  const name = `${path.basename(file)}-mark-`
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((entry) => entry.startsWith(name) && !entry.endsWith("~"))
    .map((entry) => path.join(folder, entry))
}

/** Looks at every mark beside the file and changes none. Throws what the file system throws. */
export const readMarks = (file: string): Marks => {
  let marks: Marks = { furthest: undefined, damaged: undefined }
  for (const name of marksBeside(file)) {
    const mark = readIfThere(name)
    if (mark === "gone") continue
    marks = mark === undefined ? { ...marks, damaged: name } : { ...marks, furthest: further(marks.furthest, mark) }
  }
  return marks
}

const readIfThere = (name: string): Mark | "gone" | undefined => {
  try {
    return readMark(fs.readFileSync(name))
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "gone"
    throw cause
  }
}

/** This process's own mark. */
export interface MarkWriter {
  /** Moves the mark; returns when it is as durable as was asked for. */
  readonly advance: (mark: Mark) => void
  /** How far this mark stands. */
  readonly reached: () => number
  readonly close: () => void
}

/** Takes over every readable mark beside the file in one of its own. Not `synced`, the last sync is the system's. */
export const takeOver = (file: string, synced: boolean): MarkWriter => {
  const own = `${file}-mark-${randomUUID()}`
  let open: number | undefined
  let turn = 0
  let reached = 0
  const advance = (mark: Mark): void => {
    move(mark)
    reached = mark.size
  }
  const move = (mark: Mark): void => {
    turn += 1
    if (open !== undefined) {
      writeAll(open, written({ ...mark, turn }), (turn % 2) * slotBytes)
      if (synced) fs.fsyncSync(open)
      // Another process took this file over, and may have looked before the line above: the mark needs a new one.
      if (fs.fstatSync(open).nlink > 0) return
      fs.closeSync(open)
      open = undefined
    }
    open = create(own, { ...mark, turn })
  }
  let furthest: Mark | undefined
  for (const name of marksBeside(file)) {
    const taken = take(name, (mark) => {
      if (further(furthest, mark) === furthest) return
      furthest = mark
      advance(mark)
    })
    if (taken) syncFolder(file)
  }
  return {
    advance,
    reached: () => reached,
    close: () => {
      if (open !== undefined) fs.closeSync(open)
    }
  }
}

/** Keeps what the file says before it is unlinked, and once more after: its owner may have moved it in between. */
const take = (name: string, keep: (mark: Mark) => void): boolean => {
  if (!fs.existsSync(name)) return false
  const file = fs.openSync(name, "r")
  try {
    const bytes = Buffer.alloc(2 * slotBytes)
    const look = () => readMark(bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, 0)))
    const mark = look()
    if (mark === undefined) return false
    keep(mark)
    fs.rmSync(name, { force: true })
    const again = look()
    if (again !== undefined) keep(again)
    return true
  } finally {
    fs.closeSync(file)
  }
}

/** The system may write less than it was asked to, and says how much. */
export const writeAll = (file: number, bytes: Buffer, at: number): void => {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done, at + done)
}

/** Under its final name a mark is whole, or it was damaged: it is written elsewhere first. */
const create = (name: string, slot: Slot): number => {
  const draft = `${name}~`
  const file = fs.openSync(draft, "w+")
  try {
    writeAll(file, Buffer.concat([written(slot), written(slot)]), 0)
    fs.fsyncSync(file)
    fs.renameSync(draft, name)
    syncFolder(name)
    return file
  } catch (cause) {
    // A full disk is met more than once: nothing is left behind each time.
    fs.closeSync(file)
    fs.rmSync(draft, { force: true })
    throw cause
  }
}

/** Makes the names in the folder of this file as durable as what they lead to. */
export const syncFolder = (file: string): void => {
  const folder = fs.openSync(path.dirname(file), "r")
  fs.fsyncSync(folder)
  fs.closeSync(folder)
}
