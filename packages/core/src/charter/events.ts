/** Charter: what can have happened to the pact itself. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import {
  BodyId,
  Day,
  DecisionId,
  filedAs,
  minuted,
  NeighbourhoodId,
  PactId,
  PostId,
  PrincipleId,
  Span,
  Text,
  Voice
} from "../kernel/names.ts"
import { DecisionKind } from "../kernel/norms.ts"
import { allSeenBy, notPersonal } from "../kernel/personal.ts"
import { Happened } from "../kernel/when.ts"

/** A value the alliance chose ("beleidswaarde"). */
export const PolicyName = filedAs(
  Schema.Literals(["notice-days", "closing-day-included", "answer-term-days", "about-margin-days"]),
  (name) => `policy:${name}`
)
export type PolicyName = typeof PolicyName.Type

/** Days are whole numbers; whether a closing day is included is yes or no. */
export const PolicyValue = Schema.Union([
  Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3660 })),
  Schema.Boolean
])
export type PolicyValue = typeof PolicyValue.Type

/** What counts as long as the alliance chose nothing else. */
export const unset = {
  "notice-days": 4,
  "closing-day-included": true,
  "answer-term-days": 14,
  "about-margin-days": 3
} as const

const kinds = allSeenBy("public", {
  PactConcluded: {
    pact: PactId,
    name: notPersonal(Text, "the name of a pact or a body"),
    concluded: Happened,
    lasts: Schema.optionalKey(Span),
    themes: Schema.optionalKey(Schema.Array(Text)),
    neighbourhoods: Schema.optionalKey(
      Schema.Array(
        Schema.Struct({
          neighbourhood: NeighbourhoodId,
          name: notPersonal(Text, "the name of a pact or a body"),
          district: Schema.optionalKey(Text)
        })
      )
    ),
    /** The first values, in force from the day the pact was concluded. */
    policies: Schema.optionalKey(Schema.Array(Schema.Struct({ policy: PolicyName, value: PolicyValue })))
  },
  /** A body ("orgaan") that can meet, decide or hold roles. */
  BodyEstablished: {
    body: BodyId,
    name: notPersonal(Text, "the name of a pact or a body"),
    kind: Schema.Literals(["council", "office", "team", "workingGroup", "outside"]),
    decides: Schema.optionalKey(Schema.Array(DecisionKind)),
    posts: Schema.optionalKey(Schema.Array(Schema.Struct({ post: PostId, title: Text, single: Schema.Boolean })))
  },
  /** What the alliance says it wants to hold to ("uitgangspunt"). */
  PrincipleStated: {
    principle: PrincipleId,
    about: Schema.Literals(["pact", "programme", "initiatives", "mandate"]),
    text: Text,
    voice: Voice,
    ...minuted
  },
  PolicySet: {
    policy: PolicyName,
    value: PolicyValue,
    /** The first day on which it counts. */
    from: Day,
    decision: Schema.optionalKey(DecisionId),
    ...minuted
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
