/** Proofs over the log of now: its root, that an event is in it, that it extends what it was. */
import { Effect, Stream } from "effect"
import type { Checkpoints } from "../checkpoints.ts"
import { EventLog, everything, LogError } from "../event-log.ts"
import { emptyRoot } from "./hash.ts"
import { levelTiles } from "./tiles.ts"
import { consistencyFrom, inclusionFrom, leafIndexOf, type NodeAt, rootFrom, type TreeHead } from "./tree.ts"
import type { ConsistencyProof, InclusionProof } from "./verify.ts"

/** The position of the last event; 0 of an empty log. */
const headNow = Effect.gen(function* () {
  const { read } = yield* EventLog
  const [last] = yield* Stream.runCollect(read(everything, { backwards: true, limit: 1 }))
  return last?.position ?? 0
})

const impossible = (what: string) => new LogError({ reason: "Encoding", cause: new RangeError(what) })

/** A size that was asked for, if the log is that long; without one that of now. */
const sizeWithin = Effect.fnUntraced(function* (size: number | undefined) {
  const head = yield* headNow
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0 && size <= head)) return size ?? head
  return yield* impossible(`the log has \`${head}\` events, and not \`${size}\``)
})

/** Finds out which hashes something is made of, gets these from the tiles, and makes it. */
const fromTiles = Effect.fnUntraced(function* <A>(
  make: (nodeAt: NodeAt) => A | undefined
): Effect.fn.Return<A, LogError, EventLog | Checkpoints> {
  const { nodeAt } = yield* levelTiles
  const wanted = new Map<string, readonly [level: number, index: number]>()
  make((level, index) => {
    wanted.set(`${level}/${index}`, [level, index])
    return emptyRoot
  })
  const found = new Map<string, string>()
  for (const [key, [level, index]] of wanted) found.set(key, yield* nodeAt(level, index))
  const made = make((level, index) => found.get(`${level}/${index}`))
  return made ?? (yield* new LogError({ reason: "Corrupt", cause: new Error("a hash of the log is none") }))
})

/**
 * The size and root of the log as it is, or as it was at an earlier size. `Encoding` for a size it does not have.
 *
 * @example
 * const { root, size } = yield* treeHeadAt()
 */
export const treeHeadAt = Effect.fnUntraced(function* (
  size?: number
): Effect.fn.Return<TreeHead, LogError, EventLog | Checkpoints> {
  const whole = yield* sizeWithin(size)
  return { size: whole, root: yield* fromTiles((nodeAt) => rootFrom(whole, nodeAt)) }
})

/**
 * Proves that the event at a position is in the log of now, or of an earlier size. `Encoding` where it is not.
 *
 * @example
 * const { index, path } = yield* proveInclusion(12)
 */
export const proveInclusion = Effect.fnUntraced(function* (
  position: number,
  size?: number
): Effect.fn.Return<InclusionProof, LogError, EventLog | Checkpoints> {
  const whole = yield* sizeWithin(size)
  const index = leafIndexOf(position)
  if (index === undefined || index >= whole) {
    return yield* impossible(`there is no event at position \`${position}\` among the first \`${whole}\``)
  }
  return yield* fromTiles((nodeAt): InclusionProof | undefined => {
    const [leaf, path, root] = [nodeAt(0, index), inclusionFrom(index, whole, nodeAt), rootFrom(whole, nodeAt)]
    return leaf === undefined || path === undefined || root === undefined
      ? undefined
      : { index, size: whole, leaf, path, root }
  })
})

/**
 * Proves that the log of now, or of `size2`, begins with the log of `size1`. `Encoding` unless 0 < `size1` <= `size2`.
 *
 * @example
 * const { path } = yield* proveConsistency(159)
 */
export const proveConsistency = Effect.fnUntraced(function* (
  size1: number,
  size2?: number
): Effect.fn.Return<ConsistencyProof, LogError, EventLog | Checkpoints> {
  const whole = yield* sizeWithin(size2)
  if (leafIndexOf(size1) === undefined || size1 > whole) {
    return yield* impossible(`there is nothing to prove from size \`${size1}\` to size \`${whole}\``)
  }
  return yield* fromTiles((nodeAt): ConsistencyProof | undefined => {
    const [root1, root2] = [rootFrom(size1, nodeAt), rootFrom(whole, nodeAt)]
    const path = consistencyFrom(size1, whole, nodeAt)
    return root1 === undefined || root2 === undefined || path === undefined
      ? undefined
      : { size1, size2: whole, root1, root2, path }
  })
})
