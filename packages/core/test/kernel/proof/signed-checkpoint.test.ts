/** A checkpoint says one thing about one log, and its witnesses say when they saw it. */
import { sign } from "node:crypto"
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { hashToBase64 } from "../../../src/kernel/base64.ts"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { emptyRoot } from "../../../src/kernel/proof/hash.ts"
import { signNote, withSignatures } from "../../../src/kernel/proof/note.ts"
import {
  checkpointText,
  cosign,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint
} from "../../../src/kernel/proof/signed-checkpoint.ts"
import { makeWitnessKey } from "../../../src/kernel/proof/signing-key.ts"
import { parseWitnessRequest, writeWitnessRequest } from "../../../src/kernel/proof/witness-request.ts"
import { archiveKey, cut, libraryKey, logKey, newLogKey, nodeKey, origin, seedOf, spoilt, strangerKey } from "./keys.ts"

const root = leafHash("{}")
const head = { origin, size: 159, root }
const text = `${origin}\n159\n${Buffer.from(root, "hex").toString("base64")}\n`
const note = Result.getOrThrow(signCheckpoint(head, [logKey]))
const why = (result: Result.Result<unknown, string>) => (Result.isFailure(result) ? result.failure : "it holds")
const noCheckpoint = "it is no checkpoint: an origin, a size and a root"
const seconds = 1_709_290_800
const line = Result.getOrThrow(cosign(note, libraryKey, seconds))
const cosignedNote = Result.getOrThrow(withSignatures(note, [line]))

describe("a checkpoint", () => {
  it("is origin, size and root, each on a line", () => {
    expect(checkpointText(head)).toEqual(Result.succeed(text))
    expect(parseCheckpoint(text)).toEqual(Result.succeed({ ...head, extensions: [], text }))
    expect(parseCheckpoint(note)).toEqual(parseCheckpoint(text))
  })
  it("keeps the lines that others add, and they are signed", () => {
    const longer = `${text}time 12\nof another log\n`
    const signed = Result.getOrThrow(signNote(longer, [logKey]))
    expect(openCheckpoint(signed, [logKey])).toMatchObject(
      Result.succeed({ extensions: ["time 12", "of another log"], text: longer })
    )
    expect(why(openCheckpoint(signed.replace("time 12", "time 13"), [logKey]))).not.toBe("it holds")
  })
  it.each([
    ["", noCheckpoint],
    [text.slice(0, -1), noCheckpoint],
    [`${text}time 12`, noCheckpoint],
    [text.replace("159", "0159"), noCheckpoint],
    [text.replace("159", "+159"), noCheckpoint],
    [text.replace("159", "159 "), noCheckpoint],
    [text.replace("159", "1.59"), noCheckpoint],
    [text.replace("159", "0x9f"), noCheckpoint],
    [text.replace("159", "-1"), noCheckpoint],
    [text.replace("159", ""), "it is no signed note: text, an empty line and lines with signatures"],
    [text.replace("159", "9007199254740992"), noCheckpoint],
    [text.replace("159", "99999999999999999999999999"), noCheckpoint],
    [text.replace("=\n", "\n"), noCheckpoint],
    [text.replace("=\n", "==\n"), noCheckpoint],
    [`${origin}\n159\n${Buffer.alloc(31).toString("base64")}\n`, noCheckpoint],
    [`${origin}\n159\n`, noCheckpoint],
    [`\n${text.slice(origin.length + 1)}`, noCheckpoint],
    [text.replaceAll("\n", "\r\n"), "it holds what no such text may hold: a control character or half a character"],
    [text.replace("159", "0"), "the root is not that of an empty tree"]
  ])("is not %j", (other, reason) => expect(why(parseCheckpoint(other))).toBe(reason))
  it("of the largest size, and of none, is one", () => {
    expect(why(parseCheckpoint(text.replace("159", "9007199254740991")))).toBe("it holds")
    expect(why(parseCheckpoint(`${origin}\n0\n${hashToBase64(emptyRoot)}\n`))).toBe("it holds")
  })
  it("is not made of what cannot be read back", () => {
    for (const wrong of [
      { ...head, origin: "" },
      { ...head, origin: "a\nb" },
      { ...head, origin: "a\n\nb" },
      { ...head, origin: text.trimEnd() },
      { ...head, size: -1 },
      { ...head, size: 1.5 },
      { ...head, size: 2 ** 53 },
      { ...head, size: Number.NaN },
      { ...head, root: root.toUpperCase() },
      { ...head, root: root.slice(2) },
      { ...head, size: 0 }
    ]) {
      expect(Result.isFailure(checkpointText(wrong))).toBe(true)
    }
  })
})

describe("a signed checkpoint", () => {
  it("is known as its log's, with old and new key alike", () => {
    const both = Result.getOrThrow(signCheckpoint(head, [logKey, newLogKey]))
    for (const key of [logKey, newLogKey]) expect(openCheckpoint(both, [key])).toMatchObject(Result.succeed(head))
    expect(Result.getOrThrow(openCheckpoint(both, [logKey, newLogKey])).note).toBe(both)
  })
  it("of another log than the key's is nobody's", () => {
    const stolen = Result.getOrThrow(signNote(text, [strangerKey]))
    expect(why(openCheckpoint(stolen, [strangerKey]))).toBe("no key with the name of the log signed it")
    expect(why(signCheckpoint(head, [strangerKey]))).toBe("no key with the name of the log signed it")
    expect(why(openCheckpoint(note, [strangerKey]))).toBe("no known key signed it")
  })
  it("with a good signature and no checkpoint in it is none", () => {
    const other = Result.getOrThrow(signNote("hello\n", [logKey]))
    expect(why(openCheckpoint(other, [logKey]))).toBe(noCheckpoint)
  })
  it("is refused with one character changed or cut off anywhere", () => {
    const known = [logKey, libraryKey]
    for (const other of [...spoilt(note), ...cut(note)]) expect(why(openCheckpoint(other, known))).not.toBe("it holds")
    for (const other of spoilt(cosignedNote)) {
      const opened = openCheckpoint(other, known)
      // Who changes the name or the id of the witness makes a line of somebody unknown: then nobody else stands for it.
      if (Result.isSuccess(opened)) expect(opened.success.signatures.map(({ name }) => name)).toEqual([origin])
    }
  })
})

describe("a witness", () => {
  it("is named with its time, where its key is known", () => {
    const { signatures } = Result.getOrThrow(openCheckpoint(cosignedNote, [logKey, libraryKey]))
    expect(signatures).toEqual([
      { name: origin, id: logKey.id, type: 1 },
      { name: libraryKey.name, id: libraryKey.id, type: 4, at: seconds }
    ])
    expect(Result.getOrThrow(openCheckpoint(cosignedNote, [logKey, archiveKey])).signatures).toHaveLength(1)
  })
  it("signs the time and the three lines: as Node signs them", () => {
    const payload = Buffer.alloc(12)
    payload.write(libraryKey.id, "hex")
    payload.writeBigUInt64BE(BigInt(seconds), 4)
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), nodeKey(4))
    expect(line).toBe(`— ${libraryKey.name} ${Buffer.concat([payload, signature]).toString("base64")}\n`)
  })
  it("with another time than it signed spoils the checkpoint, and so does a time beyond all numbers", () => {
    const [dash, name, base64 = ""] = line.trim().split(" ")
    for (const [at, byte] of [
      [11, 1],
      [4, 255]
    ] as const) {
      const bytes = Buffer.from(base64, "base64")
      bytes[at] = (bytes[at] ?? 0) ^ byte
      const other = `${note}${dash} ${name} ${bytes.toString("base64")}\n`
      expect(why(openCheckpoint(other, [logKey, libraryKey]))).toBe("the signature of a known key does not verify")
    }
    for (const length of [5, 68, 75]) {
      const short = `${note}${dash} ${name} ${Buffer.from(base64, "base64").subarray(0, length).toString("base64")}\n`
      expect(why(openCheckpoint(short, [logKey, libraryKey]))).toBe("the signature of a known key does not verify")
    }
  })
  it("at a time that JavaScript cannot print exactly is not taken for one it can", () => {
    const payload = Buffer.alloc(12)
    payload.write(libraryKey.id, "hex")
    payload.writeBigUInt64BE(2n ** 60n, 4)
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${2 ** 60}\n${text}`), nodeKey(4))
    const other = `${note}— ${libraryKey.name} ${Buffer.concat([payload, signature]).toString("base64")}\n`
    expect(why(openCheckpoint(other, [logKey, libraryKey]))).toBe("the signature of a known key does not verify")
  })
  it("alone does not stand for a log, even under its name", () => {
    const namesake = Result.getOrThrow(makeWitnessKey(origin, seedOf(6)))
    const under = `${text}\n${Result.getOrThrow(cosign(note, namesake, seconds))}`
    expect(why(openCheckpoint(under, [logKey, namesake]))).toBe("no key with the name of the log signed it")

    const alone = `${text}\n${line}`
    expect(why(openCheckpoint(alone, [logKey, libraryKey]))).toBe("no key with the name of the log signed it")
  })
  it("is no log with the same key and name, since it signs something else", () => {
    const asked = Result.getOrThrow(signNote(text, [logKey]))
    expect(why(cosign(asked, logKey, seconds))).toBe("the key is of another kind than signs this")
  })
  it("signs whole seconds after 1970, and checkpoints only", () => {
    for (const at of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
      expect(why(cosign(note, libraryKey, at))).toBe("it is no moment: whole seconds since 1970")
    }
    expect(why(cosign("hello\n", libraryKey, seconds))).toBe(noCheckpoint)
  })
})

describe("a request to a witness", () => {
  const request = { old: 3, path: [root, emptyRoot], checkpoint: note }
  const written = Result.getOrThrow(writeWitnessRequest(request))
  it("is an old size, a path and a checkpoint, and comes back", () => {
    expect(written).toBe(`old 3\n${hashToBase64(root)}\n${hashToBase64(emptyRoot)}\n\n${note}`)
    expect(parseWitnessRequest(written)).toEqual(Result.succeed(request))
    const first = { old: 0, path: [], checkpoint: note }
    expect(parseWitnessRequest(`old 0\n\n${note}`)).toEqual(Result.succeed(first))
    expect(writeWitnessRequest(first)).toEqual(Result.succeed(`old 0\n\n${note}`))
  })
  it("has at most 63 lines of path", () => {
    const path = new Array<string>(63).fill(root)
    expect(why(writeWitnessRequest({ ...request, path }))).toBe("it holds")
    expect(Result.isFailure(writeWitnessRequest({ ...request, path: [...path, root] }))).toBe(true)
  })
  it("is not what has something else in it", () => {
    for (const other of [
      written.replace("old 3", "old 03"),
      written.replace("old 3", "old"),
      written.replace("old 3", "Old 3"),
      written.replace("old 3\n", ""),
      written.replace("=\n", "\n"),
      `old 3\n\n${text}`,
      `old 3\n${note}`,
      ""
    ]) {
      expect(Result.isFailure(parseWitnessRequest(other)), other).toBe(true)
    }
    expect(Result.isFailure(writeWitnessRequest({ ...request, path: ["x"] }))).toBe(true)
    expect(Result.isFailure(writeWitnessRequest({ ...request, old: -1 }))).toBe(true)
  })
})

it("whatever is given is answered without a throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string({ unit: "binary" })), (one) => {
      // What plain JavaScript can pass although the types forbid it.
      const given = one as never
      expect(Result.isFailure(parseCheckpoint(given))).toBe(true)
      expect(Result.isFailure(openCheckpoint(given, [logKey]))).toBe(true)
      expect(Result.isFailure(parseWitnessRequest(given))).toBe(true)
      expect(Result.isFailure(cosign(given, libraryKey, 1))).toBe(true)
    }),
    { numRuns: 500 }
  )
})
