/** Agreement: every kind of yes and no, each a type of its own. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  BodyId,
  DecisionId,
  Matter,
  minuted,
  ObjectionId,
  OrganisationId,
  PersonId,
  RoundId,
  Text,
  Voice
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"

const kinds = allSeenBy("public", {
  /** The course is welcomed while the text is unfinished ("omarmd"); nothing is adopted by it. */
  DirectionEndorsed: { decision: DecisionId, matter: Matter, body: BodyId, text: Text, ...minuted },
  SupportDeclared: { decision: DecisionId, matter: Matter, voice: Voice, ...minuted },
  /** Willingness, also of all together; it binds nobody by name. */
  CommitmentGiven: { decision: DecisionId, matter: Matter, voice: Voice, ...minuted },
  /** Objections are asked to one fixed text ("bezwarenronde"). */
  ObjectionRoundOpened: {
    round: RoundId,
    matter: Matter,
    edition: Text,
    entitled: Schema.Literals(["members", "signatories"]),
    ...minuted
  },
  ObjectionRaised: {
    objection: ObjectionId,
    round: RoundId,
    organisation: OrganisationId,
    by: PersonId,
    reason: Text,
    ...minuted
  },
  ObjectionResolved: {
    objection: ObjectionId,
    round: RoundId,
    how: Schema.Literals(["withdrawn", "amended", "ruledOut"]),
    by: PersonId,
    /** The amended text. */
    edition: Schema.optionalKey(Text),
    reason: Schema.optionalKey(Text)
  },
  ObjectionRoundClosed: {
    round: RoundId,
    /** How many objections were raised in it. */
    raised: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
    ...minuted
  },
  /** The round on the fixed text ended without an open objection ("geen bezwaren"). */
  ConsentReached: { decision: DecisionId, round: RoundId, matter: Matter, ...minuted }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
