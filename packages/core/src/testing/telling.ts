/** A short history as minutes: the day, who asked, and what happened, in the words of the rooms. */
import { Result } from "effect"
import { replay } from "../kernel/decider.ts"
import type { Tagged } from "../kernel/event.ts"
import { matches } from "../kernel/event-log.ts"
import { Instant } from "../kernel/names.ts"
import { readable } from "../kernel/view.ts"
import { dayOf } from "../kernel/when.ts"
import { type Language, sayDay, tell } from "../kernel/wording.ts"
import { names, naming } from "../views/names.ts"
import type { Subject } from "./arbitraries.ts"
import type { Entry } from "./play.ts"

/**
 * One numbered line for each event, under the day on which it was recorded.
 *
 * @example
 * console.log(shortMinutes(alliance, play(alliance, moves).log, "nl"))
 */
export const shortMinutes = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  log: ReadonlyArray<Entry<Event>>,
  language: Language
): string => {
  const fold = readable(names, alliance.understand)
  const heard = log.map(({ recorded }) => recorded).filter((recorded) => matches(fold.query, recorded))
  // Also of an alliance that cannot read all of it: then some things go by their ids.
  const known = replay(
    fold,
    heard.map(fold.understand).flatMap((read) => (Result.isSuccess(read) ? [read.success] : []))
  )
  let day = ""
  return log
    .flatMap(({ event, recorded }) => {
      const said = sayDay(dayOf(Instant.make(recorded.recordedAt)), language)
      const heading = said === day ? [] : [said]
      day = said
      const told = tell(alliance.words, event, language, naming(known, language))
      return [...heading, `  ${recorded.position}. ${told?.sentence ?? event._tag}`]
    })
    .join("\n")
}
