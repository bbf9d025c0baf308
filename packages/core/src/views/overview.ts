/** Where does the alliance stand? */
import { Schema } from "effect"
import { Event as Agreement } from "../agreement/events.ts"
import { isOneOf } from "../kernel/event.ts"
import type { DecisionId, Matter } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import type { When } from "../kernel/when.ts"
import { type Agenda, agenda } from "./agenda.ts"
import { type Ground, onGroundOf } from "./ground.ts"
import { bothOf } from "./hearing.ts"
import { readiness } from "./readiness.ts"
import { type Register, register } from "./register.ts"
import type { Readiness } from "./standing.ts"

const { CommitmentGiven, ConsentReached, DirectionEndorsed, SupportDeclared } = Agreement.cases
const Agreements = Schema.Union([DirectionEndorsed, SupportDeclared, CommitmentGiven, ConsentReached]).pipe(
  Schema.toTaggedUnion("_tag")
)

/** One thing that was agreed. No kind is a step towards another, and none of them is adoption. */
export interface Agreed extends Ground {
  readonly kind: (typeof Agreements.Type)["_tag"]
  readonly decision: DecisionId
  readonly matter: Matter
  readonly when: When
  /** Whether the source says it, or it was read there. */
  readonly certainty: "stated" | "inferred"
}

/** The answers of other views side by side, and what was agreed. */
export interface Overview {
  readonly readiness: Readiness
  readonly register: Register
  readonly agenda: Agenda
  readonly agreed: ReadonlyArray<Agreed>
}

const Everything = bothOf(bothOf(readiness.Event, Agreements), bothOf(register.Event, agenda.Event))

export const overview: View<Overview, typeof Everything.Type> = {
  name: "overview",
  version: 1,
  Event: Everything,
  initial: { readiness: readiness.initial, register: register.initial, agenda: agenda.initial, agreed: [] },
  evolve: (known, event, recorded) => {
    if (isOneOf(readiness.Event, event)) readiness.evolve(known.readiness, event, recorded)
    if (isOneOf(register.Event, event)) register.evolve(known.register, event, recorded)
    if (isOneOf(agenda.Event, event)) agenda.evolve(known.agenda, event, recorded)
    if (isOneOf(Agreements, event)) {
      const { _tag: kind, decision, matter } = event
      const { certainty, occurred } = recorded
      const agreed = { kind, decision, matter: { ...matter }, when: { ...occurred }, certainty }
      known.agreed.push({ ...agreed, ...onGroundOf(recorded) })
    }
  }
}
