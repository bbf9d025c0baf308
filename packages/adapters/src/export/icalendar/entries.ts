/** The entries of a calendar: meetings, and what is to be done. */
import {
  type Day,
  dayOf,
  type EventId,
  firstDay,
  isBefore,
  type Language,
  lastDay,
  type Recorded,
  type Views
} from "@pactwerk/core"
import type { Losses } from "../statement.ts"
import type { Due } from "./dues.ts"
import { boundLine, dayAfter, dayValue, property, text, utcValue } from "./lines.ts"

/** What is around an entry. */
export interface About {
  readonly origin: string
  readonly heard: ReadonlyMap<EventId, Recorded>
  /** What changed the entry of each meeting, in order. */
  readonly changes: ReadonlyMap<string, ReadonlyArray<Recorded>>
  readonly losses: Losses
  readonly language: Language
  readonly naming: (kind: string, id: string) => string
}

/** What changes the entry of a meeting. */
const changing = new Set([
  ...["MeetingScheduled", "MeetingCancelled", "MeetingOpened", "MeetingClosed"],
  ...["AgendaItemPlaced", "AgendaItemDeferred"]
])

/** What changed each meeting, in order. */
export const changesOf = (heard: ReadonlyMap<EventId, Recorded>): ReadonlyMap<string, ReadonlyArray<Recorded>> => {
  const changes = new Map<string, Array<Recorded>>()
  for (const recorded of heard.values()) {
    if (!changing.has(recorded.type)) continue
    const meeting = String(recorded.data.meeting)
    const earlier = changes.get(meeting) ?? []
    changes.set(meeting, [...earlier, recorded])
  }
  return changes
}

/** What every entry has: who it is, how often it changed, and when last. */
const identity = (key: string, changes: ReadonlyArray<Recorded>, { origin }: About): ReadonlyArray<string> => {
  const at = utcValue(changes.at(-1)?.recordedAt ?? "1970-01-01T00:00:00Z")
  return [
    property("UID", `${key.replace(":", "-")}@${origin}`),
    property("SEQUENCE", String(changes.length - 1)),
    property("DTSTAMP", at),
    property("LAST-MODIFIED", at)
  ]
}

/** A meeting. */
export const eventLines = (meeting: string, planned: Views.PlannedMeeting, about: About): ReadonlyArray<string> => {
  const { ends, items, place, starts, stage } = planned
  const { changes, losses, naming } = about
  const isDay = starts.length === 10
  const end = isDay ? dayAfter(ends === undefined ? dayOf(starts) : dayOf(ends)) : ends
  const isAfter = end !== undefined && isBefore(starts, end)
  if (end !== undefined && !isAfter) losses.note("endsDropped")
  const agenda = items.map(({ number, title }) => (number === undefined ? title : `${number}. ${title}`))
  return [
    "BEGIN:VEVENT",
    ...identity(`meeting:${meeting}`, changes.get(meeting) ?? [], about),
    boundLine("DTSTART", starts),
    ...(isAfter ? [boundLine("DTEND", end)] : []),
    property("SUMMARY", text(naming("meeting", meeting), losses)),
    ...(place === undefined ? [] : [property("LOCATION", text(place, losses))]),
    ...(agenda.length === 0 ? [] : [property("DESCRIPTION", text(agenda.join("\n"), losses))]),
    property("STATUS", stage === "cancelled" ? "CANCELLED" : "CONFIRMED"),
    "END:VEVENT"
  ]
}

const todoStatus = { open: "NEEDS-ACTION", done: "COMPLETED", dropped: "CANCELLED" } as const

const feedbackOn = { nl: "Feedback op", en: "Feedback on" } as const

/** Something with one day is to be done by that day; with several, it may be on any of them. */
export const dueLines = (key: string, { because, due, stage, subject }: Due, on: About): ReadonlyArray<string> => {
  const { heard, language, losses, naming } = on
  const own = identity(
    key,
    because.flatMap((id) => heard.get(id) ?? []),
    on
  )
  const [first, last] = [due && firstDay(due), due && lastDay(due)]
  const words = "text" in subject ? subject.text : `${feedbackOn[language]} ${naming("version", subject.version)}`
  const summary = property("SUMMARY", text(words, losses))
  const said = due === undefined ? [] : [property("DESCRIPTION", text(due.said, losses))]
  if (first !== undefined && last !== undefined && first !== last) {
    return [
      "BEGIN:VEVENT",
      ...[...own, summary, ...said],
      ...days(first, last),
      property("STATUS", stage === "dropped" ? "CANCELLED" : "TENTATIVE"),
      "END:VEVENT"
    ]
  }
  return [
    "BEGIN:VTODO",
    ...[...own, summary, ...said],
    ...(last === undefined ? [] : [property("DUE;VALUE=DATE", dayValue(last))]),
    property("STATUS", todoStatus[stage]),
    "END:VTODO"
  ]
}

const days = (first: Day, last: Day): ReadonlyArray<string> => [
  property("DTSTART;VALUE=DATE", dayValue(first)),
  property("DTEND;VALUE=DATE", dayValue(dayAfter(last)))
]
