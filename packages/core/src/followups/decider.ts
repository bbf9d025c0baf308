/** Follow-ups: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../kernel/event.ts"
import { concerning } from "../kernel/event-log.ts"
import type { FollowUpId } from "../kernel/names.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

export const Command = Schema.TaggedUnion({
  ScheduleFollowUp: fieldsOf(Event.cases.FollowUpScheduled),
  CloseFollowUp: fieldsOf(Event.cases.FollowUpClosed)
})
export type Command = typeof Command.Type

export type State = Readonly<Record<FollowUpId, "open" | "closed">>

export const followups: Room<{ command: Command; event: Event; state: State; situation: object }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: {},
  looksAt: (command) =>
    "next" in command
      ? concerning(`followUp:${command.followUp}`, `followUp:${command.next}`)
      : concerning(`followUp:${command.followUp}`),

  decide: (command, state) =>
    Command.match(command, {
      ScheduleFollowUp: (asked) =>
        under(
          terms.ScheduleFollowUp,
          { isNew: !(asked.followUp in state), ownerKind: asked.owner.kind },
          renamed("FollowUpScheduled", asked)
        ),
      CloseFollowUp: (asked) =>
        under(
          terms.CloseFollowUp,
          {
            isOpen: state[asked.followUp] === "open",
            outcome: asked.outcome,
            hasReason: (asked.reason ?? "").trim() !== "",
            hasNext: asked.next !== undefined && asked.next !== asked.followUp && state[asked.next] === "open"
          },
          renamed("FollowUpClosed", asked)
        )
    }),

  evolve: (followUps, event) => {
    Event.match(event, {
      FollowUpScheduled: ({ followUp }) => {
        followUps[followUp] = "open"
      },
      FollowUpClosed: ({ followUp }) => {
        followUps[followUp] = "closed"
      }
    })
  },

  asked: Event.match({
    FollowUpScheduled: (event) => renamed("ScheduleFollowUp", event),
    FollowUpClosed: (event) => renamed("CloseFollowUp", event)
  })
}
