import { describe, expect, it } from "vitest"
import { overview } from "../../src/views/overview.ts"
import { sayOverview } from "../../src/views/say-overview.ts"
import { adopted, without } from "./adoption.ts"
import { answerOf, day, prelude, type Raw } from "./history.ts"

const endorsed: Raw = {
  _tag: "DirectionEndorsed",
  ...{ decision: "decision-1", matter: { kind: "programme", id: "programme-1" }, body: "body-1", text: "Mooi." }
}
const say = (history: ReadonlyArray<Raw>, language: "nl" | "en", on: string) =>
  sayOverview(answerOf(overview, ...history), language, day(on))

describe("overview", () => {
  it("says in plain Dutch where the alliance stands", () => {
    expect(say([...prelude, endorsed], "nl", "2024-02-16")).toEqual([
      "De koers van het uitvoeringsprogramma is omarmd (vrijdag 16 februari 2024).",
      "Versie 1 (90%) van het uitvoeringsprogramma is gedeeld en nog niet definitief.",
      "Het uitvoeringsprogramma is nog niet vastgesteld; wat daarvoor nog open staat: 4.",
      "Feedback op versie 1 (90%) is welkom tot en met vrijdag 16 februari 2024. Opmerkingen: 0, waarvan beantwoord: 0.",
      "Leden, voor zover hier bekend: 1.",
      "Getekend: 1 (Bibliotheek).",
      "Verwelkomd, geen handtekening bekend: 0.",
      "Gehouden vergaderingen: 1. De volgende: nog niet gepland."
    ])
  })

  it("says the same in English, line by line", () => {
    expect(say([...prelude, endorsed], "en", "2024-02-17")).toEqual([
      "The direction of the implementation programme was endorsed (Friday 16 February 2024).",
      "Version 1 (90%) of the implementation programme was shared and is not final yet.",
      "The implementation programme was not adopted yet; what is still open before that: 3.",
      "Feedback on version 1 (90%) was welcome up to and including Friday 16 February 2024. Remarks: 0, of which answered: 0.",
      "Members, as far as known here: 1.",
      "Signed: 1 (Bibliotheek).",
      "Welcomed, no signature known: 0.",
      "Meetings held: 1. The next one: not planned yet."
    ])
  })

  it("says that a programme was adopted only after it was", () => {
    const isAdopted = "Het uitvoeringsprogramma is vastgesteld: versie 2 (100%) (vrijdag 16 februari 2024)."
    expect(say(without(), "nl", "2024-04-04")).not.toContain(isAdopted)
    expect(say(without(), "nl", "2024-04-04")).toContain(
      "Het uitvoeringsprogramma is nog niet vastgesteld; wat daarvoor nog open staat: niets."
    )
    expect(say([...without(), adopted], "nl", "2024-04-04")).toContain(isAdopted)
  })

  it("an endorsement is no consent and no adoption: each kind stays its own", () => {
    const lines = say([...prelude, endorsed], "nl", "2024-02-16").join(" ")
    expect(lines).not.toMatch(/instemming|steun|commitment|is vastgesteld/)
    expect(say(without(), "nl", "2024-04-04").join(" ")).not.toMatch(/omarmd|steun|commitment/)
  })

  it("says what was agreed in the order of the log", () => {
    const supported: Raw = {
      _tag: "SupportDeclared",
      ...{ decision: "decision-2", matter: { kind: "programme", id: "programme-1" }, voice: { collective: "allen" } }
    }
    expect(say([...prelude, endorsed, supported], "nl", "2024-02-16").slice(0, 2)).toEqual([
      "De koers van het uitvoeringsprogramma is omarmd (vrijdag 16 februari 2024).",
      "Er is steun uitgesproken voor het uitvoeringsprogramma (vrijdag 16 februari 2024)."
    ])
  })

  it("has nothing to say of an empty log but that it is empty", () => {
    expect(say([], "nl", "2024-02-16")).toEqual([
      "Leden, voor zover hier bekend: 0.",
      "Getekend: 0.",
      "Verwelkomd, geen handtekening bekend: 0.",
      "Gehouden vergaderingen: 0. De volgende: nog niet gepland."
    ])
  })

  it("names who was welcomed apart from who signed", () => {
    const welcomed: Raw = {
      _tag: "MemberWelcomed",
      ...{ organisation: "organisation-2", representative: "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02" }
    }
    expect(say([...prelude, welcomed], "nl", "2024-02-16")).toEqual(
      expect.arrayContaining([
        "Leden, voor zover hier bekend: 2.",
        "Getekend: 1 (Bibliotheek).",
        "Verwelkomd, geen handtekening bekend: 1 (School)."
      ])
    )
  })
})
