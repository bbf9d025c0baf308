/** A quick look says what the schema says: of what is well formed, and of what is nearly so. */
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { isRecorded, Recorded } from "../../src/kernel/event.ts"
import { plainly, quickly } from "../../src/kernel/quick.ts"
import { arbitraryEvents } from "../../src/testing/arbitraries.ts"

const isJson = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** The same value with one thing in it otherwise: gone, put in, or another value. */
const changed = (value: unknown, path: ReadonlyArray<number>, by: unknown, how: "drop" | "add" | "put"): unknown => {
  if (!isJson(value)) return by
  const copy = Array.isArray(value) ? [...value] : { ...value }
  const keys = Object.keys(copy)
  const key = keys[(path[0] ?? 0) % Math.max(keys.length, 1)]
  if (path.length > 1 && key !== undefined && isJson(Reflect.get(copy, key))) {
    Reflect.set(copy, key, changed(Reflect.get(copy, key), path.slice(1), by, how))
  } else if (how === "add") Reflect.set(copy, Array.isArray(copy) ? copy.length : "more", by)
  else if (key !== undefined && how === "drop") Reflect.deleteProperty(copy, key)
  else if (key !== undefined) Reflect.set(copy, key, by)
  return copy
}

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "",
    "2024-02-30",
    "2024-02-29T18:30:00+01:00",
    0,
    1.5,
    -1,
    null,
    undefined,
    [],
    {},
    Number.NaN
  )
)
const edit = fc.tuple(
  fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  junk,
  fc.constantFrom("drop" as const, "add" as const, "put" as const)
)
const one = arbitraryEvents(alliance, { maxLength: 1 }).filter((events) => events.length > 0)

describe("of an event as the log keeps it, a quick look says what the schema says", () => {
  const bySchema = Schema.is(Recorded)
  it("of one that is well formed", () => {
    fc.assert(
      fc.property(one, (events) => {
        for (const { recorded } of events) expect(isRecorded(recorded)).toBe(true)
      })
    )
  })
  it("of one in which something was changed, dropped or added", () => {
    let refused = 0
    fc.assert(
      fc.property(one, fc.array(edit, { minLength: 1, maxLength: 2 }), ([first], edits) => {
        const near = edits.reduce<unknown>((value, [path, by, how]) => changed(value, path, by, how), first?.recorded)
        const expected = bySchema(near)
        if (!expected) refused += 1
        expect(isRecorded(near)).toBe(expected)
      }),
      { numRuns: 1000 }
    )
    expect(refused).toBeGreaterThan(100)
  })
  it.each([undefined, null, 1, "event", [], {}])("of %j", (value) => expect(isRecorded(value)).toBe(bySchema(value)))
})

describe("of an event as its room means it", () => {
  const kinds = alliance.events
  it("every kind is read by a quick look: nothing in it is written otherwise", () => {
    fc.assert(
      fc.property(arbitraryEvents(alliance), (events) => {
        for (const { event } of events) {
          const kind = kinds.get(event._tag)
          expect(kind !== undefined && quickly(kind, { onExcessProperty: "error" })(event)).toBe(true)
        }
      }),
      { numRuns: 20 }
    )
  })
  it("what a quick look lets pass is what the schema makes of it, and nothing less passes than the schema lets", () => {
    const readers = new Map([...kinds].map(([name, kind]) => [name, Schema.make<Schema.Codec<unknown>>(kind.ast)]))
    const exactly = new Map([...kinds].map(([name, kind]) => [name, quickly(kind, { onExcessProperty: "error" })]))
    fc.assert(
      fc.property(one, edit, ([first], [path, by, how]) => {
        if (first === undefined) return
        const reader = readers.get(first.event._tag)
        const near = changed(first.event, path, by, how)
        if (reader === undefined) return
        const read = Schema.decodeUnknownResult(reader, { onExcessProperty: "error" })(near)
        expect(exactly.get(first.event._tag)?.(near)).toBe(Result.isSuccess(read))
        if (Result.isSuccess(read)) expect(near).toEqual(read.success)
      }),
      { numRuns: 1000 }
    )
  })
})

describe("what a quick look does not know by itself, it asks the schema", () => {
  const trimmed = Schema.TaggedUnion({ Said: { words: Schema.Trim }, Heard: { times: Schema.FiniteFromString } })
  it("an event in which something is written otherwise is never plain", () => {
    expect(plainly(trimmed)({ _tag: "Heard", times: 3 } as { readonly _tag: string })).toBe(false)
    expect(plainly(trimmed)({ _tag: "Unheard" })).toBe(false)
  })
  const odd: ReadonlyArray<readonly [string, Schema.Schema<unknown>, ReadonlyArray<unknown>]> = [
    ["a tuple", Schema.Tuple([Schema.String, Schema.Int]), [["a", 1], ["a"], ["a", 1, 2], [1, "a"], []]],
    ["a non-empty list", Schema.NonEmptyArray(Schema.String), [["a"], [], [1], ["a", 1]]],
    ["one of two, not both", Schema.Union([Schema.String, Schema.NonEmptyString], { mode: "oneOf" }), ["a", "", 1]],
    ["an empty struct", Schema.Struct({}), [{}, { a: 1 }, 1, null, undefined]],
    ["a date", Schema.Date, [new Date(), "2024-02-16", 0]],
    [
      "a record with a rest",
      Schema.StructWithRest(Schema.Struct({ a: Schema.String }), [Schema.Record(Schema.String, Schema.String)]),
      [{ a: "a" }, { a: "a", b: "b" }, { a: "a", b: 1 }, { b: "b" }, []]
    ],
    ["literals", Schema.Literals(["a", 1, true]), ["a", 1, true, "b", 2, false, null]],
    ["null or a text", Schema.NullOr(Schema.String), [null, "a", undefined, 1]],
    [
      "a key that may be absent",
      Schema.Struct({ a: Schema.optionalKey(Schema.String) }),
      [{}, { a: "a" }, { a: undefined }, { a: 1 }]
    ],
    [
      "a value that may be undefined",
      Schema.Struct({ a: Schema.optional(Schema.String) }),
      [{}, { a: undefined }, { a: 1 }]
    ],
    ["two checks as one", Schema.Number.check(Schema.isInt().and(Schema.isGreaterThan(2))), [3, 2, 2.5, 3.5, "3"]]
  ]
  it.each(odd)("%s", (_, schema, values) => {
    const bySchema = Schema.is(schema)
    const quick = quickly(schema)
    for (const value of values) expect([value, quick(value)]).toEqual([value, bySchema(value)])
  })
})
