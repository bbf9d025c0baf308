/** K and I: coalitions, and initiatives that are weighed, tried and let go. */
import { rules as coalitions } from "../../../src/coalitions/decider.ts"
import { rules as initiatives } from "../../../src/initiatives/decider.ts"
import { rules as pledges } from "../../../src/pledges/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import { anna, bram, library, on, school } from "./nouns.ts"

const coalition = "coalition-1"
const launched = happened({ _tag: "CoalitionLaunched", coalition, theme: "Brede veiligheid" })
const goal = happened({ _tag: "CoalitionGoalSet", coalition, goal: "Minder overlast." })
const joined = (organisation: string, by: string) => happened({ _tag: "CoalitionJoined", coalition, organisation, by })
const interested = happened({ _tag: "InterestExpressed", coalition, organisation: school })
const nominated = happened({
  _tag: "PartyNominated",
  coalition,
  nomination: "nomination-1",
  party: { category: "jongeren zelf" },
  as: "missing"
})
const drop = { _tag: "CloseNomination", coalition, nomination: "nomination-1", outcome: "dropped", reason: " " }
const planned = (stage: string) =>
  happened({ _tag: "InvolvementPlanned", coalition, group: "jongeren", stage, reason: "Na de zomer." })

const initiative = "initiative-1"
const framework = happened({
  _tag: "AssessmentFrameworkEstablished",
  framework: "framework-1",
  edition: "1",
  from: on("2024-02-01")
})
const proposed = happened({ _tag: "InitiativeProposed", initiative, name: "Een ontmoetingsplek", by: { person: anna } })
const assess = { _tag: "AssessInitiative", initiative, framework: "framework-1", outcome: "go", grounds: [] }
const assessed = happened({ ...assess, _tag: "InitiativeAssessed" })
const letGo = happened({ _tag: "InitiativeLetGo", initiative, lesson: "Te vroeg begonnen." }, { on: "2024-05-15" })
const start = (phase: number) => ({ _tag: "StartInitiativePhase", initiative, phase })
const firstPhase = [
  happened({ ...start(1), _tag: "InitiativePhaseStarted" }),
  happened({ _tag: "InitiativePhaseCompleted", initiative, phase: 1, findings: "Bewoners willen een tuin." })
]
const pledge = {
  _tag: "MakePledge",
  pledge: "pledge-1",
  organisation: library,
  by: anna,
  for: { initiative },
  contribution: { kind: "hours", text: "Twee uur in de week." }
}

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "K1",
    violation: "a coalition of one party becomes active",
    history: [launched, goal, joined(library, anna)],
    command: { _tag: "ActivateCoalition", coalition },
    breaks: [coalitions.activeWithGoalAndTwoParties],
    kept: { what: "a second party joined", history: [launched, goal, joined(library, anna), joined(school, bram)] }
  },
  {
    norm: "K2",
    violation: "whoever only showed interest is taken for a party, and leaves",
    history: [launched, interested],
    command: { _tag: "LeaveCoalition", coalition, organisation: school },
    breaks: [coalitions.onlyAMemberLeaves],
    kept: { what: "it had joined by its own act", history: [launched, interested, joined(school, bram)] }
  },
  {
    norm: "K2",
    violation: "another party lets it join on the strength of its interest",
    history: [launched, interested],
    command: { _tag: "JoinCoalition", coalition, organisation: school, by: anna },
    breaks: [coalitions.joiningIsAnOwnAct],
    also: [{ rule: coalitions.speakForYourOwn, because: "K2 itself asks for a representative of the party (M3)" }],
    kept: {
      what: "its own representative lets it join",
      command: { _tag: "JoinCoalition", coalition, organisation: school, by: bram }
    }
  },
  {
    norm: "K3",
    violation: "a nomination is dropped without a reason",
    history: [launched, nominated],
    command: drop,
    breaks: [coalitions.missingPartiesAreFollowedUp],
    kept: { what: "it is said why", command: { ...drop, reason: "De jongeren kiezen zelf een andere weg." } }
  },
  {
    norm: "K3",
    violation: "a coalition becomes active while youths were only meant to be involved",
    history: [launched, goal, joined(library, anna), joined(school, bram), planned("intended")],
    command: { _tag: "ActivateCoalition", coalition },
    breaks: [coalitions.involvementIsArrangedOrExplained],
    kept: {
      what: "it was said why they are not involved yet",
      history: [launched, goal, joined(library, anna), joined(school, bram), planned("notYet")]
    }
  },
  {
    norm: "I1",
    violation: "support is pledged before the initiative was weighed",
    history: [framework, proposed],
    command: pledge,
    breaks: [pledges.weighedBeforeSupported],
    kept: { what: "it was weighed first", history: [framework, proposed, assessed] }
  },
  {
    norm: "I2",
    violation: "an initiative is rejected only because it was not proven",
    history: [framework, proposed],
    command: { ...assess, outcome: "rejected", grounds: ["lackOfEvidence"] },
    breaks: [initiatives.pioneeringIsAValidOutcome],
    kept: {
      what: "it becomes a pilot with a question and an end",
      command: {
        ...assess,
        outcome: "pilot",
        grounds: ["lackOfEvidence"],
        learningQuestion: "Komen de buren?",
        endsOn: "2024-12-31"
      }
    }
  },
  {
    norm: "I3",
    violation: "the place is built before the residents were asked",
    history: [framework, proposed, assessed],
    command: start(2),
    breaks: [initiatives.phasesInOrder],
    kept: { what: "the first phase ended with findings", history: [framework, proposed, assessed, ...firstPhase] }
  },
  {
    norm: "I4",
    violation: "hours are pledged to an initiative that was let go",
    history: [framework, proposed, assessed, letGo],
    command: pledge,
    at: "2024-06-01T12:00:00Z",
    breaks: [pledges.notForWhatWasLetGo],
    kept: { what: "the initiative still runs", history: [framework, proposed, assessed] }
  }
]
