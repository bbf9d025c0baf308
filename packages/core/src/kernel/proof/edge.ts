/** The right edge of a growing tree: all that is needed for its root, whatever its size. */
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js"
import { emptyRoot, isHash, joining, type Sha256 } from "./hash.ts"

/** A tree that grows by one leaf at a time. It keeps at most as many hashes as its size has binary digits. */
export interface TreeEdge {
  /** Adds the hash of the next leaf: hex or 32 bytes. Says whether it did: what is no hash changes nothing. */
  readonly push: (leaf: string | Uint8Array) => boolean
  readonly size: () => number
  /** The root of the tree of now, in hex. */
  readonly root: () => string
}

/**
 * An empty tree to be grown, by RFC 9162 section 2.1.1.
 *
 * @param sha256 another SHA-256 than our own: that of Node is faster.
 * @example
 * const edge = makeEdge()
 * for (const { hash } of records) edge.push(hash)
 * edge.root()
 */
export const makeEdge = (sha256?: Sha256): TreeEdge => {
  const join = joining(sha256)
  /** The roots of the complete trees it consists of, from the largest to the smallest. */
  const roots: Array<Uint8Array> = []
  let size = 0
  return {
    push: (leaf) => {
      let root = bytesOf(leaf)
      if (root === undefined) return false
      // Each binary one at the end of the size is a complete tree that this one completes a larger one with.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        const left = roots.pop()
        if (left !== undefined) root = join(left, root)
      }
      roots.push(root)
      size += 1
      return true
    },
    size: () => size,
    root: () => {
      const [last, ...others] = roots.toReversed()
      return last === undefined ? emptyRoot : bytesToHex(others.reduce((right, left) => join(left, right), last))
    }
  }
}

const bytesOf = (leaf: unknown): Uint8Array | undefined => {
  if (isHash(leaf)) return hexToBytes(leaf)
  return leaf instanceof Uint8Array && leaf.length === 32 ? new Uint8Array(leaf) : undefined
}
