/** One tile: 256 hashes of one row of a tree, kept as one text. Complete ones only, so none ever changes. */
import { Effect } from "effect"
import { Checkpoints } from "../checkpoints.ts"
import { LogError } from "../event-log.ts"
import { Position } from "../names.ts"
import { areHashes } from "./hash.ts"
import { rootOf } from "./tree.ts"

/** Hashes in a tile, and the levels of the tree between two rows of tiles: as C2SP tlog-tiles has it. */
export const tileSize = { width: 256, levels: 8 } as const
const { width } = tileSize
const digits = 64

const keyOf = (row: number, index: number) => `tile/${row}/${index}`

/** So many leaves stand below a hash of this row of tiles. */
export const leavesBelow = (row: number): number => width ** row

/** The hash above the hashes of a tile, or of a part of it that is complete. */
export const rootAbove = (hashes: ReadonlyArray<string>): Effect.Effect<string, LogError> =>
  Effect.suspend(() => {
    const root = rootOf(hashes)
    if (root !== undefined) return Effect.succeed(root)
    return Effect.fail(new LogError({ reason: "Corrupt", cause: new Error("a hash of the log is none") }))
  })

/** Where nothing can be kept, everything is made anew each time. */
export const ifWritable = <A, R>(run: Effect.Effect<A, LogError, R>) =>
  Effect.catchIf(
    run,
    ({ reason }) => reason === "ReadOnly",
    () => Effect.void
  )

/** The hashes of a tile that is kept, if it is whole. */
export const loadTile = Effect.fnUntraced(function* (row: number, index: number) {
  const { load } = yield* Checkpoints
  const kept = yield* load(keyOf(row, index))
  if (typeof kept?.value !== "string" || kept.value.length !== width * digits) return undefined
  const hashes = kept.value.match(/.{64}/gs)
  return areHashes(hashes) ? hashes : undefined
})

/** Keeps a tile, over whatever else stands there: a tile of this log is always the same. */
export const keepTile = Effect.fnUntraced(function* (row: number, index: number, hashes: ReadonlyArray<string>) {
  const { load, save } = yield* Checkpoints
  const [key, value] = [keyOf(row, index), hashes.join("")]
  const seen = yield* load(key)
  if (seen?.value === value) return
  yield* ifWritable(save(key, { position: Position.make((index + 1) * leavesBelow(row + 1)), value }, seen))
})
