/** What can change an answer: the kinds of events that its view hears, and by which command each of them comes about. */
import { Result, Struct } from "effect"
import type { Alliance } from "../kernel/alliance.ts"
import type { Guarding } from "../kernel/compose.ts"
import type { Tagged } from "../kernel/event.ts"
import type { AnyRule } from "../kernel/rule.ts"
import type { View } from "../kernel/view.ts"

/** A command that can change an answer. Who may ask it is in its rules, as sentences, and nowhere as a list of roles. */
export interface Changing {
  readonly command: string
  /** The kind of event that it leads to, which the view hears. */
  readonly event: string
  /** The rules that it stands under; those for every command come beside them. */
  readonly rules: ReadonlyArray<AnyRule>
}

/** What is known of rooms without any history. */
export interface Vocabulary<Command extends Tagged, Event extends Tagged>
  extends Pick<Alliance<Command, Event, unknown>, "asked"> {
  readonly events: ReadonlyMap<string, unknown>
  readonly rules: ReadonlyMap<string, Guarding>
}

/**
 * The commands that can change what a view answers, by the name of the event that each leads to. It is known of the whole
 * view, and not of a place in it. What nobody asks for is left out, and so is what a room does not tell by the name alone.
 *
 * @example
 * changing(alliance, Views.claims) // [{ command: "RecordClaim", event: "ClaimRecorded", rules: [...] }]
 */
export const changing = <Command extends Tagged, Event extends Tagged, Answer, Heard extends Tagged>(
  vocabulary: Vocabulary<Command, Event>,
  { Event: { cases } }: View<Answer, Heard>
): ReadonlyArray<Changing> => {
  const heard = Struct.keys(cases).length === 0 ? [...vocabulary.events.keys()] : Object.keys(cases)
  const guarding = [...vocabulary.rules.values()]
  return heard.flatMap((event) => {
    const command = commandFor(vocabulary, event)
    if (command === undefined) return []
    return [
      { command, event, rules: guarding.flatMap(({ commands, rule }) => (commands.includes(command) ? rule : [])) }
    ]
  })
}

/** The command that leads to this kind of event, as its room tells it before anything is known of the event. */
const commandFor = <Command extends Tagged, Event extends Tagged>(
  { asked }: Pick<Vocabulary<Command, Event>, "asked">,
  type: string
): string | undefined =>
  Result.getOrUndefined(
    Result.try(() => {
      // Only its name is there: a room that looks further finds nothing, and then it is not known.
      return asked({ _tag: type } as Event)?._tag
    })
  )
