/** Bytes as text: one text for the same bytes. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromBase64, hashFromBase64, hashToBase64, toBase64 } from "../../src/kernel/base64.ts"

describe("base64", () => {
  it("is what Node gives, and comes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      })
    )
    const large = new Uint8Array(100_000).fill(7)
    expect(fromBase64(toBase64(large))).toEqual(large)
  })
  it("has one text for the same bytes: no blanks, no missing padding, no other last bits, no other alphabet", () => {
    for (const other of ["QQ", "QQ=", "QR==", "Q Q==", "QQ==\n", " QQ==", "QQ===", "QUI", "QUJ=", "-_8=", "Q", "="]) {
      expect(fromBase64(other), other).toBeUndefined()
    }
    expect(fromBase64("QQ==")).toEqual(Uint8Array.of(65))
  })
  it("of a hash is that of its 32 bytes, and of no other number of them", () => {
    const hash = "0123456789abcdef".repeat(4)
    expect(hashToBase64(hash)).toBe(Buffer.from(hash, "hex").toString("base64"))
    expect(hashFromBase64(hashToBase64(hash))).toBe(hash)
    for (const length of [0, 31, 33]) expect(hashFromBase64(toBase64(new Uint8Array(length)))).toBeUndefined()
  })
})
