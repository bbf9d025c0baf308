import { createHash } from "node:crypto"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alliance } from "../../../src/alliance/rooms.ts"
import { Text } from "../../../src/kernel/names.ts"
import { subjectsSealed } from "../../../src/kernel/privacy/owned.ts"
import { placeOf } from "../../../src/kernel/privacy/places.ts"
import { mentioned, segmentsOf } from "../../../src/kernel/privacy/prose.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"

const anna = "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"

it("what was looked at when a rule did not hold can name people, and they are in it", () => {
  const facts = { said: `Zegt ${mentioned({ subject: anna, text: "Anna" })}.` }
  expect(subjectsSealed({ rule: "feedback/in-time", facts }, alliance.places.get("RuleBreachObserved"))).toEqual(
    Result.succeed(new Set([anna]))
  )
})

describe("names in prose", () => {
  it.each(["Er is koffie.", ""])("a text without names is one part: %j", (text) =>
    expect(segmentsOf(text)).toEqual([text])
  )
  it("says who is meant, and keeps every word", () =>
    expect(segmentsOf(`Dan meldt [Anna](person:${anna}) dat er koffie is.`)).toEqual([
      "Dan meldt ",
      { subject: anna, text: "Anna" },
      " dat er koffie is."
    ]))
  it("names two people next to each other, at the beginning and at the end", () =>
    expect(segmentsOf(`[A](person:${anna})[B](person:two)`)).toEqual([
      { subject: anna, text: "A" },
      { subject: "two", text: "B" }
    ]))
  it.each([
    "[Anna](person:)",
    "[](person:one)",
    "[Anna](https://example.org)",
    "[An\nna](person:one)",
    "[Anna](person:o ne)"
  ])("takes %j for words", (text) => expect(segmentsOf(text)).toEqual([text]))
  it("a text of parts is read as these parts, whatever stands around the names", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.stringMatching(/^[^[\]\n]{1,20}$/))), (pairs) => {
        const text = pairs.map(([words, name]) => `${words}${mentioned({ subject: anna, text: name })}`).join("")
        const again = segmentsOf(text).map((part) => (typeof part === "string" ? part : mentioned(part)))
        expect(again.join("")).toBe(text)
        expect(segmentsOf(text).filter((part) => typeof part !== "string")).toHaveLength(pairs.length)
      })
    ))
  it("does not take long for a text that never closes what it opens", () => {
    const text = `](person:${"[".repeat(50_000)}`
    const began = performance.now()
    expect(segmentsOf(text)).toEqual([text])
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe("a name that is marked in half", () => {
  const place = placeOf(Schema.Struct({ text: Text }).ast)
  const kept = (text: string) => subjectsSealed({ text }, place)
  it.each([
    "[Anna](person:o ne)",
    "[Anna](person:one",
    "[Anna [de Wit]](person:one)",
    "[An\nna](person:one)",
    `[${"A".repeat(201)}](person:one)`,
    `[Anna](person:one) en [Bram](person:t wo)`
  ])("is never kept as it is: %j", (text) => {
    const refused = Result.getOrThrow(Result.flip(kept(text)))
    expect(refused.reason).toBe("Encoding")
    expect(refused.message).toContain("at `/text`")
    expect(refused.message).not.toMatch(/Anna de|Bram/)
  })
  it.each(["Anna", "[Anna](person:one)", "[Anna](https://example.org)", "Zie (person:one)"])(
    "is no name that is marked, or no mark: %j",
    (text) => expect(Result.isSuccess(kept(text))).toBe(true)
  )
})

describe("a pseudonym", () => {
  it("is always the same, says nothing, and fits where an id fits", () => {
    expect(pseudonymOf(anna)).toBe(pseudonymOf(anna))
    expect(pseudonymOf(anna)).toMatch(/^betrokkene-[a-z2-7]{8}$/)
    expect(pseudonymOf(`${anna.slice(0, 10)}d${anna.slice(11)}`)).not.toBe(pseudonymOf(anna))
  })
  it("is made of 40 bits: those a random id begins with", () => {
    expect(pseudonymOf("00000000-0000-4000-8000-000000000000")).toBe("betrokkene-aaaaaaaa")
    expect(pseudonymOf("ffffffff-ffff-4000-8000-000000000000")).toBe("betrokkene-77777777")
    expect(pseudonymOf("00000000-0100-4000-8000-000000000000")).toBe("betrokkene-aaaaaaab")
  })
  it("of an id that is no UUID is made of the first 40 bits of its sum, also where it holds one", () => {
    for (const id of ["anna", `mevrouw-${anna}`]) {
      const sum = BigInt(`0x${createHash("sha256").update(id).digest("hex")}`) >> BigInt(256 - 40)
      const digits = [...sum.toString(32).padStart(8, "0")].map((digit) => Number.parseInt(digit, 32))
      const letters = digits.map((digit) => "abcdefghijklmnopqrstuvwxyz234567"[digit])
      expect(pseudonymOf(id)).toBe(`betrokkene-${letters.join("")}`)
    }
  })
})
