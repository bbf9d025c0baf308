import { describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import {
  AdviceId,
  BodyId,
  DecisionId,
  ExperimentId,
  InitiativeId,
  MandateId,
  NeighbourhoodId,
  PersonId,
  RequestId,
  ScenarioId,
  TaskId
} from "../../src/kernel/names.ts"
import { onDay, recently } from "../../src/kernel/when.ts"
import { Command, Event, isDecidedOn, isResident, mandate, rules } from "../../src/mandate/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, day, library, school, today, tomorrow, yesterday } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const id = MandateId.make("residents")
const body = BodyId.make("working-group")
const otherGroup = BodyId.make("other-group")
const north = NeighbourhoodId.make("north")
const south = NeighbourhoodId.make("south")
const advice = AdviceId.make("advice")
const decision = DecisionId.make("d1")
const task = TaskId.make("playground")
const experiment = ExperimentId.make("key-holders")
const request = RequestId.make("r1")
const preferred = ScenarioId.make("s2")
const scenarios = ["s1", "s2", "s3"].map((name) => ({ scenario: ScenarioId.make(name) }))

const add = commands.AddWorkingGroupMember.make({ body, person: anna, livesIn: { neighbourhood: north } })
const vest = commands.VestLeadInResidents.make({ mandate: id, scope: "Tempo, inhoud en einde." })
const deliver = commands.DeliverAdvice.make({
  advice,
  edition: "1",
  mandate: id,
  body,
  scenarios,
  preferred,
  guidedBy: bram
})
const present = commands.PresentAdvice.make({ advice, presenters: [anna] })
const setPeriod = commands.SetExplorationPeriod.make({
  mandate: id,
  lasts: { said: "drie jaar", iso: "P3Y" },
  from: onDay(today),
  activities: ["verkennen", "proberen"],
  subject: "wat bewoners zelf willen doen.",
  differsBy: ["neighbourhood"]
})
const takeUp = commands.DecideAsResidents.make({
  decision,
  mandate: id,
  neighbourhood: north,
  body,
  what: "takeUp",
  subject: { task }
})
const ask = commands.RequestSupport.make({
  request,
  neighbourhood: north,
  for: { kind: "task", id: task },
  scope: "Een sleutel en een schep."
})
const give = commands.GiveSupport.make({ request, organisation: library, by: bram, action: "De schep is gebracht." })
const endSupport = commands.EndSupport.make({ request, neighbourhood: north, reason: "Wij kunnen het zelf." })
const transfer = commands.TransferTask.make({
  task,
  neighbourhood: north,
  to: "residents",
  decision,
  readiness: { organisation: library, by: bram },
  legal: { outcome: "allowed" }
})
const start = commands.StartExperiment.make({
  experiment,
  mandate: id,
  neighbourhood: north,
  question: "Wie bewaart de sleutel?",
  endsOn: tomorrow,
  decision
})
const find = commands.RecordFindings.make({
  mandate: id,
  experiment,
  neighbourhood: north,
  findings: "Twee buren volstaan.",
  endsExploration: false
})

const added = events.WorkingGroupMemberAdded.make({ ...add, _tag: "WorkingGroupMemberAdded" })
const vested = events.LeadVestedInResidents.make({ ...vest, _tag: "LeadVestedInResidents" })
const delivered = events.AdviceDelivered.make({ ...deliver, _tag: "AdviceDelivered" })
const presented = events.AdvicePresented.make({ ...present, _tag: "AdvicePresented" })
const periodSet = events.ExplorationPeriodSet.make({ ...setPeriod, _tag: "ExplorationPeriodSet" })
const takenUp = events.ResidentsDecided.make({ ...takeUp, _tag: "ResidentsDecided" })
const tryDecided = events.ResidentsDecided.make({ ...takenUp, subject: { experiment } })
const asked = events.SupportRequested.make({ ...ask, _tag: "SupportRequested" })
const given = events.SupportGiven.make({ ...give, _tag: "SupportGiven" })
const supportEnded = events.SupportEnded.make({ ...endSupport, _tag: "SupportEnded" })
const transferred = events.TaskTransferred.make({ ...transfer, _tag: "TaskTransferred" })
const started = events.ExperimentStarted.make({ ...start, _tag: "ExperimentStarted" })
const found = events.FindingsRecorded.make({ ...find, _tag: "FindingsRecorded" })
const evaluated = events.FindingsRecorded.make({
  mandate: id,
  findings: "Het werkt per straat anders.",
  endsExploration: true
})

const corporation = { role: "representative", person: bram, onBehalfOf: library }
const here = scenario(mandate, {
  today,
  actor: { role: "resident", person: anna },
  represents: (organisation, person) => organisation === library && person === bram,
  isIntroduced: () => true,
  isWorkingGroup: (group) => group === body,
  isInArea: (neighbourhood) => neighbourhood === north || neighbourhood === south,
  isDecision: () => false
})
const exploring = [added, vested, periodSet, tryDecided]

describe("mandate", () => {
  it("adds a resident to the working group, also one who lives in an area by its name", () => {
    here.given().when(add).then(added)
    const elsewhere = { ...add, person: bram, livesIn: { area: "bij de kerk" } }
    here
      .given(added)
      .when(elsewhere)
      .then({ ...elsewhere, _tag: "WorkingGroupMemberAdded" })
  })
  it(rules.workingGroupIsOfResidents.nl, () => {
    const { livesIn: _, ...stranger } = add
    here.given(added).when(add).refuses(rules.workingGroupIsOfResidents)
    here.given().when(stranger).refuses(rules.workingGroupIsOfResidents)
    here
      .given()
      .when({ ...add, body: otherGroup })
      .refuses(rules.workingGroupIsOfResidents)
  })
  it(rules.personalDataApart.nl, () =>
    here
      .but({ isIntroduced: () => false })
      .given()
      .when(add)
      .refuses(rules.personalDataApart)
  )
  it("vests the lead in residents", () => here.given().when(vest).then(vested))

  it("delivers an advice that prefers one of three scenarios, and one that prefers none yet", () => {
    here.given(added).when(deliver).then(delivered)
    const { preferred: _, ...open } = deliver
    here
      .given(added)
      .when({ ...open, scenarios: [] })
      .then({ ...open, scenarios: [], _tag: "AdviceDelivered" })
  })
  it(rules.oneOfThreeScenarios.nl, () => {
    const refused = rules.oneOfThreeScenarios
    here
      .given(added)
      .when({ ...deliver, scenarios: scenarios.slice(0, 2) })
      .refuses(refused)
    here
      .given(added)
      .when({ ...deliver, preferred: ScenarioId.make("s4") })
      .refuses(refused)
  })
  it("one scenario that is named three times is one", () =>
    here
      .given(added)
      .when({ ...deliver, scenarios: [{ scenario: preferred }, { scenario: preferred }, { scenario: preferred }] })
      .refuses(rules.oneOfThreeScenarios))
  it("delivers a next edition of its own advice, without a facilitator", () => {
    const { guidedBy: _, ...next } = { ...deliver, edition: "2" }
    here
      .given(added, delivered)
      .when(next)
      .then({ ...next, _tag: "AdviceDelivered" })
  })
  it(rules.editionIsFixed.nl, () => {
    here.given(added, delivered).when(deliver).refuses(rules.editionIsFixed)
    here
      .given(added, delivered)
      .when({ ...deliver, preferred: ScenarioId.make("s1") })
      .refuses(rules.editionIsFixed)
  })
  it("presents an advice by members of its working group", () => {
    here.given(added, delivered).when(present).then(presented)
    const both = { ...present, presenters: [anna, bram] }
    here
      .given(added, { ...added, person: bram }, delivered)
      .when(both)
      .then({ ...both, _tag: "AdvicePresented" })
  })
  it(rules.adviceIsOfResidents.nl, () => {
    const refused = rules.adviceIsOfResidents
    here.given().when(deliver).refuses(refused)
    here.given(added).when(present).refuses(refused)
    here
      .given(added, delivered)
      .when({ ...present, presenters: [] })
      .refuses(refused)
    here.given(delivered).when(present).refuses(refused)
    here
      .given(added, { ...added, body: otherGroup }, { ...delivered, body: otherGroup })
      .when({ ...deliver, edition: "2" })
      .refuses(refused)
  })
  it("the facilitator is no author and no presenter of the advice", () => {
    here
      .given(added)
      .when({ ...deliver, guidedBy: anna })
      .refuses(rules.adviceIsOfResidents)
    here
      .given(added, delivered)
      .when({ ...present, presenters: [anna, bram] })
      .refuses(rules.adviceIsOfResidents)
    here
      .given({ ...added, body: otherGroup, person: bram }, added, delivered)
      .when({ ...present, presenters: [bram] })
      .refuses(rules.adviceIsOfResidents)
  })

  it("sets the exploration period of a mandate", () => here.given(vested).when(setPeriod).then(periodSet))
  it(rules.explorationIsSetOnce.nl, () => {
    here.given().when(setPeriod).refuses(rules.explorationIsSetOnce)
    here.given(vested, periodSet).when(setPeriod).refuses(rules.explorationIsSetOnce)
    here.given(vested, periodSet, vested).when(setPeriod).refuses(rules.explorationIsSetOnce)
    here.given(vested, periodSet, evaluated).when(setPeriod).refuses(rules.explorationIsSetOnce)
  })

  it("records what residents decide", () => {
    here.given(added, vested).when(takeUp).then(takenUp)
    const pause = { ...takeUp, what: "pause", subject: { initiative: InitiativeId.make("kitchen-table") } } as const
    here
      .given(added, vested)
      .when(pause)
      .then({ ...pause, _tag: "ResidentsDecided" })
  })
  it("an organisation does not pause an initiative of residents", () =>
    here
      .but({ actor: corporation })
      .given(added, vested)
      .when({ ...takeUp, what: "pause" })
      .refuses(rules.residentsLead))
  it("a decision is of the working group that takes it", () => {
    here
      .given({ ...added, body: otherGroup }, vested)
      .when(takeUp)
      .refuses(rules.residentsLead)
    here
      .but({ actor: { role: "secretary" } })
      .given(added, vested)
      .when(takeUp)
      .refuses(rules.residentsLead)
  })
  it.each([ask, endSupport, transfer, start])(`${rules.residentsLead.nl} ($_tag)`, (command) => {
    const known = command._tag === "EndSupport" ? [asked] : []
    const decided = command._tag === "TransferTask" ? takenUp : tryDecided
    const history = [added, vested, periodSet, decided, ...known]
    for (const actor of [corporation, { role: "secretary" }]) {
      here
        .but({ actor })
        .given(...history)
        .when(command)
        .refuses(rules.residentsLead)
    }
  })
  it(rules.decidedOnce.nl, () => {
    here.given(added).when(takeUp).refuses(rules.decidedOnce)
    here.given(added, vested, takenUp).when(takeUp).refuses(rules.decidedOnce)
    here
      .but({ isDecision: () => true })
      .given(added, vested)
      .when(takeUp)
      .refuses(rules.decidedOnce)
  })
  it(rules.appliedByItsOwnResidents.nl, () =>
    here
      .given(added, vested)
      .when({ ...takeUp, what: "apply", neighbourhood: NeighbourhoodId.make("elsewhere") })
      .refuses(rules.appliedByItsOwnResidents)
  )

  it("asks for support, of anybody or of one organisation", () => {
    here.given(added).when(ask).then(asked)
    here
      .given(added)
      .when({ ...ask, of: library })
      .then({ ...asked, of: library })
  })
  it(rules.requestIsNew.nl, () => {
    here.given(added, asked).when(ask).refuses(rules.requestIsNew)
    here.given(added, asked, supportEnded).when(ask).refuses(rules.requestIsNew)
  })
  it("gives support that was asked for, as long as it is wanted", () => {
    here.given(asked).when(give).then(given)
    here.given(asked, given).when(give).then(given)
    here
      .but({ actor: corporation })
      .given({ ...asked, of: library })
      .when(give)
      .then(given)
  })
  it(rules.joinOnlyWhenAsked.nl, () => {
    here.given().when(give).refuses(rules.joinOnlyWhenAsked)
    here.given(asked, supportEnded).when(give).refuses(rules.joinOnlyWhenAsked)
    here
      .given({ ...asked, of: school })
      .when(give)
      .refuses(rules.joinOnlyWhenAsked)
  })
  it(rules.speakForYourOwn.nl, () => {
    here
      .given(asked)
      .when({ ...give, by: anna })
      .refuses(rules.speakForYourOwn)
    here
      .but({ actor: { role: "representative", person: bram, onBehalfOf: school } })
      .given(asked)
      .when(give)
      .refuses(rules.speakForYourOwn)
  })
  it("ends support whenever residents want", () => here.given(added, asked, given).when(endSupport).then(supportEnded))
  it(rules.endsWhatWasAsked.nl, () => {
    here.given(added).when(endSupport).refuses(rules.endsWhatWasAsked)
    here.given(added, asked, supportEnded).when(endSupport).refuses(rules.endsWhatWasAsked)
    here
      .given(added, asked)
      .when({ ...endSupport, neighbourhood: south })
      .refuses(rules.endsWhatWasAsked)
  })

  it("transfers a task with three keys: decided, ready, allowed", () =>
    here.given(added, takenUp).when(transfer).then(transferred))
  it(rules.residentsDecided.nl, () => {
    const refused = rules.residentsDecided
    here.given(added).when(transfer).refuses(refused)
    here
      .given(added, { ...takenUp, neighbourhood: south })
      .when(transfer)
      .refuses(refused)
    here
      .given(added, { ...takenUp, subject: { task: TaskId.make("library-desk") } })
      .when(transfer)
      .refuses(refused)
    here
      .given(added, { ...takenUp, what: "giveBack" })
      .when(transfer)
      .refuses(refused)
    here
      .given(added, takenUp)
      .when({ ...transfer, to: "professionals" })
      .refuses(refused)
  })
  it(rules.professionalsAreReady.nl, () => {
    const { readiness: _, ...unready } = transfer
    here.given(added, takenUp).when(unready).refuses(rules.professionalsAreReady)
    here
      .given(added, takenUp)
      .when({ ...transfer, readiness: { organisation: library, by: anna } })
      .refuses(rules.professionalsAreReady)
  })
  it("transfers on conditions that are named", () => {
    const legal = { outcome: "restricted", conditions: ["Twee volwassenen erbij."] } as const
    here
      .given(added, takenUp)
      .when({ ...transfer, legal })
      .then({ ...transferred, legal })
  })
  it(rules.lawAllows.nl, () => {
    const legally = (legal: typeof transfer.legal) => here.given(added, takenUp).when({ ...transfer, legal })
    legally({ outcome: "prohibited" }).refuses(rules.lawAllows)
    legally({ outcome: "prohibited", conditions: ["Met toezicht."] }).refuses(rules.lawAllows)
    legally({ outcome: "restricted" }).refuses(rules.lawAllows)
    legally({ outcome: "restricted", conditions: [] }).refuses(rules.lawAllows)
  })
  it("a task can always be given back, whatever others or the law say", () => {
    const { readiness: _, ...unready } = transfer
    const giveBack = { ...unready, to: "professionals", legal: { outcome: "prohibited" } } as const
    here
      .given(added, { ...takenUp, what: "giveBack" })
      .when(giveBack)
      .then({ ...giveBack, _tag: "TaskTransferred" })
  })

  it("starts an experiment for one day, up to the last day of the exploration, on its first day", () => {
    const lastDay = day("2027-02-15")
    here
      .given(...exploring)
      .when(start)
      .then(started)
    here
      .given(...exploring)
      .when({ ...start, endsOn: today })
      .then({ ...started, endsOn: today })
    here
      .given(...exploring)
      .when({ ...start, endsOn: lastDay })
      .then({ ...started, endsOn: lastDay })
    here
      .but({ today: lastDay })
      .given(...exploring)
      .when({ ...start, endsOn: lastDay })
      .then({ ...started, endsOn: lastDay })
  })
  it(rules.explorationIsBounded.nl, () => {
    const refused = rules.explorationIsBounded
    here
      .given(...exploring)
      .when({ ...start, endsOn: day("2027-02-16") })
      .refuses(refused)
    here
      .given(...exploring)
      .when({ ...start, endsOn: yesterday })
      .refuses(refused)
    here
      .but({ today: yesterday })
      .given(...exploring)
      .when(start)
      .refuses(refused)
    here.given(added, vested, tryDecided).when(start).refuses(refused)
    here.given(added, tryDecided).when(start).refuses(refused)
    here.given(added, vested, periodSet).when(start).refuses(refused)
    here.given(added, vested, periodSet, takenUp).when(start).refuses(refused)
  })
  it("a period without a first day has no last day either", () => {
    const { from: _, ...withoutStart } = periodSet
    here.given(added, vested, withoutStart, tryDecided).when(start).then(started)
  })
  it("a period that began recently counts from the last day it can have begun", () => {
    const since = { ...periodSet, from: recently(today, "sinds kort") }
    const last = { ...start, endsOn: day("2027-02-15") }
    here
      .given(added, vested, since, tryDecided)
      .when(last)
      .then({ ...last, _tag: "ExperimentStarted" })
    here
      .given(added, vested, since, tryDecided)
      .when({ ...last, endsOn: day("2027-02-16") })
      .refuses(rules.explorationIsBounded)
  })
  it("what works in one neighbourhood is not tried in another without its residents", () => {
    here
      .given(...exploring)
      .when({ ...start, neighbourhood: south })
      .refuses(rules.explorationIsBounded)
    const copy = { ...start, experiment: ExperimentId.make("key-holders-south"), neighbourhood: south }
    const applied = events.ResidentsDecided.make({
      ...tryDecided,
      neighbourhood: south,
      what: "apply",
      subject: { experiment: copy.experiment }
    })
    here
      .given(added, vested, periodSet, applied)
      .when(copy)
      .then({ ...copy, _tag: "ExperimentStarted" })
  })
  it("an experiment starts once", () => {
    const moved = { ...tryDecided, decision: DecisionId.make("d2"), neighbourhood: south }
    here
      .given(...exploring, started)
      .when(start)
      .refuses(rules.explorationIsBounded)
    here
      .given(...exploring, started, moved)
      .when({ ...start, decision: moved.decision, neighbourhood: south })
      .refuses(rules.explorationIsBounded)
  })
  it.each(["pause", "change", "giveBack"] as const)("a decision to %s starts no experiment", (what) =>
    here
      .given(added, vested, periodSet, { ...tryDecided, what })
      .when(start)
      .refuses(rules.explorationIsBounded)
  )
  it("after its evaluation an exploration starts nothing more", () =>
    here
      .given(...exploring, evaluated)
      .when(start)
      .refuses(rules.explorationIsBounded))

  it("records findings of an experiment with its neighbourhood, and of the exploration itself", () => {
    here
      .given(...exploring, started)
      .when(find)
      .then(found)
    here
      .given(...exploring, started, found)
      .when({ ...evaluated, _tag: "RecordFindings" })
      .then(evaluated)
  })
  it(rules.findingsBelongToExploration.nl, () => {
    const refused = rules.findingsBelongToExploration
    const { neighbourhood: _, ...nowhere } = find
    here.given(vested, started).when(find).refuses(refused)
    here.given(started).when(find).refuses(refused)
    here
      .given(...exploring, started, evaluated)
      .when(find)
      .refuses(refused)
    here
      .given(...exploring)
      .when(find)
      .refuses(refused)
    here
      .given(...exploring)
      .when(nowhere)
      .refuses(refused)
    here
      .given(...exploring, started)
      .when(nowhere)
      .refuses(refused)
    here
      .given(...exploring, started)
      .when({ ...find, neighbourhood: south })
      .refuses(refused)
  })

  it("a resident is who is in a working group", () => {
    const carla = PersonId.make("7e1a2b3c-53f5-4a7e-9d0b-6a1d5b8b7f03")
    const state = replay(mandate, [
      { ...added, body: otherGroup },
      { ...added, person: carla }
    ])
    expect([anna, bram, undefined].map((person) => isResident(state, person))).toEqual([true, false, false])
  })
  it("residents decided on what the decision was about, in the neighbourhood it was about", () => {
    const about = (event: Event, kind: string, subject: string, neighbourhood?: NeighbourhoodId) =>
      isDecidedOn(replay(mandate, [event]), decision, { kind, id: subject }, neighbourhood)
    const initiative = InitiativeId.make("kitchen-table")
    expect(about(takenUp, "task", task)).toBe(true)
    expect(about(takenUp, "task", task, north)).toBe(true)
    expect(about(takenUp, "task", task, south)).toBe(false)
    expect(about(takenUp, "experiment", task)).toBe(false)
    expect(about(tryDecided, "experiment", experiment)).toBe(true)
    expect(about({ ...takenUp, subject: { initiative } }, "initiative", initiative)).toBe(true)
    expect(about({ ...takenUp, decision: DecisionId.make("d2") }, "task", task)).toBe(false)
  })
})
