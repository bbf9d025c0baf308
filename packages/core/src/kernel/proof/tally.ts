/** What is found while records pass in order: where they stand, what they hash to, and which roots they lead to. */
import { bytesToHex } from "@noble/hashes/utils.js"
import { makeEdge } from "./edge.ts"
import type { Sha256 } from "./hash.ts"
import type { TreeHead } from "./tree.ts"

/** What is wrong with one place in a log. */
export interface Damage {
  readonly position: number
  /**
   * No event stands there; one stands there that belongs elsewhere; its hash is not that of what it says; or the store
   * cannot read it, or what is sealed in it was changed.
   */
  readonly is: "missing" | "misplaced" | "changed" | "unreadable"
  /** In technical terms, where the store said more. */
  readonly detail?: string
}

/** How many damages are named; all are counted. */
const shown = 100

/** An empty tally, that compares with these roots as it passes their sizes. */
export const makeTally = (heads: ReadonlyArray<TreeHead>, sha256?: Sha256) => {
  const edge = makeEdge(sha256)
  const damages: Array<Damage> = []
  const rootAt = new Map([[0, edge.root()]])
  const sizes = new Set(heads.map(({ size }) => size))
  let [position, count] = [0, 0]
  const note = (damage: Damage): void => {
    count += 1
    if (damages.length < shown) damages.push(damage)
  }
  return {
    note,
    /** The next record, with the hash of what it says, if it says anything. Whether all about it is right. */
    take: (record: { readonly position: number; readonly hash: unknown }, leaf: Uint8Array | undefined): boolean => {
      const expected = position + 1
      if (!(record.position >= expected)) {
        note({ position: expected, is: "misplaced" })
        return false
      }
      for (let at = expected; at < Math.min(record.position, expected + shown); at++)
        note({ position: at, is: "missing" })
      position = record.position
      const isRight = leaf !== undefined && bytesToHex(leaf) === record.hash
      if (!isRight) note({ position, is: "changed" })
      edge.push(leaf ?? String(record.hash))
      if (sizes.has(edge.size())) rootAt.set(edge.size(), edge.root())
      return isRight
    },
    /** Goes past what cannot be read. */
    skip: (detail: string): void => {
      position += 1
      note({ position, is: "unreadable", detail })
    },
    position: () => position,
    found: () => ({
      size: position,
      root: edge.root(),
      damages,
      count,
      heads: heads.map((head) => ({ ...head, holds: rootAt.get(head.size) === head.root }))
    })
  }
}
