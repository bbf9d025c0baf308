import { describe, it } from "vitest"
import { Command, coalitions, Event, rules } from "../../src/coalitions/decider.ts"
import { BodyId, CoalitionId, NominationId } from "../../src/kernel/names.ts"
import { recently } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, library, school, secretary, today } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const coalition = CoalitionId.make("broad-safety")
const nomination = NominationId.make("n1")

const launch = commands.LaunchCoalition.make({ coalition, theme: "Brede veiligheid", by: library, person: anna })
const setGoal = commands.SetCoalitionGoal.make({ coalition, goal: "Minder ruzie op straat.", direction: "decrease" })
const interest = commands.ExpressInterest.make({ coalition, organisation: library })
const request = commands.RequestParticipation.make({ coalition, of: { body: BodyId.make("council") }, urgent: true })
const nominate = commands.NominateParty.make({ nomination, coalition, party: { organisation: school }, as: "missing" })
const decline = commands.CloseNomination.make({ nomination, coalition, outcome: "declined", reason: "Geen tijd." })
const plan = commands.PlanInvolvement.make({ coalition, group: "jongeren", stage: "intended" })
const join = commands.JoinCoalition.make({ coalition, organisation: library, by: anna })
const activate = commands.ActivateCoalition.make({ coalition })
const leave = commands.LeaveCoalition.make({ coalition, organisation: library, reason: "Andere keuzes." })

const launched = events.CoalitionLaunched.make({ ...launch, _tag: "CoalitionLaunched" })
const kickedOff = events.CoalitionLaunched.make({
  ...launched,
  kickOff: { held: recently(today, "onlangs"), host: school, present: [library, school], listIsOpen: true }
})
const goalSet = events.CoalitionGoalSet.make({ ...setGoal, _tag: "CoalitionGoalSet" })
const interested = events.InterestExpressed.make({ ...interest, _tag: "InterestExpressed" })
const requested = events.ParticipationRequested.make({ ...request, _tag: "ParticipationRequested" })
const nominated = events.PartyNominated.make({ ...nominate, _tag: "PartyNominated" })
const declined = events.NominationClosed.make({ ...decline, _tag: "NominationClosed" })
const intended = events.InvolvementPlanned.make({ ...plan, _tag: "InvolvementPlanned" })
const libraryJoined = events.CoalitionJoined.make({ ...join, _tag: "CoalitionJoined" })
const schoolJoined = events.CoalitionJoined.make({ coalition, organisation: school, by: bram })
const activated = events.CoalitionActivated.make({ coalition })
const left = events.CoalitionLeft.make({ ...leave, _tag: "CoalitionLeft" })

const here = scenario(coalitions, {
  actor: secretary,
  represents: (organisation, person) =>
    (organisation === library && person === anna) || (organisation === school && person === bram)
})
const forTheLibrary = here.but({ actor: { role: "representative", person: anna, onBehalfOf: library } })
const forTheSchool = here.but({ actor: { role: "representative", person: bram, onBehalfOf: school } })

describe("coalitions", () => {
  it("launches a coalition by its initiator, and one of which nobody says who began it", () => {
    here.given().when(launch).then(launched)
    const { by: _, person: __, ...anonymous } = launch
    here
      .given()
      .when(anonymous)
      .then({ ...anonymous, _tag: "CoalitionLaunched" })
  })
  it(rules.themeGoalAndInitiator.nl, () => {
    here.given(launched).when(launch).refuses(rules.themeGoalAndInitiator)
    here
      .given()
      .when({ ...launch, theme: " " })
      .refuses(rules.themeGoalAndInitiator)
  })
  it("sets a goal, asks for participation, names a party, and plans to involve a group", () => {
    here.given(launched).when(setGoal).then(goalSet)
    here.given(launched).when(request).then(requested)
    here.given(launched).when(nominate).then(nominated)
    here.given(launched).when(plan).then(intended)
  })
  it.each([setGoal, interest, request, nominate, plan, join])(`${rules.coalitionIsKnown.nl} ($_tag)`, (command) =>
    here
      .given({ ...launched, coalition: CoalitionId.make("youth") })
      .when(command)
      .refuses(rules.coalitionIsKnown)
  )

  it("records interest, noted by the secretary or shown by the representative", () => {
    here.given(launched).when(interest).then(interested)
    forTheLibrary.given(launched).when(interest).then(interested)
  })
  it(rules.interestIsNotJoining.nl, () => {
    here.given(launched, libraryJoined).when(interest).refuses(rules.interestIsNotJoining)
    here.given(launched, schoolJoined).when(interest).then(interested)
    here.given(launched, libraryJoined, left).when(interest).then(interested)
  })
  it("lets a party join by its own act, and join again after it left", () => {
    here.given(launched).when(join).then(libraryJoined)
    forTheLibrary.given(launched, interested).when(join).then(libraryJoined)
    here.given(launched, libraryJoined, left).when(join).then(libraryJoined)
  })
  it(rules.joiningIsAnOwnAct.nl, () => {
    here.given(launched, libraryJoined).when(join).refuses(rules.joiningIsAnOwnAct)
    here
      .given(launched)
      .when({ ...join, by: bram })
      .refuses(rules.joiningIsAnOwnAct, rules.speakForYourOwn)
  })
  it.each([launch, interest, join])(`${rules.speakForYourOwn.nl} ($_tag)`, (command) => {
    const history = command._tag === "LaunchCoalition" ? [] : [launched]
    forTheSchool
      .given(...history)
      .when(command)
      .refuses(rules.speakForYourOwn)
  })
  it("a neighbour of the organisation is not its representative", () => {
    const neighbour = here.but({ actor: { role: "representative", person: bram, onBehalfOf: library } })
    neighbour.given(launched).when(interest).refuses(rules.speakForYourOwn)
    neighbour.given(launched, libraryJoined).when(leave).refuses(rules.speakForYourOwn)
    here
      .given()
      .when({ ...launch, person: bram })
      .refuses(rules.speakForYourOwn)
  })
  it("lets a party leave", () => {
    here.given(launched, libraryJoined).when(leave).then(left)
    forTheLibrary.given(launched, libraryJoined).when(leave).then(left)
    forTheSchool.given(launched, libraryJoined).when(leave).refuses(rules.speakForYourOwn)
  })
  it(rules.onlyAMemberLeaves.nl, () => {
    here.given().when(leave).refuses(rules.onlyAMemberLeaves)
    here.given(launched, schoolJoined).when(leave).refuses(rules.onlyAMemberLeaves)
    here.given(launched, libraryJoined, left).when(leave).refuses(rules.onlyAMemberLeaves)
  })
  it("interest, being named, asked, present or host makes nobody a party", () => {
    const named = events.PartyNominated.make({ ...nominated, party: { organisation: library } })
    const asked = events.ParticipationRequested.make({ ...requested, of: { organisation: library }, nomination })
    const around = [kickedOff, interested, named, asked]
    here
      .given(...around)
      .when(leave)
      .refuses(rules.onlyAMemberLeaves)
    here
      .given(...around, goalSet)
      .when(activate)
      .refuses(rules.activeWithGoalAndTwoParties)
  })

  it("names a group by its kind, and a party for another coalition under another name", () => {
    const young = commands.NominateParty.make({ ...nominate, party: { category: "jongeren zelf" } })
    here
      .given(launched)
      .when(young)
      .then({ ...young, _tag: "PartyNominated" })
    const second = { ...nominate, nomination: NominationId.make("n2") }
    here
      .given(launched, nominated)
      .when(second)
      .then({ ...second, _tag: "PartyNominated" })
  })
  it(rules.nominationIsNew.nl, () => {
    here.given(launched, nominated).when(nominate).refuses(rules.nominationIsNew)
    here.given(launched, nominated, declined).when(nominate).refuses(rules.nominationIsNew)
  })
  it("ends a nomination that was declined, or dropped with a reason", () => {
    here.given(launched, nominated).when(decline).then(declined)
    here
      .given(launched, nominated)
      .when({ ...decline, outcome: "dropped" })
      .then({ ...declined, outcome: "dropped" })
  })
  it(rules.missingPartiesAreFollowedUp.nl, () => {
    const refused = rules.missingPartiesAreFollowedUp
    here.given().when(decline).refuses(refused)
    here.given(launched).when(decline).refuses(refused)
    here.given(launched, nominated, declined).when(decline).refuses(refused)
    here
      .given(launched, nominated)
      .when({ ...decline, outcome: "dropped", reason: " " })
      .refuses(refused)
  })
  it("joining closes the nomination of that party, and no other", () => {
    here.given(launched, nominated, schoolJoined).when(decline).refuses(rules.missingPartiesAreFollowedUp)
    here.given(launched, nominated, libraryJoined).when(decline).then(declined)
    const young = events.PartyNominated.make({ ...nominated, party: { category: "jongeren zelf" } })
    here.given(launched, young, schoolJoined).when(decline).then(declined)
  })
  it(rules.notYetHasAReason.nl, () => {
    const notYet = commands.PlanInvolvement.make({ ...plan, stage: "notYet" })
    here.given(launched).when(notYet).refuses(rules.notYetHasAReason)
    here
      .given(launched)
      .when({ ...notYet, reason: " " })
      .refuses(rules.notYetHasAReason)
    const explained = { ...notYet, reason: "Eerst met de ouders." }
    here
      .given(launched)
      .when(explained)
      .then({ ...explained, _tag: "InvolvementPlanned" })
  })

  const two = [launched, goalSet, libraryJoined, schoolJoined]
  it("becomes active with a goal and two parties", () =>
    here
      .given(...two)
      .when(activate)
      .then(activated))
  it(rules.activeWithGoalAndTwoParties.nl, () => {
    const refused = rules.activeWithGoalAndTwoParties
    here.given().when(activate).refuses(refused)
    here.given(launched, goalSet, libraryJoined).when(activate).refuses(refused)
    here.given(launched, libraryJoined, schoolJoined).when(activate).refuses(refused)
    here
      .given(...two, left)
      .when(activate)
      .refuses(refused)
    here
      .given(...two, activated)
      .when(activate)
      .refuses(refused)
  })
  it(rules.involvementIsArrangedOrExplained.nl, () => {
    const refused = rules.involvementIsArrangedOrExplained
    const arranged = events.InvolvementPlanned.make({ ...intended, stage: "arranged" })
    const notYet = events.InvolvementPlanned.make({ ...intended, stage: "notYet", reason: "Eerst met de ouders." })
    const elders = events.InvolvementPlanned.make({ ...arranged, group: "ouderen" })
    here
      .given(...two, intended)
      .when(activate)
      .refuses(refused)
    here
      .given(...two, intended, elders)
      .when(activate)
      .refuses(refused)
    here
      .given(...two, arranged, intended)
      .when(activate)
      .refuses(refused)
    here
      .given(...two, intended, arranged)
      .when(activate)
      .then(activated)
    here
      .given(...two, intended, notYet)
      .when(activate)
      .then(activated)
  })
})
