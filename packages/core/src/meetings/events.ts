/** Meetings: what can have happened when a body sits. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  AgendaItemId,
  BodyId,
  Instant,
  Matter,
  MeetingId,
  MinutesId,
  minuted,
  OrganisationId,
  PersonId,
  Position,
  StatementId,
  Text,
  unfiled,
  Voice
} from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Bound } from "../kernel/when.ts"

/** What kind of talk it was; apart from a reaction none is a kind of agreement, and none decides. */
export const StatementKind = Schema.Literals([
  "report",
  "progress",
  "presentation",
  "concern",
  "opportunity",
  "question",
  "answer",
  "reaction",
  "lesson",
  "intention",
  "request",
  "advice",
  "limit",
  "acknowledgement",
  "discussion",
  "welcome",
  "thanks"
])
export type StatementKind = typeof StatementKind.Type

const kinds = allSeenBy("public", {
  /** Again for the same meeting: it was moved. */
  MeetingScheduled: {
    meeting: MeetingId,
    body: BodyId,
    starts: Bound,
    ends: Schema.optionalKey(Instant),
    place: Schema.optionalKey(Text),
    follows: Schema.optionalKey(MeetingId),
    reason: Schema.optionalKey(Text)
  },
  MeetingCancelled: { meeting: MeetingId, reason: Text },
  AgendaItemPlaced: {
    meeting: MeetingId,
    agendaItem: AgendaItemId,
    /** As printed: "4", "2a"; sub-items often have none. */
    number: Schema.optionalKey(Text),
    title: Text,
    /** Word for word as the source prints it, where that differs from the title. */
    heading: Schema.optionalKey(Text),
    /** The level of the heading, 1 for the highest. */
    level: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 6 })),
    under: Schema.optionalKey(unfiled(AgendaItemId)),
    matters: Schema.optionalKey(Schema.Array(Matter))
  },
  AgendaItemDeferred: {
    meeting: MeetingId,
    agendaItem: AgendaItemId,
    how: Schema.Literals(["deferred", "withdrawn"]),
    to: Schema.optionalKey(MeetingId),
    reason: Schema.optionalKey(Text)
  },
  MeetingOpened: { meeting: MeetingId, by: PersonId, at: Instant },
  AttendanceRegistered: {
    meeting: MeetingId,
    person: PersonId,
    for: Schema.optionalKey(OrganisationId),
    presence: Schema.Literals(["present", "excused", "absent"])
  },
  AgendaItemOpened: { meeting: MeetingId, agendaItem: AgendaItemId },
  StatementRecorded: {
    statement: StatementId,
    kind: StatementKind,
    voice: Voice,
    text: Text,
    about: Schema.optionalKey(Schema.Array(Matter)),
    mentions: Schema.optionalKey(Schema.Array(PersonId)),
    answers: Schema.optionalKey(unfiled(StatementId)),
    ...minuted
  },
  MeetingClosed: { meeting: MeetingId, by: PersonId, at: Instant },
  /** An edition of the minutes ("verslag"), made of the events of the log up to a position. */
  MinutesDrafted: {
    minutes: MinutesId,
    meeting: MeetingId,
    author: PersonId,
    edition: Schema.Int.check(Schema.isGreaterThan(0)),
    upTo: Position
  },
  MinutesAdopted: {
    minutes: MinutesId,
    edition: Schema.Int.check(Schema.isGreaterThan(0)),
    /** The later meeting, in which they were adopted ("vastgesteld"). */
    ...minuted
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
