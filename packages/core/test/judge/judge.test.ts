/** A judge from outside: the tree and the notes of the Go project, in a program of its own, agree with ours. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Redacted, Result } from "effect"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { toBase64 } from "../../src/kernel/base64.ts"
import { leafHash } from "../../src/kernel/integrity.ts"
import { emptyRoot } from "../../src/kernel/proof/hash.ts"
import { openNote, signNote, withSignatures } from "../../src/kernel/proof/note.ts"
import { cosign, signCheckpoint } from "../../src/kernel/proof/signed-checkpoint.ts"
import { makeSigningKey, makeWitnessKey } from "../../src/kernel/proof/signing-key.ts"
import { consistencyFrom, inclusionFrom, type NodeAt, rootFrom, rootOf } from "../../src/kernel/proof/tree.ts"
import { writeVerifierKey } from "../../src/kernel/proof/verifier-key.ts"
import { verifyConsistency, verifyInclusion } from "../../src/kernel/proof/verify.ts"

const packages = "/usr/share/gocode"
const isHere = (): boolean => {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" })
    return existsSync(`${packages}/src/golang.org/x/mod/sumdb/tlog`)
  } catch {
    return false
  }
}
const isRequired = (process.env.PACTWERK_REQUIRE ?? "").split(",").some((name) => name.trim() === "go")
const isWanted = isRequired || isHere()

interface Answer {
  readonly holds: boolean
  readonly found: string
  readonly names: ReadonlyArray<string> | null
}

let folder = ""
const ask = (questions: ReadonlyArray<object>): ReadonlyArray<Answer> =>
  execFileSync(join(folder, "judge"), {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024
  })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))

const count = 1000
const texts = Array.from({ length: 3000 }, (_, index) => `{"é":${index}}`)
const leaves = texts.map((text) => leafHash(text))
const rows = [leaves]
while ((rows.at(-1)?.length ?? 0) > 1) {
  const below = rows.at(-1) ?? []
  rows.push(Array.from({ length: below.length >> 1 }, (_, at) => rootOf(below.slice(2 * at, 2 * at + 2)) ?? ""))
}
const nodeAt: NodeAt = (level, index) => rows[level]?.[index]
const rootAt = (size: number) => rootFrom(size, nodeAt) ?? expect.fail("no root")

/** Two numbers from 1 in order, and two more to choose a change by. */
const drawn = (seed: number) =>
  fc.sample(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), fc.nat(), fc.nat(255)), {
    numRuns: count,
    seed
  })
const inclusions = drawn(1).map(([one, other, which, bit]) => {
  const [index, size] = [Math.min(one, other) - 1, Math.max(one, other)]
  const path = inclusionFrom(index, size, nodeAt) ?? expect.fail("no path")
  return { proof: { index, size, leaf: leaves[index] ?? "", path, root: rootAt(size) }, which, bit }
})
const consistencies = drawn(2).map(([one, other, which, bit]) => {
  const [size1, size2] = [Math.min(one, other), Math.max(one, other)]
  const path = consistencyFrom(size1, size2, nodeAt) ?? expect.fail("no path")
  return { proof: { size1, size2, root1: rootAt(size1), root2: rootAt(size2), path }, which, bit }
})
type Inclusion = (typeof inclusions)[number]["proof"]
type Consistency = (typeof consistencies)[number]["proof"]

const flipped = (hash: string, bit: number): string => {
  const bytes = Buffer.from(hash, "hex")
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes.toString("hex")
}
const changes = (path: ReadonlyArray<string>, which: number, bit: number) => {
  const at = path.length === 0 ? 0 : which % path.length
  return [
    path.length === 0 ? [emptyRoot] : path.with(at, flipped(path[at] ?? "", bit)),
    path.length === 0 ? [emptyRoot] : path.toSpliced(at, 1),
    path.toSpliced(at, 0, emptyRoot),
    [...path, path.at(-1) ?? emptyRoot]
  ]
}
const askInclusion = (proof: Inclusion) => ({ ask: "inclusion", ...proof })
const askConsistency = ({ root2, size2, ...proof }: Consistency) => ({
  ask: "consistency",
  ...proof,
  size: size2,
  root: root2
})

describe.skipIf(!isWanted)("a judge from outside", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pactwerk-judge-"))
    execFileSync("go", ["build", "-o", join(folder, "judge"), join(import.meta.dirname, "main.go")], {
      env: { ...process.env, GO111MODULE: "off", GOPATH: packages, GOFLAGS: "", CGO_ENABLED: "0" }
    })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("finds the same roots", () => {
    const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 100, 255, 256, 257, 1000, 3000]
    const found = ask(sizes.map((size) => ({ ask: "root", leaves: texts.slice(0, size) }))).map(
      (answer) => answer.found
    )
    expect(found).toEqual(sizes.map(rootAt))
  })
  it(`accepts ${count} proofs that a leaf is in a tree, and refuses as many that were changed`, () => {
    expect(ask(inclusions.map(({ proof }) => askInclusion(proof))).filter(({ holds }) => !holds)).toEqual([])
    expect(inclusions.filter(({ proof }) => !verifyInclusion(proof))).toEqual([])
    const wrong = inclusions.map(({ bit, proof, which }) => {
      const all: ReadonlyArray<Partial<Inclusion>> = [
        ...changes(proof.path, which, bit).map((path) => ({ path })),
        { leaf: flipped(proof.leaf, bit) },
        { root: flipped(proof.root, bit) },
        { index: proof.index + 1 },
        { index: proof.index - 1 }
      ]
      return { ...proof, ...all[which % all.length] }
    })
    expect(ask(wrong.map(askInclusion)).filter(({ holds }) => holds)).toEqual([])
    expect(wrong.filter(verifyInclusion)).toEqual([])
  })
  it(`accepts ${count} proofs that a tree extends another, and refuses as many that were changed`, () => {
    expect(ask(consistencies.map(({ proof }) => askConsistency(proof))).filter(({ holds }) => !holds)).toEqual([])
    expect(consistencies.filter(({ proof }) => !verifyConsistency(proof))).toEqual([])
    const wrong = consistencies.map(({ bit, proof, which }) => {
      const all: ReadonlyArray<Partial<Consistency>> = [
        ...changes(proof.path, which, bit).map((path) => ({ path })),
        { root1: flipped(proof.root1, bit) },
        { root2: flipped(proof.root2, bit) },
        { size1: proof.size1 - 1 },
        { size1: proof.size1 + 1 }
      ]
      return { ...proof, ...all[which % all.length] }
    })
    expect(ask(wrong.map(askConsistency)).filter(({ holds }) => holds)).toEqual([])
    expect(wrong.filter(verifyConsistency)).toEqual([])
  })
  it("says the same of any size, index and path", () => {
    const strange = fc.sample(
      fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.array(fc.constantFrom(...leaves.slice(0, 3)), { maxLength: 5 })),
      { numRuns: count, seed: 3 }
    )
    const wheres = strange.map(([index, size, from, own]) => {
      const path = inclusionFrom(from, 20, nodeAt) ?? own
      return { index, size, leaf: leaves[index] ?? "", path, root: rootAt(size) }
    })
    expect(ask(wheres.map(askInclusion)).map(({ holds }) => holds)).toEqual(wheres.map(verifyInclusion))
    const growths = strange.map(([size1, size2, from, own]) => {
      const path = consistencyFrom(from, 20, nodeAt) ?? own
      return { size1, size2, root1: rootAt(size1), root2: rootAt(size2), path }
    })
    expect(ask(growths.map(askConsistency)).map(({ holds }) => holds)).toEqual(growths.map(verifyConsistency))
  })
  it("opens our checkpoints, alone and with a witness under them, and none that was changed", () => {
    const cases = Array.from({ length: 40 }, (_, byte) => {
      const seed = Redacted.make(new Uint8Array(32).fill(byte))
      const key = Result.getOrThrow(makeSigningKey(`pactwerk.example/${byte}-é`, seed))
      const head = { origin: key.name, size: byte + 1, root: rootAt(byte + 1) }
      const plain = Result.getOrThrow(signCheckpoint(head, [key]))
      const witness = Result.getOrThrow(makeWitnessKey("bibliotheek.example", seed))
      const line = Result.getOrThrow(cosign(plain, witness, 1_709_290_800))
      const note = byte % 2 === 0 ? plain : Result.getOrThrow(withSignatures(plain, [line]))
      return { key: writeVerifierKey(key), note, name: key.name }
    })
    const opened = ask(cases.map(({ key, note }) => ({ ask: "open", text: note, keys: [key] })))
    for (const [at, { name, note }] of cases.entries()) {
      expect(opened[at]).toEqual({ holds: true, found: `${note.split("\n\n")[0]}\n`, names: [name] })
    }
    const changed = cases.flatMap(({ key, note }) =>
      [3, 40, 80, 120, note.length - 2].map((place) => ({
        key,
        note: `${note.slice(0, place)}${note[place] === "A" ? "B" : "A"}${note.slice(place + 1)}`
      }))
    )
    const answers = ask(changed.map(({ key, note }) => ({ ask: "open", text: note, keys: [key] })))
    const ours = changed.map(({ key, note }) => Result.isSuccess(openNote(note, [key])))
    expect(answers.map(({ holds }) => holds)).toEqual(ours)
    // A change in the line of the witness is one in an unknown line, for both.
    expect(ours.filter((holds) => !holds).length).toBeGreaterThan(150)
  })
  it("signs the same notes", () => {
    for (const text of ["een\n", "een\n\ntwee\n", "\n", "é€😀\n"]) {
      const seed = new Uint8Array(32).fill(9)
      const key = Result.getOrThrow(makeSigningKey("pactwerk.example/woensel-zuid", Redacted.make(seed)))
      const secret = `PRIVATE+KEY+${key.name}+${key.id}+${toBase64(Uint8Array.of(1, ...seed))}`
      const [signed] = ask([{ ask: "sign", text, key: secret }])
      expect(signNote(text, [key])).toEqual(Result.succeed(signed?.found))
    }
  })
})
