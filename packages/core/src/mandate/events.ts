/** Mandate: what can have happened to the residents' mandate ("bewonersopdracht"). Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  AdviceId,
  BodyId,
  Day,
  DecisionId,
  ExperimentId,
  InitiativeId,
  MandateId,
  Matter,
  minuted,
  NeighbourhoodId,
  OrganisationId,
  PersonId,
  RequestId,
  ScenarioId,
  Span,
  TaskId,
  Text,
  unfiled
} from "../kernel/names.ts"
import { allSeenBy, personal } from "../kernel/personal.ts"
import { When } from "../kernel/when.ts"

const own = { subject: "person", visibility: "personal" } as const

const kinds = allSeenBy("public", {
  WorkingGroupMemberAdded: {
    body: BodyId,
    person: PersonId,
    /** Where somebody lives is theirs: it is no label, and no rule looks into it. */
    livesIn: Schema.optionalKey(
      Schema.Union([
        Schema.Struct({ neighbourhood: personal(unfiled(NeighbourhoodId), own) }),
        Schema.Struct({ area: personal(Text, own) })
      ])
    )
  },
  /** Residents decide on pace, content and end ("de regie ligt bij de bewoners"). */
  LeadVestedInResidents: { mandate: MandateId, scope: Text, ...minuted },
  AdviceDelivered: {
    advice: AdviceId,
    edition: Text,
    mandate: MandateId,
    body: BodyId,
    scenarios: Schema.Array(Schema.Struct({ scenario: unfiled(ScenarioId), title: Schema.optionalKey(Text) })),
    preferred: Schema.optionalKey(unfiled(ScenarioId)),
    basedOn: Schema.optionalKey(Text),
    during: Schema.optionalKey(When),
    guidedBy: Schema.optionalKey(PersonId)
  },
  AdvicePresented: { advice: AdviceId, presenters: Schema.Array(PersonId), ...minuted },
  ExplorationPeriodSet: {
    mandate: MandateId,
    lasts: Span,
    from: Schema.optionalKey(When),
    activities: Schema.Array(Text),
    subject: Text,
    differsBy: Schema.Array(Schema.Literals(["neighbourhood", "district"])),
    ...minuted
  },
  ResidentsDecided: {
    decision: DecisionId,
    mandate: MandateId,
    neighbourhood: NeighbourhoodId,
    body: BodyId,
    what: Schema.Literals(["takeUp", "pause", "change", "giveBack", "apply"]),
    subject: Schema.Union([
      Schema.Struct({ task: TaskId }),
      Schema.Struct({ initiative: InitiativeId }),
      Schema.Struct({ experiment: ExperimentId })
    ])
  },
  SupportRequested: {
    request: RequestId,
    neighbourhood: NeighbourhoodId,
    for: Matter,
    scope: Text,
    of: Schema.optionalKey(OrganisationId)
  },
  SupportGiven: { request: RequestId, organisation: OrganisationId, by: PersonId, action: Text },
  SupportEnded: { request: RequestId, neighbourhood: NeighbourhoodId, reason: Schema.optionalKey(Text) },
  TaskTransferred: {
    task: TaskId,
    neighbourhood: NeighbourhoodId,
    to: Schema.Literals(["residents", "professionals"]),
    decision: DecisionId,
    readiness: Schema.optionalKey(Schema.Struct({ organisation: OrganisationId, by: PersonId })),
    legal: Schema.Struct({
      outcome: Schema.Literals(["allowed", "restricted", "prohibited"]),
      conditions: Schema.optionalKey(Schema.Array(Text)),
      law: Schema.optionalKey(Text)
    })
  },
  ExperimentStarted: {
    experiment: ExperimentId,
    mandate: MandateId,
    neighbourhood: NeighbourhoodId,
    question: Text,
    endsOn: Day,
    decision: DecisionId
  },
  FindingsRecorded: {
    mandate: MandateId,
    experiment: Schema.optionalKey(ExperimentId),
    neighbourhood: Schema.optionalKey(NeighbourhoodId),
    findings: Text,
    endsExploration: Schema.Boolean
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
