/** Any meeting: what is asked in it, until it is closed. */

import { SchemaAST } from "effect"
import type * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import type { Subject } from "./arbitraries.ts"
import { arbitraryHistory, type HistoryOptions } from "./histories.ts"
import { type Move, type Played, play } from "./play.ts"

const ends = ["CloseMeeting", "CancelMeeting", "DeferAgendaItem"]

/** The commands that say in which meeting they belong, but for those that end it. */
const spokenIn = (commands: Subject<Tagged, Tagged, unknown>["commands"]): ReadonlyArray<string> =>
  [...commands].flatMap(([name, { ast }]) => {
    const fields = SchemaAST.isObjects(ast) ? ast.propertySignatures.map((field) => String(field.name)) : []
    return fields.includes("meeting") && !ends.includes(name) ? [name] : []
  })

/**
 * Any meeting of the opening, from its first item to its end: whatever was not dealt with is deferred.
 *
 * @example
 * fc.sample(arbitraryMeeting(alliance, { length: 30 }), 1)
 */
export const arbitraryMeeting = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  options: Omit<HistoryOptions, "commands"> = {}
): fc.Arbitrary<Played<Command, Event>> =>
  arbitraryHistory(alliance, { scenes: [], ...options, commands: spokenIn(alliance.commands) }).map((history) =>
    play(alliance, [...history.turns.map(({ asked }) => asked), ...ending(alliance, history)])
  )

/** What has to be asked to end the meeting that was opened: every item that still waits is deferred, and then it closes. */
const ending = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { log, turns }: Played<Command, Event>
): ReadonlyArray<Move<Command>> => {
  const opened = log.find(({ recorded }) => recorded.type === "MeetingOpened")?.recorded
  const day = turns.at(-1)?.asked.day
  if (opened === undefined || day === undefined) return []
  const { by, meeting } = opened.data
  const items = (...types: ReadonlyArray<string>) =>
    log.flatMap(({ recorded: { data, type } }) =>
      types.includes(type) && data.meeting === meeting ? [data.agendaItem] : []
    )
  const treated = new Set(items("AgendaItemOpened", "AgendaItemDeferred"))
  const waiting = items("AgendaItemPlaced").filter((item) => !treated.has(item))
  return [
    ...waiting.map((agendaItem) => ({ _tag: "DeferAgendaItem", meeting, agendaItem, how: "deferred" })),
    { _tag: "CloseMeeting", meeting, by, at: `${day}T22:30:00+01:00` }
  ].flatMap((raw) => {
    const read = alliance.readCommand(raw)
    return read._tag === "Success" ? [{ command: read.success, actor: opened.actor, day }] : []
  })
}
