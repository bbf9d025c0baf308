/** Membership: what can have happened between an organisation and the pact. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import { Count, Day, minuted, OrganisationId, PactId, PersonId, Span, Text } from "../kernel/names.ts"
import { allSeenBy, notPersonal } from "../kernel/personal.ts"
import { Happened, When } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  OrganisationProfiled: {
    organisation: OrganisationId,
    name: notPersonal(Text, "the name of an organisation"),
    /** Other spellings in the sources. */
    writtenAs: Schema.optionalKey(Schema.Array(Text)),
    audience: Schema.optionalKey(Text),
    origin: Schema.optionalKey(Text),
    existsFor: Schema.optionalKey(Span),
    members: Schema.optionalKey(Count),
    ...minuted
  },
  /** Greeted as a new member in a meeting ("verwelkomd"); this is no signature. */
  MemberWelcomed: { organisation: OrganisationId, representative: PersonId, ...minuted },
  PactSigned: {
    organisation: OrganisationId,
    pact: PactId,
    signedBy: Schema.optionalKey(PersonId),
    signed: Happened,
    ...minuted
  },
  MemberWithdrawn: {
    organisation: OrganisationId,
    /** The first day on which it is no member any more. */
    from: Day,
    reason: Schema.optionalKey(Text)
  },
  RepresentativeDesignated: {
    organisation: OrganisationId,
    person: PersonId,
    from: When,
    replaces: Schema.optionalKey(PersonId)
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
