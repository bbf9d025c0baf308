import { createHash } from "node:crypto"
import { Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Kept } from "../../src/kernel/event.ts"
import { canonicalise, leafHash, leafOf } from "../../src/kernel/integrity.ts"
import { propose } from "../../src/testing/cases/case.ts"

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
    ["a bigint", { a: 1n }, "/a"],
    ["a function", { a: () => 1 }, "/a"],
    ["a symbol", [Symbol("a")], "/0"],
    ["a member under a symbol", { a: { [Symbol("b")]: 1 } }, "/a"],
    ["a hidden member", { a: Object.defineProperty({}, "b", { value: 1 }) }, "/a"],
    ["a list that is more than a list", { a: Object.assign([1], { toJSON: () => 2 }) }, "/a"],
    ["a list of a class of its own", { a: new (class Names extends Array {})() }, "/a"],
    ["typed bytes", { a: Uint8Array.of(1) }, "/a"],
    ["a map", [new Map()], "/0"],
    ["a boxed number", [Object(1)], "/0"],
    ["an object that says its own JSON", { a: { toJSON: () => 1 } }, "/a/toJSON"],
    ["an integer below -(2^53 - 1)", [-(2 ** 53)], "/0"]
  ])("refuses %s, and names the place", (_, value, place) => {
    expect(() => canonicalise(value)).toThrow(`\`${place}\``)
  })
  it("tells a hole from what was left out", () => {
    expect(() => canonicalise(new Array(1))).toThrow("a hole at `/0`")
    expect(() => canonicalise([undefined])).toThrow("no JSON at `/0`")
  })
  it.each([
    ["\ud800", "a lone surrogate at `/0`"],
    [new (class Names extends Array {})(), "no plain array at `/0`"],
    [Object.assign([1], { said: 1 }), "no plain array at `/0`"],
    [new Map(), "no plain object at `/0`"],
    [{ [Symbol("a")]: 1 }, "no plain object at `/0`"]
  ])("says what is wrong with value number %#", (value, said) => {
    expect(() => canonicalise([value])).toThrow(said)
  })
  it("refuses a lone surrogate in a name, and what is deeper than 100 levels", () => {
    expect(() => canonicalise({ "\udfff": 1 })).toThrow("in a name")
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
    expect(canonicalise(nested(100))).toHaveLength(201)
    expect(() => canonicalise(nested(101))).toThrow("deeper")
  })
  it("refuses a cycle and any depth with a sentence, not by running out of stack", () => {
    const [list, object]: [Array<unknown>, Record<string, unknown>] = [[], {}]
    list.push(list, list)
    object.self = [object]
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = { a: deep }
    for (const value of [list, object, deep]) expect(() => canonicalise(value)).toThrow(/^deeper than 100 levels at `/)
  })
  it("refuses what is small in memory and endless on paper", () => {
    let doubling: unknown = "x".repeat(1000)
    for (let level = 0; level < 60; level++) doubling = [doubling, doubling]
    expect(() => canonicalise(doubling)).toThrow("too much for one text")
    const mebibyte = "x".repeat(1024 * 1024)
    // Each has a sign behind it too.
    for (const part of [mebibyte, { [mebibyte]: 1 }])
      expect(() => canonicalise(new Array(64).fill(part))).toThrow("too much for one text")
    // One character less would fit, and what is wrong behind it is seen.
    const full = (rest: number) => [...new Array(63).fill(mebibyte.slice(1)), mebibyte.slice(rest), undefined]
    expect(() => canonicalise(full(3))).toThrow("no JSON at `/64`")
    expect(() => canonicalise(full(2))).toThrow("too much for one text at `/64`")
  })
  it("keeps a member named toJSON that is no function, the integers up to 2^53 - 1, and the exponents beyond", () => {
    expect(canonicalise({ toJSON: 1 })).toBe('{"toJSON":1}')
    expect(canonicalise([2 ** 53 - 1, 1 - 2 ** 53, 1e21, -1e300])).toBe(
      "[9007199254740991,-9007199254740991,1e+21,-1e+300]"
    )
  })
  it("escapes what must be escaped and nothing else", () => {
    const controls = Array.from({ length: 0x20 }, (_, unit) => String.fromCharCode(unit)).join("")
    expect(canonicalise(`${controls}"\\/\u007f\u2028é😀`)).toBe(
      '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f' +
        "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f" +
        '\\"\\\\/\u007f\u2028é😀"'
    )
  })
  it.each([
    [0.1 + 0.2, "0.30000000000000004"],
    [5e-324, "5e-324"],
    [1e-7, "1e-7"],
    [0.000001, "0.000001"],
    [1e20 + 0.5, undefined],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [333333333.3333333, "333333333.3333333"]
  ])("prints %d as ECMAScript does, or not at all", (value, text) => {
    if (text === undefined) expect(() => canonicalise(value)).toThrow("a number")
    else expect(canonicalise(value)).toBe(text)
  })
  it("two values that differ never give the same text", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        if (!canTell(one) || !canTell(other)) return
        expect(canonicalise(one) === canonicalise(other)).toBe(isSame(one, other))
      })
    )
  })
})

const canTell = (value: unknown): boolean => {
  try {
    canonicalise(value)
    return true
  } catch {
    return false
  }
}
/** What a reader of JSON would call the same: the order of members and the sign of zero do not count. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other
  const names = Object.keys(one)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(Reflect.get(one, name), Reflect.get(other, name)))
  )
}

it("a leaf is hashed with a zero byte before it, as RFC 9162 says", () => {
  const text = '{"é":"€😀"}'
  const expected = createHash("sha256")
    .update(Buffer.concat([Buffer.of(0), Buffer.from(text)]))
    .digest("hex")
  expect(leafHash(text)).toBe(expected)
  expect(leafHash(new TextEncoder().encode(text))).toBe(expected)
})

it("a record of more than 1 MiB is refused, in bytes and not in characters", () => {
  const record = (said: string) =>
    Schema.decodeSync(Kept)({
      ...propose("Said", [], { said }),
      position: 1,
      recordedAt: "2024-03-01T12:00:00Z"
    })
  const empty = leafOf(record("")).body.length
  const room = 1024 * 1024 - empty
  expect(leafOf(record("x".repeat(room))).body).toHaveLength(1024 * 1024)
  expect(() => leafOf(record("x".repeat(room + 1)))).toThrow("more than 1 MiB")
  expect(() => leafOf(record("é".repeat(room / 2 + 1)))).toThrow("more than 1 MiB")
})
