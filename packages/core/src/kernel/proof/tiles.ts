/** The inner hashes of a long log, kept beside it in tiles: so that a proof over a million events needs few of them. */
import { Effect, Predicate, Stream } from "effect"
import { Checkpoints } from "../checkpoints.ts"
import { EventLog, everything, LogError } from "../event-log.ts"
import { hashAt } from "../follow.ts"
import { Position } from "../names.ts"
import { areHashes, isHash } from "./hash.ts"
import { ifWritable, keepTile, leavesBelow, loadTile, rootAbove, tileSize } from "./tile.ts"

const { levels, width } = tileSize

/** How far the tiles go. */
interface Levelled {
  /** So many leaves are in complete tiles: a multiple of 256. */
  readonly position: Position
  /** Of the event there: the log they were made of. */
  readonly hash: string
  /** For each row of tiles above the lowest the hashes that do not fill a tile yet. */
  readonly begun: ReadonlyArray<ReadonlyArray<string>>
}

/** The hashes of a log, by their place in the tree. */
export interface Tiles {
  /** The hash above the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`. `Corrupt` beyond the log. */
  readonly nodeAt: (level: number, index: number) => Effect.Effect<string, LogError>
}

const nothing: Levelled = { position: Position.make(0), hash: "", begun: [] }
const mark = "tiles"
const corrupt = (what: string) => new LogError({ reason: "Corrupt", cause: new Error(what) })

const isMark = (value: unknown): value is Omit<Levelled, "position"> =>
  Predicate.isObject(value) &&
  "hash" in value &&
  isHash(value.hash) &&
  "begun" in value &&
  Array.isArray(value.begun) &&
  value.begun.every(areHashes)

/**
 * Brings the tiles up to the head of the log: reads what was recorded since the last complete one, a page at a time, and
 * takes the hash that stands in each record. Tiles of another log are made anew. Any number of processes may do it at once.
 *
 * @example
 * yield* levelTiles
 */
export const levelTiles: Effect.Effect<Tiles, LogError, EventLog | Checkpoints> = Effect.gen(function* () {
  const log = yield* EventLog
  const checkpoints = yield* Checkpoints
  let kept = yield* checkpoints.load(mark)
  let last = nothing
  if (kept !== undefined && isMark(kept.value) && (yield* hashAt(log, kept.position)) === kept.value.hash) {
    last = { ...kept.value, position: kept.position }
  }
  let marked = last.position
  const begun = last.begun.map((hashes) => [...hashes])
  let fresh: Array<string> = []
  let position: number = last.position

  const keepMark = Effect.fnUntraced(function* () {
    if (last.position === marked) return
    const { position, ...value } = last
    kept = (yield* ifWritable(checkpoints.save(mark, { position, value }, kept))) ?? kept
    marked = position
  })
  const fill = Effect.fnUntraced(function* (hash: string) {
    let [full, row] = [fresh, 0]
    while (full.length === width) {
      yield* keepTile(row, position / leavesBelow(row + 1) - 1, full)
      const next = begun[row] ?? []
      next.push(yield* rootAbove(full))
      if (row === 0) fresh = []
      else begun[row - 1] = []
      begun[row] = next
      full = next
      row += 1
    }
    last = { position: Position.make(position), hash, begun: begun.map((hashes) => [...hashes]) }
    // Each time a tile of the second row is full, so that whoever is interrupted goes on from there.
    if (row > 1) yield* keepMark()
  })

  yield* Stream.runForEachArray(
    log.read(everything, { after: last.position }),
    Effect.fnUntraced(function* (events) {
      for (const event of events) {
        position += 1
        if (event.position !== position) return yield* corrupt(`the event at position \`${position}\` is missing`)
        fresh.push(event.hash)
        if (fresh.length === width) yield* fill(event.hash)
      }
    })
  )
  yield* keepMark()
  return yield* tilesOf(last, fresh)
})

/** Finds hashes in the tiles, and reads again from the log what a tile has lost. `fresh` are those that fill none yet. */
const tilesOf = Effect.fnUntraced(function* ({ begun, position }: Levelled, fresh: ReadonlyArray<string>) {
  const { read } = yield* EventLog
  const context = yield* Effect.context<Checkpoints>()
  const found = new Map<string, ReadonlyArray<string>>()

  const leaves = Effect.fnUntraced(function* (index: number) {
    const after = Position.make(index * width)
    const events = yield* Stream.runCollect(read(everything, { after, until: Position.make(after + width) }))
    const hashes = events.flatMap(({ hash, position }, at) => (position === after + at + 1 ? hash : []))
    if (hashes.length === width) return hashes
    return yield* corrupt(`the event at position \`${after + hashes.length + 1}\` is missing`)
  })
  const made = Effect.fnUntraced(function* (row: number, index: number) {
    const hashes: Array<string> = []
    for (let at = index * width; at < (index + 1) * width; at++) hashes.push(yield* rootAbove(yield* tile(row - 1, at)))
    return hashes
  })
  /** All there is of a tile. */
  const tile = (row: number, index: number): Effect.Effect<ReadonlyArray<string>, LogError> =>
    Effect.gen(function* () {
      const isComplete = (index + 1) * leavesBelow(row + 1) <= position
      if (!isComplete) return (row === 0 ? fresh : begun[row - 1]) ?? []
      const kept = yield* loadTile(row, index)
      if (kept !== undefined) return kept
      const hashes = yield* row === 0 ? leaves(index) : made(row, index)
      yield* keepTile(row, index, hashes)
      return hashes
    }).pipe(Effect.provide(context))

  const tiles: Tiles = {
    nodeAt: Effect.fnUntraced(function* (level, index) {
      const row = Math.floor(level / levels)
      const count = 2 ** (level - row * levels)
      const place = Math.floor((index * count) / width)
      const key = `${row}/${place}`
      const hashes = found.get(key) ?? (yield* tile(row, place))
      found.set(key, hashes)
      const from = (index * count) % width
      const below = hashes.slice(from, from + count)
      return below.length === count
        ? yield* rootAbove(below)
        : yield* corrupt("the log ends before what is asked of it")
    })
  }
  return tiles
})
