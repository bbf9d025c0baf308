/** Differences between answers, and the changes of RFC 6902 carried out: both sides of each rule of the two documents. */
import { Result } from "effect"
import * as fc from "fast-check"
import { freeze } from "immer"
import { assert, describe, expect, it } from "vitest"
import { apply } from "../../src/analysis/apply.ts"
import { diff } from "../../src/analysis/patch.ts"
import { sayPatch } from "../../src/analysis/say-patch.ts"
import { textOf } from "./oracle.ts"

const after = (value: unknown, patch: unknown) => Result.getOrThrow(apply(value, patch))
const refusal = (value: unknown, patch: unknown) => {
  const applied = apply(value, patch)
  return Result.isFailure(applied) ? applied.failure.given : `applied: ${JSON.stringify(applied.success)}`
}
/** Values whose names need escaping, or are those of what every object has. */
const name = fc.constantFrom("a", "b", "a/b", "m~n", "~1", "", " ", "0", "constructor", "toString", "__proto__", "é")
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.constantFrom(null, true, false, 0, 1, -1.5, "", "tekst"),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(name, tie("value"), { maxKeys: 5, noNullPrototype: true })
  )
})).value

describe("a difference", () => {
  it("makes the second value of the first, and leaves the first as it was", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const before = textOf(one)
        assert.strictEqual(textOf(after(one, diff(one, other))), textOf(other))
        assert.strictEqual(textOf(one), before)
        assert.deepStrictEqual(diff(one, structuredClone(one)), [])
      }),
      { numRuns: 1000 }
    )
  })
  it("writes a `~` in a name as `~0` and a `/` as `~1`", () =>
    expect(diff({ "a/b": { "m~n": 1, "~1": 1 } }, { "a/b": { "m~n": 2, "~1": 2 } })).toEqual([
      { op: "replace", path: "/a~1b/m~0n", value: 2 },
      { op: "replace", path: "/a~1b/~01", value: 2 }
    ]))
  it("goes by the names of the fields in the order of code units, whatever order they stand in", () =>
    expect(diff({ b: 1, a: 1, Z: 1 }, { c: 1, a: 2, b: 1, é: 1 }).map(({ path }) => path)).toEqual([
      "/Z",
      "/a",
      "/c",
      "/é"
    ]))
  it("leaves the head and the tail of a list, replaces what lies between, and adds or removes at its end", () => {
    expect(diff([1, 2, 3, 9], [1, 7, 9])).toEqual([
      { op: "replace", path: "/1", value: 7 },
      { op: "remove", path: "/2" }
    ])
    expect(diff([1, 9], [1, 2, 3, 9])).toEqual([
      { op: "add", path: "/1", value: 2 },
      { op: "add", path: "/2", value: 3 }
    ])
    expect(diff([1, 2, 3, 4], [])).toEqual([3, 2, 1, 0].map((index) => ({ op: "remove", path: `/${index}` })))
    expect(diff([{ id: 1, stage: "open" }, 2], [{ id: 1, stage: "kept" }, 2])).toEqual([
      { op: "replace", path: "/0/stage", value: "kept" }
    ])
  })
  it("takes what is undefined for what is not there", () => {
    expect(diff({ left: undefined, name: "a" }, { name: "a" })).toEqual([])
    expect(diff({ left: "a" }, { left: undefined })).toEqual([{ op: "remove", path: "/left" }])
    expect(diff({}, { left: { because: undefined } })).toEqual([{ op: "add", path: "/left", value: {} }])
  })
  it("gives a value of its own, unless that is frozen throughout and has all that is there", () => {
    const added = (value: unknown) => diff({}, { left: value }).map((change) => "value" in change && change.value)[0]
    const deep = freeze({ because: ["a", { id: "b" }] }, true)
    expect(added(deep)).toBe(deep)
    for (const other of [structuredClone(deep), Object.freeze({ ...structuredClone(deep) }), Object.freeze([[]])]) {
      expect(added(other)).toEqual(other)
      expect(added(other)).not.toBe(other)
    }
    const partly = freeze({ because: ["a", { id: "b", until: undefined }], by: { id: "c" } }, true)
    expect(added(partly)).toStrictEqual({ because: ["a", { id: "b" }], by: { id: "c" } })
    expect(JSON.stringify(added(JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}')
  })
  it("replaces the whole where that is of another kind", () => {
    expect(diff([], {})).toEqual([{ op: "replace", path: "", value: {} }])
    expect(diff(1, "1")).toEqual([{ op: "replace", path: "", value: "1" }])
  })
  it("takes no more room for a long list in which everything moved by one", () => {
    const records = Array.from({ length: 1500 }, (_, id) => ({ id, text: `remark ${id}`, voice: { person: id } }))
    const patch = diff(records, records.slice(1))
    expect(patch).toEqual([{ op: "remove", path: "/0" }])
    expect(diff(records, [...records.slice(700), { id: -1 }]).length).toBeLessThan(1500 * 4)
  })
  it("is said in sentences, with what stood there before and with the names of things", () => {
    const [before, now] = [
      { library: { signed: false, posts: ["chair"] }, school: { name: "School" } },
      { library: { signed: true, posts: ["chair", "member"] }, mill: { since: null } }
    ]
    const patch = diff(before, now)
    const nameOf = (name: string) => (name === "library" ? "de bibliotheek" : undefined)
    expect(sayPatch(patch, { before, language: "nl", nameOf })).toEqual([
      "Erbij: de bibliotheek › posts › 1: member.",
      "Anders: de bibliotheek › signed: ja; er stond: nee.",
      "Erbij: mill: since niets.",
      "Weg: school; er stond: name School."
    ])
    expect(sayPatch(patch, { before, language: "en" }).slice(0, 2)).toEqual([
      "Added: library › posts › 1: member.",
      "Changed: library › signed: yes; it read: no."
    ])
    expect(sayPatch(diff({ a: 1 }, []), { before: { a: 1 }, language: "en" })).toEqual([
      "Changed: the whole: nothing; it read: a 1."
    ])
  })
  it("tells moments as they were said and things by their names, and not by which events it is so", () => {
    const before = { library: { because: ["one"], position: 1 } }
    const signed = { said: "in maart", precision: "about", latest: "2024-03-31" }
    const now = {
      library: { because: ["one", "two"], position: 2, signed, of: { kind: "pact", id: "pact-1" } },
      mill: { name: "Molen", because: ["two"], position: 2 }
    }
    const nameOf = (name: string) => (name === "pact-1" ? "het pact" : undefined)
    expect(sayPatch(diff(before, now), { before, language: "en", nameOf })).toEqual([
      "Added: library › of: het pact.",
      "Added: library › signed: in maart.",
      "Added: mill: name Molen."
    ])
  })
})

describe("what is applied", () => {
  it.each<[unknown, unknown, unknown]>([
    [{ a: 1 }, [{ op: "add", path: "/b", value: [] }], { a: 1, b: [] }],
    [{ a: 1 }, [{ op: "add", path: "/a", value: null }], { a: null }],
    [[1, 2], [{ op: "add", path: "/1", value: 9 }], [1, 9, 2]],
    [[1, 2], [{ op: "add", path: "/2", value: 9 }], [1, 2, 9]],
    [[1, 2], [{ op: "add", path: "/-", value: 9 }], [1, 2, 9]],
    [{ a: 1 }, [{ op: "add", path: "", value: [] }], []],
    [{ a: 1 }, [{ op: "replace", path: "", value: 3 }], 3],
    [{ "": { "~": 1 } }, [{ op: "replace", path: "//~0", value: 2 }], { "": { "~": 2 } }],
    [{ a: [1, { b: 2 }] }, [{ op: "remove", path: "/a/1/b" }], { a: [1, {}] }],
    [{ a: { b: 1 } }, [{ op: "move", from: "/a/b", path: "/c" }], { a: {}, c: 1 }],
    [[1, 2, 3], [{ op: "move", from: "/0", path: "/2" }], [2, 3, 1]],
    [{ a: 1 }, [{ op: "move", from: "/a", path: "/a" }], { a: 1 }],
    [{ a: { b: 1 } }, [{ op: "copy", from: "/a", path: "/a/c" }], { a: { b: 1, c: { b: 1 } } }],
    [{ a: { c: 1, b: 2 } }, [{ op: "test", path: "/a", value: { b: 2, c: 1 } }], { a: { c: 1, b: 2 } }],
    [{ a: 1 }, [{ op: "test", path: "/a", value: 1, more: true }], { a: 1 }],
    [{ a: 1 }, [], { a: 1 }]
  ])("%j with %j is %j", (value, patch, wanted) => {
    expect(after(value, patch)).toEqual(wanted)
  })
  it.each<[unknown, unknown, RegExp]>([
    [{ a: 1 }, [{ op: "remove", path: "/b" }], /remove \/b: nothing is there/],
    [{ a: 1 }, [{ op: "replace", path: "/b", value: 1 }], /replace \/b: nothing is there/],
    [{}, [{ op: "remove", path: "/constructor" }], /nothing is there/],
    [{ a: 1 }, [{ op: "add", path: "/a/b", value: 1 }], /nothing is below it/],
    [{ a: 1 }, [{ op: "add", path: "/b/c", value: 1 }], /nothing is there/],
    [[1], [{ op: "add", path: "/2", value: 1 }], /no such place in the list/],
    [[1], [{ op: "replace", path: "/1", value: 1 }], /no such place in the list/],
    [[1], [{ op: "replace", path: "/-", value: 1 }], /no such place in the list/],
    [[1, 2], [{ op: "remove", path: "/01" }], /no such place in the list/],
    [[1, 2], [{ op: "remove", path: "/1e0" }], /no such place in the list/],
    [[1, 2], [{ op: "add", path: "/length", value: 0 }], /no such place in the list/],
    [{ a: 1 }, [{ op: "remove", path: "" }], /the whole cannot be removed/],
    [{ a: { b: 1 } }, [{ op: "move", from: "/a", path: "/a/b" }], /into itself/],
    [{ a: 1 }, [{ op: "test", path: "/a", value: "1" }], /another value is there/],
    [{ a: 1 }, [{ op: "test", path: "/a", value: null }], /another value is there/],
    [{ a: 1 }, [{ op: "copy", from: "/b", path: "/c" }], /nothing is there/],
    [{ a: 1 }, [{ op: "add", path: "/b" }], /value/],
    [{ a: 1 }, [{ op: "move", path: "/b" }], /from/],
    [{ a: 1 }, [{ op: "spam", path: "/b", value: 1 }], /./],
    [{ a: 1 }, [{ op: "add", path: "b", value: 1 }], /^b$/],
    [{ a: 1 }, [{ op: "add", path: "/~2", value: 1 }], /^\/~2$/],
    [{ a: 1 }, { op: "add" }, /./]
  ])("%j with %j is refused", (value, patch, why) => {
    expect(refusal(value, patch)).toMatch(why)
    expect(refusal(value, patch)).not.toMatch(/^applied/)
  })
  it("is all of it or nothing, and the value that was given stays as it is", () => {
    const value = { a: [1, 2], b: { c: 1 } }
    const patch = [
      { op: "remove", path: "/a/0" },
      { op: "test", path: "/b/c", value: 2 }
    ]
    expect(refusal(value, patch)).toMatch(/test \/b\/c/)
    expect(value).toEqual({ a: [1, 2], b: { c: 1 } })
  })
  it("sets a field of any name as a field, and never as what every object has", () => {
    const made = after({}, [{ op: "add", path: "/__proto__", value: { polluted: true } }])
    expect(Object.hasOwn(Object(made), "__proto__")).toBe(true)
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
    expect("polluted" in {}).toBe(false)
  })
})
