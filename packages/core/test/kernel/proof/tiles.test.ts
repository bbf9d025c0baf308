/** A long log is proven from few hashes: the same as from all of them, whatever was kept, lost or torn. */
import { Effect, Result, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { Checkpoints, makeCheckpoints } from "../../../src/kernel/checkpoints.ts"
import { EventLog, LogError } from "../../../src/kernel/event-log.ts"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { Position } from "../../../src/kernel/names.ts"
import { makeEdge } from "../../../src/kernel/proof/edge.ts"
import { emptyRoot, nodeHash } from "../../../src/kernel/proof/hash.ts"
import { proveConsistency, proveInclusion, treeHeadAt } from "../../../src/kernel/proof/proving.ts"
import { levelTiles } from "../../../src/kernel/proof/tiles.ts"
import { verifyConsistency, verifyInclusion } from "../../../src/kernel/proof/verify.ts"
import { append, many } from "../../../src/testing/cases/case.ts"
import { fakeLog, over, recordsOf, shelf } from "./logs.ts"

const longest = 66_200
const above = (left = "", right = "") => nodeHash(left, right) ?? expect.fail("no hash")
const hashes = Array.from({ length: longest }, (_, index) => leafHash(String(index)))
/** Every complete tree in the log, by the number of leaves it has: 1, 2, 4 and so on. */
const complete = [hashes]
for (let below = hashes; below.length > 1; ) {
  below = Array.from({ length: Math.floor(below.length / 2) }, (_, at) => above(below[2 * at], below[2 * at + 1]))
  complete.push(below)
}
/** The root at this size: of the largest complete tree that fits, and beside it the next. */
const rootAt = (size: number): string => {
  const peaks: Array<string | undefined> = []
  for (let [level, start] = [complete.length - 1, 0]; level >= 0; level--) {
    if (start + 2 ** level > size) continue
    peaks.push(complete[level]?.[start / 2 ** level])
    start += 2 ** level
  }
  return size === 0 ? emptyRoot : (peaks.reduceRight((right, left) => above(left, right)) ?? "")
}

const records = recordsOf(hashes)
const logOf = (leaves: ReadonlyArray<string>, count: number) =>
  fakeLog(leaves === hashes ? records : recordsOf(leaves.slice(0, count)), count)

/** The log has this root at its head and at every size given, and proofs that hold. */
const holds = Effect.fnUntraced(function* (sizes: ReadonlyArray<number>) {
  for (const size of sizes) {
    expect(yield* treeHeadAt(size)).toEqual({ size, root: rootAt(size) })
    for (const position of new Set([1, Math.ceil(size / 2), size - 1, size])) {
      if (position < 1) continue
      const proof = yield* proveInclusion(position, size)
      expect(proof).toMatchObject({ index: position - 1, leaf: hashes[position - 1], root: rootAt(size) })
      expect(verifyInclusion(proof)).toBe(true)
      const growth = yield* proveConsistency(position, size)
      expect(growth).toMatchObject({ root1: rootAt(position), root2: rootAt(size) })
      expect(verifyConsistency(growth)).toBe(true)
    }
  }
})

describe("tiles", () => {
  it.each([1, 2, 255, 256, 257, 511, 512, 600, 65_535, 65_536, 66_100])("prove a log of %i", (count) =>
    Effect.gen(function* () {
      const kept = shelf()
      const log = logOf(hashes, count)
      yield* over(kept, log)(holds([count, Math.ceil(count / 3), Math.max(1, count - 1)]))
      expect(kept.slots.size).toBe(Math.floor(count / 256) + Math.floor(count / 65_536) + (count < 256 ? 0 : 1))
    }).pipe(Effect.runPromise)
  )
  it("are as C2SP has them: 256 hashes each, of a level of the tree that is a multiple of eight", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* over(kept, logOf(hashes, longest))(levelTiles)
      const zero = yield* kept.checkpoints.load("tile/0/2")
      expect(zero).toMatchObject({ position: 768, value: hashes.slice(512, 768).join("") })
      const above = Array.from({ length: 256 }, (_, at) => {
        const below = makeEdge()
        for (const hash of hashes.slice(at * 256, (at + 1) * 256)) below.push(hash)
        return below.root()
      })
      expect(yield* kept.checkpoints.load("tile/1/0")).toMatchObject({ position: 65_536, value: above.join("") })
    }).pipe(Effect.runPromise))
  it("are read again nowhere: a log that grows is read from its last complete tile on", () =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, 1000)]
      yield* over(kept, log)(levelTiles)
      for (const count of [1001, 1024, 1500, 66_000]) {
        log.state.reads.length = 0
        const before = Math.floor(log.state.count / 256) * 256
        log.state.count = count
        yield* over(kept, log)(levelTiles)
        // The event at the mark, by which the log is known, and what came since.
        expect(log.state.reads).toEqual([1, count - before])
        yield* over(kept, log)(holds([count]))
      }
    }).pipe(Effect.runPromise))
  it("that are lost or torn are made again from the log, the same as they were", { timeout: 120_000 }, () =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, longest)]
      yield* over(kept, log)(levelTiles)
      const whole = new Map(kept.slots)
      for (const key of ["tile/0/0", "tile/0/200", "tile/1/0", "tiles"]) {
        const slot = whole.get(key) ?? expect.fail("no such tile")
        for (const torn of [undefined, { ...slot, text: slot.text.slice(0, -1) }]) {
          if (torn === undefined) kept.slots.delete(key)
          else kept.slots.set(key, torn)
          for (const position of [100, 51_300]) {
            expect(verifyInclusion(yield* over(kept, log)(proveInclusion(position)))).toBe(true)
          }
          expect(yield* over(kept, log)(treeHeadAt())).toEqual({ size: longest, root: rootAt(longest) })
          expect(kept.slots.get(key)).toEqual(slot)
          // What is still there is not written again.
          expect(kept.slots.get("tile/0/5")).toBe(whole.get("tile/0/5"))
        }
      }
      // Two rows at once: one is made of the other.
      for (const key of ["tile/1/0", "tile/0/9"]) kept.slots.delete(key)
      yield* over(kept, log)(proveInclusion(2400))
      expect(kept.slots).toEqual(whole)
    }).pipe(Effect.runPromise)
  )
  it("that hold something else than hashes are made again too", () =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, 600)]
      yield* over(kept, log)(levelTiles)
      const whole = new Map(kept.slots)
      const torn = [
        hashes.slice(256, 511).join(""),
        `${hashes.slice(256, 512).join("")}ab`,
        { hash: hashes[511], begun: [[], ["x"]] }
      ]
      for (const value of ["x", "x".repeat(256 * 64), 5, null, { hash: emptyRoot, begun: [["x"]] }, ...torn]) {
        for (const key of ["tile/0/1", "tiles"]) {
          const seen = yield* kept.checkpoints.load(key)
          yield* kept.checkpoints.save(key, { position: Position.make(512), value }, seen)
        }
        yield* over(kept, log)(holds([600, 300]))
        expect(kept.slots).toEqual(whole)
      }
    }).pipe(Effect.runPromise))
  it("of another log are made anew, and never mixed with its own", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const other = hashes.toReversed()
      yield* over(kept, logOf(other, 3000))(levelTiles)
      for (const count of [600, 2999, 100, 3500]) yield* over(kept, logOf(hashes, count))(holds([count, 90]))
    }).pipe(Effect.runPromise))
  it("go on where an interrupted run was", () =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, longest)]
      const slots = makeCheckpoints({
        read: (key) => Effect.sync(() => kept.slots.get(key)),
        write: (key, slot) =>
          kept.slots.size < 258
            ? Effect.sync(() => kept.slots.set(key, slot) !== undefined)
            : Effect.fail(new LogError({ reason: "Unavailable", cause: "the power went" })),
        remove: () => Effect.void,
        keys: Effect.succeed([])
      })
      const cut = yield* Effect.result(over({ ...kept, checkpoints: slots }, log)(levelTiles))
      expect(Result.isFailure(cut) && cut.failure.reason).toBe("Unavailable")
      log.state.reads.length = 0
      yield* over(kept, log)(levelTiles)
      expect(log.state.reads).toEqual([1, longest - 65_536])
      yield* over(kept, log)(holds([65_536]))
    }).pipe(Effect.runPromise))
  it("need no place that can be written to", () =>
    Effect.gen(function* () {
      const kept = shelf(true)
      yield* over(kept, logOf(hashes, 700))(holds([700, 513, 2]))
      expect(kept.slots.size).toBe(0)
    }).pipe(Effect.runPromise))
  it("are made by two at once as by one", () =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, 2000)]
      const both = [1, 2, 3].map(() => over(kept, log)(holds([2000])))
      yield* Effect.all(both, { concurrency: "unbounded" })
    }).pipe(Effect.runPromise))
  it.each([1, 7, 255, 256])("are not made again of a log in which the event at position %i is missing since", (lost) =>
    Effect.gen(function* () {
      const [kept, log] = [shelf(), logOf(hashes, 600)]
      yield* over(kept, log)(levelTiles)
      kept.slots.delete("tile/0/0")
      const gap = EventLog.of({
        ...log.log,
        read: (query, span) => Stream.filter(log.log.read(query, span), ({ position }) => position !== lost)
      })
      const damaged = yield* Effect.result(over(kept, { log: gap })(proveInclusion(100)))
      expect(Result.isFailure(damaged) && [damaged.failure.reason, damaged.failure.message]).toEqual([
        "Corrupt",
        `the event at position \`${lost}\` is missing`
      ])
      expect(kept.slots.has("tile/0/0")).toBe(false)
    }).pipe(Effect.runPromise)
  )
  it("hold nothing beyond the end of the log", () =>
    Effect.gen(function* () {
      const tiles = yield* over(shelf(), logOf(hashes, 11))(levelTiles)
      expect(yield* tiles.nodeAt(0, 10)).toBe(hashes[10])
      for (const [level, index] of [
        [0, 11],
        [1, 5],
        [4, 0],
        [8, 0],
        [16, 0]
      ] as const) {
        const beyond = yield* Effect.flip(tiles.nodeAt(level, index))
        expect([beyond.reason, beyond.message]).toEqual(["Corrupt", "the log ends before what is asked of it"])
      }
    }).pipe(Effect.runPromise))
  it("of the second row are made again of those below them, wherever they are", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const keep = (key: string, position: number, value: unknown) =>
        kept.checkpoints.save(key, { position: Position.make(position), value }, undefined)
      const [leaf, end] = [hashes[0] ?? "", 2 * 65_536]
      for (let at = 256; at < 512; at++) yield* keep(`tile/0/${at}`, (at + 1) * 256, leaf.repeat(256))
      yield* keep("tiles", end, { hash: leaf, begun: [[], [leaf, leaf]] })
      const [last] = recordsOf([leaf])
      if (last === undefined) return expect.fail("no record")
      const read = () => Stream.make({ ...last, position: Position.make(end) })
      const log = EventLog.of({
        ...logOf(hashes, 0).log,
        read: (_, span) => (span?.after === end ? Stream.empty : read())
      })
      const tiles = yield* over(kept, { log })(levelTiles)
      const below = makeEdge()
      for (let at = 0; at < 256; at++) below.push(leaf)
      expect(yield* tiles.nodeAt(8, 256)).toBe(below.root())
      expect(yield* kept.checkpoints.load("tile/1/1")).toMatchObject({ position: end, value: below.root().repeat(256) })
    }).pipe(Effect.runPromise))
  it("are not made of a log with a gap, or with something else than hashes", () =>
    Effect.gen(function* () {
      const log = logOf(hashes, 300)
      const gap = EventLog.of({
        ...log.log,
        read: (query, span) => Stream.filter(log.log.read(query, span), ({ position }) => position !== 7)
      })
      const damaged = yield* Effect.result(over(shelf(), { ...log, log: gap })(treeHeadAt()))
      expect(Result.isFailure(damaged) && [damaged.failure.reason, damaged.failure.message]).toEqual([
        "Corrupt",
        "the event at position `7` is missing"
      ])
      for (const count of [5, 300]) {
        const wrong = yield* Effect.result(over(shelf(), logOf(hashes.with(3, "x"), count))(treeHeadAt()))
        expect(Result.isFailure(wrong) && wrong.failure.reason).toBe("Corrupt")
      }
    }).pipe(Effect.runPromise))
})

describe("a proof over a log", () => {
  it("is of events as they were appended", () =>
    Effect.gen(function* () {
      expect(yield* treeHeadAt()).toEqual({ size: 0, root: emptyRoot })
      yield* append(many(5))
      expect(verifyInclusion(yield* proveInclusion(5))).toBe(true)
      expect(verifyConsistency(yield* proveConsistency(2))).toBe(true)
      expect(yield* proveInclusion(1, 1)).toMatchObject({ index: 0, size: 1, path: [] })
      expect(yield* treeHeadAt(0)).toEqual({ size: 0, root: emptyRoot })
    }).pipe(Effect.provideService(Checkpoints, shelf().checkpoints), Effect.provide(layerMemory), Effect.runPromise))
  it("is refused where there is nothing to prove", () =>
    Effect.gen(function* () {
      const run = over(shelf(), logOf(hashes, 10))
      for (const [asked, said] of [
        [Effect.asVoid(proveInclusion(8, 7)), "there is no event at position `8` among the first `7`"],
        [Effect.asVoid(proveConsistency(8, 7)), "there is nothing to prove from size `8` to size `7`"],
        [Effect.asVoid(treeHeadAt(11)), "the log has `10` events, and not `11`"]
      ] as const) {
        expect((yield* run(Effect.flip(asked))).message).toBe(said)
      }
      for (const asked of [
        proveInclusion(0),
        proveInclusion(11),
        proveInclusion(8, 7),
        proveInclusion(1, 11),
        proveInclusion(1, -1),
        proveInclusion(0.5),
        proveInclusion(Number.NaN),
        proveConsistency(0),
        proveConsistency(11),
        proveConsistency(8, 7),
        proveConsistency(1, 11),
        proveConsistency(1.5),
        Effect.asVoid(treeHeadAt(11)),
        Effect.asVoid(treeHeadAt(-1)),
        Effect.asVoid(treeHeadAt(1.5)),
        Effect.asVoid(treeHeadAt(Number.NaN))
      ]) {
        const refused = yield* Effect.result(run(Effect.asVoid(asked)))
        expect(Result.isFailure(refused) && refused.failure.reason).toBe("Encoding")
      }
    }).pipe(Effect.runPromise))
})
