import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import type { Kinds, Tagged } from "../../src/kernel/event.ts"
import { LogError } from "../../src/kernel/event-log.ts"
import { Text } from "../../src/kernel/names.ts"
import { type Upcast, upcast, upcastTo } from "../../src/kernel/upcast.ts"
import { additionsTo, brokenIn, fileOf, type House, missingFrom } from "./corpus.ts"

/** A house with these kinds of events, each of the version that so many steps lead to. */
const houseOf = <Event extends Tagged>(Event: Kinds<Event>, ...steps: ReadonlyArray<Upcast>): House<Event> => {
  const [decode, encode] = [Schema.decodeUnknownResult(Event), Schema.encodeSync(Event)]
  return {
    Event,
    events: new Map(Object.entries<Schema.Top>(Event.cases)),
    understand: (recorded) =>
      Result.flatMap(upcastTo(steps, recorded), (data) =>
        Result.mapError(decode({ ...data, _tag: recorded.type }), ({ message }) => corrupt(message))
      ),
    file: (event) => {
      const { _tag, ...data } = record(encode(event))
      return { type: event._tag, schema: steps.length + 1, tags: [], data }
    },
    asked: () => undefined
  }
}
const record = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Json))
const corrupt = (cause: string) => new LogError({ reason: "Corrupt", cause: new Error(cause) })

const planted = { tree: Schema.Literals(["linde", "eik"]), reason: Schema.optionalKey(Text) }
const garden = houseOf(Schema.TaggedUnion({ Planted: planted }))
const file = fileOf("Planted", 1)
const samples = additionsTo(new Map(), garden, "Planted")
const corpus = new Map([[file, samples]])

describe("the golden corpus", () => {
  it("begins with the event in full, goes every way, ends with the least of it, and lacks nothing then", () => {
    expect(samples.map(({ data }) => data)).toEqual([
      { tree: "linde", reason: "De zaal was bezet." },
      { tree: "eik", reason: "Het past nu niet." },
      { tree: "linde" }
    ])
    expect(missingFrom(corpus, garden, "Planted")).toEqual([])
    expect(additionsTo(corpus, garden, "Planted")).toEqual([])
    expect(brokenIn(garden, file, samples)).toEqual([])
  })

  it("names the type that has no samples yet", () =>
    expect(missingFrom(new Map(), garden, "Planted")).toEqual(["Planted.v1.json"]))

  it("is broken by a field under another name", () => {
    const { reason, tree } = planted
    const renamed = houseOf(Schema.TaggedUnion({ Planted: { kind: tree, reason } }))
    expect(brokenIn(renamed, file, samples)[0]).toMatch(/^Planted\.v1\.json, 1: Missing key/)
    const silent = houseOf(Schema.TaggedUnion({ Planted: { tree, because: reason } }))
    expect(brokenIn(silent, file, samples)).toEqual([
      `${file}, 1: its data comes out otherwise than it went in`,
      `${file}, 2: its data comes out otherwise than it went in`
    ])
  })

  it("is broken by a value that is no longer known, and by a field that may no longer be left out", () => {
    const narrow = houseOf(Schema.TaggedUnion({ Planted: { ...planted, tree: Schema.Literals(["linde"]) } }))
    expect(brokenIn(narrow, file, samples)).toEqual([expect.stringContaining(`${file}, 2: `)])
    const strict = houseOf(Schema.TaggedUnion({ Planted: { ...planted, reason: Text } }))
    expect(brokenIn(strict, file, samples)).toEqual([expect.stringContaining(`${file}, 3: `)])
  })

  it("asks for one more sample when an event can go another way, and leaves those that are there", () => {
    const wider = houseOf(Schema.TaggedUnion({ Planted: { ...planted, place: Schema.optionalKey(Text) } }))
    expect(missingFrom(corpus, wider, "Planted")).toEqual([`${file}: Planted.place is there`])
    expect(additionsTo(corpus, wider, "Planted").map(({ data, position }) => [position, data.place])).toEqual([
      [4, "Buurthuis De Linde"]
    ])
    expect(brokenIn(wider, file, samples)).toEqual([])
  })

  it("reads an older shape through its steps, and asks for samples of the newer one", () => {
    const { tree } = planted
    const [was, is] = [Schema.Struct(planted), Schema.Struct({ tree, because: Text })]
    const step = upcast(was, is, ({ reason = "onbekend", tree }) => ({ tree, because: reason }))
    const newer = houseOf(Schema.TaggedUnion({ Planted: is.fields }), step)
    expect(brokenIn(newer, file, samples)).toEqual([])
    expect(missingFrom(corpus, newer, "Planted")).toEqual(["Planted.v2.json"])
    const both = new Map([...corpus, [fileOf("Planted", 2), additionsTo(corpus, newer, "Planted")] as const])
    expect(missingFrom(both, newer, "Planted")).toEqual([])
    both.delete(file)
    expect(missingFrom(both, newer, "Planted")).toEqual([file])
  })

  it("shows a sample that was taken out, changed, or put in the wrong file", () => {
    expect(brokenIn(garden, file, samples.slice(1))[0]).toBe(`${file}, 1: the sample before it is gone`)
    const changed = samples.map((sample) => ({ ...sample, data: { tree: "eik" } }))
    expect(brokenIn(garden, file, changed)[0]).toBe(`${file}, 1: it was changed`)
    expect(brokenIn(garden, "Felled.v1.json", samples)[0]).toBe("Felled.v1.json, 1: it belongs in another file")
  })
})
