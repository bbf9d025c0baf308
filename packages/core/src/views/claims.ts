/** What is claimed of each fact, by which sources, and where they disagree? */
import { Event } from "../claims/events.ts"
import { keyOf, type Matter, type Source } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import type { When } from "../kernel/when.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** What one source says. */
export interface Claim extends Ground {
  readonly value: string | number | boolean
  readonly from: Source
  readonly said: When
}

/** One fact, and everything that is claimed of it; nothing takes the place of anything. */
export interface ClaimedFact {
  readonly about: Matter
  readonly fact: string
  /** The alliance whose fact it is, where that is another. */
  readonly of: string | undefined
  /** Whether one of them says something else than another. */
  readonly conflict: boolean
  readonly claims: Readonly<Record<string, Claim>>
}

/** By what it is about and the name of the fact: `pact:pact signatories`. */
export type ClaimedFacts = Readonly<Record<string, ClaimedFact>>

/** Whether values differ; a number and the same number in words do not. */
export const isConflict = (claims: Iterable<Pick<Claim, "value">>): boolean =>
  new Set([...claims].map(({ value }) => String(value).trim())).size > 1

export const claims: View<ClaimedFacts, Event> = {
  name: "claims",
  version: 1,
  Event,
  initial: {},
  evolve: (facts, { about, claim, fact, from, of, said, value }, recorded) => {
    const key = `${of === undefined ? "" : `${of} `}${keyOf(about)} ${fact}`
    facts[key] ??= { about: { ...about }, fact, of, conflict: false, claims: {} }
    const own = facts[key]
    own.claims[claim] = { value, from: { ...from }, said: { ...said }, ...onGroundOf(recorded) }
    own.conflict = isConflict(Object.values(own.claims))
  }
}
