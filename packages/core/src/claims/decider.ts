/** Claims: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../kernel/event.ts"
import { concerning } from "../kernel/event-log.ts"
import type { ClaimId } from "../kernel/names.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { sayValue, words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event, sayValue }

export const Command = Schema.TaggedUnion({ RecordClaim: fieldsOf(Event.cases.ClaimRecorded) })
export type Command = typeof Command.Type

/** Which claims there are: what they say turns no rule. */
export type State = Readonly<Record<ClaimId, true>>

export const claims: Room<{ command: Command; event: Event; state: State; situation: object }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: {},
  looksAt: ({ claim }) => concerning(`claim:${claim}`),

  decide: (command, state) =>
    under(terms.RecordClaim, { isNew: !(command.claim in state) }, renamed("ClaimRecorded", command)),

  evolve: (claims, { claim }) => {
    claims[claim] = true
  },

  asked: (event) => renamed("RecordClaim", event)
}
