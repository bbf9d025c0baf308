/** The names things go by: identifiers, days, instants, positions and tags. */
import { Schema } from "effect"

/** Words as somebody said or wrote them, in the language of their source. People in it are named as `[Anna](person:<number>)`. */
export const Text = Schema.NonEmptyString.annotate({ prose: true })
export type Text = typeof Text.Type

/** By arithmetic: an event holds several days, and a log is read whole. */
const exists = (day: string): boolean => {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && date >= 1 && date <= length
}

/** A calendar day in Europe/Amsterdam, `2024-02-16`. Days compare as text; there is no time of day in a deadline. */
export const Day = Schema.String.check(
  Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/, { expected: "a day written as 2024-02-16" }),
  Schema.makeFilter(exists, { expected: "a day that exists" })
)
  .pipe(Schema.brand("Day"))
  .annotate({ identifier: "Day" })
export type Day = typeof Day.Type

/** A moment with its offset, `2024-02-01T18:30:00+01:00`. */
export const Instant = Schema.String.check(
  Schema.isPattern(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    {
      expected: "a moment with its offset, written as 2024-02-01T18:30:00+01:00"
    }
  ),
  Schema.makeFilter((instant) => exists(instant.slice(0, 10)), { expected: "a day that exists" })
)
  .pipe(Schema.brand("Instant"))
  .annotate({ identifier: "Instant" })
export type Instant = typeof Instant.Type

/** A place in the log: 1, 2, 3, … without gaps. 0 is before the first event. */
export const Position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).pipe(Schema.brand("Position"))
export type Position = typeof Position.Type

/** A thing an event is about, `organisation:library`. Compared code unit by code unit. */
export const Tag = Schema.String.check(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  Schema.isPattern(/^[^\u0000-\u001f\u007f]{1,200}$/, { expected: "a tag of 1 to 200 characters" })
).pipe(Schema.brand("Tag"))
export type Tag = typeof Tag.Type

/** An event's own id: a UUID in lower case, so that equal ids are equal texts. */
export const EventId = Schema.String.check(
  Schema.isPattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { expected: "a UUID in lower case" })
).pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** The id of a command: any text its sender will repeat when it asks again. */
export const CommandId = Schema.String.check(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  Schema.isPattern(/^[^\u0000-\u001f\u007f]{1,180}$/, { expected: "an id of 1 to 180 characters" })
).pipe(Schema.brand("CommandId"))
export type CommandId = typeof CommandId.Type

const Id = Schema.String.check(
  Schema.isPattern(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, {
    expected: "an id of at most 80 lower-case letters, digits and hyphens"
  }),
  Schema.makeFilter((id) => !(id in {}), { expected: "an id that no object has as a property" })
)

/** A field of this schema files its event under the tag that is made of its value. */
export const filedAs = <S extends Schema.Top>(schema: S, tag: (value: S["Type"]) => string) =>
  schema.annotate({ filedAs: tag })

const named = (kind: string) => (id: string) => `${kind}:${id}`

/** The same id, under which the event is not filed. */
export const unfiled = <S extends Schema.Top>(id: S) => id.annotate({ filedAs: undefined })

export const PactId = filedAs(Id.pipe(Schema.brand("PactId")), named("pact"))
export type PactId = typeof PactId.Type
export const BodyId = filedAs(Id.pipe(Schema.brand("BodyId")), named("body"))
export type BodyId = typeof BodyId.Type
export const PostId = filedAs(Id.pipe(Schema.brand("PostId")), named("post"))
export type PostId = typeof PostId.Type
export const NeighbourhoodId = filedAs(Id.pipe(Schema.brand("NeighbourhoodId")), named("neighbourhood"))
export type NeighbourhoodId = typeof NeighbourhoodId.Type
export const PrincipleId = filedAs(Id.pipe(Schema.brand("PrincipleId")), named("principle"))
export type PrincipleId = typeof PrincipleId.Type
export const OrganisationId = filedAs(Id.pipe(Schema.brand("OrganisationId")), named("organisation"))
export type OrganisationId = typeof OrganisationId.Type
export const MeetingId = filedAs(Id.pipe(Schema.brand("MeetingId")), named("meeting"))
export type MeetingId = typeof MeetingId.Type
export const AgendaItemId = filedAs(Id.pipe(Schema.brand("AgendaItemId")), named("agendaItem"))
export type AgendaItemId = typeof AgendaItemId.Type
export const StatementId = filedAs(Id.pipe(Schema.brand("StatementId")), named("statement"))
export type StatementId = typeof StatementId.Type
export const MinutesId = filedAs(Id.pipe(Schema.brand("MinutesId")), named("minutes"))
export type MinutesId = typeof MinutesId.Type
export const DecisionId = filedAs(Id.pipe(Schema.brand("DecisionId")), named("decision"))
export type DecisionId = typeof DecisionId.Type
export const RoundId = filedAs(Id.pipe(Schema.brand("RoundId")), named("round"))
export type RoundId = typeof RoundId.Type
export const ObjectionId = filedAs(Id.pipe(Schema.brand("ObjectionId")), named("objection"))
export type ObjectionId = typeof ObjectionId.Type
export const ProgrammeId = filedAs(Id.pipe(Schema.brand("ProgrammeId")), named("programme"))
export type ProgrammeId = typeof ProgrammeId.Type
export const VersionId = filedAs(Id.pipe(Schema.brand("VersionId")), named("version"))
export type VersionId = typeof VersionId.Type
export const IncorporationId = filedAs(Id.pipe(Schema.brand("IncorporationId")), named("incorporation"))
export type IncorporationId = typeof IncorporationId.Type
export const GoalId = filedAs(Id.pipe(Schema.brand("GoalId")), named("goal"))
export type GoalId = typeof GoalId.Type
export const WindowId = filedAs(Id.pipe(Schema.brand("WindowId")), named("window"))
export type WindowId = typeof WindowId.Type
export const RemarkId = filedAs(Id.pipe(Schema.brand("RemarkId")), named("remark"))
export type RemarkId = typeof RemarkId.Type

export const VacancyId = filedAs(Id.pipe(Schema.brand("VacancyId")), named("vacancy"))
export type VacancyId = typeof VacancyId.Type
export const FollowUpId = filedAs(Id.pipe(Schema.brand("FollowUpId")), named("followUp"))
export type FollowUpId = typeof FollowUpId.Type
export const ReferralId = filedAs(Id.pipe(Schema.brand("ReferralId")), named("referral"))
export type ReferralId = typeof ReferralId.Type
export const ReactionId = filedAs(Id.pipe(Schema.brand("ReactionId")), named("reaction"))
export type ReactionId = typeof ReactionId.Type
export const GrantId = filedAs(Id.pipe(Schema.brand("GrantId")), named("grant"))
export type GrantId = typeof GrantId.Type
export const CoalitionId = filedAs(Id.pipe(Schema.brand("CoalitionId")), named("coalition"))
export type CoalitionId = typeof CoalitionId.Type
export const NominationId = filedAs(Id.pipe(Schema.brand("NominationId")), named("nomination"))
export type NominationId = typeof NominationId.Type
export const FrameworkId = filedAs(Id.pipe(Schema.brand("FrameworkId")), named("framework"))
export type FrameworkId = typeof FrameworkId.Type
export const InitiativeId = filedAs(Id.pipe(Schema.brand("InitiativeId")), named("initiative"))
export type InitiativeId = typeof InitiativeId.Type
export const PledgeId = filedAs(Id.pipe(Schema.brand("PledgeId")), named("pledge"))
export type PledgeId = typeof PledgeId.Type
export const CallId = filedAs(Id.pipe(Schema.brand("CallId")), named("call"))
export type CallId = typeof CallId.Type
export const MandateId = filedAs(Id.pipe(Schema.brand("MandateId")), named("mandate"))
export type MandateId = typeof MandateId.Type
export const AdviceId = filedAs(Id.pipe(Schema.brand("AdviceId")), named("advice"))
export type AdviceId = typeof AdviceId.Type
export const RequestId = filedAs(Id.pipe(Schema.brand("RequestId")), named("request"))
export type RequestId = typeof RequestId.Type
export const TaskId = filedAs(Id.pipe(Schema.brand("TaskId")), named("task"))
export type TaskId = typeof TaskId.Type
export const ExperimentId = filedAs(Id.pipe(Schema.brand("ExperimentId")), named("experiment"))
export type ExperimentId = typeof ExperimentId.Type
export const ScenarioId = filedAs(Id.pipe(Schema.brand("ScenarioId")), named("scenario"))
export type ScenarioId = typeof ScenarioId.Type
export const ClaimId = filedAs(Id.pipe(Schema.brand("ClaimId")), named("claim"))
export type ClaimId = typeof ClaimId.Type
export const LegalHoldId = filedAs(Id.pipe(Schema.brand("LegalHoldId")), named("legalHold"))
export type LegalHoldId = typeof LegalHoldId.Type

/**
 * A person, by a number that says nothing about them. The rule `kernel/personal-data-apart` asks for a random UUID;
 * the schema is wider, so that breaking the rule is a refusal that names it.
 */
export const PersonId = filedAs(
  Schema.String.check(
    Schema.isPattern(/^[^\s]{1,80}$/, { expected: "an id of at most 80 characters without spaces" }),
    Schema.makeFilter((id) => !(id in {}), { expected: "an id that no object has as a property" })
  ).pipe(Schema.brand("PersonId")),
  named("person")
)
export type PersonId = typeof PersonId.Type

/** What a claim is about a thing: `signatories`, `opens-on`. */
export const FactName = filedAs(Id.pipe(Schema.brand("FactName")), named("fact"))
export type FactName = typeof FactName.Type
/** Another alliance, by what it is called in its store. */
export const AllianceId = filedAs(Id.pipe(Schema.brand("AllianceId")), named("alliance"))
export type AllianceId = typeof AllianceId.Type

/** A role somebody can act in: `chair`, `mayor`, `representative`. */
export const RoleName = Schema.String.check(
  Schema.isPattern(/^[a-z][a-z-]{0,39}$/, { expected: "a role in lower-case letters and hyphens" })
)
export type RoleName = typeof RoleName.Type

/** What something is about: a thing of any kind, by its id. */
export const Matter = filedAs(
  Schema.Struct({
    kind: Schema.String.check(
      Schema.isPattern(/^[a-z][A-Za-z]{0,39}$/, { expected: "a kind of thing, such as `programme`" })
    ),
    id: Id
  }),
  ({ id, kind }) => `${kind}:${id}`
)
export type Matter = typeof Matter.Type

/** One text for one matter, so that matters can be compared and looked up. */
export const keyOf = ({ id, kind }: Matter): string => `${kind}:${id}`

/** Who speaks: a person, perhaps for an organisation; or a group as it was named, never split into single parties. */
export const Voice = Schema.Union([
  Schema.Struct({ person: PersonId, for: Schema.optionalKey(OrganisationId) }),
  Schema.Struct({ collective: Text })
])
export type Voice = typeof Voice.Type

/** A number as it was said; `about` where it was an estimate. */
export const Count = Schema.Struct({
  value: Schema.Finite,
  about: Schema.optionalKey(Schema.Boolean),
  said: Schema.optionalKey(Text)
})
export type Count = typeof Count.Type

/** An amount of money in whole cents. Streams of money are never added up into one figure. */
export const Money = Schema.Struct({
  cents: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  currency: Schema.Literals(["EUR"]),
  about: Schema.optionalKey(Schema.Boolean),
  said: Schema.optionalKey(Text)
})
export type Money = typeof Money.Type

/** A party: an organisation, or a group named by its kind, such as "jongeren zelf". */
export const Party = Schema.Union([Schema.Struct({ organisation: OrganisationId }), Schema.Struct({ category: Text })])
export type Party = typeof Party.Type

/** Somebody outside the alliance: a body it knows, or a name. */
export const Outsider = Schema.Union([Schema.Struct({ body: BodyId }), Schema.Struct({ named: Text })])
export type Outsider = typeof Outsider.Type

/** How long something lasts: the words, and an ISO 8601 period, `P20Y`. */
export const Span = Schema.Struct({
  said: Text,
  iso: Schema.String.check(
    Schema.isPattern(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, { expected: "a period written as P3Y" })
  )
})
export type Span = typeof Span.Type

/** A part of the whole, from 0 to 1. */
export const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** SHA-256, lower-case hex. */
export const Hash = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/, { expected: "a SHA-256 in hex" }))

/** Where a fact comes from. */
export const Source = Schema.Struct({ document: Text, section: Schema.optionalKey(Text) })
export type Source = typeof Source.Type

/** The meeting and the agenda item an event belongs to, so that the minutes can be rendered from the log. */
export const minuted = {
  meeting: Schema.optionalKey(MeetingId),
  agendaItem: Schema.optionalKey(AgendaItemId)
}
