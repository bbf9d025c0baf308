/** A disk that promises no more than it must: what was not synced may survive in any part and order, or not at all. */
import path from "node:path"
import type { Dice } from "@pactwerk/core/testing"
import type { Step } from "./trace.ts"

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }

interface Inode {
  durable: Buffer
  /** Since the last sync of this file. */
  pending: Array<Change>
  size: number
}

interface Naming {
  readonly path: string
  /** Absent: the name is taken away. */
  readonly inode: Inode | undefined
}

/** What a power cut leaves of what was not synced; `sector` bytes are written whole or not at all. */
export type Survival = "nothing" | "data" | "names" | "all" | "a beginning" | "a part" | "torn"
export const survivals: ReadonlyArray<Survival> = ["nothing", "data", "names", "all", "a beginning", "a part", "torn"]
const sector = 512

const changed = (before: Buffer, change: Change): Buffer => {
  const size = "size" in change ? change.size : Math.max(before.length, change.at + change.bytes.length)
  const after = Buffer.alloc(size)
  before.copy(after, 0, 0, size)
  if ("bytes" in change) change.bytes.copy(after, change.at)
  return after
}

/** The sectors of a write, each a write of its own. */
const sectorsOf = (change: Change): ReadonlyArray<Change> => {
  if ("size" in change) return [change]
  const { at, bytes } = change
  const cuts = [at]
  for (let next = (Math.floor(at / sector) + 1) * sector; next < at + bytes.length; next += sector) cuts.push(next)
  return cuts.map((from, index) => ({
    at: from,
    bytes: bytes.subarray(from - at, (cuts[index + 1] ?? at + bytes.length) - at)
  }))
}

const survivors = (pending: ReadonlyArray<Change>, survival: Survival, dice: Dice): ReadonlyArray<Change> => {
  switch (survival) {
    case "nothing":
    case "names":
      return []
    case "data":
    case "all":
      return pending
    case "a beginning":
      return pending.slice(0, dice(pending.length + 1))
    case "a part":
      return pending.filter(() => dice(2) === 0)
    case "torn":
      return pending.flatMap(sectorsOf).filter(() => dice(4) > 0)
  }
}

export const makeDisk = (folder: string) => {
  const open = new Map<number, Inode | string>()
  const now = new Map<string, Inode>()
  const durable = new Map<string, Inode>()
  let namings: Array<Naming> = []
  const name = (naming: Naming) => {
    if (naming.inode === undefined) now.delete(naming.path)
    else now.set(naming.path, naming.inode)
    namings.push(naming)
  }
  const keep = (names: Map<string, Inode>, { inode, path }: Naming) =>
    inode === undefined ? names.delete(path) : names.set(path, inode)
  const change = (inode: Inode, made: Change) => {
    inode.pending.push(made)
    inode.size = "size" in made ? made.size : Math.max(inode.size, made.at + made.bytes.length)
  }
  const inside = (file: string) => file.startsWith(`${folder}/`)

  /** Follows one step of the process. */
  const follow = (step: Step): void => {
    if (step.did === "open") {
      open.delete(step.fd)
      if (step.path === folder) open.set(step.fd, folder)
      if (!inside(step.path)) return
      let inode = now.get(step.path)
      if (inode === undefined && step.creates) {
        inode = { durable: Buffer.alloc(0), pending: [], size: 0 }
        name({ path: step.path, inode })
      }
      // A folder inside this one has no inode here.
      open.set(step.fd, inode ?? step.path)
      if (inode !== undefined && step.empties && inode.size > 0) change(inode, { size: 0 })
    } else if (step.did === "rename") {
      const inode = now.get(step.from)
      if (inode === undefined) return
      name({ path: step.to, inode })
      name({ path: step.from, inode: undefined })
    } else if (step.did === "unlink") {
      if (now.has(step.path)) name({ path: step.path, inode: undefined })
    } else {
      const inode = open.get(step.fd)
      if (inode === undefined) return
      if (typeof inode !== "string") {
        if (step.did === "write") change(inode, { at: step.at ?? inode.size, bytes: step.bytes })
        if (step.did === "cut") change(inode, { size: step.size })
        if (step.did === "sync") {
          inode.durable = inode.pending.reduce(changed, inode.durable)
          inode.pending = []
        }
      } else if (step.did === "sync") {
        for (const naming of namings) if (path.dirname(naming.path) === inode) keep(durable, naming)
        namings = namings.filter((naming) => path.dirname(naming.path) !== inode)
      }
    }
  }

  /** The files that are there after a power cut now, by name. */
  const after = (survival: Survival, dice: Dice): ReadonlyMap<string, Buffer> => {
    const names = new Map(durable)
    const kept =
      survival === "nothing" || survival === "data"
        ? []
        : survival === "names" || survival === "all"
          ? namings
          : namings.slice(0, dice(namings.length + 1))
    for (const naming of kept) keep(names, naming)
    return new Map(
      [...names].map(([file, inode]) => [
        path.relative(folder, file),
        survivors(inode.pending, survival, dice).reduce(changed, inode.durable)
      ])
    )
  }
  return { follow, after, open: (fd: number) => open.get(fd) }
}
