/** Checks the paths of a tree, as whoever holds nothing but a root can. Whatever it is given, it answers. */
import { above, areHashes, isHash } from "./hash.ts"

/** That a leaf is in a tree. The size and the root must come from a signed checkpoint: a path does not fix the size. */
export interface InclusionProof {
  /** Of the leaf, from 0. */
  readonly index: number
  readonly size: number
  /** The hash of the leaf, in lower-case hex as all hashes here. */
  readonly leaf: string
  /** From the leaf's sibling upwards. */
  readonly path: ReadonlyArray<string>
  readonly root: string
}

/** That the tree of `size2` begins with the tree of `size1`. */
export interface ConsistencyProof {
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
  readonly path: ReadonlyArray<string>
}

const isSize = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0
const fieldsOf = <A extends object>(given: A): Partial<Record<keyof A, unknown>> =>
  typeof given === "object" && given !== null ? given : {}

/** The position of a node in its row, and of the last one; both go up a row at a time. Shifts would end at 32 bits. */
const up = (place: number): number => Math.floor(place / 2)
const isRight = (place: number): boolean => place % 2 === 1

/**
 * Whether the path leads from the leaf to the root, by RFC 9162 section 2.1.3.2: with exactly the length that index and
 * size require. Anything that is no such proof is false.
 *
 * @example
 * verifyInclusion({ index: 0, size: 1, leaf, path: [], root: leaf }) // true
 */
export const verifyInclusion = (proof: InclusionProof): boolean => {
  const { index, leaf, path, root, size } = fieldsOf(proof)
  if (!isSize(size) || typeof index !== "number" || !Number.isSafeInteger(index) || index < 0 || index >= size)
    return false
  if (!isHash(leaf) || !isHash(root) || !areHashes(path)) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return false
    if (isRight(place) || place === last) {
      hash = above(sibling, hash)
      // A node without a sibling stands for itself in the row above.
      while (!isRight(place) && place !== 0) [place, last] = [up(place), up(last)]
    } else {
      hash = above(hash, sibling)
    }
    ;[place, last] = [up(place), up(last)]
  }
  return last === 0 && hash === root
}

/**
 * Whether the second tree begins with the first, by RFC 9162 section 2.1.4.2. Trees of one size need the same root and
 * an empty path. From size 0 there is nothing to prove: false, as is anything that is no such proof.
 *
 * @example
 * verifyConsistency({ size1: 1, size2: 2, root1: leaf, root2, path: [next] })
 */
export const verifyConsistency = (proof: ConsistencyProof): boolean => {
  const { path, root1, root2, size1, size2 } = fieldsOf(proof)
  if (!isSize(size1) || !isSize(size2) || size1 > size2) return false
  if (!isHash(root1) || !isHash(root2) || !areHashes(path)) return false
  if (size1 === size2) return path.length === 0 && root1 === root2
  let [place, last] = [size1 - 1, size2 - 1]
  while (isRight(place)) [place, last] = [up(place), up(last)]
  // The older tree is complete exactly where nothing is left of it: then its root is not in the path, and stands first.
  const [first, ...others] = place > 0 ? path : [root1, ...path]
  if (first === undefined) return false
  let [older, newer] = [first, first]
  for (const sibling of others) {
    if (last === 0) return false
    if (isRight(place) || place === last) {
      older = above(sibling, older)
      newer = above(sibling, newer)
      while (!isRight(place) && place !== 0) [place, last] = [up(place), up(last)]
    } else {
      newer = above(newer, sibling)
    }
    ;[place, last] = [up(place), up(last)]
  }
  return last === 0 && older === root1 && newer === root2
}
