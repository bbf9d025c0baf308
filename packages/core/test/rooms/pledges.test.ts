import { describe, expect, it } from "vitest"
import { concerning } from "../../src/kernel/event-log.ts"
import { CallId, CoalitionId, InitiativeId, OrganisationId, PledgeId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { Command, Event, pledges, rules } from "../../src/pledges/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, library, school, secretary, today, tomorrow } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const pledge = PledgeId.make("p1")
const call = CallId.make("c1")
const initiative = InitiativeId.make("kitchen-table")
const coalition = CoalitionId.make("youth")

const make = commands.MakePledge.make({
  pledge,
  organisation: library,
  by: anna,
  for: { initiative },
  contribution: { kind: "hours", text: "Vier uur per week." }
})
const callUpon = commands.CallUponSignatory.make({
  call,
  organisation: library,
  for: { kind: "initiative", id: initiative },
  contribution: "Een zaal op woensdag.",
  answerBy: tomorrow
})
const agree = commands.AnswerCall.make({ call, organisation: library, by: anna, answer: "yes", pledge })
const agreeIf = commands.AnswerCall.make({ ...agree, answer: "conditional", condition: "Als de school meedoet." })
const theatre = OrganisationId.make("theatre")
const keep = commands.KeepPledge.make({ pledge, kept: onDay(today), result: "Zestien uur." })
const handOver = commands.ReleasePledge.make({ pledge, how: "handedOver", to: theatre, reason: "Wij stoppen." })
const close = commands.ReleasePledge.make({ pledge, how: "closed", reason: "Niet meer nodig." })

const made = events.PledgeMade.make({ ...make, _tag: "PledgeMade" })
const calledUpon = events.SignatoryCalledUpon.make({ ...callUpon, _tag: "SignatoryCalledUpon" })
const agreed = events.CallAnswered.make({ ...agree, _tag: "CallAnswered" })
const kept = events.PledgeKept.make({ ...keep, _tag: "PledgeKept" })
const handedOver = events.PledgeReleased.make({ ...handOver, _tag: "PledgeReleased" })
const closed = events.PledgeReleased.make({ ...close, _tag: "PledgeReleased" })

const here = scenario(pledges, {
  actor: secretary,
  earliestAnswer: tomorrow,
  represents: (organisation, person) =>
    (organisation === library && person === anna) || (organisation === school && person === bram),
  isSignatory: (id) => id === library || id === theatre,
  initiative: (id) => ({ isWeighed: id === initiative, isLetGo: false }),
  isCoalition: (id) => id === coalition
})
const forTheLibrary = here.but({ actor: { role: "representative", person: anna, onBehalfOf: library } })
const forTheSchool = here.but({ actor: { role: "representative", person: bram, onBehalfOf: school } })

describe("pledges", () => {
  it("an answer turns on its call and on who represents the organisation", () =>
    expect(pledges.looksAt?.(agree)).toEqual(concerning("call:c1", "organisation:library")))
  it("records what a party itself promises, to an initiative or to a coalition", () => {
    here.given().when(make).then(made)
    forTheLibrary.given().when(make).then(made)
    here
      .given()
      .when({ ...make, for: { coalition } })
      .then({ ...made, for: { coalition } })
  })
  it(rules.pledgeForYourself.nl, () => {
    const refused = rules.pledgeForYourself
    here.given(made).when(make).refuses(refused)
    here.given(made, closed).when(make).refuses(refused)
    here
      .given()
      .when({ ...make, contribution: { kind: "other", text: " " } })
      .refuses(refused)
  })
  it(rules.speakForYourOwn.nl, () => {
    here
      .given()
      .when({ ...make, by: bram })
      .refuses(rules.speakForYourOwn, rules.pledgeForYourself)
    forTheSchool.given().when(make).refuses(rules.speakForYourOwn, rules.pledgeForYourself)
  })
  it("a mayor pledges nothing of employers who did not sign", () =>
    here
      .but({ actor: { role: "mayor", person: anna } })
      .given()
      .when({ ...make, organisation: school })
      .refuses(rules.speakForYourOwn, rules.pledgeForYourself, rules.madeBySignatories))
  it(rules.madeBySignatories.nl, () => {
    here
      .given()
      .when({ ...make, organisation: school, by: bram })
      .refuses(rules.madeBySignatories)
    here
      .but({ isSignatory: () => false })
      .given()
      .when(make)
      .refuses(rules.madeBySignatories)
  })
  it(rules.weighedBeforeSupported.nl, () => {
    const unweighed = here.but({ initiative: () => ({ isWeighed: false, isLetGo: false }) })
    unweighed.given().when(make).refuses(rules.weighedBeforeSupported)
    unweighed
      .given()
      .when({ ...make, for: { coalition } })
      .then({ ...made, for: { coalition } })
  })
  it(rules.notForWhatWasLetGo.nl, () =>
    here
      .but({ initiative: () => ({ isWeighed: true, isLetGo: true }) })
      .given()
      .when(make)
      .refuses(rules.notForWhatWasLetGo)
  )

  it("calls upon a signatory, with the shortest term that was agreed", () =>
    here.given().when(callUpon).then(calledUpon))
  it(rules.onlySignatoriesAreAnswerable.nl, () => {
    here
      .given()
      .when({ ...callUpon, organisation: school })
      .refuses(rules.onlySignatoriesAreAnswerable)
    here
      .but({ isSignatory: () => false })
      .given()
      .when(callUpon)
      .refuses(rules.onlySignatoriesAreAnswerable)
  })
  it(rules.callHasATerm.nl, () => {
    here
      .given()
      .when({ ...callUpon, answerBy: today })
      .refuses(rules.callHasATerm)
    here.given(calledUpon).when(callUpon).refuses(rules.callHasATerm)
    here.given(calledUpon, agreed).when(callUpon).refuses(rules.callHasATerm)
  })
  it("answers yes, no, or on condition, however late", () => {
    here.given(calledUpon).when(agree).then(agreed)
    here
      .given(calledUpon)
      .when({ ...agree, answer: "no" })
      .then({ ...agreed, answer: "no" })
    forTheLibrary
      .given(calledUpon)
      .when(agreeIf)
      .then({ ...agreeIf, _tag: "CallAnswered" })
  })
  it(rules.calledUponMustAnswer.nl, () => {
    const refused = rules.calledUponMustAnswer
    const { condition, ...vague } = agreeIf
    here.given().when(agree).refuses(refused)
    here.given(calledUpon, agreed).when(agree).refuses(refused)
    here
      .given(calledUpon)
      .when({ ...agree, organisation: school, by: bram })
      .refuses(refused)
    here.given(calledUpon).when(vague).refuses(refused)
    here
      .given(calledUpon)
      .when({ ...agreeIf, condition: " " })
      .refuses(refused)
    here
      .given(calledUpon)
      .when({ ...agreeIf, answer: "yes" })
      .refuses(refused)
  })
  it("nobody answers for another", () => {
    here
      .given(calledUpon)
      .when({ ...agree, by: bram })
      .refuses(rules.speakForYourOwn)
    forTheSchool.given(calledUpon).when(agree).refuses(rules.speakForYourOwn)
  })

  it("keeps a pledge that is open", () => here.given(made).when(keep).then(kept))
  it(rules.keptWhileOpen.nl, () => {
    here.given().when(keep).refuses(rules.keptWhileOpen)
    here.given(made, kept).when(keep).refuses(rules.keptWhileOpen)
    here.given(made, closed).when(keep).refuses(rules.keptWhileOpen)
  })
  it("silence is no pledge, and neither is a yes by itself", () => {
    here.given(calledUpon).when(keep).refuses(rules.keptWhileOpen)
    here.given(calledUpon, agreed).when(keep).refuses(rules.keptWhileOpen)
  })
  it("closes a pledge with a reason, or hands it over to a signatory", () => {
    here.given(made).when(close).then(closed)
    here.given(made).when(handOver).then(handedOver)
  })
  it("a pledge that was handed over is still open: it is kept, handed over again, or closed", () => {
    here.given(made, handedOver).when(keep).then(kept)
    const back = { ...handOver, to: library }
    here
      .given(made, handedOver)
      .when(back)
      .then({ ...handedOver, to: library })
    here.given(made, handedOver).when(close).then(closed)
  })
  it(rules.endsVisibly.nl, () => {
    const refused = rules.endsVisibly
    const { to: _, ...toNobody } = handOver
    here.given().when(close).refuses(refused)
    here.given(made, kept).when(close).refuses(refused)
    here.given(made, closed).when(handOver).refuses(refused)
    here
      .given(made)
      .when({ ...close, reason: " " })
      .refuses(refused)
    here
      .given(made)
      .when({ ...close, to: library })
      .refuses(refused)
    here
      .given(made)
      .when({ ...handOver, to: school })
      .refuses(refused)
    here
      .given(made)
      .when({ ...handOver, to: library })
      .refuses(refused)
    here.given(made, handedOver).when(handOver).refuses(refused)
    here.given(made).when(toNobody).refuses(refused)
  })
})
