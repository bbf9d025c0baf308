/** Coalitions: what can have happened where parties take up one theme together. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import { BodyId, CoalitionId, minuted, NominationId, OrganisationId, Party, PersonId, Text } from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  CoalitionLaunched: {
    coalition: CoalitionId,
    theme: Text,
    by: Schema.optionalKey(OrganisationId),
    person: Schema.optionalKey(PersonId),
    /** The first meeting ("startbijeenkomst"); being there is not joining. */
    kickOff: Schema.optionalKey(
      Schema.Struct({
        held: Happened,
        host: Schema.optionalKey(OrganisationId),
        present: Schema.Array(OrganisationId),
        /** Whether the source says that others were there too. */
        listIsOpen: Schema.Boolean
      })
    ),
    ...minuted
  },
  CoalitionGoalSet: {
    coalition: CoalitionId,
    goal: Text,
    direction: Schema.optionalKey(Schema.Literals(["decrease", "increase"])),
    needs: Schema.optionalKey(Text),
    ...minuted
  },
  /** A party might want to join ("interesse"); it has not. */
  InterestExpressed: { coalition: CoalitionId, organisation: OrganisationId, ...minuted },
  ParticipationRequested: {
    coalition: CoalitionId,
    of: Schema.Union([Schema.Struct({ body: BodyId }), ...Party.members]),
    urgent: Schema.Boolean,
    nomination: Schema.optionalKey(NominationId),
    ...minuted
  },
  PartyNominated: {
    nomination: NominationId,
    coalition: CoalitionId,
    party: Party,
    as: Schema.Literals(["missing", "partner", "supporter"]),
    ...minuted
  },
  /** Joining closes a nomination by itself. */
  NominationClosed: {
    nomination: NominationId,
    coalition: CoalitionId,
    outcome: Schema.Literals(["declined", "dropped"]),
    reason: Text
  },
  InvolvementPlanned: {
    coalition: CoalitionId,
    group: Text,
    stage: Schema.Literals(["intended", "arranged", "notYet"]),
    reason: Schema.optionalKey(Text),
    ...minuted
  },
  CoalitionJoined: { coalition: CoalitionId, organisation: OrganisationId, by: PersonId, ...minuted },
  CoalitionActivated: { coalition: CoalitionId },
  CoalitionLeft: { coalition: CoalitionId, organisation: OrganisationId, reason: Schema.optionalKey(Text) }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
