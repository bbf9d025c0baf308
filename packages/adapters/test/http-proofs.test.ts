/** Checkpoints and proofs over HTTP: what whoever reads needs to see for themselves that the log was not changed. */
import {
  layerCheckpoints,
  makeSigningKey,
  openCheckpoint,
  parseVerifierKey,
  rootOf,
  shortFingerprint,
  verifyConsistency,
  verifyInclusion
} from "@pactwerk/core"
import { Redacted, Result } from "effect"
import { describe, expect, it } from "vitest"
import { bodyOf, doorOn, knock, openInFullSwing, origin, secretary, submit } from "./http-fixtures.ts"

const key = Result.getOrThrow(makeSigningKey(origin, Redacted.make(new Uint8Array(32).fill(7))))
const signing = { key, checkpoints: layerCheckpoints }

describe("a checkpoint", () => {
  it("is signed by the key of the log, as JSON and as the text that others read", async () => {
    const door = doorOn(await openInFullSwing(), { signing })
    const told = await bodyOf(await knock(door, "/v1/checkpoints/latest"))
    const response = await knock(door, "/v1/checkpoints/latest", { headers: { accept: "text/plain" } })
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8")
    const note = await response.text()
    expect(told.note).toBe(note)
    const verifier = Result.getOrThrow(parseVerifierKey(String(told.key)))
    const opened = Result.getOrThrow(openCheckpoint(note, [verifier]))
    expect(opened).toMatchObject({ origin, size: 17, root: told.root })
    expect(told.fingerprint).toBe(shortFingerprint(opened))
  })
  it("follows the log, and the one of before is still there without a signature", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened, { signing })
    const before = await bodyOf(await knock(door, "/v1/checkpoints/latest"))
    await knock(door, "/v1/asks", { token: secretary.token, body: { command: submit } })
    const after = await bodyOf(await knock(door, "/v1/checkpoints/latest"))
    expect([before.size, after.size]).toEqual([17, 18])
    const older = await bodyOf(await knock(door, "/v1/checkpoints/17"))
    expect(older).toEqual({ origin, size: 17, root: before.root, fingerprint: before.fingerprint })
  })
  it("is the root of the log as it is kept, at every size", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    const leaves = opened.kept().map(({ hash }) => hash)
    for (const size of [0, 1, 2, 9, 17]) {
      expect((await bodyOf(await knock(door, `/v1/checkpoints/${size}`))).root).toBe(rootOf(leaves.slice(0, size)))
    }
  })
})

describe("a proof", () => {
  it("that an event is in the log holds for that event, and for no other", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    for (const { hash, position } of opened.kept()) {
      const { index, path, root, size } = await bodyOf(await knock(door, `/v1/proofs/inclusion?position=${position}`))
      const proof = { index: Number(index), size: Number(size), path: texts(path), root: String(root) }
      expect(verifyInclusion({ ...proof, leaf: hash })).toBe(true)
      expect(verifyInclusion({ ...proof, leaf: "0".repeat(64) })).toBe(false)
    }
    for (const query of ["position=0", "position=18", "position=9&size=8", "position=9&size=18"]) {
      expect((await knock(door, `/v1/proofs/inclusion?${query}`)).status, query).toBe(404)
    }
  })
  it("that the log has only grown holds between all sizes", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    const leaves = opened.kept().map(({ hash }) => hash)
    for (const [from, to] of [
      [1, 17],
      [8, 9],
      [9, 17],
      [17, 17]
    ] as const) {
      const told = await bodyOf(await knock(door, `/v1/proofs/consistency?from=${from}&to=${to}`))
      const [root1, root2] = [rootOf(leaves.slice(0, from)) ?? "", rootOf(leaves.slice(0, to)) ?? ""]
      expect(told).toMatchObject({ size1: from, size2: to, root1, root2 })
      expect(verifyConsistency({ size1: from, size2: to, root1, root2, path: texts(told.path) })).toBe(true)
    }
    for (const query of ["from=0", "from=18", "from=9&to=8", "from=9&to=18"]) {
      expect((await knock(door, `/v1/proofs/consistency?${query}`)).status, query).toBe(404)
    }
  })
})

const texts = (value: unknown): ReadonlyArray<string> => (Array.isArray(value) ? value.map(String) : [])
