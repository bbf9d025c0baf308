/** Two opinions on one proof: that of the library, and that of the offline verifier, which shares no code with it. */
import { globSync, readFileSync } from "node:fs"
import {
  canonicalise,
  cosign,
  inclusion,
  leafHash,
  makeSigningKey,
  makeWitnessKey,
  rootOf,
  shortFingerprint,
  signCheckpoint,
  verifyProof,
  withSignatures,
  writeProof,
  writeVerifierKey
} from "@pactwerk/core"
import { Redacted, Result } from "effect"
import { assert, describe, it } from "vitest"
import { check } from "../offline/verify.mjs"
import { sealed } from "./offline-fixtures.ts"

const seed = (first: number) => Redacted.make(Uint8Array.from({ length: 32 }, (_, index) => first + index))
const key = Result.getOrThrow(makeSigningKey("pactwerk.example/woensel-zuid", seed(1)))
const library = Result.getOrThrow(makeWitnessKey("bibliotheek.example/getuige", seed(2)))
const archive = Result.getOrThrow(makeWitnessKey("archief.example/getuige", seed(3)))
const [logText, libraryText, archiveText] = [key, library, archive].map(writeVerifierKey)

/** One event of every type that there is, as a log would have them after each other, some of it sealed. */
const folder = new URL("../../core/test/events/", import.meta.url)
const bodies = globSync("*.json", { cwd: folder })
  .sort()
  .map((file, index) => {
    const [{ hash: _, ...event } = { hash: "" }] = JSON.parse(readFileSync(new URL(file, folder), "utf8"))
    const data =
      index % 3 === 0
        ? { ...event.data, name: sealed(), text: ["Zij, ", { subject: "x", text: sealed() }] }
        : event.data
    return canonicalise({ ...event, data, position: index + 1 })
  })
const leaves = bodies.map((body) => leafHash(body))

const proofOf = (index: number, size: number): string => {
  const head = { origin: key.name, size, root: rootOf(leaves.slice(0, size)) ?? "" }
  const signed = Result.getOrThrow(signCheckpoint(head, [key]))
  const lines = [library, archive].map((witness) => Result.getOrThrow(cosign(signed, witness, 1_709_300_000)))
  const checkpoint = Result.getOrThrow(withSignatures(signed, lines))
  const extra = new TextEncoder().encode(bodies[index])
  return Result.getOrThrow(
    writeProof({ index, path: inclusion(index, leaves.slice(0, size)) ?? [], checkpoint, extra })
  )
}
const offline = (proof: string, key = logText, ...witnesses: Array<string>) =>
  check({ proof, key: key ?? "", witnesses })

describe("the library and the offline verifier", () => {
  it("agree on a proof of every type of event, in a log that has them all", async () => {
    for (const [index, body] of bodies.entries()) {
      const proof = proofOf(index, bodies.length)
      const answer = await offline(proof, logText, libraryText ?? "")
      assert(answer.outcome === "holds", JSON.stringify(answer))
      const { position, record } = Result.getOrThrow(verifyProof(proof, [logText ?? "", libraryText ?? ""]))
      assert.deepStrictEqual([answer.event.position, answer.event.type], [position, record.type])
      assert.strictEqual(canonicalise(record), body)
      assert.deepStrictEqual(answer.witnesses, [{ name: library.name, time: "1709300000" }])
      assert.deepStrictEqual(answer.unchecked, [archive.name])
      const head = { size: bodies.length, root: rootOf(leaves) ?? "" }
      assert.strictEqual(answer.checkpoint.fingerprint, shortFingerprint(head))
    }
  })

  it("agree on logs of every size", async () => {
    for (let size = 1; size <= bodies.length; size++) {
      for (const index of new Set([0, size >> 1, size - 1])) {
        assert.strictEqual((await offline(proofOf(index, size))).outcome, "holds")
      }
    }
  })

  it("agree on every byte of a proof that is another, whoever's keys are given", { timeout: 120_000 }, async () => {
    const good = proofOf(1, 3)
    const given = [[logText], [logText, libraryText], [logText, libraryText, archiveText]].map((keys) =>
      keys.map((text) => text ?? "")
    )
    let held = 0
    for (let at = 0; at < good.length; at++) {
      for (const other of ["\n", " ", "=", "A", "0", "—"]) {
        const proof = good.slice(0, at) + other + good.slice(at + 1)
        const keys = given[(at + other.charCodeAt(0)) % 3] ?? []
        const theirs = Result.isSuccess(verifyProof(proof, keys))
        const [log, ...witnesses] = keys
        const answer = await offline(proof, log, ...witnesses)
        const why = answer.outcome === "holds" ? "" : answer.reason.id
        assert.strictEqual(answer.outcome === "holds", theirs, `${JSON.stringify(other)} at ${at}: ${why}`)
        if (theirs) held++
      }
    }
    assert.isAbove(held, 10)
  })

  it("agree on what is cut off, put in twice, or in another order", async () => {
    const lines = proofOf(2, 7).split("\n")
    for (let at = 0; at < lines.length; at++) {
      for (const changed of [
        lines.toSpliced(at, 1),
        lines.toSpliced(at, 0, lines[at] ?? ""),
        lines.toSpliced(at, 2, lines[at + 1] ?? "", lines[at] ?? ""),
        lines.slice(0, at),
        [...lines.slice(0, at), ""]
      ]) {
        const proof = changed.join("\n")
        const theirs = Result.isSuccess(verifyProof(proof, [logText ?? "", archiveText ?? ""]))
        const answer = await offline(proof, logText, archiveText ?? "")
        const why = answer.outcome === "holds" ? "" : answer.reason.id
        assert.strictEqual(answer.outcome === "holds", theirs, `line ${at}: ${why}\n${proof}`)
      }
    }
  })
})
