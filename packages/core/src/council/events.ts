/** Council: what can have happened between the alliance, the municipal council and the State. Permanent. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  BodyId,
  GrantId,
  Matter,
  Money,
  minuted,
  Outsider,
  PersonId,
  ReactionId,
  ReferralId,
  Text
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  ReferralPlanned: { referral: ReferralId, of: Matter, to: BodyId, ...minuted },
  /** One fixed text before the municipal council ("gemeenteraad"). */
  ReferredToCouncil: { referral: ReferralId, of: Matter, edition: Text, by: PersonId, referred: Happened },
  ExternalReactionReceived: {
    reaction: ReactionId,
    kind: Schema.Literals(["response", "question", "appraisal"]),
    from: Outsider,
    about: Matter,
    referral: Schema.optionalKey(ReferralId),
    text: Text,
    use: Schema.optionalKey(Text),
    received: Happened,
    ...minuted
  },
  ExternalReactionProcessed: {
    reaction: ReactionId,
    /** The referral that this closes. */
    referral: Schema.optionalKey(ReferralId),
    processedIn: Schema.optionalKey(Matter),
    waivedBecause: Schema.optionalKey(Text)
  },
  /** One stream of money, with its own source and purpose; streams are never added up. */
  FundingGranted: { grant: GrantId, from: Outsider, amount: Money, purpose: Text, granted: Happened, claimedBy: Text }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
