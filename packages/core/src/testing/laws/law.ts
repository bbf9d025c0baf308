/** A law: what holds for every history of every alliance, in both languages, and how one history is tried. */
import { replay } from "../../kernel/decider.ts"
import type { Tagged } from "../../kernel/event.ts"
import { onDay } from "../../kernel/when.ts"
import type { Wording } from "../../kernel/wording.ts"
import type { Subject } from "../arbitraries.ts"
import type { Entry, Move, Turn } from "../play.ts"

/** One history, and questions to it. */
export interface Trial<out Command, out Event> {
  readonly log: ReadonlyArray<Entry<Event>>
  /** What was asked to make this log; nothing where the log is of events in any order. */
  readonly turns: ReadonlyArray<Turn<Command>>
  /** What is asked after it. */
  readonly questions: ReadonlyArray<Move<Command>>
  /** Where to cut, or which to choose: any whole number from 0. */
  readonly at: number
}

export interface Law extends Wording {
  /** `laws/claim`. */
  readonly id: string
  /** Where the claim comes from. */
  readonly source: string
  /** It holds for events in any order, also for what no rule would allow. */
  readonly isWide?: boolean
  /** It speaks of these events, and says nothing of an alliance that does not know them. */
  readonly speaksOf?: ReadonlyArray<string>
  /** Throws where the law does not hold; tells whether this history gave it anything to say. */
  readonly holds: <Command extends Tagged, Event extends Tagged, State>(
    alliance: Subject<Command, Event, State>,
    trial: Trial<Command, Event>
  ) => boolean | Promise<boolean>
}

export const eventsOf = <Event>(log: ReadonlyArray<Entry<Event>>): ReadonlyArray<Event> => log.map(({ event }) => event)

/** The state after these events. */
export const stateAfter = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  log: ReadonlyArray<Entry<Event>>
): State => replay(alliance, eventsOf(log))

/** What is decided, in plain values: two decisions are the same when these are. */
export const decision = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  state: State,
  { actor, command, day, occurred = onDay(day) }: Move<Command>
) => {
  const { events, refused } = alliance.decide(command, state, {
    actor,
    occurred,
    recordedOn: day,
    isRecorded: () => true
  })
  return { events, broken: refused?.broken ?? [], facts: refused?.facts ?? {} }
}
