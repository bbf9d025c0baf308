/** B: the lead of the residents. */
import { rules as initiatives } from "../../../src/initiatives/decider.ts"
import { rules as mandate } from "../../../src/mandate/decider.ts"
import { happened, type Raw, type Violation } from "../deciding.ts"
import { anna, bram, carla, library, on, school } from "./nouns.ts"

export const resident = { role: "resident", person: carla }
const corporation = { role: "representative", person: bram, onBehalfOf: school }
/** A working group of residents with one member, and the mandate they lead on. */
export const group = [
  happened({ _tag: "PersonIntroduced", person: carla, name: "Carla Mulder" }),
  happened({ _tag: "BodyEstablished", body: "body-2", name: "Werkgroep", kind: "workingGroup" }),
  happened({
    _tag: "WorkingGroupMemberAdded",
    body: "body-2",
    person: carla,
    livesIn: { neighbourhood: "neighbourhood-1" }
  }),
  happened({ _tag: "LeadVestedInResidents", mandate: "mandate-1", scope: "Tempo, inhoud en einde." })
]
export const decide: Raw = {
  _tag: "DecideAsResidents",
  decision: "decision-1",
  mandate: "mandate-1",
  neighbourhood: "neighbourhood-1",
  body: "body-2",
  what: "takeUp",
  subject: { task: "task-1" }
}
export const decided = (subject: object, what = "takeUp") =>
  happened({ ...decide, _tag: "ResidentsDecided", subject, what }, { by: resident })

const scenarios = ["scenario-1", "scenario-2", "scenario-3"].map((scenario) => ({ scenario }))
const deliver = {
  _tag: "DeliverAdvice",
  advice: "advice-1",
  edition: "1",
  mandate: "mandate-1",
  body: "body-2",
  scenarios,
  preferred: "scenario-2",
  guidedBy: bram
}
const delivered = happened({ ...deliver, _tag: "AdviceDelivered" })
const present = (presenters: ReadonlyArray<string>) => ({ _tag: "PresentAdvice", advice: "advice-1", presenters })
const transfer = (legal: object) => ({
  _tag: "TransferTask",
  task: "task-1",
  neighbourhood: "neighbourhood-1",
  to: "residents",
  decision: "decision-1",
  readiness: { organisation: library, by: anna },
  legal
})
const support = { _tag: "GiveSupport", request: "request-1", organisation: school, by: bram, action: "Een buurtfeest." }
const requested = happened(
  {
    _tag: "SupportRequested",
    request: "request-1",
    neighbourhood: "neighbourhood-1",
    for: { kind: "initiative", id: "initiative-1" },
    scope: "Helpen met de vergunning."
  },
  { by: resident }
)
const explored = happened({
  _tag: "ExplorationPeriodSet",
  mandate: "mandate-1",
  lasts: { said: "drie jaar", iso: "P3Y" },
  from: on("2024-02-15"),
  activities: ["uitproberen"],
  subject: "Wat bewoners zelf kunnen.",
  differsBy: ["neighbourhood"]
})
const experiment = (neighbourhood: string) => ({
  _tag: "StartExperiment",
  experiment: "experiment-1",
  mandate: "mandate-1",
  neighbourhood,
  question: "Werkt het hier?",
  endsOn: "2024-12-31",
  decision: "decision-1"
})
const propose = (by: object) => ({
  _tag: "ProposeInitiative",
  initiative: "initiative-1",
  name: "Een ontmoetingsplek",
  ownership: "residents",
  mandate: "mandate-1",
  by
})

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "B1",
    violation: "a housing corporation pauses an initiative of residents",
    history: group,
    command: { ...decide, what: "pause", subject: { initiative: "initiative-1" } },
    actor: corporation,
    breaks: [mandate.residentsLead],
    kept: { what: "the residents pause it", actor: resident }
  },
  {
    norm: "B2",
    violation: "a scenario comes forward while the third is not written",
    history: group,
    command: { ...deliver, scenarios: scenarios.slice(0, 2) },
    breaks: [mandate.oneOfThreeScenarios],
    kept: { what: "all three were written", command: deliver }
  },
  {
    norm: "B3",
    violation: "the facilitator presents the advice as an own one",
    history: [...group, delivered],
    command: present([bram]),
    breaks: [mandate.adviceIsOfResidents],
    kept: { what: "a resident of the working group presents it", command: present([carla]) }
  },
  {
    norm: "B4",
    violation: "a task is handed over although the law forbids it",
    history: [...group, decided({ task: "task-1" })],
    command: transfer({ outcome: "prohibited", law: "Jeugdwet" }),
    actor: resident,
    breaks: [mandate.lawAllows],
    kept: {
      what: "the law allows it on conditions that are named",
      command: transfer({ outcome: "restricted", law: "Jeugdwet", conditions: ["Met een begeleider."] })
    }
  },
  {
    norm: "B5",
    violation: "a welfare organisation starts in an initiative unasked",
    history: group,
    command: support,
    actor: corporation,
    breaks: [mandate.joinOnlyWhenAsked],
    kept: { what: "the residents asked for it", history: [...group, requested] }
  },
  {
    norm: "B6",
    violation: "what one neighbourhood decided is rolled out in another",
    history: [...group, explored, decided({ experiment: "experiment-1" })],
    command: experiment("neighbourhood-2"),
    actor: resident,
    breaks: [mandate.explorationIsBounded],
    kept: { what: "it stays in the neighbourhood that decided", command: experiment("neighbourhood-1") }
  },
  {
    norm: "B7",
    violation: "an organisation files an initiative of residents",
    history: group,
    command: propose({ person: bram, for: school }),
    actor: corporation,
    breaks: [initiatives.residentsTakeTheInitiative],
    kept: { what: "a resident files it", command: propose({ person: carla }), actor: resident }
  }
]
