/** What a view hears when it is made of other views. */
import { Schema } from "effect"
import type { Kinds, Tagged } from "../kernel/event.ts"

/** The kinds of events of the one and of the other. */
export const bothOf = <One extends Tagged, Other extends Tagged>(
  one: Kinds<One>,
  other: Kinds<Other>
): Kinds<One | Other> => Object.assign(Schema.Union([one, other]), { cases: { ...one.cases, ...other.cases } })
