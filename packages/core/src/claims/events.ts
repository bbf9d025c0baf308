/** Claims: what a source can have said of a fact. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import { AllianceId, ClaimId, FactName, Matter, minuted, Source, Text } from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened } from "../kernel/when.ts"

/** What is claimed: a number, a yes or no, or words. */
export const ClaimedValue = Schema.Union([Schema.Finite, Schema.Boolean, Text])
export type ClaimedValue = typeof ClaimedValue.Type

const kinds = allSeenBy("public", {
  /** What one source says of one fact ("bewering"); another may say otherwise, and both stay. */
  ClaimRecorded: {
    claim: ClaimId,
    about: Matter,
    fact: FactName,
    value: ClaimedValue,
    /** Who says so, and where: this is what is weighed, and not who wrote it down. */
    from: Source,
    said: Happened,
    /** The alliance whose fact it is, where that is another. */
    of: Schema.optionalKey(AllianceId),
    ...minuted
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
