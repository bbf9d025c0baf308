/** Every proof of every small tree holds, and none that was changed. */
import { createHash, hash as nodeHashOf } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { makeEdge } from "../../../src/kernel/proof/edge.ts"
import { emptyRoot, isHash, nodeHash } from "../../../src/kernel/proof/hash.ts"
import {
  consistency,
  consistencyFrom,
  inclusion,
  inclusionFrom,
  leafIndexOf,
  type NodeAt,
  rootFrom,
  rootOf
} from "../../../src/kernel/proof/tree.ts"
import {
  type ConsistencyProof,
  type InclusionProof,
  verifyConsistency,
  verifyInclusion
} from "../../../src/kernel/proof/verify.ts"
import { naiveConsistency, naivePath, naiveRoot, naiveShape } from "./naive.ts"

const largest = process.env.PACTWERK_DEEP === undefined ? 34 : 130
const texts = Array.from({ length: largest }, (_, index) => `{"position":${index + 1}}`)
const leaves = texts.map(leafHash)
const sizes = Array.from({ length: largest }, (_, index) => index + 1)
const roots = [emptyRoot, ...sizes.map((size) => naiveRoot(texts.slice(0, size)).toString("hex"))]
const rootAt = (size: number) => roots[size] ?? expect.fail("no such size")
const leafAt = (index: number) => leaves[index] ?? expect.fail("no such leaf")

/** The same hash with one bit turned. */
const flipped = (hash: string, bit: number): string => {
  const bytes = Buffer.from(hash, "hex")
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes.toString("hex")
}
/** One path, changed in every way: a bit of each hash, each left out, doubled, swapped, one more at either end. */
const changed = (path: ReadonlyArray<string>, salt: number): ReadonlyArray<ReadonlyArray<string>> => [
  ...path.map((hash, at) => path.with(at, flipped(hash, (salt * 31 + at * 7) % 256))),
  ...path.map((_, at) => path.toSpliced(at, 1)),
  ...path.map((hash, at) => path.toSpliced(at, 0, hash)),
  ...path.slice(1).map((hash, at) => path.with(at, hash).with(at + 1, path[at] ?? "")),
  [emptyRoot, ...path],
  [...path, emptyRoot]
]

describe("the root", () => {
  it("of no leaves is the hash of nothing, and of one leaf the leaf", () => {
    expect(rootOf([])).toBe(createHash("sha256").digest("hex"))
    expect(rootOf(leaves.slice(0, 1))).toBe(leaves[0])
  })
  it("is what the definition gives, whether made at once, leaf by leaf, or from its nodes", () => {
    const edge = makeEdge()
    const nodes = makeEdge((bytes) => nodeHashOf("sha256", bytes, "buffer"))
    for (const size of sizes) {
      edge.push(leafAt(size - 1))
      nodes.push(Buffer.from(leafAt(size - 1), "hex"))
      expect(rootOf(leaves.slice(0, size))).toBe(rootAt(size))
      expect([edge.size(), edge.root(), nodes.root()]).toEqual([size, rootAt(size), rootAt(size)])
    }
  })
  it("of three leaves is not that of four of which the last is there twice", () => {
    expect(rootOf(leaves.slice(0, 3))).not.toBe(rootOf([...leaves.slice(0, 3), leafAt(2)]))
  })
  it("of two leaves is no leaf: a node is told from a leaf by its first byte", () => {
    const both = Buffer.concat(leaves.slice(0, 2).map((leaf) => Buffer.from(leaf, "hex")))
    expect(rootOf(leaves.slice(0, 2))).not.toBe(leafHash(both))
    expect(nodeHash(leafAt(0), leafAt(1))).toBe(createHash("sha256").update(Buffer.of(1)).update(both).digest("hex"))
  })
  it("is none where a leaf is no hash", () => {
    const wrong = [leafAt(0).toUpperCase(), leafAt(0).slice(1), `${leafAt(0)}0`, `${leafAt(0)}\n`, "", 1, undefined]
    for (const leaf of wrong) {
      const list: ReadonlyArray<never> = [leafAt(0) as never, leaf as never]
      expect([rootOf(list), inclusion(0, list), consistency(1, list), nodeHash(list[0] ?? "", list[1] ?? "")]).toEqual(
        Array(4).fill(undefined)
      )
    }
    const edge = makeEdge()
    expect([edge.push("x"), edge.push(new Uint8Array(31)), edge.size(), edge.root()]).toEqual([
      false,
      false,
      0,
      emptyRoot
    ])
    const holed: ReadonlyArray<string> = new Array(2)
    expect(rootOf(holed)).toBeUndefined()
    expect([edge.push(leafAt(0)), edge.size()]).toEqual([true, 1])
  })
  it("keeps a leaf that its giver writes over afterwards", () => {
    const edge = makeEdge()
    const bytes = Buffer.from(leafAt(0), "hex")
    edge.push(bytes)
    bytes.fill(0)
    expect(edge.root()).toBe(leafAt(0))
  })
})

describe("inclusion", () => {
  it.each(sizes)("of every leaf of a tree of %i is shown, and only as it is", (size) => {
    const root = rootAt(size)
    const those = leaves.slice(0, size)
    for (let index = 0; index < size; index++) {
      const path = inclusion(index, those) ?? expect.fail("no path")
      const proof: InclusionProof = { index, size, leaf: leafAt(index), path, root }
      expect(path).toEqual(naivePath(index, texts.slice(0, size)))
      const holds = (change: Partial<InclusionProof>) => verifyInclusion({ ...proof, ...change })
      expect(holds({})).toBe(true)
      expect(changed(path, index).filter((other) => holds({ path: other }))).toEqual([])
      expect(holds({ leaf: flipped(proof.leaf, index) }) || holds({ root: flipped(root, index) })).toBe(false)
      expect(holds({ index: index + 1 }) || holds({ index: index - 1 })).toBe(false)
      // A path does not fix the size: another size is refused exactly where it changes the shape.
      for (const other of [size - 1, size + 1, index + 1, largest]) {
        if (other > largest) continue
        const isAlike = index < other && naiveShape(index, other) === naiveShape(index, size)
        expect(holds({ size: other }), `${index} in ${other}`).toBe(isAlike)
      }
    }
  })
  it("does not hold of another place in a tree of another size, unless the path has the same shape there", () => {
    const few = sizes.slice(0, 9)
    for (const size of few) {
      for (let index = 0; index < size; index++) {
        const proof = { leaf: leafAt(index), path: inclusion(index, leaves.slice(0, size)) ?? [], root: rootAt(size) }
        for (const other of few) {
          for (let place = 0; place < other; place++) {
            const isAlike = naiveShape(place, other) === naiveShape(index, size)
            expect(verifyInclusion({ ...proof, index: place, size: other }), `${place} in ${other}`).toBe(isAlike)
          }
        }
      }
    }
  })
  it("is not made for a leaf that is not there", () => {
    for (const index of [-1, 3, 4, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) {
      expect(inclusion(index, leaves.slice(0, 3))).toBeUndefined()
    }
    expect(inclusion(0, [])).toBeUndefined()
  })
})

describe("consistency", () => {
  it.each(sizes)("of every older tree with a tree of %i is shown, and only as it is", (size2) => {
    const those = leaves.slice(0, size2)
    for (let size1 = 1; size1 <= size2; size1++) {
      const path = consistency(size1, those) ?? expect.fail("no path")
      const proof: ConsistencyProof = { size1, size2, root1: rootAt(size1), root2: rootAt(size2), path }
      expect(path).toEqual(naiveConsistency(size1, texts.slice(0, size2)))
      const holds = (change: Partial<ConsistencyProof>) => verifyConsistency({ ...proof, ...change })
      expect(holds({})).toBe(true)
      expect(changed(path, size1).filter((other) => holds({ path: other }))).toEqual([])
      expect(holds({ root1: flipped(proof.root1, size1) }) || holds({ root2: flipped(proof.root2, size1) })).toBe(false)
      for (const other of [size1 - 1, size1 + 1]) expect(holds({ size1: other }), `from ${other}`).toBe(false)
      if (size1 < size2) expect(holds({ root1: proof.root2 }) || holds({ root2: proof.root1 })).toBe(false)
    }
  })
  it("of a tree with itself needs no path and the same root", () => {
    const proof = { size1: 3, size2: 3, root1: rootAt(3), root2: rootAt(3), path: [] }
    expect(consistency(3, leaves.slice(0, 3))).toEqual([])
    expect(verifyConsistency(proof)).toBe(true)
    expect(verifyConsistency({ ...proof, root2: rootAt(4) })).toBe(false)
    expect(verifyConsistency({ ...proof, path: [rootAt(3)] })).toBe(false)
  })
  it("does not hold with a hash too many, though the roots be those that it leads to", () => {
    const path = [...(consistency(3, leaves.slice(0, 4)) ?? []), leafAt(9)]
    const over = (root: string) => nodeHash(leafAt(9), root) ?? ""
    const proof = { size1: 3, size2: 4, root1: over(rootAt(3)), root2: over(rootAt(4)), path }
    expect(verifyConsistency(proof)).toBe(false)
  })
  it("from an empty tree is nothing to prove, also to an empty one", () => {
    expect(consistency(0, leaves.slice(0, 3))).toBeUndefined()
    expect(consistency(0, [])).toBeUndefined()
    for (const size2 of [0, 1, 3]) {
      expect(verifyConsistency({ size1: 0, size2, root1: emptyRoot, root2: rootAt(size2), path: [] })).toBe(false)
    }
  })
  it("is not made from what is no size, or a larger one", () => {
    for (const size1 of [-1, 4, 0.5, Number.NaN, 2 ** 53]) {
      expect(consistency(size1, leaves.slice(0, 3))).toBeUndefined()
    }
  })
})

describe("a tree of any size", () => {
  const leaf = leafHash("{}")
  /** In a tree of which all leaves are alike, a row is alike. */
  const rows = [leaf]
  for (let level = 1; level <= 53; level++) rows.push(nodeHash(rows[level - 1] ?? "", rows[level - 1] ?? "") ?? "")
  const nodeAt: NodeAt = (level, index) => (Number.isSafeInteger(index) && index >= 0 ? rows[level] : undefined)
  const rootOfSize = (size: number) => rootFrom(size, nodeAt) ?? expect.fail("no root")
  const size = fc.oneof(
    fc.maxSafeNat(),
    fc.integer({ min: 31, max: 53 }).chain((bits) => fc.constantFrom(2 ** bits - 1, Math.min(2 ** bits, 2 ** 53 - 1)))
  )

  it("has its proofs, also beyond 32 bits", () => {
    fc.assert(
      fc.property(size, size, (one, other) => {
        const [size1, size2] = [Math.min(one, other) + 1, Math.max(one, other) + 1]
        if (size2 > Number.MAX_SAFE_INTEGER) return
        const [root1, root2] = [rootOfSize(size1), rootOfSize(size2)]
        const path = inclusionFrom(size1 - 1, size2, nodeAt) ?? expect.fail("no path")
        expect(path.length).toBeLessThanOrEqual((size2 - 1).toString(2).length)
        expect(verifyInclusion({ index: size1 - 1, size: size2, leaf, path, root: root2 })).toBe(true)
        expect(verifyInclusion({ index: size1 - 1, size: size2, leaf, path: path.slice(1), root: root2 })).toBe(false)
        const grown = consistencyFrom(size1, size2, nodeAt) ?? expect.fail("no path")
        expect(verifyConsistency({ size1, size2, root1, root2, path: grown })).toBe(true)
      })
    )
  })
  it("is known from as few nodes as its size has binary ones", () => {
    fc.assert(
      fc.property(size, (count) => {
        const asked: Array<number> = []
        const root = rootFrom(count, (level, index) => {
          asked.push(level)
          return nodeAt(level, index)
        })
        expect(root).toBe(rootOfSize(count))
        expect(asked).toHaveLength(count.toString(2).replaceAll("0", "").length)
      })
    )
  })
  it("has no proof where a node is not known, and no root for what is no size", () => {
    expect(rootFrom(3, () => undefined)).toBeUndefined()
    expect(inclusionFrom(0, 3, () => undefined)).toBeUndefined()
    expect(consistencyFrom(1, 3, () => "x")).toBeUndefined()
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(rootFrom(wrong, nodeAt)).toBeUndefined()
    expect(rootFrom(0, nodeAt)).toBe(emptyRoot)
  })
})

describe("whatever is given", () => {
  const proof: InclusionProof = {
    index: 2,
    size: 5,
    leaf: leafAt(2),
    path: inclusion(2, leaves.slice(0, 5)) ?? [],
    root: rootAt(5)
  }
  const growth: ConsistencyProof = {
    size1: 3,
    size2: 5,
    root1: rootAt(3),
    root2: rootAt(5),
    path: consistency(3, leaves.slice(0, 5)) ?? []
  }
  const strange = fc.oneof(
    fc.anything(),
    fc.constantFrom(Number.NaN, -1, -0, 0.5, 2 ** 53, 2 ** 1023, "2", 2n, null, undefined, Object(2), [2]),
    fc.array(fc.anything()),
    fc.array(fc.constant(leafAt(0)), { maxLength: 70 })
  )
  it("is refused where one part of a proof is strange", () => {
    fc.assert(
      fc.property(fc.constantFrom("index", "size", "leaf", "path", "root"), strange, (name, value) => {
        const given = { ...proof, [name]: value }
        fc.pre(!Object.is(value, proof[name]))
        // A tree of 6, 7 or 8 has the same shape there, and so the size alone is not seen to be wrong.
        if (name === "size" && typeof value === "number" && value >= 6 && value <= 8) return
        expect(verifyInclusion(given)).toBe(false)
      }),
      { numRuns: 2000 }
    )
    fc.assert(
      fc.property(fc.constantFrom("size1", "size2", "root1", "root2", "path"), strange, (name, value) => {
        fc.pre(!Object.is(value, growth[name]))
        if (name === "size2" && typeof value === "number" && value >= 6 && value <= 8) return
        expect(verifyConsistency({ ...growth, [name]: value })).toBe(false)
      }),
      { numRuns: 2000 }
    )
  })
  it("is answered without a throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        // What plain JavaScript can pass although the types forbid it.
        const [first, second] = [one as never, other as never]
        expect([verifyInclusion(first), verifyConsistency(first)]).toEqual([false, false])
        expect([inclusion(first, second), consistency(first, second)]).toEqual([undefined, undefined])
        expect(nodeHash(first, second)).toBeUndefined()
        expect(rootOf(first) === undefined || (Array.isArray(one) && one.length === 0)).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
  it("a huge path is not walked, and a list of nothing neither", () => {
    const empty = new Array<string>(2 ** 32 - 1)
    for (const path of [new Array<string>(1_000_000).fill(leafAt(0)), empty]) {
      expect([verifyInclusion({ ...proof, path }), verifyConsistency({ ...growth, path })]).toEqual([false, false])
    }
    expect([rootOf(empty), inclusion(0, empty), consistency(1, empty)]).toEqual([undefined, undefined, undefined])
  })
})

it("position p is leaf p - 1, and what is no position is no leaf", () => {
  expect([1, 2, Number.MAX_SAFE_INTEGER].map(leafIndexOf)).toEqual([0, 1, Number.MAX_SAFE_INTEGER - 1])
  for (const wrong of [0, -1, 0.5, Number.NaN, 2 ** 53]) expect(leafIndexOf(wrong)).toBeUndefined()
})

it("a hash is 64 digits of lower-case hex", () => {
  expect(isHash(emptyRoot)).toBe(true)
  expect([emptyRoot.toUpperCase(), `${emptyRoot}\n`, emptyRoot.slice(1), [emptyRoot]].filter(isHash)).toEqual([])
})
