/** Programme: what can have happened to the implementation programme and its goals. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  BodyId,
  Count,
  DecisionId,
  GoalId,
  Hash,
  IncorporationId,
  Matter,
  MeetingId,
  minuted,
  NeighbourhoodId,
  ProgrammeId,
  RoundId,
  Share,
  Text,
  VersionId
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  ProgrammeVersionDrafted: {
    programme: ProgrammeId,
    version: VersionId,
    number: Schema.Int.check(Schema.isGreaterThan(0)),
    /** How finished it is, 0 to 1. */
    completeness: Schema.optionalKey(Share),
    textHash: Schema.optionalKey(Hash)
  },
  ProgrammeVersionShared: { programme: ProgrammeId, version: VersionId, shared: Happened, with: Text },
  ProgrammeVersionFinalised: { programme: ProgrammeId, version: VersionId },
  AdoptionScheduled: { programme: ProgrammeId, adoptionAt: MeetingId, body: BodyId, ...minuted },
  /** What will be worked into the text ("verwerken"), at a passage one can point to. */
  IncorporationPledged: { incorporation: IncorporationId, programme: ProgrammeId, of: Matter, ...minuted },
  IncorporationSettled: {
    incorporation: IncorporationId,
    programme: ProgrammeId,
    version: Schema.optionalKey(VersionId),
    passage: Schema.optionalKey(Text),
    waivedBecause: Schema.optionalKey(Text)
  },
  /** The final text became the decision ("vastgesteld"). */
  ProgrammeAdopted: { decision: DecisionId, programme: ProgrammeId, version: VersionId, round: RoundId, ...minuted },
  ProgrammeRevised: {
    programme: ProgrammeId,
    version: VersionId,
    level: Schema.Literals(["action", "course"]),
    change: Text,
    decision: Schema.optionalKey(DecisionId)
  },
  GoalSet: {
    goal: GoalId,
    programme: Schema.optionalKey(ProgrammeId),
    theme: Schema.optionalKey(Text),
    neighbourhood: Schema.optionalKey(NeighbourhoodId),
    text: Text,
    indicator: Schema.optionalKey(Text)
  },
  GoalMeasured: { goal: GoalId, value: Count, measured: Happened, claimedBy: Text }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
