/** Many commands as one: each is decided on what the ones before it make of the state. */
import type { Alliance } from "./alliance.ts"
import type { Context } from "./compose.ts"
import { step } from "./decider.ts"
import { envelope, type Observing, type Told } from "./envelope.ts"
import type { Proposed, Tagged } from "./event.ts"
import type { EventId } from "./names.ts"
import { onEveryCommand } from "./own/rules.ts"
import type { Refused } from "./rule.ts"
import { onDay } from "./when.ts"

/** A command, and what is told about it. */
export interface Entry<out Command> {
  readonly command: Command
  readonly told: Told
}

/** A command of which a source says that it happened. */
export interface Observation<out Command> {
  readonly command: Command
  readonly observing: Observing
}

/** What one entry would record, and what stands against it. */
export interface Decided<out Command> extends Entry<Command> {
  readonly proposed: ReadonlyArray<Proposed>
  readonly refused: Refused | undefined
}

/** What cannot have happened is refused, also as history. */
export const isImpossible = ({ broken }: Refused): boolean => onEveryCommand.some(({ id }) => broken.includes(id))

/** Decides one after the other; a later entry sees what an earlier one would have changed. */
export const decideAll = <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  state: State,
  entries: ReadonlyArray<Entry<Command>>,
  { isRecorded, newId, recordedOn }: Pick<Context, "isRecorded" | "recordedOn"> & { readonly newId: () => EventId }
): ReadonlyArray<Decided<Command>> => {
  let now = state
  return entries.map(({ command, told }, index) => {
    const occurred = told.occurred ?? onDay(recordedOn)
    const { events, refused } = alliance.decide(command, now, { actor: told.actor, occurred, recordedOn, isRecorded })
    if (index < entries.length - 1) now = step(alliance, now, events)
    const proposed = events.map((event) => envelope(alliance.file(event), command._tag, { ...told, occurred }, newId))
    return { command, told, proposed, refused }
  })
}
