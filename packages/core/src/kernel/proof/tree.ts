/** A log as a tree: its root, and the paths by which anybody can see that it holds an event, or extends an older log. */
import { makeEdge } from "./edge.ts"
import { above, areHashes, emptyRoot, isHash } from "./hash.ts"

/** A tree of a size, known by its root. */
export interface TreeHead {
  readonly size: number
  /** 64 digits of lower-case hex. */
  readonly root: string
}

/**
 * The hash above the leaves `index * 2^level` up to but not including `(index + 1) * 2^level`; those of level 0 are the
 * leaf hashes. Nothing where it is not known: then there is no proof.
 */
export type NodeAt = (level: number, index: number) => string | undefined

/** The leaf of the event at a position: positions count from 1, leaves from 0. Nothing for what is no position. */
export const leafIndexOf = (position: number): number | undefined =>
  Number.isSafeInteger(position) && position > 0 ? position - 1 : undefined

/** The largest power of two below a size of at least 2: there a tree is split. Shifts would end at 32 bits. */
const splitOf = (size: number): number => {
  let left = 1
  while (left * 2 < size) left *= 2
  return left
}

/** The hash above so many leaves from `start` on, which is a multiple of the power of two that is not below `count`. */
const hashOver = (start: number, count: number, nodeAt: NodeAt): string | undefined => {
  const complete: Array<string> = []
  for (let at = start; at < start + count; ) {
    let [width, level] = [1, 0]
    while (at + width * 2 <= start + count) [width, level] = [width * 2, level + 1]
    const node = nodeAt(level, at / width)
    if (!isHash(node)) return undefined
    complete.push(node)
    at += width
  }
  return complete.reduceRight((right, left) => above(left, right))
}

/** Every hash, or nothing where one is missing. */
const whole = (path: ReadonlyArray<string | undefined>): ReadonlyArray<string> | undefined =>
  areHashes(path) ? path : undefined

/** The root of the tree of this size, by RFC 9162 section 2.1.1; nothing for what is no size. */
export const rootFrom = (size: number, nodeAt: NodeAt): string | undefined => {
  if (!Number.isSafeInteger(size) || size < 0) return undefined
  return size === 0 ? emptyRoot : hashOver(0, size, nodeAt)
}

/**
 * The path from a leaf to the root of the tree of this size, from its sibling upwards: RFC 9162 section 2.1.3.1. Nothing
 * where the tree has no such leaf.
 */
export const inclusionFrom = (index: number, size: number, nodeAt: NodeAt): ReadonlyArray<string> | undefined => {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return undefined
  const path: Array<string | undefined> = []
  let [start, count] = [0, size]
  while (count > 1) {
    const left = splitOf(count)
    if (index - start < left) {
      path.push(hashOver(start + left, count - left, nodeAt))
      count = left
    } else {
      path.push(hashOver(start, left, nodeAt))
      start += left
      count -= left
    }
  }
  return whole(path.reverse())
}

/**
 * What shows that the tree of `size2` extends the tree of `size1`: RFC 9162 section 2.1.4.1. Nothing unless
 * 0 < `size1` <= `size2`: about an empty tree there is nothing to prove.
 */
export const consistencyFrom = (size1: number, size2: number, nodeAt: NodeAt): ReadonlyArray<string> | undefined => {
  if (!Number.isSafeInteger(size2) || !Number.isSafeInteger(size1) || size1 <= 0 || size1 > size2) return undefined
  const path: Array<string | undefined> = []
  let [start, count] = [0, size2]
  while (size1 - start < count) {
    const left = splitOf(count)
    if (size1 - start <= left) {
      path.push(hashOver(start + left, count - left, nodeAt))
      count = left
    } else {
      path.push(hashOver(start, left, nodeAt))
      start += left
      count -= left
    }
  }
  // What is left is complete in both trees. The verifier has it already where it is the whole of the older tree.
  if (start > 0) path.push(hashOver(start, count, nodeAt))
  return whole(path.reverse())
}

/** Hashes above leaves that are all at hand. */
const nodesOver =
  (leaves: ReadonlyArray<string>): NodeAt =>
  (level, index) =>
    rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))

/**
 * The root of the tree over these leaf hashes, by RFC 9162 section 2.1.1; nothing where one of them is no hash.
 *
 * @example
 * rootOf([leafHash("1"), leafHash("2"), leafHash("3")])
 */
export const rootOf = (leaves: ReadonlyArray<string>): string | undefined => {
  if (!areHashes(leaves)) return undefined
  const edge = makeEdge()
  for (const leaf of leaves) edge.push(leaf)
  return edge.root()
}

/**
 * The path from one of these leaves to their root, from its sibling upwards; nothing where there is no such leaf.
 *
 * @example
 * inclusion(0, leaves)
 */
export const inclusion = (index: number, leaves: ReadonlyArray<string>): ReadonlyArray<string> | undefined =>
  areHashes(leaves) ? inclusionFrom(index, leaves.length, nodesOver(leaves)) : undefined

/**
 * What shows that the tree over these leaves extends the tree over the first `size1` of them; nothing unless
 * 0 < `size1` <= their number.
 *
 * @example
 * consistency(2, leaves)
 */
export const consistency = (size1: number, leaves: ReadonlyArray<string>): ReadonlyArray<string> | undefined =>
  areHashes(leaves) ? consistencyFrom(size1, leaves.length, nodesOver(leaves)) : undefined
