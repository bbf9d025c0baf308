/** The kernel's own room: what can have happened that no other room owns. Permanent: add, never rename. */
import { Result, Schema } from "effect"
import { filing as file } from "../event.ts"
import { EventId, filedAs, Hash, LegalHoldId, OrganisationId, PersonId, RoleName, Text } from "../names.ts"
import { allSeenBy, levels, personal } from "../personal.ts"
import { parseVerifierKey } from "../proof/verifier-key.ts"
import { Happened } from "../when.ts"

const RuleId = filedAs(Schema.NonEmptyString, (id) => `rule:${id}`)

/** On what ground somebody is forgotten: the six of GDPR art. 17(1), in its order. */
export const Ground = Schema.Literals([
  "no-longer-needed",
  "consent-withdrawn",
  "objected",
  "unlawful",
  "legal-duty",
  "asked-as-a-child"
])
export type Ground = typeof Ground.Type

/** Who received a copy: an organisation, or somebody by their number. */
export const Recipient = Schema.Union([
  Schema.Struct({ organisation: OrganisationId }),
  Schema.Struct({ person: PersonId })
])
export type Recipient = typeof Recipient.Type

/** In which form a copy was made: `minutes-html`, `log-jsonl`. */
const Format = Schema.String.check(
  Schema.isPattern(/^[a-z][a-z0-9-]{0,39}$/, { expected: "a form in lower-case letters, digits and hyphens" })
)

const [, ...abovePublic] = levels

/** The public half of a signing key, as it is shared: name, eight digits and key, with its digits right. */
export const PublicKey = filedAs(
  Schema.String.check(
    Schema.makeFilter((key: string) => Result.isSuccess(parseVerifierKey(key)), {
      expected: "a public key, written as name+0b1c2d3e+AQ…"
    })
  ).annotate({ identifier: "PublicKey" }),
  (key) => `signingKey:${key.split("+")[1]}`
)

/** Why one key follows another, or no longer counts. */
const Reason = Schema.Literals(["planned", "lost", "stolen"])
export type Reason = typeof Reason.Type

const seenByAll = allSeenBy("public", {
  /** The one event that holds a person's name and contact; every other refers to the person by a number. */
  PersonIntroduced: {
    person: PersonId,
    name: personal(Text, { subject: "person", visibility: "public" }),
    honorific: Schema.optionalKey(personal(Text, { subject: "person", visibility: "public" })),
    contact: Schema.optionalKey(personal(Text, { subject: "person", visibility: "personal" }))
  },
  /** A wrong fact is put right beside it; both stay readable. */
  CorrectionRecorded: {
    corrects: filedAs(EventId, (id) => `event:${id}`),
    reads: Text,
    because: Text,
    /** When it did happen, where it is the time that is put right. */
    happened: Schema.optionalKey(Happened)
  },
  /** A fact that was recorded although a rule did not hold: history is not bent. */
  RuleBreachObserved: {
    rule: RuleId,
    event: filedAs(EventId, (id) => `event:${id}`),
    /** A fact can repeat what somebody wrote, and so can name people. */
    facts: Schema.Record(Schema.String, Schema.Json).annotate({ prose: true })
  },
  /** From here on this key signs for the log; whoever trusts the key that signs this too can trust it ("opvolging"). */
  SigningKeyAnnounced: { key: PublicKey, because: Reason },
  /** What this key signs of a log with more than so many events no longer counts. */
  SigningKeyWithdrawn: { key: PublicKey, after: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)), because: Reason }
})

const seenInside = allSeenBy("internal", {
  /** Two numbers turned out to be one person; never concluded from a name. */
  IdentityLinked: { person: PersonId, sameAs: PersonId, evidence: Text },
  /** A duty to keep what is known of somebody ("bewaarplicht"): as long as it stands, they are not forgotten. */
  LegalHoldPlaced: { hold: LegalHoldId, person: PersonId, duty: Text },
  LegalHoldLifted: { hold: LegalHoldId, because: Text },
  /** From here on nothing is recorded about somebody under this number, and their keys are destroyed. */
  PersonForgotten: { person: PersonId, ground: Ground, requestedBy: RoleName },
  /** Every key is gone, and everything that was made with it. */
  PersonForgettingCompleted: { person: PersonId },
  /**
   * Somebody received more than is public ("levering"): up to which level, in which form, and of which log, by its size and
   * root. What was in it is not repeated here.
   */
  CopyDelivered: {
    to: Recipient,
    level: Schema.Literals(abovePublic),
    format: Format,
    size: Schema.Int.check(Schema.isGreaterThan(0)),
    root: Hash
  }
})

export const Event = Schema.TaggedUnion({ ...seenByAll, ...seenInside })
export type Event = typeof Event.Type

export const filing = file(Event)
