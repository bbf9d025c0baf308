import { describe, expect, it } from "vitest"
import { names, naming } from "../../src/views/names.ts"
import { answerOf, idAt, positionOf, prelude, type Raw } from "./history.ts"

const known = answerOf(
  names,
  ...prelude,
  {
    _tag: "PersonIntroduced",
    person: "3f0c9d52-8f1e-4c6b-b1ce-2f4a7e9d0c03",
    name: "Carla Vos",
    honorific: "burgemeester"
  },
  {
    _tag: "ProgrammeVersionDrafted",
    programme: "programme-1",
    version: "version-2",
    number: 2
  }
)
const [nl, en] = [naming(known, "nl"), naming(known, "en")]

describe("names", () => {
  it("says a person with the honorific, an organisation and a body by their names", () => {
    expect(nl("person", "3f0c9d52-8f1e-4c6b-b1ce-2f4a7e9d0c03")).toBe("burgemeester Carla Vos")
    expect(nl("organisation", "organisation-1")).toBe("Bibliotheek")
    expect(nl("body", "body-1")).toBe("Raad")
    expect(nl("pact", "pact-1")).toBe("Pact")
    expect(nl("agendaItem", "agendaitem-1")).toBe("Versie")
  })

  it("says a meeting, a version and the programme in each language from the same parts", () => {
    expect(nl("meeting", "meeting-1")).toBe("Raad, donderdag 15 februari 2024")
    expect(en("meeting", "meeting-1")).toBe("Raad, Thursday 15 February 2024")
    expect([nl("version", "version-1"), en("version", "version-1")]).toEqual(["versie 1 (90%)", "version 1 (90%)"])
    expect(nl("version", "version-2")).toBe("versie 2")
    expect([nl("programme", "programme-1"), en("programme", "programme-1")]).toEqual([
      "het uitvoeringsprogramma",
      "the implementation programme"
    ])
  })

  it("falls back to the id of what nobody named, and does not mix up kinds", () => {
    expect(nl("organisation", "nobody")).toBe("nobody")
    expect(nl("person", "organisation-1")).toBe("organisation-1")
    expect(nl("constructor", "toString")).toBe("toString")
  })

  it("calls a meeting that was moved by its new day, and an organisation by its last name", () => {
    const moved: Raw = { _tag: "MeetingScheduled", meeting: "meeting-1", body: "body-1", starts: "2024-03-14" }
    const renamed: Raw = { _tag: "OrganisationProfiled", organisation: "organisation-1", name: "Bibliotheek Zuid" }
    const later = naming(answerOf(names, ...prelude, moved, renamed), "nl")
    expect(later("meeting", "meeting-1")).toBe("Raad, donderdag 14 maart 2024")
    expect(later("organisation", "organisation-1")).toBe("Bibliotheek Zuid")
  })

  it("calls an advice, a vacancy and minutes after what they are of", () => {
    const later = answerOf(
      names,
      ...prelude,
      {
        _tag: "AdviceDelivered",
        advice: "advice-1",
        edition: "1",
        mandate: "mandate-1",
        body: "body-1",
        scenarios: []
      },
      {
        _tag: "MinutesDrafted",
        minutes: "minutes-1",
        meeting: "meeting-1",
        author: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01",
        edition: 1,
        upTo: 1
      },
      { _tag: "InitiativeProposed", initiative: "initiative-1", name: "Buurttuin", by: { collective: "bewoners" } }
    )
    expect(naming(later, "nl")("advice", "advice-1")).toBe("het advies van Raad")
    expect(naming(later, "en")("minutes", "minutes-1")).toBe("the minutes of Raad, Thursday 15 February 2024")
    expect(naming(later, "nl")("initiative", "initiative-1")).toBe("Buurttuin")
  })

  it("knows which event gave the name", () => {
    expect(known["body:body-1"]?.because).toEqual([idAt(positionOf(prelude, "BodyEstablished"))])
  })
})
