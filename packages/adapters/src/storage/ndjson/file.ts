/** The file: what it must be before it is trusted, and how a new one begins. */
import fs from "node:fs"
import { refuse } from "../shared/errors.ts"
import { syncFolder, writeAll } from "../shared/mark.ts"
import { header, isHeader } from "./line.ts"
import { type Lock, noLock, openLock } from "./lock.ts"

export interface Opened {
  readonly opened: number
  readonly lock: Lock
  readonly close: () => void
}

/** Looks before anything is changed: the file may be somebody else's. Throws. */
const isFresh = (opened: number, file: string): boolean => {
  const bytes = Buffer.alloc(header.length + 8)
  switch (isHeader(bytes.subarray(0, fs.readSync(opened, bytes, 0, bytes.length, 0)))) {
    case "ours":
      return false
    case "begun":
      return true
    case "newer":
      throw refuse("ReadOnly", `\`${file}\` was written by a newer version: update Pactwerk to open it`)
    case "strange":
      throw refuse("Corrupt", `\`${file}\` does not begin as a log: choose another file, or restore this one`)
  }
}

/** The file to read from; nothing was ever in it only where it `mayBegin`. Throws. */
export const openReader = (file: string, mayBegin: boolean): Opened =>
  guarded(fs.openSync(file, "r"), (opened) => {
    if (isFresh(opened, file) && !mayBegin) throw lost(file)
    if (isFresh(opened, file)) throw refuse("ReadOnly", `\`${file}\` holds no log yet, and is opened to read only`)
    return fs.existsSync(`${file}-lock`) ? openLock(file, true) : noLock
  })

/** The file to write in; begins a new log where there is none and `mayBegin`. Throws. */
export const openWriter = (file: string, mayBegin: boolean): Opened =>
  guarded(fs.openSync(file, mayBegin ? fs.constants.O_RDWR | fs.constants.O_CREAT : "r+"), (opened) => {
    const fresh = isFresh(opened, file)
    if (fresh && !mayBegin) throw lost(file)
    const lock = openLock(file, false)
    try {
      if (fresh) lock.alone(() => begin(opened, file))
      return lock
    } catch (cause) {
      lock.close()
      throw cause
    }
  })

const lost = (file: string) => refuse("Corrupt", `\`${file}\` lost all that it held: restore it, or remove its marks`)

const guarded = (opened: number, prepare: (opened: number) => Lock): Opened => {
  try {
    const lock = prepare(opened)
    const close = () => {
      lock.close()
      fs.closeSync(opened)
    }
    return { opened, lock, close }
  } catch (cause) {
    fs.closeSync(opened)
    throw cause
  }
}

const begin = (opened: number, file: string): void => {
  // Another process may have begun it while this one waited for the lock.
  if (!isFresh(opened, file)) return
  writeAll(opened, header, 0)
  fs.fsyncSync(opened)
  syncFolder(file)
}

/** How much stands there; nothing where there is no file. Throws. */
export const bytesIn = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
