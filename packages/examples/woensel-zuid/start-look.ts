/** Looking at the log on a day: what had happened by then, and which of it is made up. */
import {
  alliance,
  type Command,
  type Day,
  type EventId,
  everything,
  isFiction,
  type Language,
  type Moment,
  matches,
  type Opened,
  type Recorded,
  readable,
  replay,
  type State,
  type Tagged,
  type View
} from "@pactwerk/core"
import { Result } from "effect"
import { evening } from "./spring-2024-agenda.ts"
import { words } from "./start-words.ts"

export interface Looking {
  readonly opened: Pick<Opened<Command, State>, "events" | "project">
  readonly language: Language
  readonly on: Day
}

/** What had certainly happened by then; after the last day of the season that is all of it. */
const momentOf = ({ on }: Looking): Moment => (on >= evening ? "now" : { happenedBy: on })

export const historyOf = (look: Looking): ReadonlyArray<Recorded> => look.opened.events(everything, momentOf(look))

/** The answer of a view on that day. */
export const answer = <Answer, Heard extends Tagged>(look: Looking, view: View<Answer, Heard>): Answer =>
  look.opened.project(view, momentOf(look))

/** The same answer from what sources say, without anything made up. */
export const answerWithoutFiction = <Answer, Heard extends Tagged>(
  look: Looking,
  view: View<Answer, Heard>
): Answer => {
  const fold = readable(view, alliance.understand)
  const known = historyOf(look).filter((recorded) => !isFiction(recorded) && matches(fold.query, recorded))
  return replay(
    fold,
    known.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
}

/** The line, with a mark where it is an example ("voorbeeld"). */
export const marked = (line: string, isExample: boolean, language: Language): string =>
  isExample ? `${line} ${words[language].example}` : line

/** Marks a line that rests on anything made up. */
export const markedBy = (look: Looking) => {
  const invented = new Set<EventId>(
    historyOf(look)
      .filter(isFiction)
      .map(({ id }) => id)
  )
  return (line: string, because: ReadonlyArray<EventId>): string =>
    marked(
      line,
      because.some((id) => invented.has(id)),
      look.language
    )
}
