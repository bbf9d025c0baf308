/** Who speaks for an organisation, and what a refusal tells. */
import { describe, expect, it } from "vitest"
import { personOf, speaking } from "../../src/kernel/norms.ts"
import { alsoUnder, Refused } from "../../src/kernel/rule.ts"
import { anna, bram, library, school } from "../rooms/situations.ts"

const represents = (organisation: string, person: string) => organisation === library && person === anna
const role = "representative"

describe("for an organisation speaks", () => {
  it("whom the act names", () =>
    expect(speaking(library, anna, { role }, represents)).toEqual({
      organisation: library,
      speaker: anna,
      isRepresentative: true,
      isForAnother: false
    }))
  it("else whoever asks on its behalf", () =>
    expect(speaking(library, undefined, { role, person: anna, onBehalfOf: library }, represents)).toMatchObject({
      speaker: anna,
      isRepresentative: true
    }))
  it("nobody where nobody is named, and nobody where no organisation acts", () => {
    const unnamed = { speaker: undefined, isRepresentative: false, isForAnother: false }
    expect(speaking(library, undefined, { role, person: anna }, represents)).toMatchObject(unnamed)
    expect(speaking(undefined, anna, { role, person: anna, onBehalfOf: library }, represents)).toMatchObject(unnamed)
  })
  it("the stranger of the two, whichever that is", () => {
    const asker = { role, person: bram, onBehalfOf: library }
    const stranger = { speaker: bram, isRepresentative: false }
    expect(speaking(library, anna, asker, represents)).toMatchObject(stranger)
    expect(speaking(library, bram, { ...asker, person: anna }, represents)).toMatchObject(stranger)
  })
  it("nobody on behalf of another", () =>
    expect(speaking(library, anna, { role, person: bram, onBehalfOf: school }, represents)).toEqual({
      organisation: library,
      speaker: anna,
      isRepresentative: true,
      isForAnother: true
    }))
})

it("a voice is of a person, or of a group and then of nobody", () => {
  expect(personOf({ person: anna, for: library })).toBe(anna)
  expect(personOf({ collective: "alle partners" })).toBeUndefined()
})

describe("a refusal", () => {
  const outer = new Refused({ broken: ["kernel/one"], facts: { today: "2024-02-16" } })
  const inner = new Refused({ broken: ["feedback/two"], facts: { lastDay: "2024-02-15" } })
  it("names every rule", () =>
    expect(new Refused({ broken: ["kernel/one", "feedback/two"], facts: {} }).message).toBe(
      "refused by kernel/one, feedback/two"
    ))
  it("tells what both looked at, where two stand against one command", () =>
    expect(alsoUnder(outer, { events: ["told"], refused: inner })).toEqual({
      events: ["told"],
      refused: new Refused({
        broken: ["kernel/one", "feedback/two"],
        facts: { today: "2024-02-16", lastDay: "2024-02-15" }
      })
    }))
  it("stands alone where only one does", () => {
    expect(alsoUnder(outer, { events: [], refused: undefined }).refused).toBe(outer)
    expect(alsoUnder(undefined, { events: [], refused: inner }).refused).toBe(inner)
    expect(alsoUnder(undefined, { events: [], refused: undefined }).refused).toBeUndefined()
  })
})
