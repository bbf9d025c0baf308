/** Measures: what is counted, how long things took, and how far numbers lie apart. */
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { breachesByRule, historyOf, spreadOf } from "../src/alliance/measure.ts"
import { measures } from "../src/alliance/measures.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { Day, PersonId } from "../src/kernel/names.ts"
import { onDay } from "../src/kernel/when.ts"
import { recorded } from "../src/testing/index.ts"

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 })
const anna = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
const made = (pledge: string, due?: string) => ({
  _tag: "PledgeMade",
  pledge,
  organisation: "library",
  by: anna,
  for: { coalition: "safety" },
  contribution: { kind: "hours", text: "Twee uur." },
  ...(due !== undefined && { due: onDay(Day.make(due)) })
})
const kept = (pledge: string, day: string) => ({ _tag: "PledgeKept", pledge, kept: onDay(Day.make(day)) })

/** What a measure finds in these events, each of the day beside it. */
const found = (
  id: string,
  on: string,
  ...told: ReadonlyArray<readonly [day: string, raw: { readonly _tag: string }]>
) => {
  const log = told.map(([day, raw], index) => ({
    ...recorded(alliance, index + 1, raw).recorded,
    occurred: onDay(Day.make(day))
  }))
  const measure = measures.find((one) => one.id === id)
  return measure?.of(Result.getOrThrow(historyOf(log)), Day.make(on))
}

describe("a spread", () => {
  it("has as many numbers at or below its median as at or above it, whatever their order", () => {
    fc.assert(
      fc.property(numbers, (some) => {
        const spread = spreadOf(some)
        assert.isDefined(spread)
        const { count, least, median, most } = spread
        assert.deepStrictEqual([count, least, most], [some.length, Math.min(...some), Math.max(...some)])
        assert.isAtLeast(some.filter((one) => one <= median).length, some.length / 2)
        assert.isAtLeast(some.filter((one) => one >= median).length, some.length / 2)
        assert.deepStrictEqual(spreadOf(some.toReversed()), spread)
      })
    )
  })
  it("lies halfway between the two in the middle, and is not there where nothing is", () => {
    expect(spreadOf([1, 2, 4, 9])?.median).toBe(3)
    expect(spreadOf([])).toBeUndefined()
  })
})

describe("measures", () => {
  it("have ids of their own, and words in both languages", () => {
    expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length)
    for (const { en, nl } of measures) expect([en, nl].every((text) => text.trim() !== "")).toBe(true)
  })
  it("count always, also nothing; and time nothing where nothing ended", () => {
    for (const { of, unit } of measures) expect(of([], Day.make("2024-02-16"))).toEqual(unit === "count" ? [0] : [])
  })
  it("time a pledge from the day it was made to the day it was kept, not the day that was written down", () => {
    const late = found(
      "pledged-to-fulfilled",
      "2024-06-01",
      ["2024-02-01", made("a")],
      ["2024-05-01", kept("a", "2024-02-11")]
    )
    expect(late).toEqual([10])
  })
  it("time by the day that was put right since", () => {
    const [before, kept_] = [made("a"), kept("a", "2024-02-11")]
    const id = recorded(alliance, 2, kept_).recorded.id
    const correction = { _tag: "CorrectionRecorded", corrects: id, reads: "Op 3 februari.", because: "Een tikfout." }
    const happened = onDay(Day.make("2024-02-03"))
    const corrected = ["2024-05-02", { ...correction, happened }] as const
    const told = [["2024-02-01", before], ["2024-05-01", kept_], corrected] as const
    expect(found("pledged-to-fulfilled", "2024-06-01", ...told)).toEqual([2])
  })
  it("call a pledge late the day after the last one it may be kept on", () => {
    const told = ["2024-02-01", made("a", "2024-02-16")] as const
    expect(found("promises-late", "2024-02-16", told)).toEqual([0])
    expect(found("promises-late", "2024-02-17", told)).toEqual([1])
    expect(found("promises-late", "2024-02-17", told, ["2024-02-16", kept("a", "2024-02-16")])).toEqual([0])
    expect(found("promises-open", "2024-02-17", told, ["2024-02-01", made("b")])).toEqual([2])
  })
  it("count a member until the day on which it has left", () => {
    const signed = { _tag: "PactSigned", organisation: "library", pact: "pact", signed: onDay(Day.make("2023-03-27")) }
    const left = { _tag: "MemberWithdrawn", organisation: "library", from: "2024-02-16" }
    const told = [
      ["2023-03-27", signed],
      ["2024-02-01", left]
    ] as const
    expect(found("signatories", "2024-02-15", ...told)).toEqual([1])
    expect(found("signatories", "2024-02-16", ...told)).toEqual([0])
  })
  it("count how often each rule did not hold", () => {
    const breach = (rule: string) => ({
      _tag: "RuleBreachObserved",
      rule,
      event: "00000000-0000-7000-8000-000000000001",
      facts: {}
    })
    const raws = ["b/two", "a/one", "b/two"].map(breach)
    const log = raws.map((raw, index) => recorded(alliance, index + 1, raw).recorded)
    expect(breachesByRule(Result.getOrThrow(historyOf(log)))).toEqual({ "a/one": 1, "b/two": 2 })
  })
})
