import { createHash } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalise, leafHash } from "../../src/kernel/integrity.ts"

const isInexact = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isInteger(value) && !Number.isSafeInteger(value)
    : typeof value === "object" && value !== null && Object.values(value).some(isInexact)
const json = fc.jsonValue().filter((value) => !isInexact(value))

describe("canonical JSON", () => {
  it("sorts names by UTF-16 code units at every depth, and prints numbers as ECMAScript does", () => {
    expect(canonicalise({ b: [{ z: 1, a: 1e21 }], "\u20ac": 1, "\r": 2, "1": 1e-7 })).toBe(
      '{"\\r":2,"1":1e-7,"b":[{"a":1e+21,"z":1}],"€":1}'
    )
  })
  it("minus zero is zero", () => expect(canonicalise([-0])).toBe("[0]"))
  it("keeps a member named __proto__", () =>
    expect(canonicalise(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}'))
  it("the order of members never matters, and canonical text stays as it is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        if (Object.keys(value).some((name) => !name.isWellFormed())) return
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalise(turned)).toBe(canonicalise(value))
        expect(canonicalise(JSON.parse(canonicalise(value)))).toBe(canonicalise(value))
      })
    )
  })
  it.each([
    ["an infinity", { a: [Number.POSITIVE_INFINITY] }, "/a/0"],
    ["NaN", { a: Number.NaN }, "/a"],
    ["an integer beyond 2^53 - 1", { a: 2 ** 53 }, "/a"],
    ["undefined", { a: { b: undefined } }, "/a/b"],
    ["a lone surrogate", { a: "\ud800" }, "/a"],
    ["a date", { "a/b": new Date(0) }, "/a~1b"],
    ["a set", { "a~b": new Set() }, "/a~0b"],
    ["a hole", { a: new Array(2) }, "/a/0"],
    ["a bigint", { a: 1n }, "/a"]
  ])("refuses %s, and names the place", (_, value, place) => {
    expect(() => canonicalise(value)).toThrow(`\`${place}\``)
  })
  it("tells a hole from what was left out", () => {
    expect(() => canonicalise(new Array(1))).toThrow("a hole at `/0`")
    expect(() => canonicalise([undefined])).toThrow("no JSON at `/0`")
  })
  it("refuses a lone surrogate in a name, and what is deeper than 100 levels", () => {
    expect(() => canonicalise({ "\udfff": 1 })).toThrow("in a name")
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
    expect(canonicalise(nested(100))).toHaveLength(201)
    expect(() => canonicalise(nested(101))).toThrow("deeper")
  })
})

it("a leaf is hashed with a zero byte before it, as RFC 9162 says", () => {
  const text = '{"é":"€😀"}'
  const expected = createHash("sha256")
    .update(Buffer.concat([Buffer.of(0), Buffer.from(text)]))
    .digest("hex")
  expect(leafHash(text)).toBe(expected)
})
