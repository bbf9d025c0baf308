/** What a reader may see of one event, and what rules see of it. */
import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import type { Recorded } from "../../../src/kernel/event.ts"
import { PersonId, Text } from "../../../src/kernel/names.ts"
import { type Level, personal, seenBy } from "../../../src/kernel/personal.ts"
import { placeOf } from "../../../src/kernel/privacy/places.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"
import { holdsSealed, type Reader, reveal, withoutNames } from "../../../src/kernel/privacy/reveal.ts"
import { anna, annasKey, bram, bramsKey, eventId, kept, sealedAt } from "./kept.ts"

const own = { subject: "person", visibility: "partners" } as const
const kind = Schema.Struct({
  person: seenBy("public", PersonId),
  name: Schema.optionalKey(personal(Text, own)),
  honorific: Schema.optionalKey(personal(Text, { ...own, replacement: "—" })),
  text: Schema.optionalKey(seenBy("public", Text)),
  notes: Schema.optionalKey(seenBy("public", Schema.Array(seenBy("internal", Schema.String)))),
  inside: Schema.optionalKey(seenBy("internal", Schema.Int)),
  reason: Schema.optionalKey(seenBy("public", Schema.Struct({ code: seenBy("internal", Schema.Int) })))
})
const place = placeOf(kind.ast)
const keysOf = (subject: string) => {
  const key = subject === anna ? annasKey : bramsKey
  return { status: "open", keys: new Map([[1, key]]), current: 1 } as const
}
const revealed = (data: Recorded["data"], level: Level, known: Reader["keysOf"] = keysOf) =>
  reveal(kept(data), place, { level, keysOf: known }, eventId(1))
const shown = (data: Recorded["data"], level: Level, known: Reader["keysOf"] = keysOf) =>
  Result.getOrThrow(revealed(data, level, known))?.data

const person = { person: anna }
const named = { ...person, name: sealedAt("/name", "Anna de Wit") }

describe("what is shown of an event", () => {
  it("is the very same event where there is nothing to open or to leave out", () => {
    const event = kept({ ...person, text: "Er is koffie.", notes: ["a", "b"], reason: { code: 1 } })
    expect(Result.getOrThrow(reveal(event, place, { level: "internal", keysOf }, eventId(1)))).toBe(event)
  })
  it("leaves every part as it is that is not about anybody", () => {
    const data = { ...named, notes: ["a", "b"], reason: { code: 1 } }
    for (const read of [shown(data, "internal"), withoutNames(data, place)]) {
      expect(read?.notes).toBe(data.notes)
      expect(read?.reason).toBe(data.reason)
    }
  })
  it.each<readonly [string, Recorded["data"], Level, Recorded["data"] | undefined]>([
    ["is opened for whoever may see it", named, "partners", { ...person, name: "Anna de Wit" }],
    ["lacks what need not be there and is for others", named, "public", person],
    ["lacks a number that need not be there", { ...person, inside: 1 }, "public", person],
    [
      "lacks the elements of a list that are for others",
      { ...person, notes: ["a"] },
      "public",
      { ...person, notes: [] }
    ],
    ["is nothing where what has to be there is for others", { ...person, reason: { code: 1 } }, "public", undefined],
    [
      "has everything for whoever may see it",
      { ...person, inside: 1, notes: ["a"] },
      "internal",
      { ...person, inside: 1, notes: ["a"] }
    ]
  ])("%s", (_, data, level, expected) => expect(shown(data, level)).toEqual(expected))

  it("has what is said in place of a name, and lacks a name for which nothing is said, where somebody was forgotten", () => {
    const data = { ...named, honorific: sealedAt("/honorific", "mr.") }
    expect(shown(data, "partners", () => undefined)).toEqual({ ...person, honorific: "—" })
    expect(withoutNames(data, place)).toEqual({ ...person, honorific: "—" })
  })
  it("is damage where a box is of another than it stands beside, whoever's key closed it", () => {
    for (const key of [annasKey, bramsKey]) {
      const data = { person: bram, name: sealedAt("/name", "Anna", { key }) }
      const fault = Result.getOrThrow(Result.flip(revealed(data, "personal")))
      expect(fault).toMatchObject({ reason: "Corrupt", message: expect.stringContaining("`/name`") })
    }
  })
})

describe("a sentence that names people", () => {
  const mention = { subject: anna, text: sealedAt("/text/1/text", "Anna") }
  it("is read as it was written, or with pseudonyms, and nothing between its words", () => {
    const data = { ...person, text: ["Dan meldt ", mention, " zich."] }
    expect(shown(data, "public")?.text).toBe("Dan meldt Anna zich.")
    expect(withoutNames(data, place).text).toBe(`Dan meldt ${pseudonymOf(anna)} zich.`)
  })
  it.each([
    ["a list of records that say more", [{ ...mention, at: 1 }]],
    ["a list that also holds a number", [mention, 5]],
    ["a list that also holds another record", ["a", mention, { other: 1 }]]
  ])("is not %s", (_, list) =>
    expect(withoutNames({ list }, undefined)).toEqual({
      list: list.map((one) => (typeof one === "object" && "text" in one ? { ...one, text: pseudonymOf(anna) } : one))
    })
  )
})

describe("whether anything is sealed", () => {
  const box = sealedAt("/name", "Anna")
  it.each([[null], ["text"], [1], [[]], [{}], [[1, { a: [null] }]], [{ ...box, more: 1 }]])(
    "%j holds nothing",
    (value) => expect(holdsSealed(value)).toBe(false)
  )
  it.each([[box], [[1, box]], [{ a: [null, { b: box }] }]])("%j holds something", (value) =>
    expect(holdsSealed(value)).toBe(true)
  )
  it("data that are one box are empty to whoever reads them as a record", () =>
    expect(withoutNames(box, place)).toEqual({}))
})
