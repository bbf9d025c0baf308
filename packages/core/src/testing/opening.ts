/** What had to be asked before: happenings as moves. */
import type { Tagged } from "../kernel/event.ts"
import { Day } from "../kernel/names.ts"
import { recorded, type Subject } from "./arbitraries.ts"
import type { Move } from "./play.ts"
import type { Happening } from "./scenes.ts"

/** What had to be asked for this to have happened; nothing where the alliance does not know it. */
export const askedFor = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  happenings: ReadonlyArray<Happening>
): ReadonlyArray<Move<Command>> =>
  happenings.every(({ raw }) => alliance.events.has(raw._tag))
    ? happenings.flatMap(({ actor = { role: "chair" }, raw }) => {
        const command = alliance.asked(recorded(alliance, 1, raw).event)
        return command === undefined ? [] : [{ command, actor, day: Day.make("2024-02-15") }]
      })
    : []
