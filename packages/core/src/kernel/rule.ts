/** A norm the alliance set itself, and the single way to stand under it. */
import { Schema } from "effect"
import type { Wording } from "./wording.ts"

/** What was looked at, by name: flat and sayable, so that a refusal can be read out and sent on. */
export const Facts = Schema.Record(
  Schema.String,
  Schema.Union([Schema.String, Schema.Finite, Schema.Boolean, Schema.Undefined])
)
export type Facts = typeof Facts.Type

export interface Rule<in Named extends Facts> {
  /** `room/claim`, never reused. */
  readonly id: string
  /** Its number in the catalogue of norms, `F1`, where it has one; several rules can be parts of one norm. */
  readonly norm?: string
  readonly nl: string
  readonly en: string
  /** The document and section it comes from, and how a text that leaves room was read. */
  readonly source: { readonly document: string; readonly section: string; readonly reading?: Wording }
  /** An example of what it refuses, as somebody would tell it. */
  readonly refuses: Wording
  /** True where its subject is absent. */
  readonly holds: (facts: Named) => boolean
}

/** A rule whose facts nobody needs to know: for lists, pages and counts. */
export type AnyRule = Omit<Rule<never>, "holds">

/** Declares a rule. Its facts are inferred from `holds`: a rule sees what it names and nothing more. */
export const rule = <Named extends Facts>(definition: Rule<Named>): Rule<Named> => definition

/** The only way a decision fails: the broken rules and the facts they looked at, never a verdict. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  broken: Schema.NonEmptyArray(Schema.String),
  facts: Facts
}) {
  override get message() {
    return `refused by ${this.broken.join(", ")}`
  }
}

/** What would be recorded, and what stands against it. `ask` enforces it, `observe` records both. */
export interface Decision<out Event> {
  readonly events: ReadonlyArray<Event>
  readonly refused: Refused | undefined
}

/** Every rule that does not hold for these facts; nothing when all hold. */
export const refusal = <Named extends Facts>(rules: ReadonlyArray<Rule<Named>>, facts: Named): Refused | undefined => {
  const [first, ...others] = rules.filter((rule) => !rule.holds(facts)).map((rule) => rule.id)
  return first === undefined ? undefined : new Refused({ broken: [first, ...others], facts })
}

/** The event, under its rules. */
export const under = <Named extends Facts, Event>(
  rules: ReadonlyArray<Rule<Named>>,
  facts: Named,
  event: Event
): Decision<Event> => ({ events: [event], refused: refusal(rules, facts) })

/** The decision, with what stands against it from elsewhere: every broken rule, every fact. */
export const alsoUnder = <Event>(outer: Refused | undefined, decision: Decision<Event>): Decision<Event> => {
  const inner = decision.refused
  if (outer === undefined || inner === undefined) return { ...decision, refused: outer ?? inner }
  const [first, ...others] = outer.broken
  const broken = [first, ...others, ...inner.broken] as const
  return { ...decision, refused: new Refused({ broken, facts: { ...outer.facts, ...inner.facts } }) }
}
