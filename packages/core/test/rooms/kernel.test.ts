import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { concerning, everything } from "../../src/kernel/event-log.ts"
import { Day, EventId, LegalHoldId, OrganisationId } from "../../src/kernel/names.ts"
import { Command, Event, kernel, rules } from "../../src/kernel/own/decider.ts"
import { mentioned } from "../../src/kernel/privacy/prose.ts"
import { onDay } from "../../src/kernel/when.ts"
import { tell } from "../../src/kernel/wording.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, secretary, today } from "./situations.ts"

const introduce = Command.cases.IntroducePerson.make({ person: anna, name: "Anna de Wit", contact: "anna@example.org" })
const introduced = Event.cases.PersonIntroduced.make({ ...introduce, _tag: "PersonIntroduced" })
const library = OrganisationId.make("library")
const here = scenario(kernel, { isRecorded: (id) => id === known, isOrganisation: (id) => id === library })

const known = EventId.make("00000000-0000-7000-8000-000000000001")
const other = Event.cases.PersonIntroduced.make({ person: bram, name: "Bram de Wit" })
const link = Command.cases.LinkIdentity.make({ person: anna, sameAs: bram, evidence: "Zij zegt het zelf." })
const hold = LegalHoldId.make("case")
const place = Command.cases.PlaceLegalHold.make({ hold, person: anna, duty: "Archiefwet" })
const placed = Event.cases.LegalHoldPlaced.make({ ...place, _tag: "LegalHoldPlaced" })
const lift = Command.cases.LiftLegalHold.make({ hold, because: "De zaak is voorbij." })
const lifted = Event.cases.LegalHoldLifted.make({ ...lift, _tag: "LegalHoldLifted" })
const forget = Command.cases.ForgetPerson.make({ person: anna, ground: "consent-withdrawn", requestedBy: "resident" })
const forgotten = Event.cases.PersonForgotten.make({ ...forget, _tag: "PersonForgotten" })
const complete = Command.cases.CompleteForgetting.make({ person: anna })
const completed = Event.cases.PersonForgettingCompleted.make({ ...complete, _tag: "PersonForgettingCompleted" })
const correct = Command.cases.RecordCorrection.make({ corrects: known, reads: "16 februari", because: "Tikfout." })
const deliver = Command.cases.DeliverCopy.make({
  to: { organisation: library },
  level: "partners",
  format: "minutes-html",
  size: 12,
  root: "a".repeat(64)
})
const delivered = Event.cases.CopyDelivered.make({ ...deliver, _tag: "CopyDelivered" })
const key = "pactwerk.example/wijk+ca631e4b+AWa+fjMsekUzMr2dCn99sFX1xe8aBq2mbZizn7aBDEc6"
const announce = Command.cases.AnnounceSigningKey.make({ key, because: "planned" })
const announced = Event.cases.SigningKeyAnnounced.make({ ...announce, _tag: "SigningKeyAnnounced" })
const withdraw = Command.cases.WithdrawSigningKey.make({ key, after: 12, because: "stolen" })
const withdrawn = Event.cases.SigningKeyWithdrawn.make({ ...withdraw, _tag: "SigningKeyWithdrawn" })

describe("the kernel's own room", () => {
  it("looks at one hold to lift it, and at everything to forget somebody", () => {
    expect(kernel.looksAt?.(lift)).toEqual(concerning("legalHold:case"))
    expect(kernel.looksAt?.(forget)).toEqual(everything)
  })
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
  it("records when it did happen, where it is the time that is put right, and says so", () => {
    const put = { ...correct, happened: onDay(Day.make("2024-02-15")) }
    here
      .given()
      .when(put)
      .then({ ...put, _tag: "CorrectionRecorded" })
    const said = (happened?: typeof put.happened) =>
      (["nl", "en"] as const).map((language) => {
        const event = { ...correct, ...(happened && { happened }), _tag: "CorrectionRecorded" } as const
        return tell(alliance.words, event, language, (_, id) => id)?.sentence
      })
    expect(said(put.happened)).toEqual([
      "Correctie. Er staat te lezen: 16 februari Het gebeurde: donderdag 15 februari 2024. Omdat: Tikfout.",
      "Correction. It reads: 16 februari It happened: Thursday 15 February 2024. Because: Tikfout."
    ])
    expect(said()[1]).toBe("Correction. It reads: 16 februari Because: Tikfout.")
  })
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

  it("keeps what the law tells to keep, until the duty ends", () => {
    here.given(introduced).when(place).then(placed)
    here.given(introduced, placed).when(lift).then(lifted)
  })
  it(rules.dutyIsNamed.nl, () => {
    here.given().when(place).refuses(rules.dutyIsNamed)
    here.given(introduced, forgotten).when(place).refuses(rules.dutyIsNamed)
    here.given(introduced, placed).when(place).refuses(rules.dutyIsNamed)
    here
      .given(introduced)
      .when({ ...place, duty: " " })
      .refuses(rules.dutyIsNamed)
  })
  it(rules.dutyEndsOnce.nl, () => {
    here.given(introduced).when(lift).refuses(rules.dutyEndsOnce)
    here.given(introduced, placed, lifted).when(lift).refuses(rules.dutyEndsOnce)
    here
      .given(introduced, placed)
      .when({ ...lift, because: " " })
      .refuses(rules.dutyEndsOnce)
  })
  it("forgets somebody who was introduced, and says when that is done", () => {
    here.given(introduced).when(forget).then(forgotten)
    here.given(introduced, forgotten).when(complete).then(completed)
  })
  it(rules.forgottenOnce.nl, () => {
    here.given().when(forget).refuses(rules.forgottenOnce)
    here.given(introduced, forgotten).when(forget).refuses(rules.forgottenOnce)
    here.given(introduced, forgotten, completed).when(forget).refuses(rules.forgottenOnce)
  })
  it(rules.dutyOutranksForgetting.nl, () => {
    here.given(introduced, placed).when(forget).refuses(rules.dutyOutranksForgetting)
    here.given(introduced, placed, lifted).when(forget).then(forgotten)
    // A duty about somebody else holds nobody back.
    here
      .given(introduced, other, { ...placed, person: bram })
      .when(forget)
      .then(forgotten)
  })
  it(rules.completedAfterForgetting.nl, () => {
    here.given(introduced).when(complete).refuses(rules.completedAfterForgetting)
    here.given(introduced, forgotten, completed).when(complete).refuses(rules.completedAfterForgetting)
  })
  it("records who gets a copy, as often as they get one", () => {
    here.given().when(deliver).then(delivered)
    here.given(delivered).when(deliver).then(delivered)
    here
      .given(introduced)
      .when({ ...deliver, to: { person: anna } })
      .then({ ...delivered, to: { person: anna } })
  })
  it(rules.copiesGoToSomebodyKnown.nl, () => {
    const misspelt = { organisation: OrganisationId.make("libary") }
    here
      .given()
      .when({ ...deliver, to: misspelt })
      .refuses(rules.copiesGoToSomebodyKnown)
    here
      .given(other)
      .when({ ...deliver, to: { person: anna } })
      .refuses(rules.copiesGoToSomebodyKnown)
    here
      .given(introduced, forgotten)
      .when({ ...deliver, to: { person: anna } })
      .refuses(rules.copiesGoToSomebodyKnown)
  })
  it("announces a signing key, and withdraws it, announced or not", () => {
    here.given().when(announce).then(announced)
    here.given(announced).when(withdraw).then(withdrawn)
    here.given().when(withdraw).then(withdrawn)
  })
  it(rules.keyAnnouncedOnce.nl, () => {
    here.given(announced).when(announce).refuses(rules.keyAnnouncedOnce)
    here.given(announced, withdrawn).when(announce).refuses(rules.keyAnnouncedOnce)
    here.given(withdrawn).when(announce).refuses(rules.keyAnnouncedOnce)
  })
  it(rules.keyWithdrawnOnce.nl, () => {
    here.given(withdrawn).when(withdraw).refuses(rules.keyWithdrawnOnce)
    // Not even where it was observed to be announced again: what was withdrawn stays so.
    here
      .given(withdrawn, announced)
      .when({ ...withdraw, after: 99 })
      .refuses(rules.keyWithdrawnOnce)
  })
  it("takes no signing key of which the digits are not its own", () => {
    const read = Schema.decodeUnknownResult(Command)
    expect(Result.isSuccess(read(announce))).toBe(true)
    for (const other of [key.replace("ca63", "ca64"), key.slice(0, -1), "", "key"])
      expect(Result.isSuccess(read({ ...announce, key: other })), other).toBe(false)
    expect([0, -1].map((after) => Result.isSuccess(read({ ...withdraw, after })))).toEqual([true, false])
  })
  it.each(["", "Minutes", "minutes for Anna", "-minutes", "a".repeat(41)])(
    "says in which form in a word that names nobody, and not `%s`",
    (format) => {
      const read = Schema.decodeUnknownResult(Command)
      expect(Result.isSuccess(read(deliver))).toBe(true)
      expect(Result.isSuccess(read({ ...deliver, format }))).toBe(false)
    }
  )
  it("has nothing to say of what is public, or of a log without events", () => {
    const read = Schema.decodeUnknownResult(Command)
    for (const level of ["partners", "internal", "personal"])
      expect(Result.isSuccess(read({ ...deliver, level })), level).toBe(true)
    expect(Result.isSuccess(read({ ...deliver, level: "public" }))).toBe(false)
    expect([1, 0].map((size) => Result.isSuccess(read({ ...deliver, size })))).toEqual([true, false])
  })
})

describe("what holds for every command", () => {
  const inTheAlliance = scenario(alliance, {
    actor: secretary,
    occurred: onDay(today),
    recordedOn: today,
    isRecorded: (id: EventId) => id === known
  })
  const naming = (text: string) => ({ ...correct, reads: text })
  const named = mentioned({ subject: anna, text: "Anna" })

  it(rules.forgottenStaysForgotten.nl, () => {
    inTheAlliance
      .given(introduced, forgotten)
      .when(naming(`Dag ${named}.`))
      .refuses(rules.forgottenStaysForgotten)
    inTheAlliance
      .given(introduced)
      .when(naming(`Dag ${named}.`))
      .then({ ...naming(`Dag ${named}.`), _tag: "CorrectionRecorded" })
    // What says nothing personal can still be about the same number.
    inTheAlliance.given(introduced, forgotten).when(complete).then(completed)
    inTheAlliance
      .given(introduced, forgotten)
      .when(introduce)
      .refuses(rules.forgottenStaysForgotten, rules.introducedOnce)
  })
  it(rules.noCitizenNumber.nl, () => {
    inTheAlliance.given().when(naming("Haar nummer is 111222333.")).refuses(rules.noCitizenNumber)
    inTheAlliance
      .given()
      .when({ ...introduce, contact: "BSN 1112.22.333" })
      .refuses(rules.noCitizenNumber)
    inTheAlliance
      .given()
      .when(naming("Het kost 123456789 euro."))
      .then({ ...naming("Het kost 123456789 euro."), _tag: "CorrectionRecorded" })
  })
})
