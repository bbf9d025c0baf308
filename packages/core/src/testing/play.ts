/** What is asked one after the other, and the history it makes: commands in, what was recorded out. */
import { Result } from "effect"
import type { Alliance } from "../kernel/alliance.ts"
import { isImpossible } from "../kernel/batch.ts"
import { step } from "../kernel/decider.ts"
import { breaches } from "../kernel/envelope.ts"
import type { Actor, Recorded, Tagged } from "../kernel/event.ts"
import { type Day, type EventId, Position } from "../kernel/names.ts"
import type { Refused } from "../kernel/rule.ts"
import { onDay, type When } from "../kernel/when.ts"
import { idAt, kept } from "./arbitraries.ts"

/** A command, who asks it, and on which day. */
export interface Move<out Command> {
  readonly command: Command
  readonly actor: Actor
  readonly day: Day
  /** When it is said to have happened; on the day of asking without it. */
  readonly occurred?: When
  /** A source says that it happened: it is recorded with each breach beside it, unless it cannot have happened. */
  readonly isObserved?: boolean
}

/** What came of one command. */
export interface Turn<out Command> {
  readonly asked: Move<Command>
  readonly refused: Refused | undefined
}

/** An event of a history, and the record of it. */
export interface Entry<out Event> {
  readonly event: Event
  readonly recorded: Recorded
}

/** What was asked, what came of it, and the log that it left. */
export interface Played<out Command, out Event> {
  readonly turns: ReadonlyArray<Turn<Command>>
  readonly log: ReadonlyArray<Entry<Event>>
}

/** A game of an alliance: it holds the state, and takes what is asked. */
export interface Game<in out Command, out Event, out State> {
  readonly state: () => State
  readonly log: () => ReadonlyArray<Entry<Event>>
  /** Whether nothing stands against it now. Changes nothing. */
  readonly allows: (asked: Move<Command>) => boolean
  /** Records what follows, when nothing stands against it. */
  readonly ask: (asked: Move<Command>) => Turn<Command>
}

/** A game that nothing was asked in yet. */
export const newGame = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>
): Game<Command, Event, State> => {
  const log: Array<Entry<Event>> = []
  const ids = new Set<EventId>()
  let state = alliance.initial
  const decide = ({ actor, command, day, occurred = onDay(day) }: Move<Command>) =>
    alliance.decide(command, state, { actor, occurred, recordedOn: day, isRecorded: (id) => ids.has(id) })
  return {
    state: () => state,
    log: () => log,
    allows: (asked) => decide(asked).refused === undefined,
    ask: (asked) => {
      const { events, refused } = decide(asked)
      const stands = refused !== undefined && (asked.isObserved !== true || isImpossible(refused))
      if (stands) return { asked, refused }
      const { actor, command, day, occurred = onDay(day) } = asked
      const told = { actor, occurred, recordedOn: day, command: command._tag }
      const keep = (record: Recorded, event: Event) => {
        log.push({ event, recorded: record })
        ids.add(record.id)
        state = step(alliance, state, [event])
      }
      for (const event of events) {
        const record = kept(alliance, log.length + 1, event, told)
        keep(record, event)
        for (const breach of breaches(record, refused, () => idAt(log.length + 1))) {
          const beside = { ...record, ...breach, id: idAt(log.length + 1), position: Position.make(log.length + 1) }
          keep(beside, Result.getOrThrow(alliance.understand(beside)))
        }
      }
      return { asked, refused: undefined }
    }
  }
}

/**
 * The history that these commands make, asked in this order; what is refused records nothing.
 *
 * @example
 * play(alliance, [{ command, actor: { role: "chair" }, day: Day.make("2024-02-16") }]).log
 */
export const play = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  asked: ReadonlyArray<Move<Command>>
): Played<Command, Event> => {
  const game = newGame(alliance)
  return { turns: asked.map(game.ask), log: game.log() }
}
