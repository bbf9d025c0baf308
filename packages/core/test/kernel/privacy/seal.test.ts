import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromBase64Url, toBase64Url } from "../../../src/kernel/base64.ts"
import { canonicalise } from "../../../src/kernel/integrity.ts"
import { isBox, open, seal } from "../../../src/kernel/privacy/seal.ts"

const key = new Uint8Array(randomBytes(32))
const keys = new Map([[1, key]])
const at = { logId: "log-1", eventId: "event-1", pointer: "/name" }
const subject = "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"
const sealed = (value: Parameters<typeof seal>[0], where = at) => seal(value, { ...where, key, number: 1, subject })
const aad = canonicalise(["pactwerk/sealed/1", at.logId, at.eventId, at.pointer, subject])

describe("a sealed value", () => {
  it("opens where it stands, whatever it is", () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value))
        fc.pre(isKept(plain))
        expect(open(sealed(plain), { ...at, keys })).toEqual(Result.succeed(plain))
      })
    ))

  it.each([
    ["another log", { ...at, logId: "log-2" }],
    ["another event", { ...at, eventId: "event-2" }],
    ["another field", { ...at, pointer: "/honorific" }],
    // Joined to one text, these would be the same.
    ["a place that reads alike", { ...at, eventId: "event-1/name", pointer: "" }]
  ])("does not open in %s", (_, there) =>
    expect(open(sealed("Anna"), { ...there, keys })).toEqual(Result.fail("changed or moved"))
  )

  it("does not open for another person, nor with another key, and says when there is none", () => {
    const box = sealed("Anna")
    expect(open({ ...box, to: "another" }, { ...at, keys })).toEqual(Result.fail("changed or moved"))
    const other = new Map([[1, new Uint8Array(randomBytes(32))]])
    expect(open(box, { ...at, keys: other })).toEqual(Result.fail("changed or moved"))
    expect(open({ ...box, key: 2 }, { ...at, keys })).toEqual(Result.fail("no key"))
  })

  it("does not open when any one bit of it is another", () => {
    const box = sealed("Anna")
    const bytes = fromBase64Url(box.box) ?? expect.fail()
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(open({ ...box, box: toBase64Url(changed) }, { ...at, keys }), `bit ${bit}`).toEqual(
        Result.fail("changed or moved")
      )
    }
  })

  it("does not open for whoever else it says it is of, nor with another of the person's keys, by any one bit", () => {
    const box = sealed("Anna")
    const held = new Map([1, 2, 3, 5, 9, 17, 33, 65].map((number) => [number, new Uint8Array(randomBytes(32))]))
    held.set(1, key)
    for (let bit = 0; bit < subject.length * 7; bit++) {
      const place = Math.floor(bit / 7)
      const letter = String.fromCharCode(subject.charCodeAt(place) ^ (1 << (bit % 7)))
      const to = subject.slice(0, place) + letter + subject.slice(place + 1)
      expect(open({ ...box, to }, { ...at, keys: held }), to).toEqual(Result.fail("changed or moved"))
    }
    for (const number of held.keys()) {
      expect(Result.isSuccess(open({ ...box, key: number }, { ...at, keys: held })), `${number}`).toBe(number === 1)
    }
  })

  it("does not tell how long it is, nor that it is the same as before", () => {
    expect(sealed("A").box).toHaveLength(sealed("A".repeat(40)).box.length)
    expect(sealed("A".repeat(70)).box.length).toBeGreaterThan(sealed("A").box.length)
    expect(sealed("Anna").box).not.toBe(sealed("Anna").box)
  })

  it("is AES-256-GCM as Node knows it, in both directions", () => {
    const bytes = fromBase64Url(sealed("Anna").box) ?? expect.fail()
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString()
    expect(text).toBe('"Anna"'.padEnd(64))

    const nonce = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(aad))
    const closed = Buffer.concat([nonce, cipher.update('{"a":1}'.padEnd(64)), cipher.final(), cipher.getAuthTag()])
    const box = { $sealed: 1, to: subject, key: 1, box: closed.toString("base64url") }
    expect(open(box, { ...at, keys })).toEqual(Result.succeed({ a: 1 }))
  })

  it.each([
    ["a text that was not padded", '"Anna"'],
    ["a text that is no JSON", "Anna".padEnd(64)],
    ["nothing", ""]
  ])("is not %s, whoever sealed it", (_, text) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(aad))
    const closed = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
    const box = { $sealed: 1, to: subject, key: 1, box: closed.toString("base64url") }
    expect(open(box, { ...at, keys })).toEqual(Result.fail("changed or moved"))
  })

  it("does not open with a key that is shorter than a key is, also where it was closed with one", () => {
    const [short, nonce] = [key.subarray(0, 16), randomBytes(12)]
    const cipher = createCipheriv("aes-128-gcm", short, nonce, { authTagLength: 16 }).setAAD(Buffer.from(aad))
    const closed = Buffer.concat([nonce, cipher.update('"Anna"'.padEnd(64)), cipher.final(), cipher.getAuthTag()])
    const box = { $sealed: 1, to: subject, key: 1, box: closed.toString("base64url") }
    expect(open(box, { ...at, keys: new Map([[1, short]]) })).toEqual(Result.fail("changed or moved"))
  })

  it("moved to any other log, event, field or person never opens, whatever they are called", () => {
    const named = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => text.isWellFormed())
    const standing = fc.record({ logId: named, eventId: named, pointer: named, subject: named })
    fc.assert(
      fc.property(standing, standing, fc.string({ maxLength: 40 }), (here, there, value) => {
        fc.pre(canonicalise(here) !== canonicalise(there))
        const box = seal(value, { ...here, key, number: 1 })
        expect(open({ ...box, to: there.subject }, { ...there, keys })).toEqual(Result.fail("changed or moved"))
        expect(open(box, { ...here, keys })).toEqual(Result.succeed(value))
      })
    )
  })

  it("takes no key and no nonce of another length", () => {
    const short = { ...at, key: key.subarray(1), number: 1, subject }
    expect(() => seal("Anna", short)).toThrow(RangeError)
    expect(() => seal("Anna", { ...short, key }, new Uint8Array(11))).toThrow(RangeError)
  })

  it.each([
    null,
    "text",
    {},
    { $sealed: 1 },
    { $sealed: 2, to: "a", key: 1, box: "" },
    { $sealed: 1, to: "a", key: 0, box: "" },
    { $sealed: 1, to: "a", key: 1.5, box: "" },
    { $sealed: 1, to: 1, key: 1, box: "" },
    { $sealed: 1, to: "a", key: 1, box: 1 },
    { $sealed: 1, to: "a", key: 1, box: "", more: true }
  ])("is not %j", (value) => {
    expect(isBox(value)).toBe(false)
    expect(open(value, { ...at, keys })).toEqual(Result.fail("no box"))
  })

  it("that is cut, or written in another way, does not open and throws nothing", () => {
    const box = sealed("Anna")
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (text, length) => {
        for (const other of [text, box.box.slice(0, length), `${box.box}=`, `${box.box}\n`, `${box.box}A`]) {
          fc.pre(other !== box.box)
          expect(Result.isFailure(open({ ...box, box: other }, { ...at, keys }))).toBe(true)
        }
      })
    )
  })
})

describe("base64url", () => {
  it("is that of Node, and has one text for the same bytes", () =>
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64Url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString("base64url"))
        expect(fromBase64Url(text)).toEqual(bytes)
      })
    ))
  it.each(["A", "AA=", "AB", "AAB", "A+A/", "AA AA", "ÀA"])("has no bytes for %j", (text) =>
    expect(fromBase64Url(text)).toBeUndefined()
  )
})

/** Whether canonical JSON can hold it. */
const isKept = (value: unknown): boolean => {
  try {
    canonicalise(value)
    return true
  } catch {
    return false
  }
}
