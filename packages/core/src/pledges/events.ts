/** Pledges: what can have happened to promises of a party itself, and to calls upon signatories. Permanent. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  CallId,
  CoalitionId,
  Day,
  InitiativeId,
  Matter,
  minuted,
  OrganisationId,
  PersonId,
  PledgeId,
  Text
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened, When } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  /** What a party promised by itself ("toezegging"), for one initiative or coalition. */
  PledgeMade: {
    pledge: PledgeId,
    organisation: OrganisationId,
    by: PersonId,
    for: Schema.Union([Schema.Struct({ initiative: InitiativeId }), Schema.Struct({ coalition: CoalitionId })]),
    contribution: Schema.Struct({
      kind: Schema.Literals(["hours", "money", "place", "knowledge", "other"]),
      text: Text
    }),
    due: Schema.optionalKey(When),
    ...minuted
  },
  /** A signatory is asked for a contribution ("aangesproken"). */
  SignatoryCalledUpon: {
    call: CallId,
    organisation: OrganisationId,
    for: Matter,
    contribution: Text,
    answerBy: Day,
    ...minuted
  },
  CallAnswered: {
    call: CallId,
    organisation: OrganisationId,
    by: PersonId,
    answer: Schema.Literals(["yes", "no", "conditional"]),
    condition: Schema.optionalKey(Text),
    pledge: Schema.optionalKey(PledgeId)
  },
  PledgeKept: { pledge: PledgeId, kept: Happened, result: Schema.optionalKey(Text) },
  PledgeReleased: {
    pledge: PledgeId,
    how: Schema.Literals(["handedOver", "closed"]),
    to: Schema.optionalKey(OrganisationId),
    reason: Text
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
