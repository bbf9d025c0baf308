/** The kernel's own room: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../event.ts"
import { concerning } from "../event-log.ts"
import type { EventId, PersonId } from "../names.ts"
import type { Room } from "../room.ts"
import { under } from "../rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  IntroducePerson: fieldsOf(events.PersonIntroduced),
  LinkIdentity: fieldsOf(events.IdentityLinked),
  RecordCorrection: fieldsOf(events.CorrectionRecorded)
})
export type Command = typeof Command.Type

/** Who was introduced. Their names are no part of it: nothing is decided by a name. */
export interface State {
  readonly persons: Readonly<Record<PersonId, true>>
}

/** What this room asks of the outside: which events are in the log. */
export interface Situation {
  readonly isRecorded: (event: EventId) => boolean
}

export const kernel: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { persons: {} },
  // What was recorded stays recorded: a correction turns on nothing that could still change.
  looksAt: (command) => {
    switch (command._tag) {
      case "IntroducePerson":
        return concerning(`person:${command.person}`)
      case "LinkIdentity":
        return concerning(`person:${command.person}`, `person:${command.sameAs}`)
      case "RecordCorrection":
        return concerning(`event:${command.corrects}`)
    }
  },

  decide: (command, { persons }, { isRecorded }) =>
    Command.match(command, {
      IntroducePerson: (asked) =>
        under(terms.IntroducePerson, { isIntroduced: asked.person in persons }, renamed("PersonIntroduced", asked)),
      LinkIdentity: (asked) =>
        under(
          terms.LinkIdentity,
          {
            areTwo: asked.person !== asked.sameAs,
            areIntroduced: asked.person in persons && asked.sameAs in persons,
            hasEvidence: asked.evidence.trim() !== ""
          },
          renamed("IdentityLinked", asked)
        ),
      RecordCorrection: (asked) =>
        under(
          terms.RecordCorrection,
          {
            corrects: asked.corrects,
            isRecorded: isRecorded(asked.corrects),
            hasReason: asked.because.trim() !== ""
          },
          renamed("CorrectionRecorded", asked)
        )
    }),

  evolve: ({ persons }, event) => {
    Event.match(event, {
      PersonIntroduced: ({ person }) => {
        persons[person] = true
      },
      IdentityLinked: () => {},
      CorrectionRecorded: () => {},
      RuleBreachObserved: () => {}
    })
  },

  asked: Event.match({
    PersonIntroduced: (event) => renamed("IntroducePerson", event),
    IdentityLinked: (event) => renamed("LinkIdentity", event),
    CorrectionRecorded: (event) => renamed("RecordCorrection", event),
    RuleBreachObserved: () => undefined
  })
}
