/** iCalendar (RFC 5545): meetings, and what is to be done by which day. */
import { canonicalise, type Language, Views } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { droppedBeside, gather, type Understand } from "../answer.ts"
import type { Format } from "../exporting.ts"
import { makeLosses, type Statement } from "../statement.ts"
import { dues } from "./dues.ts"
import { type About, changesOf, dueLines, eventLines } from "./entries.ts"
import { amsterdam, folded, property, text } from "./lines.ts"

export interface CalendarOptions {
  readonly understand: Understand
  /** In which language what is added to the words of the log stands: Dutch, without it. */
  readonly language?: Language
}

/**
 * A calendar to subscribe to. What is called off stays in it, as called off; a change keeps its UID and counts on.
 *
 * @example
 * yield* exporting(iCalendar, source, { options: { understand: alliance.understand } })
 */
export const iCalendar: Format<CalendarOptions> = {
  name: "icalendar",
  version: 1,
  states: "first",
  said: ({ language = "nl" }) => ({ language }),
  open: (extract, { language = "nl", understand }) =>
    Effect.gen(function* () {
      const lost = makeLosses()
      const { answer, heard, seen } = yield* gather(extract, lost, understand, [Views.agenda, Views.names, dues])
      const meetings = Object.entries<Views.PlannedMeeting>(yield* answer(Views.agenda)).sort(byKey)
      const todos = Object.entries(yield* answer(dues)).sort(byKey)
      const naming = Views.naming(yield* answer(Views.names), language)
      const changes = changesOf(heard)
      const grounds = [...changes.values()].flat().map(({ id }) => id)
      lost.note("eventsDropped", droppedBeside(seen, [...grounds, ...todos.flatMap(([, { because }]) => because)]))
      return (losses, statement) => {
        for (const [what, count] of Object.entries(lost.counts())) losses.note(what, count)
        const about: About = { origin: extract.origin, heard, changes, losses, language, naming }
        const lines = [
          ...meetings.flatMap(([meeting, planned]) => eventLines(meeting, planned, about)),
          ...todos.flatMap(([key, due]) => dueLines(key, due, about)),
          "END:VCALENDAR"
        ]
        const head = Stream.suspend(() => Stream.fromIterable(headLines(statement())))
        return Stream.map(Stream.concat(head, Stream.fromIterable(lines)), folded)
      }
    })
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)

const headLines = (statement: Statement): ReadonlyArray<string> => {
  const { level, origin, root, size } = statement
  const none = makeLosses()
  return [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pactwerk//Export 1//NL", "CALSCALE:GREGORIAN"],
    property("X-PACTWERK-ORIGIN", text(origin, none)),
    property("X-PACTWERK-SIZE", String(size)),
    property("X-PACTWERK-ROOT", root),
    property("X-PACTWERK-LEVEL", level),
    property("X-PACTWERK-EXPORT", text(canonicalise(statement), none)),
    ...amsterdam
  ]
}
