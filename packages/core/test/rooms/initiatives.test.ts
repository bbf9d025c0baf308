import { describe, it } from "vitest"
import { Command, Event, initiatives, rules } from "../../src/initiatives/decider.ts"
import { DecisionId, FrameworkId, InitiativeId, MandateId } from "../../src/kernel/names.ts"
import { onDay, recently, type When } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, library, school, secretary, today, tomorrow, yesterday } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const initiative = InitiativeId.make("kitchen-table")
const framework = FrameworkId.make("first")
const decision = DecisionId.make("d1")
const mandate = MandateId.make("residents")

const establish = commands.EstablishAssessmentFramework.make({ framework, edition: "1", from: onDay(today) })
const propose = commands.ProposeInitiative.make({
  initiative,
  name: "Aan de keukentafel",
  by: { person: anna, for: library },
  phases: [{ aim: "Vragen" }, { aim: "Samenbrengen" }]
})
const assess = commands.AssessInitiative.make({ initiative, framework, outcome: "go", grounds: [] })
const start = commands.StartInitiativePhase.make({ initiative, phase: 1 })
const complete = commands.CompleteInitiativePhase.make({ initiative, phase: 1, findings: "Men wil een bankje." })
const letGo = commands.LetGoInitiative.make({ initiative, lesson: "Vraag eerst de jongeren." })
const pilot = commands.AssessInitiative.make({
  ...assess,
  outcome: "pilot",
  learningQuestion: "Wie komt er?",
  endsOn: today
})

const established = events.AssessmentFrameworkEstablished.make({ ...establish, _tag: "AssessmentFrameworkEstablished" })
const proposed = events.InitiativeProposed.make({ ...propose, _tag: "InitiativeProposed" })
const ofResidents = events.InitiativeProposed.make({ ...proposed, ownership: "residents" })
const assessed = events.InitiativeAssessed.make({ ...assess, _tag: "InitiativeAssessed" })
const later = events.InitiativeAssessed.make({ ...assessed, outcome: "later" })
const rejected = events.InitiativeAssessed.make({ ...assessed, outcome: "rejected", grounds: ["noMeans"] })
const tried = events.InitiativeAssessed.make({ ...pilot, _tag: "InitiativeAssessed" })
const started = events.InitiativePhaseStarted.make({ ...start, _tag: "InitiativePhaseStarted" })
const completed = events.InitiativePhaseCompleted.make({ ...complete, _tag: "InitiativePhaseCompleted" })
const wasLetGo = events.InitiativeLetGo.make({ ...letGo, _tag: "InitiativeLetGo" })

const here = scenario(initiatives, {
  today,
  actor: secretary,
  represents: (organisation, person) => organisation === library && person === anna,
  isResident: (person) => person === bram,
  isResidentsDecision: (decided, about) => decided === decision && about === initiative
})

describe("initiatives", () => {
  it("establishes an assessment framework, and a next edition", () => {
    here.given().when(establish).then(established)
    const next = commands.EstablishAssessmentFramework.make({ ...establish, framework: FrameworkId.make("second") })
    here
      .given(established)
      .when(next)
      .then({ ...next, _tag: "AssessmentFrameworkEstablished" })
  })
  it(rules.frameworkIsNew.nl, () => here.given(established).when(establish).refuses(rules.frameworkIsNew))

  it("records a proposal of an organisation, of a person, and of a group", () => {
    here.given().when(propose).then(proposed)
    here
      .given()
      .when({ ...propose, by: { person: bram } })
      .then({ ...proposed, by: { person: bram } })
    here
      .given()
      .when({ ...propose, by: { collective: "de straat" } })
      .then({ ...proposed, by: { collective: "de straat" } })
  })
  it(rules.speakForYourOwn.nl, () => {
    here
      .given()
      .when({ ...propose, by: { person: bram, for: library } })
      .refuses(rules.speakForYourOwn)
    here
      .but({ actor: { role: "representative", person: bram, onBehalfOf: school } })
      .given()
      .when(propose)
      .refuses(rules.speakForYourOwn)
  })
  it("begins with the lesson of what was let go", () => {
    const next = commands.ProposeInitiative.make({
      ...propose,
      initiative: InitiativeId.make("on-the-bench"),
      succeeds: initiative
    })
    here
      .given(proposed, wasLetGo)
      .when(next)
      .then({ ...next, _tag: "InitiativeProposed" })
    here.given(proposed).when(next).refuses(rules.proposedOnceOrSucceeds)
    here.given().when(next).refuses(rules.proposedOnceOrSucceeds)
  })
  it(rules.proposedOnceOrSucceeds.nl, () => {
    here.given(proposed).when(propose).refuses(rules.proposedOnceOrSucceeds)
    here.given(proposed, wasLetGo).when(propose).refuses(rules.proposedOnceOrSucceeds)
  })
  it("under the mandate a resident proposes", () =>
    here
      .given()
      .when({ ...propose, mandate, by: { person: bram } })
      .then({ ...proposed, mandate, by: { person: bram } }))
  it(rules.residentsTakeTheInitiative.nl, () => {
    here
      .given()
      .when({ ...propose, mandate })
      .refuses(rules.residentsTakeTheInitiative)
    here
      .given()
      .when({ ...propose, mandate, by: { collective: "de gemeente" } })
      .refuses(rules.residentsTakeTheInitiative)
  })

  it("weighs what was proposed, and what was kept for later", () => {
    here.given(established, proposed).when(assess).then(assessed)
    here.given(established, proposed, later).when(assess).then(assessed)
  })
  it(rules.weighedWithTheFrameworkInForce.nl, () => {
    const refused = rules.weighedWithTheFrameworkInForce
    here.given(proposed).when(assess).refuses(refused)
    here.given(established).when(assess).refuses(refused)
    here.given(established, proposed, assessed).when(assess).refuses(refused)
    here.given(established, proposed, tried).when(assess).refuses(refused)
    here.given(established, proposed, rejected).when(assess).refuses(refused)
    here.given(established, proposed, wasLetGo).when(assess).refuses(refused)
    here
      .given(established, proposed)
      .when({ ...assess, framework: FrameworkId.make("second") })
      .refuses(refused)
  })
  it("the framework in force is the last that counts on the day: from its first day on", () => {
    const second = FrameworkId.make("second")
    const next = events.AssessmentFrameworkEstablished.make({
      ...established,
      framework: second,
      from: onDay(tomorrow)
    })
    const refused = rules.weighedWithTheFrameworkInForce
    const both = [established, next, proposed]
    here
      .but({ today: yesterday })
      .given(...both)
      .when(assess)
      .refuses(refused)
    here
      .given(...both)
      .when(assess)
      .then(assessed)
    here
      .given(...both)
      .when({ ...assess, framework: second })
      .refuses(refused)
    const tomorrowHere = here.but({ today: tomorrow })
    tomorrowHere
      .given(...both)
      .when({ ...assess, framework: second })
      .then({ ...assessed, framework: second })
    tomorrowHere
      .given(...both)
      .when(assess)
      .refuses(refused)
  })
  it("a framework whose first day is vague counts from the last day it can have been, and always where none is known", () => {
    const since = (from: When) => events.AssessmentFrameworkEstablished.make({ ...established, from })
    const dayBefore = here.but({ today: yesterday })
    const soon = since(recently(today, "onlangs"))
    here.given(soon, proposed).when(assess).then(assessed)
    dayBefore.given(soon, proposed).when(assess).refuses(rules.weighedWithTheFrameworkInForce)
    dayBefore
      .given(since({ said: "al langer", precision: "recently" }), proposed)
      .when(assess)
      .then(assessed)
  })
  it("lets a pilot run with a question and an end, also for one day", () =>
    here.given(established, proposed).when(pilot).then(tried))
  it(rules.pioneeringIsAValidOutcome.nl, () => {
    const refused = rules.pioneeringIsAValidOutcome
    const weighed = here.given(established, proposed)
    const { endsOn: _, ...endless } = pilot
    const { learningQuestion: __, ...aimless } = pilot
    weighed.when({ ...pilot, endsOn: yesterday }).refuses(refused)
    weighed.when(endless).refuses(refused)
    weighed.when(aimless).refuses(refused)
    weighed.when({ ...pilot, learningQuestion: " " }).refuses(refused)
    weighed.when({ ...assess, outcome: "rejected", grounds: ["lackOfEvidence"] }).refuses(refused)
    weighed.when({ ...assess, outcome: "rejected" }).refuses(refused)
    const reject = { ...assess, outcome: "rejected", grounds: ["lackOfEvidence", "noMeans"] } as const
    weighed.when(reject).then({ ...reject, _tag: "InitiativeAssessed" })
  })

  const running = [established, proposed, assessed, started]
  it("starts the first phase of what may go ahead or be tried", () => {
    here.given(established, proposed, assessed).when(start).then(started)
    here.given(established, proposed, tried).when(start).then(started)
  })
  it(rules.weighedBeforeSupported.nl, () => {
    here.given(established, proposed).when(start).refuses(rules.weighedBeforeSupported)
    here.given(established, proposed, later).when(start).refuses(rules.weighedBeforeSupported)
    here.given(established, proposed, rejected).when(start).refuses(rules.weighedBeforeSupported)
    here.given().when(start).refuses(rules.weighedBeforeSupported, rules.phasesInOrder, rules.stoppedIsStopped)
  })
  it("starts the next phase after the findings of the one before", () =>
    here
      .given(...running, completed)
      .when({ ...start, phase: 2 })
      .then({ ...started, phase: 2 }))
  it(rules.phasesInOrder.nl, () => {
    const second = { ...start, phase: 2 }
    here.given(proposed, assessed).when(second).refuses(rules.phasesInOrder)
    here
      .given(...running)
      .when(second)
      .refuses(rules.phasesInOrder)
    here
      .given(...running)
      .when(start)
      .refuses(rules.phasesInOrder)
    here
      .given(...running, completed)
      .when(start)
      .refuses(rules.phasesInOrder)
  })
  it("completes the phase that runs", () =>
    here
      .given(...running)
      .when(complete)
      .then(completed))
  it(rules.phaseEndsWithFindings.nl, () => {
    const refused = rules.phaseEndsWithFindings
    here.given(proposed, assessed).when(complete).refuses(refused)
    here.given().when(complete).refuses(refused)
    here
      .given(...running, completed)
      .when(complete)
      .refuses(refused)
    here
      .given(...running)
      .when({ ...complete, phase: 2 })
      .refuses(refused)
    here
      .given(...running)
      .when({ ...complete, findings: " " })
      .refuses(refused)
  })

  it("lets go with a lesson, before or after anything began", () => {
    here.given(proposed).when(letGo).then(wasLetGo)
    here
      .given(...running)
      .when(letGo)
      .then(wasLetGo)
  })
  it(rules.lettingGoNeedsALesson.nl, () => {
    here.given().when(letGo).refuses(rules.lettingGoNeedsALesson)
    here.given(proposed, wasLetGo).when(letGo).refuses(rules.lettingGoNeedsALesson)
    here
      .given(proposed)
      .when({ ...letGo, lesson: " " })
      .refuses(rules.lettingGoNeedsALesson)
  })
  it(rules.stoppedIsStopped.nl, () => {
    here.given(proposed, assessed, wasLetGo).when(start).refuses(rules.stoppedIsStopped)
    here
      .given(...running, wasLetGo)
      .when(start)
      .refuses(rules.stoppedIsStopped)
  })
  it("the phase that ran ends with what was let go", () =>
    here
      .given(...running, wasLetGo)
      .when(complete)
      .refuses(rules.phaseEndsWithFindings))

  it("residents decide on each step of what is theirs, and on letting it go", () => {
    here
      .given(ofResidents, assessed)
      .when({ ...start, decision })
      .then({ ...started, decision })
    here
      .given(ofResidents)
      .when({ ...letGo, decision })
      .then({ ...wasLetGo, decision })
  })
  it(rules.residentsDecideTheNextStep.nl, () => {
    const other = DecisionId.make("d2")
    here.given(ofResidents, assessed).when(start).refuses(rules.residentsDecideTheNextStep)
    here
      .given(ofResidents, assessed)
      .when({ ...start, decision: other })
      .refuses(rules.residentsDecideTheNextStep)
    here.given(ofResidents).when(letGo).refuses(rules.residentsDecideTheNextStep)
    here
      .given(ofResidents)
      .when({ ...letGo, decision: other })
      .refuses(rules.residentsDecideTheNextStep)
  })
})
