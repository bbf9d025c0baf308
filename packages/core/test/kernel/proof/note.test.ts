/** A note stands as it was signed, or not at all. */
import { createHash, createPublicKey, verify } from "node:crypto"
import { inspect } from "node:util"
import { Redacted, Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toBase64 } from "../../../src/kernel/base64.ts"
import { openNote, signNote, withSignatures } from "../../../src/kernel/proof/note.ts"
import { checkedText } from "../../../src/kernel/proof/note-text.ts"
import { makeSigningKey, readPrivateKey, writePrivateKey } from "../../../src/kernel/proof/signing-key.ts"
import {
  parseVerifierKey,
  type VerifierKey,
  verifierKeyOf,
  writeVerifierKey
} from "../../../src/kernel/proof/verifier-key.ts"
import { cut, libraryKey, logKey, newLogKey, nodeKey, nodeLine, origin, seedOf, spoilt, strangerKey } from "./keys.ts"

const text = "De notulen zijn vastgesteld.\n"
const vkey = writeVerifierKey(logKey)
const note = Result.getOrThrow(signNote(text, [logKey]))
const why = (result: Result.Result<unknown, string>) => (Result.isFailure(result) ? result.failure : "it holds")
const failing = "the signature of a known key does not verify"
const noKey = "it is no verifier key: a name, eight hex digits and base64, with a plus between"
const noNote = "it is no signed note: text, an empty line and lines with signatures"

describe("a verifier key", () => {
  it("is name, id and base64, and comes back", () => {
    const id = createHash("sha256").update(`${origin}\n`).update(Buffer.of(1)).update(logKey.publicKey).digest("hex")
    expect(vkey).toBe(`${origin}+${id.slice(0, 8)}+${Buffer.from([1, ...logKey.publicKey]).toString("base64")}`)
    expect(parseVerifierKey(vkey)).toEqual(Result.succeed(verifierKeyOf(logKey)))
    expect(parseVerifierKey(writeVerifierKey(libraryKey))).toEqual(Result.succeed(verifierKeyOf(libraryKey)))
    expect(writeVerifierKey(libraryKey)).toMatch(/^bibliotheek\.example\/w1\+[0-9a-f]{8}\+B/)
  })
  it("is split at the first two plus signs, since base64 has them too", () => {
    const keys = Array.from({ length: 40 }, (_, byte) => Result.getOrThrow(makeSigningKey(origin, seedOf(byte))))
    const written = keys.map(writeVerifierKey)
    expect(written.filter((key) => key.split("+").length > 3).length).toBeGreaterThan(5)
    expect(written.map(parseVerifierKey)).toEqual(keys.map((key) => Result.succeed(verifierKeyOf(key))))
  })
  it("is refused with one character changed or cut off", () => {
    for (const other of [...spoilt(vkey), ...cut(vkey), `${vkey} `, `${vkey}\n`, `+${vkey}`, `a+${vkey}`]) {
      expect(Result.isFailure(parseVerifierKey(other)), other).toBe(true)
    }
    // What plain JavaScript can pass although the types forbid it.
    for (const other of [[vkey], new String(vkey)]) expect(why(parseVerifierKey(other as never))).toBe(noKey)
  })
  it("is at most 10 000 characters long", () => {
    const named = (length: number) =>
      writeVerifierKey(Result.getOrThrow(makeSigningKey("a".repeat(length - 54), seedOf(1))))
    expect(named(10_000)).toHaveLength(10_000)
    expect([10_000, 10_001].map((length) => why(parseVerifierKey(named(length))))).toEqual(["it holds", noKey])
  })
  it.each([1, 4])("of kind %i holds 32 bytes, though its digits be those of what it holds", (type) => {
    const holding = (length: number) => {
      const bytes = Uint8Array.of(type, ...new Uint8Array(length))
      const id = createHash("sha256").update("a\n").update(bytes).digest("hex").slice(0, 8)
      return why(parseVerifierKey(`a+${id}+${toBase64(bytes)}`))
    }
    expect([0, 31, 32, 33].map(holding)).toEqual([noKey, noKey, "it holds", noKey])
  })
  it("of a kind that is not known here is read, and then ignored", () => {
    const large = new Uint8Array(1313).fill(6)
    const id = createHash("sha256").update("post.example\n").update(large).digest("hex").slice(0, 8)
    const key = Result.getOrThrow(parseVerifierKey(`post.example+${id}+${toBase64(large)}`))
    expect(key.type).toBe(6)
    expect(why(openNote(note, [key]))).toBe("no known key signed it")
    expect(why(openNote(note, [key, vkey]))).toBe("it holds")
    const line = `— post.example ${toBase64(Buffer.concat([Buffer.from(id, "hex"), large]))}\n`
    expect(why(openNote(note + line, [key, vkey]))).toBe("it holds")
  })
  it.each([["a b"], [""], ["a+b"], ["a\u00a0b"], ["a\u2028"], ["a\u0001"], ["\ud800"]])(
    "has no name like %j",
    (name) => {
      expect(why(makeSigningKey(name, seedOf(1)))).toBe(
        "it is no name for a key: it is empty, or holds a space or a plus"
      )
    }
  )
})

describe("a private key", () => {
  it("is one that Node reads, with the same public key and the same signatures", () => {
    const { x } = createPublicKey(nodeKey(1)).export({ format: "jwk" })
    expect(Buffer.from(logKey.publicKey).toString("base64url")).toBe(x)
    expect(note).toBe(`${text}\n${nodeLine(1, origin, logKey.id, text)}`)
    expect(verify(null, Buffer.from("x"), createPublicKey(nodeKey(1)), logKey.sign(Buffer.from("x")))).toBe(true)
  })
  it("comes back from PEM and from DER, also as Node writes them", () => {
    const pem = nodeKey(7).export({ type: "pkcs8", format: "pem" })
    const der = nodeKey(7).export({ type: "pkcs8", format: "der" })
    expect(writePrivateKey(seedOf(7))).toBe(pem)
    const typed = [String(pem).replaceAll("\n", "\r\n"), `\n${pem}`, String(pem).padEnd(10_000, "\n")]
    for (const given of [String(pem), ...typed, new Uint8Array(der)]) {
      expect(Redacted.value(Result.getOrThrow(readPrivateKey(given)))).toEqual(new Uint8Array(32).fill(7))
    }
  })
  it("is refused where it is another kind of key, cut or no key", () => {
    const pem = writePrivateKey(seedOf(7))
    const others = [
      pem.replaceAll("PRIVATE", "PUBLIC"),
      pem.replace("MC4C", "MC4D"),
      pem.slice(0, -30),
      "",
      `x${pem}`,
      `${pem}x`,
      pem.padEnd(10_001, "\n")
    ]
    const der = new Uint8Array(nodeKey(7).export({ type: "pkcs8", format: "der" }))
    for (const given of [
      ...others,
      new Uint8Array(48),
      new Uint8Array(0),
      der.slice(0, -1),
      Uint8Array.of(...der, 0)
    ]) {
      expect(Result.isFailure(readPrivateKey(given))).toBe(true)
    }
    expect(Result.isFailure(makeSigningKey(origin, Redacted.make(new Uint8Array(31))))).toBe(true)
  })
  it("is in nothing that is printed", () => {
    const secret = Result.getOrThrow(readPrivateKey(writePrivateKey(seedOf(7))))
    expect(String(secret)).toBe("<redacted:private key>")
    for (const said of [inspect(secret), JSON.stringify(secret), String(secret)])
      expect(said).not.toMatch(/7[, ]+7|BwcH/)
    const key = Result.getOrThrow(makeSigningKey(origin, secret))
    for (const said of [inspect(key, { depth: 9, showHidden: true }), JSON.stringify(key)]) {
      expect(said).not.toMatch(/(7\D+){10}|BwcH|0707/)
    }
  })
  it("is not changed by who gave its bytes", () => {
    const bytes = new Uint8Array(32).fill(1)
    const key = Result.getOrThrow(makeSigningKey(origin, Redacted.make(bytes)))
    bytes.fill(9)
    expect(signNote(text, [key])).toEqual(Result.succeed(note))
  })
})

describe("a note", () => {
  it("says its text and who signed", () => {
    const both = Result.getOrThrow(signNote(text, [logKey, newLogKey]))
    expect(openNote(note, [vkey])).toEqual(
      Result.succeed({ text, signatures: [{ name: origin, id: logKey.id, type: 1 }] })
    )
    expect(Result.getOrThrow(openNote(both, [vkey, newLogKey])).signatures).toHaveLength(2)
  })
  it("is refused with one character changed or cut off anywhere", () => {
    for (const other of [...spoilt(note), ...cut(note)])
      expect(why(openNote(other, [vkey])), other).not.toBe("it holds")
  })
  it("of an unknown key is nobody's, also under the name or the id of a known one", () => {
    expect(why(openNote(note, []))).toBe("no known key signed it")
    expect(why(openNote(note, [strangerKey, newLogKey]))).toBe("no known key signed it")
    const named = note.replace(`— ${origin} `, "— pactwerk.example/gestel ")
    expect(why(openNote(named, [vkey]))).toBe("no known key signed it")
  })
  it("is ignored as to lines of unknown keys and kinds, wherever they stand", () => {
    const strange = Result.getOrThrow(signNote(text, [strangerKey])).slice(text.length + 1)
    const long = `— post.example/pq ${toBase64(new Uint8Array(2432).fill(6))}\n`
    const [, own] = note.split("\n\n")
    for (const lines of [
      [strange, own],
      [own, strange, long],
      [long, long, own]
    ]) {
      expect(why(openNote(`${text}\n${lines.join("")}`, [vkey]))).toBe("it holds")
    }
  })
  it("is spoilt by one known key whose signature does not verify, beside a good one", () => {
    const forged = nodeLine(3, origin, logKey.id, text)
    expect(why(openNote(note + forged, [vkey]))).toBe(failing)
    expect(why(openNote(`${text}\n${forged}${note.split("\n\n")[1]}`, [vkey]))).toBe(failing)
    const short = `— ${origin} ${toBase64(Buffer.from(`${logKey.id}00`, "hex"))}\n`
    expect(why(openNote(note + short, [vkey]))).toBe(failing)
  })
  it("is signed by one of two keys that have the same name and id, which two can have by chance", () => {
    const alike: VerifierKey = { ...verifierKeyOf(newLogKey), id: logKey.id }
    for (const keys of [
      [alike, logKey],
      [logKey, alike]
    ])
      expect(why(openNote(note, keys))).toBe("it holds")
    expect(why(openNote(note, [alike]))).toBe(failing)
  })
  it("names a key once that signed twice", () => {
    expect(Result.getOrThrow(openNote(note + (note.split("\n\n")[1] ?? ""), [vkey])).signatures).toHaveLength(1)
  })
  it("is separated at its last empty line, and may have others", () => {
    for (const said of ["a\n\nb\n", "\n", "\n\n", "a\n\n— b QUJDREU=\n"]) {
      const signed = Result.getOrThrow(signNote(said, [logKey]))
      expect(Result.getOrThrow(openNote(signed, [vkey])).text).toBe(said)
    }
  })
  it.each([
    ["no empty line", note.replace("\n\n", "\n")],
    ["no text", note.slice(text.length)],
    ["no last line end", note.slice(0, -1)],
    ["no last line end after a second line", `${note}${note.split("\n\n")[1]?.trimEnd()}`],
    ["no signature", `${text}\n`],
    ["a second empty line at the end", `${note}\n`],
    ["a hyphen for a dash", note.replace("— ", "- ")],
    ["two blanks", note.replace(`${origin} `, `${origin}  `)],
    ["a blank at the end", note.replace(/\n$/, " \n")],
    ["base64 without padding", note.replace("=\n", "\n")],
    ["base64 with other last bits", note.replace(/(.)=\n$/, (_, last: string) => `${last === "9" ? "+" : "9"}=\n`)],
    ["four bytes only", `${text}\n— a ${toBase64(new Uint8Array(4))}\n`],
    ["an unknown line that is none", `${note}— a b c\n`]
  ])("with %s is none", (_, other) => {
    expect(other).not.toBe(note)
    expect(why(openNote(other, [vkey]))).toBe(noNote)
  })
  it("holds no control character but the line end, and no half character", () => {
    for (const sign of ["\r", "\t", "\0", "\u001f", "\ud800"]) {
      const said = `a${sign}b\n`
      expect(why(signNote(said, [logKey]))).toMatch(/^it holds what no such text/)
      expect(why(openNote(`${said}\n${nodeLine(1, origin, logKey.id, said)}`, [vkey]))).toMatch(/^it holds what no/)
    }
    expect(why(signNote("\u007f\u0085é😀\n", [logKey]))).toBe("it holds")
  })
  it("may have sixteen signatures and more, of 5000 bytes each, and not more than a hundred", () => {
    const large = (count: number, bytes: number) =>
      withSignatures(
        note,
        Array.from({ length: count }, (_, at) => `— w${at} ${toBase64(new Uint8Array(bytes))}\n`)
      )
    expect(why(openNote(Result.getOrThrow(large(31, 5000)), [vkey]))).toBe("it holds")
    expect(why(openNote(Result.getOrThrow(large(99, 72)), [vkey]))).toBe("it holds")
    expect(why(large(100, 72))).toBe("it has too many signatures")
    expect(why(large(99, 5000))).toBe("it is too long")
    expect(why(openNote("é".repeat(140_000), [vkey]))).toBe("it is too long")
    expect(
      ["x".repeat(9), "é".repeat(4), "x".repeat(10), "é".repeat(5)].map((said) => why(checkedText(said, 9)))
    ).toEqual(["it holds", "it holds", "it is too long", "it is too long"])
  })
  it("is signed by keys for notes, with a line end", () => {
    expect(why(signNote(text, [libraryKey]))).toBe("the key is of another kind than signs this")
    expect(why(signNote("text", [logKey]))).toBe(noNote)
    // Its last line, with a line end behind it, would be taken for a signature.
    expect(why(signNote("a\n\n— b QUJDREU=", [logKey]))).toBe(noNote)
    expect(why(signNote(text, []))).toBe(noNote)
  })
  it("is refused where its key is one for which anything verifies in a lenient reading", () => {
    const point = Uint8Array.of(1, ...new Uint8Array(31))
    const weak: VerifierKey = { name: "a", id: "00000000", type: 1, publicKey: point }
    const signature = Uint8Array.of(0, 0, 0, 0, ...point, ...new Uint8Array(32))
    expect(why(openNote(`${text}\n— a ${toBase64(signature)}\n`, [weak]))).toBe(failing)
  })
  it("is answered whatever is given, without a throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        // What plain JavaScript can pass although the types forbid it.
        const [first, second] = [one as never, other as never]
        expect(Result.isFailure(openNote(first, [vkey]))).toBe(true)
        expect(Result.isFailure(openNote(note, first))).toBe(true)
        expect(Result.isFailure(openNote(note, [first, second]))).toBe(true)
        expect(Result.isFailure(parseVerifierKey(first))).toBe(true)
        expect(Result.isFailure(readPrivateKey(first))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })
})
