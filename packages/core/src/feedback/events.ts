/** Feedback: what can have happened to remarks on a version. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  Day,
  minuted,
  OrganisationId,
  PersonId,
  ProgrammeId,
  RemarkId,
  Text,
  unfiled,
  VersionId,
  WindowId
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"

/** The way in which a remark comes. */
export const Channel = Schema.Literals(["form", "paper", "meeting"])
export type Channel = typeof Channel.Type

const kinds = allSeenBy("public", {
  FeedbackOpened: {
    window: WindowId,
    programme: ProgrammeId,
    version: VersionId,
    /** The last day on which feedback counts, itself included unless the alliance agreed otherwise. */
    closesOn: Day,
    /** The closing day in the words of the source. */
    said: Schema.optionalKey(Text),
    eligible: Schema.Literals(["members"]),
    channels: Schema.Array(Channel),
    /** The person to ask ("aanspreekpunt"). */
    contact: PersonId,
    ...minuted
  },
  FeedbackSubmitted: {
    window: WindowId,
    remark: RemarkId,
    from: OrganisationId,
    by: PersonId,
    channel: Channel,
    passage: Schema.optionalKey(Text),
    text: Text,
    replaces: Schema.optionalKey(unfiled(RemarkId))
  },
  LateFeedbackReceived: {
    window: WindowId,
    remark: RemarkId,
    from: OrganisationId,
    text: Text,
    received: Day,
    consideredBecause: Schema.optionalKey(Text)
  },
  FeedbackExtended: { window: WindowId, closesOn: Day, reason: Text },
  FeedbackAnswered: {
    window: WindowId,
    remark: RemarkId,
    disposition: Schema.Literals(["takenOver", "partly", "not", "outOfScope"]),
    answer: Text,
    passage: Schema.optionalKey(Text)
  },
  /** Every remark is answered; that the time is over shows by itself. */
  FeedbackClosed: { window: WindowId }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
