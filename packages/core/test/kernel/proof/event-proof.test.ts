/** The proof of one event holds as it was made, and in no other way. */
import { Effect, Layer, Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { layerCheckpoints } from "../../../src/kernel/checkpoints.ts"
import { everything } from "../../../src/kernel/event-log.ts"
import { canonicalise, leafHash, leafOf } from "../../../src/kernel/integrity.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { type EventProof, parseProof, verifyProof, writeProof } from "../../../src/kernel/proof/event-proof.ts"
import { proveInclusion } from "../../../src/kernel/proof/proving.ts"
import { signCheckpoint } from "../../../src/kernel/proof/signed-checkpoint.ts"
import { signTreeHead } from "../../../src/kernel/proof/signer.ts"
import { inclusion, rootOf } from "../../../src/kernel/proof/tree.ts"
import { writeVerifierKey } from "../../../src/kernel/proof/verifier-key.ts"
import { append, many, read } from "../../../src/testing/cases/case.ts"
import { cut, logKey, origin, spoilt, strangerKey } from "./keys.ts"

const bodies = Array.from({ length: 70 }, (_, index) =>
  canonicalise({ data: { said: `é <b>${index}</b>`, __proto: null }, position: index + 1, type: "Said" })
)
const leaves = bodies.map((body) => leafHash(body))
const vkey = writeVerifierKey(logKey)
const bytes = (text: string) => new TextEncoder().encode(text)
const why = (result: Result.Result<unknown, string>) => (Result.isFailure(result) ? result.failure : "it holds")

const checkpointOf = (those: ReadonlyArray<string>, key = logKey) =>
  Result.getOrThrow(signCheckpoint({ origin: key.name, size: those.length, root: rootOf(those) ?? "" }, [key]))
const partsOf = (index: number, size: number): EventProof => ({
  index,
  path: inclusion(index, leaves.slice(0, size)) ?? [],
  checkpoint: checkpointOf(leaves.slice(0, size)),
  extra: bytes(bodies[index] ?? "")
})
const parts = partsOf(2, 7)
const proof = Result.getOrThrow(writeProof(parts))
const verified = (change: Partial<EventProof>) =>
  why(Result.flatMap(writeProof({ ...parts, ...change }), (text) => verifyProof(text, [vkey])))

const noPath = "the path does not lead from the event to the signed root"
const noProof = "it is no proof of an event: its first line, an index, a path and a checkpoint"

describe("the proof of an event", () => {
  it("gives the event, its position and who signed, in trees of many sizes", () => {
    for (const size of [1, 2, 3, 4, 5, 8, 33, 64, 70]) {
      for (const index of new Set([0, size >> 1, size - 1])) {
        const text = Result.getOrThrow(writeProof(partsOf(index, size)))
        const { checkpoint, position, record } = Result.getOrThrow(verifyProof(text, [vkey]))
        expect([canonicalise(record), position]).toEqual([bodies[index], index + 1])
        expect(checkpoint).toMatchObject({ origin, size, signatures: [{ name: origin, id: logKey.id }] })
      }
    }
  })
  it("is written in lines, and comes back", () => {
    const lines = proof.split("\n")
    expect([lines[0], lines[2], lines[6]]).toEqual(["c2sp.org/tlog-proof@v1", "index 2", ""])
    expect(Buffer.from(lines[1]?.slice(6) ?? "", "base64").toString()).toBe(bodies[2])
    expect(parseProof(proof)).toEqual(Result.succeed(parts))
    const { extra, ...bare } = parts
    expect(parseProof(Result.getOrThrow(writeProof(bare)))).toEqual(Result.succeed(bare))
  })
  it("does not hold with one character changed or cut off anywhere", () => {
    for (const other of [...spoilt(proof), ...cut(proof)])
      expect(why(verifyProof(other, [vkey])), other).not.toBe("it holds")
  })
  it("says why it does not hold", () => {
    expect(why(verifyProof(proof, [strangerKey]))).toBe("no known key signed it")
    expect(verified({ checkpoint: checkpointOf(leaves.slice(0, 7), strangerKey) })).toBe("no known key signed it")
    const forged = parts.checkpoint.replace(/[^\n]{8}=\n$/, "AAAAAAAA=\n")
    expect(verified({ checkpoint: forged })).toBe("the signature of a known key does not verify")
    expect(verified({ index: 7 })).toBe("the index is not below the size of the log")
    expect(verified({ index: 3 })).toBe(noPath)
    expect(verified({ path: parts.path.slice(1) })).toBe(noPath)
    expect(verified({ path: [...parts.path, leaves[0] ?? ""] })).toBe(noPath)
    expect(verified({ path: parts.path.toReversed() })).toBe(noPath)
    expect(verified({ extra: bytes(bodies[3] ?? "") })).toBe(noPath)
    expect(verified({ checkpoint: checkpointOf(leaves.slice(0, 8)) })).toBe(noPath)
    expect(verified({ path: new Array<string>(55).fill(leaves[0] ?? "") })).toBe(noProof)
    const { extra, ...bare } = parts
    expect(why(Result.flatMap(writeProof(bare), (text) => verifyProof(text, [vkey])))).toBe(
      "the proof does not hold the event itself"
    )
  })
  it("holds of a canonical text alone, though another be in the tree", () => {
    const alone = (body: Uint8Array) => {
      const leaf = leafHash(body)
      const text = writeProof({ index: 0, path: [], checkpoint: checkpointOf([leaf]), extra: body })
      return why(Result.flatMap(text, (written) => verifyProof(written, [vkey])))
    }
    const noCanon = "the event is not in its canonical text"
    expect(alone(bytes('{"position":1}'))).toBe("it holds")
    expect(alone(bytes('{"__proto__":{},"position":1}'))).toBe("it holds")
    for (const body of ['{"position": 1}', '{"position":1,"position":1}', '{"b":1,"a":2,"position":1}', "[1]", ""]) {
      expect(alone(bytes(body))).toBe(noCanon)
    }
    expect(alone(bytes('\ufeff{"position":1}'))).toBe(noCanon)
    expect(alone(Uint8Array.of(0x22, 0xff, 0x22))).toBe(noCanon)
    expect(alone(bytes('{"a":"\ufffd","position":1}').with(6, 0xff))).toBe(noCanon)
  })
  it("holds of an event at the position it says", () => {
    for (const body of ['{"position":2}', '{"position":"1"}', "{}", '{"position":0}', '{"position":1.5}']) {
      const text = writeProof({ index: 0, path: [], checkpoint: checkpointOf([leafHash(body)]), extra: bytes(body) })
      expect(why(Result.flatMap(text, (written) => verifyProof(written, [vkey])))).toBe(
        "the position of the event is another than the proof says"
      )
    }
  })
  it.each([
    ["", noProof],
    [proof.replace("@v1", "@v2"), noProof],
    [proof.replace("index 2", "index 02"), noProof],
    [proof.replace("index 2\n", ""), noProof],
    [proof.replace("index 2", "index -2"), noProof],
    [proof.replace("index 2", "index 9007199254740992"), noProof],
    [proof.replace("extra ", "extra  "), noProof],
    [proof.replace(/=\n/, "\n"), noProof],
    [proof.replace(/(index 2\n[^\n=]+)=/, "$1"), noProof],
    [proof.slice(0, proof.lastIndexOf("\n\n") + 1), noProof],
    [`\n${proof}`, noProof],
    [`\ufeff${proof}`, noProof],
    [proof.replaceAll("\n", "\r\n"), "it holds what no such text may hold: a control character or half a character"],
    ["x".repeat(3 * 1024 * 1024), "it is too long"]
  ])("is not text number %#", (other, reason) => expect(why(parseProof(other))).toBe(reason))
  it("has as long a path as a tree can have, and no longer", () => {
    const long = (length: number) =>
      why(writeProof({ ...parts, path: new Array<string>(length).fill(leaves[0] ?? "") }))
    expect([long(54), long(55)]).toEqual(["it holds", noProof])
  })
  it("is not made of what cannot be read back", () => {
    for (const wrong of [{ index: -1 }, { index: 0.5 }, { path: ["x"] }, { checkpoint: "x" }, { checkpoint: "" }]) {
      expect(Result.isFailure(writeProof({ ...parts, ...wrong }))).toBe(true)
    }
  })
  it("is answered whatever is given, without a throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: "binary" })), fc.anything(), (one, other) => {
        // What plain JavaScript can pass although the types forbid it.
        const [first, second] = [one as never, other as never]
        expect(Result.isFailure(parseProof(first))).toBe(true)
        expect(Result.isFailure(verifyProof(first, [vkey]))).toBe(true)
        expect(Result.isFailure(verifyProof(proof, second))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })
})

it("an event of a log is proven from end to end, and still when the log has grown", () =>
  Effect.gen(function* () {
    yield* append(many(7))
    const { note, size } = yield* signTreeHead({ keys: [logKey] })
    yield* append(many(3))
    for (const { hash, ...kept } of (yield* read(everything)).slice(0, size)) {
      const { index, leaf, path } = yield* proveInclusion(kept.position, size)
      expect(leaf).toBe(hash)
      const text = writeProof({ index, path, checkpoint: note, extra: bytes(leafOf(kept).body) })
      const { position, record } = Result.getOrThrow(verifyProof(Result.getOrThrow(text), [vkey]))
      expect([position, record]).toEqual([kept.position, kept])
    }
  }).pipe(Effect.provide(Layer.merge(layerMemory, layerCheckpoints)), Effect.runPromise))
