/** The kernel's own room: what can have happened that no other room owns. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../event.ts"
import { EventId, filedAs, PersonId, Text } from "../names.ts"
import { personal } from "../personal.ts"

const RuleId = filedAs(Schema.NonEmptyString, (id) => `rule:${id}`)

export const Event = Schema.TaggedUnion({
  /** The one event that holds a person's name and contact; every other refers to the person by a number. */
  PersonIntroduced: {
    person: PersonId,
    name: personal(Text, { subject: "person", visibility: "public" }),
    honorific: Schema.optionalKey(personal(Text, { subject: "person", visibility: "public" })),
    contact: Schema.optionalKey(personal(Text, { subject: "person", visibility: "personal" }))
  },
  /** Two numbers turned out to be one person; never concluded from a name. */
  IdentityLinked: { person: PersonId, sameAs: PersonId, evidence: Text },
  /** A wrong fact is put right beside it; both stay readable. */
  CorrectionRecorded: { corrects: filedAs(EventId, (id) => `event:${id}`), reads: Text, because: Text },
  /** A fact that was recorded although a rule did not hold: history is not bent. */
  RuleBreachObserved: {
    rule: RuleId,
    event: filedAs(EventId, (id) => `event:${id}`),
    facts: Schema.Record(Schema.String, Schema.Json)
  }
})
export type Event = typeof Event.Type

export const filing = file(Event)
