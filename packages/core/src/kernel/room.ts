/** A room: a decider that knows its own kinds, its rules and its words, and how its events are filed. */
import type { Decider } from "./decider.ts"
import type { Filed, Kinds, Tagged } from "./event.ts"
import type { Query } from "./event-log.ts"
import type { AnyRule } from "./rule.ts"
import type { Upcasts } from "./upcast.ts"
import type { Words } from "./wording.ts"

/** What a room is made of, as types. */
export interface Parts {
  readonly command: Tagged
  readonly event: Tagged
  readonly state: object
  readonly situation: object
}

export interface Room<in out Made extends Parts>
  extends Decider<Made["command"], Made["event"], Made["state"], Made["situation"]> {
  readonly Command: Kinds<Made["command"]>
  readonly Event: Kinds<Made["event"]>
  readonly filing: (event: Made["event"]) => Filed
  /** The events this command turns on. Without it: every event, which is always right. */
  readonly looksAt?: (command: Made["command"]) => Query
  /** What had to be asked for this to be recorded; nothing where nobody asks for it. */
  readonly asked: (event: Made["event"]) => Made["command"] | undefined
  /** Which command stands under which rules. */
  readonly terms: { readonly [Name in Made["command"]["_tag"]]: ReadonlyArray<AnyRule> }
  readonly words: Words<Made["command"], Made["event"]>
  /** How events of an older shape become events of today. */
  readonly upcasts?: Upcasts
}
