import { describe, it } from "vitest"
import { EventId } from "../../src/kernel/names.ts"
import { Command, Event, kernel, rules } from "../../src/kernel/own/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram } from "./situations.ts"

const introduce = Command.cases.IntroducePerson.make({ person: anna, name: "Anna de Wit", contact: "anna@example.org" })
const introduced = Event.cases.PersonIntroduced.make({ ...introduce, _tag: "PersonIntroduced" })
const here = scenario(kernel, { isRecorded: (id) => id === known })

const known = EventId.make("00000000-0000-7000-8000-000000000001")
const other = Event.cases.PersonIntroduced.make({ person: bram, name: "Bram de Wit" })
const link = Command.cases.LinkIdentity.make({ person: anna, sameAs: bram, evidence: "Zij zegt het zelf." })
const correct = Command.cases.RecordCorrection.make({ corrects: known, reads: "16 februari", because: "Tikfout." })

describe("the kernel's own room", () => {
  it("introduces a person by a number that says nothing", () => here.given().when(introduce).then(introduced))
  it(rules.introducedOnce.nl, () => here.given(introduced).when(introduce).refuses(rules.introducedOnce))
  it("links two people who were introduced, with evidence", () =>
    here
      .given(introduced, other)
      .when(link)
      .then({ ...link, _tag: "IdentityLinked" }))
  it(rules.linkedByEvidence.nl, () => {
    here.given(introduced).when(link).refuses(rules.linkedByEvidence)
    here
      .given(introduced, other)
      .when({ ...link, sameAs: anna })
      .refuses(rules.linkedByEvidence)
    here
      .given(introduced, other)
      .when({ ...link, evidence: " " })
      .refuses(rules.linkedByEvidence)
  })
  it("records a correction beside what it corrects", () =>
    here
      .given()
      .when(correct)
      .then({ ...correct, _tag: "CorrectionRecorded" }))
  it(rules.appendOnly.nl, () => {
    const stranger = EventId.make("00000000-0000-7000-8000-000000000002")
    here
      .given()
      .when({ ...correct, corrects: stranger })
      .refuses(rules.appendOnly)
  })
  it(rules.correctionHasAReason.nl, () =>
    here
      .given()
      .when({ ...correct, because: " " })
      .refuses(rules.correctionHasAReason)
  )
})
