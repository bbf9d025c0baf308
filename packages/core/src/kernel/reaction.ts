/** What follows of an event by itself: computed from events and time, never dependent on a job that ran. */
import type { Tagged } from "./event.ts"
import type { Day, Matter } from "./names.ts"
import type { AnyRule } from "./rule.ts"
import type { Wording } from "./wording.ts"

/** Something that waits. */
export interface Wait {
  /** One text for one wait, so that what ends it finds it. */
  readonly key: string
  /** Another text under which it can be ended. */
  readonly also?: string
  /** Whose turn it is. */
  readonly who: Matter
  /** Who or what waits for it, where that is known. */
  readonly for?: Matter
  /** The last day, itself included; without it nothing is ever late. */
  readonly until?: Day | undefined
}

/** When this happened, ask that. */
export interface Reaction<out Command extends Tagged, in Event> extends Wording {
  readonly id: string
  /** What is to be asked. */
  readonly asks: Command["_tag"]
  /** The rule that wants it. */
  readonly rule: AnyRule
  readonly opens: (event: Event) => Wait | undefined
  /** The keys of what ends with this event. */
  readonly ends: (event: Event) => ReadonlyArray<string>
}
