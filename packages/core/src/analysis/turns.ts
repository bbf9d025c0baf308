/** A history command by command, and a world in which it happens. */
import { castDraft } from "immer"
import type { Alliance } from "../kernel/alliance.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import { commandTag } from "../kernel/event-log.ts"
import type { EventId } from "../kernel/names.ts"
import { thawed } from "./plain.ts"

/** What followed from one command: as it was recorded, and as it would have been under the values of a charter. */
export interface Turn<out Event> {
  readonly recorded: ReadonlyArray<Recorded>
  readonly events: ReadonlyArray<Event>
  readonly chartered: ReadonlyArray<Recorded>
  readonly meant: ReadonlyArray<Event>
}

/** A state that goes on in place, and all that happened in it. */
export interface World<out State, in Event> {
  readonly state: State
  readonly history: ReadonlyArray<Recorded>
  readonly has: (id: EventId) => boolean
  readonly happen: (recorded: ReadonlyArray<Recorded>, events: ReadonlyArray<Event>) => void
}

/** A world in which nothing happened yet. */
export const worldOf = <Command extends Tagged, Event, State>({
  evolve,
  initial
}: Alliance<Command, Event, State>): World<State, Event> => {
  const state = thawed(initial)
  const history: Array<Recorded> = []
  const ids = new Set<EventId>()
  return {
    state,
    history,
    has: (id) => ids.has(id),
    happen: (recorded, events) => {
      for (const event of events) evolve(castDraft(state), event)
      for (const { id } of recorded) ids.add(id)
      history.push(...recorded)
    }
  }
}

/** The log command by command. */
export const together = (log: ReadonlyArray<Recorded>): ReadonlyArray<ReadonlyArray<Recorded>> => {
  const turns: Array<Array<Recorded>> = []
  for (const recorded of log) {
    const turn = turns.at(-1)
    if (turn?.[0]?.command.id === recorded.command.id) turn.push(recorded)
    else turns.push([recorded])
  }
  return turns
}

/** The command that must have been asked for one of these to be recorded. */
export const commandIn = <Command extends Tagged, Event, State>(
  { asked }: Alliance<Command, Event, State>,
  events: ReadonlyArray<Event>,
  { command }: Recorded
): Command | undefined => events.map(asked).find((one) => one?._tag === command.name)

/** A new event, in the envelope of what was recorded in its place. */
export const inPlaceOf = <Command extends Tagged, Event, State>(
  { file }: Alliance<Command, Event, State>,
  recorded: Recorded,
  event: Event
): Recorded => {
  const filed = file(event)
  return { ...recorded, ...filed, tags: [...filed.tags, commandTag(recorded.command.id)].sort() }
}
