/** Follow-ups: what can have happened to appointments, actions and expectations. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import { FollowUpId, Matter, minuted, Text, unfiled } from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { When } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  FollowUpScheduled: {
    followUp: FollowUpId,
    /** An expectation ("verwachting") is what is likely to happen; it is never late. */
    kind: Schema.Literals(["appointment", "action", "expectation"]),
    text: Text,
    matter: Schema.optionalKey(Matter),
    /** A person, organisation, body or coalition. */
    owner: Matter,
    due: Schema.Union([When, Schema.Literal("undated")]),
    ...minuted
  },
  FollowUpClosed: {
    followUp: FollowUpId,
    outcome: Schema.Literals(["done", "moved", "dropped"]),
    reason: Schema.optionalKey(Text),
    /** The follow-up it moved to. */
    next: Schema.optionalKey(unfiled(FollowUpId))
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
