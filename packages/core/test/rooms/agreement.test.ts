import { describe, expect, it } from "vitest"
import { agreement, Command, Event, hasConsentOn, roundOf, rules } from "../../src/agreement/decider.ts"
import { replay } from "../../src/kernel/decider.ts"
import { BodyId, DecisionId, ObjectionId, RoundId } from "../../src/kernel/names.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, competent, library, school, secretary } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const decision = DecisionId.make("d1")
const round = RoundId.make("r1")
const objection = ObjectionId.make("o1")
const matter = { kind: "version", id: "ninety" }
const advice = { kind: "advice", id: "residents" }
const all = { collective: "alle partners" }

const endorse = commands.EndorseDirection.make({ decision, matter, body: BodyId.make("council"), text: "De koers." })
const support = commands.DeclareSupport.make({ decision, matter: advice, voice: all })
const commit = commands.GiveCommitment.make({ decision, matter: advice, voice: all })
const openRound = commands.OpenObjectionRound.make({ round, matter, edition: "ninety", entitled: "members" })
const raise = commands.RaiseObjection.make({ objection, round, organisation: library, by: anna, reason: "Te vaag." })
const closeRound = commands.CloseObjectionRound.make({ round, raised: 0 })
const conclude = commands.ConcludeConsent.make({ decision, round, matter })
const withdraw = commands.ResolveObjection.make({ objection, round, how: "withdrawn", by: anna })

const endorsed = events.DirectionEndorsed.make({ ...endorse, _tag: "DirectionEndorsed" })
const supported = events.SupportDeclared.make({ ...support, _tag: "SupportDeclared" })
const committed = events.CommitmentGiven.make({ ...commit, _tag: "CommitmentGiven" })
const opened = events.ObjectionRoundOpened.make({ ...openRound, _tag: "ObjectionRoundOpened" })
const raised = events.ObjectionRaised.make({ ...raise, _tag: "ObjectionRaised" })
const withdrawn = events.ObjectionResolved.make({ ...withdraw, _tag: "ObjectionResolved" })
const closed = events.ObjectionRoundClosed.make({ round, raised: 0 })
const closedOnOne = events.ObjectionRoundClosed.make({ round, raised: 1 })
const consent = events.ConsentReached.make({ ...conclude, _tag: "ConsentReached" })

const here = scenario(agreement, {
  actor: secretary,
  sitting: () => competent,
  isMember: (id) => id === library,
  isSignatory: () => false,
  represents: (organisation, person) => organisation === library && person === anna,
  isChair: false,
  editionOf: ({ kind, id }) => (kind === "version" ? id : undefined),
  versionStage: ({ kind }) => (kind === "version" ? "shared" : undefined),
  isTaken: () => false
})

describe("agreement", () => {
  it("endorses the direction of a shared version", () => here.given().when(endorse).then(endorsed))
  it("endorses the direction of what is no programme", () => {
    const other = { ...endorse, matter: advice }
    here
      .given()
      .when(other)
      .then({ ...other, _tag: "DirectionEndorsed" })
  })
  it.each(["drafted", "adopted", undefined] as const)(`${rules.endorsedIsNotAdopted.nl} (%s)`, (stage) =>
    here
      .but({ versionStage: () => stage })
      .given()
      .when(endorse)
      .refuses(rules.endorsedIsNotAdopted)
  )
  it("declares support, and gives commitment, together as one voice", () => {
    here.given().when(support).then(supported)
    here.given().when(commit).then(committed)
  })
  it(rules.pledgeForYourself.nl, () => {
    const own = { ...commit, voice: { person: anna, for: library } }
    here
      .given()
      .when(own)
      .then({ ...own, _tag: "CommitmentGiven" })
    here
      .given()
      .when({ ...commit, voice: { person: bram, for: library } })
      .refuses(rules.pledgeForYourself)
    here
      .but({ actor: { role: "representative", onBehalfOf: school } })
      .given()
      .when(own)
      .refuses(rules.pledgeForYourself)
    here
      .but({ actor: { role: "representative", person: bram, onBehalfOf: library } })
      .given()
      .when(own)
      .refuses(rules.pledgeForYourself)
  })
  it(rules.kindsOfAgreementAreDistinct.nl, () => {
    here.given(endorsed).when(support).refuses(rules.kindsOfAgreementAreDistinct)
    here.given(endorsed).when(commit).refuses(rules.kindsOfAgreementAreDistinct)
    here.given(endorsed, opened, closed).when(conclude).refuses(rules.kindsOfAgreementAreDistinct)
    here.given(endorsed).when(endorse).refuses(rules.kindsOfAgreementAreDistinct)
    here.given(supported).when(endorse).refuses(rules.kindsOfAgreementAreDistinct)
    here.given(committed).when(endorse).refuses(rules.kindsOfAgreementAreDistinct)
  })
  it.each([endorse, support, commit, openRound])(`${rules.competentBodyDecides.nl} ($_tag)`, (command) =>
    here
      .but({ sitting: () => ({ ...competent, isAnnounced: false }) })
      .given()
      .when(command)
      .refuses(rules.competentBodyDecides)
  )

  it("opens a round on the text as it is", () => here.given().when(openRound).then(opened))
  it(rules.roundOpensOnce.nl, () => {
    here.given(opened).when(openRound).refuses(rules.roundOpensOnce)
    here
      .given()
      .when({ ...openRound, edition: "eighty" })
      .refuses(rules.roundOpensOnce)
  })
  it("records an objection of a member", () => here.given(opened).when(raise).then(raised))
  it(rules.objectionIsReasonedAndOwned.nl, () => {
    const refused = rules.objectionIsReasonedAndOwned
    here.given().when(raise).refuses(refused)
    here.given(opened, closed).when(raise).refuses(refused)
    here.given(opened, raised).when(raise).refuses(refused)
    here
      .given(opened)
      .when({ ...raise, reason: "  " })
      .refuses(refused)
    here
      .but({ isMember: () => false })
      .given(opened)
      .when(raise)
      .refuses(refused)
    here
      .given({ ...opened, entitled: "signatories" })
      .when(raise)
      .refuses(refused)
  })
  it(rules.speakForYourOwn.nl, () =>
    here
      .given(opened)
      .when({ ...raise, by: bram })
      .refuses(rules.speakForYourOwn)
  )

  it("ends an objection by its owner, by an amended text the owner accepts, or by the chair with a reason", () => {
    here.given(opened, raised).when(withdraw).then(withdrawn)
    const amend = commands.ResolveObjection.make({ ...withdraw, how: "amended", edition: "ninety-five" })
    here
      .given(opened, raised)
      .when(amend)
      .then({ ...amend, _tag: "ObjectionResolved" })
    const ruleOut = commands.ResolveObjection.make({
      ...withdraw,
      how: "ruledOut",
      by: bram,
      reason: "Gaat hier niet over."
    })
    here
      .but({ isChair: true })
      .given(opened, raised)
      .when(ruleOut)
      .then({ ...ruleOut, _tag: "ObjectionResolved" })
    here
      .but({ isChair: true, actor: { role: "chair", person: bram } })
      .given(opened, raised)
      .when(ruleOut)
      .then({ ...ruleOut, _tag: "ObjectionResolved" })
  })
  it(rules.objectionEndsByOwnerOrAmendment.nl, () => {
    const refused = rules.objectionEndsByOwnerOrAmendment
    here
      .given(opened, raised)
      .when({ ...withdraw, by: bram })
      .refuses(refused)
    here
      .given(opened, raised)
      .when({ ...withdraw, how: "amended" })
      .refuses(refused)
    here
      .given(opened, raised)
      .when({ ...withdraw, how: "amended", by: bram, edition: "x" })
      .refuses(refused)
    here
      .given(opened, raised)
      .when({ ...withdraw, how: "ruledOut", reason: "Nee." })
      .refuses(refused)
    const byTheChair = here.but({ isChair: true })
    byTheChair
      .given(opened, raised)
      .when({ ...withdraw, how: "ruledOut" })
      .refuses(refused)
    byTheChair
      .given(opened, raised)
      .when({ ...withdraw, by: bram, reason: "Gaat hier niet over." })
      .refuses(refused)
    byTheChair
      .but({ actor: { role: "chair", person: anna } })
      .given(opened, raised)
      .when({ ...withdraw, how: "ruledOut", by: bram, reason: "Gaat hier niet over." })
      .refuses(refused)
    here
      .given(opened, raised)
      .when({ ...withdraw, how: "ruledOut", edition: "ninety-five" })
      .refuses(refused)
    here.given(opened, raised, withdrawn).when(withdraw).refuses(refused)
    here.given(opened).when(withdraw).refuses(refused)
  })
  it("closes a round with its number of objections", () => {
    here.given(opened).when(closeRound).then(closed)
    here
      .given(opened, raised)
      .when({ ...closeRound, raised: 1 })
      .then(closedOnOne)
  })
  it(rules.roundClosesOnce.nl, () => {
    here.given().when(closeRound).refuses(rules.roundClosesOnce)
    here.given(opened, closed).when(closeRound).refuses(rules.roundClosesOnce)
    here.given(opened, raised).when(closeRound).refuses(rules.roundClosesOnce)
  })

  it("concludes consent when the round ended without an open objection", () => {
    here.given(opened, closed).when(conclude).then(consent)
    here.given(opened, raised, withdrawn, closedOnOne).when(conclude).then(consent)
  })
  it(rules.consentNeedsARound.nl, () => {
    const refused = rules.consentNeedsARound
    here.given().when(conclude).refuses(refused, rules.consentIsOnTheMatterOfTheRound)
    here.given(opened).when(conclude).refuses(refused)
    here.given(opened, raised, closedOnOne).when(conclude).refuses(refused)
    const amended = events.ObjectionResolved.make({ ...withdrawn, how: "amended", edition: "x" })
    here.given(opened, raised, amended, closedOnOne).when(conclude).refuses(refused)
    here
      .but({ editionOf: () => "hundred" })
      .given(opened, closed)
      .when(conclude)
      .refuses(refused)
  })
  it(rules.consentIsOnTheMatterOfTheRound.nl, () =>
    here
      .given(opened, closed)
      .when({ ...conclude, matter: advice })
      .refuses(rules.consentIsOnTheMatterOfTheRound)
  )

  it("consent is on one text of one matter, and an open round beside it takes nothing away", () => {
    const other = events.ObjectionRoundOpened.make({ ...opened, round: RoundId.make("r2"), matter: advice })
    const state = replay(agreement, [opened, other, closed, consent])
    expect(hasConsentOn(state, matter, "ninety")).toBe(true)
    expect(hasConsentOn(state, matter, "hundred")).toBe(false)
    expect(hasConsentOn(state, advice, "ninety")).toBe(false)
  })
  it("silence without a round leaves no round to see", () =>
    expect(roundOf(replay(agreement, [endorsed]), round, () => undefined)).toEqual({
      roundStage: undefined,
      openObjections: 0,
      wasAmended: false,
      edition: undefined,
      currentEdition: undefined
    }))
})
