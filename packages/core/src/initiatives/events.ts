/** Initiatives: what can have happened to proposals that are weighed, tried in phases and let go. Permanent. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  CoalitionId,
  Day,
  DecisionId,
  FrameworkId,
  InitiativeId,
  MandateId,
  minuted,
  NeighbourhoodId,
  Text,
  Voice
} from "../kernel/names.ts"
import { allSeenBy, notPersonal } from "../kernel/personal.ts"
import { When } from "../kernel/when.ts"

/** What a rejection can rest on; lack of evidence alone is not enough. */
export const Ground = Schema.Literals(["lackOfEvidence", "outsideGoals", "noOwner", "noMeans", "harm", "duplicate"])

const kinds = allSeenBy("public", {
  /** The shared questions by which a new initiative is weighed ("afwegingskader"). */
  AssessmentFrameworkEstablished: {
    framework: FrameworkId,
    edition: Text,
    from: When,
    questions: Schema.optionalKey(Schema.Array(Text)),
    ...minuted
  },
  InitiativeProposed: {
    initiative: InitiativeId,
    name: notPersonal(Text, "the name of an initiative"),
    by: Voice,
    ownership: Schema.optionalKey(Schema.Literals(["residents"])),
    mandate: Schema.optionalKey(MandateId),
    neighbourhood: Schema.optionalKey(NeighbourhoodId),
    exploreWith: Schema.optionalKey(
      Schema.Union([Schema.Struct({ coalition: CoalitionId }), Schema.Struct({ named: Text })])
    ),
    phases: Schema.optionalKey(Schema.Array(Schema.Struct({ aim: Text, question: Schema.optionalKey(Text) }))),
    /** The initiative that was let go and whose lesson this one begins with. */
    succeeds: Schema.optionalKey(InitiativeId),
    ...minuted
  },
  InitiativeAssessed: {
    initiative: InitiativeId,
    framework: FrameworkId,
    outcome: Schema.Literals(["go", "pilot", "later", "rejected"]),
    grounds: Schema.Array(Ground),
    learningQuestion: Schema.optionalKey(Text),
    scale: Schema.optionalKey(Text),
    endsOn: Schema.optionalKey(Day)
  },
  InitiativePhaseStarted: {
    initiative: InitiativeId,
    phase: Schema.Int.check(Schema.isGreaterThan(0)),
    decision: Schema.optionalKey(DecisionId)
  },
  InitiativePhaseCompleted: {
    initiative: InitiativeId,
    phase: Schema.Int.check(Schema.isGreaterThan(0)),
    findings: Text
  },
  /** Stopped in the open ("losgelaten"), with a lesson. */
  InitiativeLetGo: { initiative: InitiativeId, lesson: Text, decision: Schema.optionalKey(DecisionId), ...minuted }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
