/** The kernel's own room: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../event.ts"
import { concerning } from "../event-log.ts"
import type { PersonId } from "../names.ts"
import type { Room } from "../room.ts"
import { under } from "../rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

export const Command = Schema.TaggedUnion({ IntroducePerson: fieldsOf(Event.cases.PersonIntroduced) })
export type Command = typeof Command.Type

/** Who was introduced. Their names are no part of it: nothing is decided by a name. */
export interface State {
  readonly persons: Readonly<Record<PersonId, true>>
}

export const kernel: Room<{ command: Command; event: Event; state: State; situation: object }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { persons: {} },
  looksAt: ({ person }) => concerning(`person:${person}`),

  decide: (command, { persons }) =>
    Command.match(command, {
      IntroducePerson: (asked) =>
        under(
          terms.IntroducePerson,
          { person: asked.person, isIntroduced: asked.person in persons },
          renamed("PersonIntroduced", asked)
        )
    }),

  evolve: ({ persons }, event) => {
    Event.match(event, {
      PersonIntroduced: ({ person }) => {
        persons[person] = true
      },
      RuleBreachObserved: () => {}
    })
  },

  asked: Event.match({
    PersonIntroduced: (event) => renamed("IntroducePerson", event),
    RuleBreachObserved: () => undefined
  })
}
