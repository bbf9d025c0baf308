/** What stands after the items: the next meeting, and the minutes themselves. */
import { type Day, dayOf, MeetingId, MinutesId, type Position, type When } from "@pactwerk/core"
import { type Fields, missing, readFields } from "./fields.ts"
import { body, person, type Reading } from "./matters.ts"
import { meetingOn } from "./scheduling.ts"
import { certaintyOf, commandId, type Evening, fit, type Step, writer } from "./steps.ts"
import { day, time, when } from "./times.ts"
import type { Tree } from "./tree.ts"
import { id, isOf, text, truth } from "./values.ts"
import { ofMeeting, ofMinutes } from "./words.ts"

const ofNext = {
  id: ofMeeting.id,
  body: ofMeeting.body,
  date: ofMeeting.date,
  from: ofMeeting.from,
  until: ofMeeting.until,
  place: ofMeeting.place,
  inferred: ofMeeting.inferred
} as const

/** The meeting that comes after, and the step that schedules it; none where it stood so already. */
export interface Next {
  readonly meeting: MeetingId
  readonly steps: ReadonlyArray<Step>
}

export const nextMeeting = (tree: Tree, evening: Omit<Evening, "next">, reading: Reading): Next | undefined => {
  const fields = tree.is === "text" ? undefined : readFields(tree, ofNext, reading)
  const find = (name: keyof typeof ofNext) => fields?.found.get(name)?.value
  // The short form is the day alone.
  const date = tree.is === "text" ? tree : (find("date") ?? missing({ at: tree.at }, ofNext, "date", reading))
  const on = date && day(date, reading)
  const [bodyHere, from, until, where, given] = (["body", "from", "until", "place", "id"] as const).map(find)
  const sits = bodyHere === undefined ? evening.body : body(bodyHere, reading)
  const isInferred = truth(find("inferred"), reading)
  const place = where && text(where, reading)
  const own = given && id(MeetingId, given, reading)
  if (on === undefined || sits === undefined) return undefined
  const starts = from === undefined ? on : time(from, on, reading)
  const ends = until && time(until, on, reading)
  if (starts === undefined) return undefined
  const meeting = own ?? meetingOn(sits, on, reading)
  const command = {
    _tag: "ScheduleMeeting",
    meeting,
    body: sits,
    starts,
    ...(ends === undefined ? {} : { ends }),
    ...(place === undefined ? {} : { place }),
    follows: evening.meeting
  } as const
  const step: Step = {
    key: "next",
    at: tree.at,
    command,
    actor: writer,
    occurred: evening.occurred,
    section: "H",
    certainty: certaintyOf(isInferred)
  }
  return { meeting, steps: isPlanned(meeting, on, evening, reading) ? [] : [step] }
}

/** Whether somebody else scheduled it, on this day. */
const isPlanned = (meeting: MeetingId, on: Day, evening: Omit<Evening, "next">, { known }: Reading): boolean => {
  const held = known.state.meetings.meetings[meeting]
  return held !== undefined && dayOf(held.starts) === on && !known.recorded.has(commandId(evening.meeting, "next"))
}

/** The minutes of this meeting, drafted from all the events up to and including those before it. */
export const minutes = (tree: Tree, evening: Evening, upTo: Position, reading: Reading): ReadonlyArray<Step> => {
  const fields: Fields<keyof typeof ofMinutes> | undefined =
    tree.is === "text" ? undefined : readFields(tree, ofMinutes, reading)
  const find = (name: keyof typeof ofMinutes) => fields?.found.get(name)?.value
  // The short form is the author alone.
  const writtenBy =
    tree.is === "text" ? tree : (find("author") ?? missing({ at: tree.at }, ofMinutes, "author", reading))
  const author = writtenBy && person(writtenBy, reading)
  const given = find("id")
  const own = given === undefined ? fit(`${evening.meeting}-verslag`, 80) : id(MinutesId, given, reading)
  const date = find("when")
  const { known } = reading
  const written = date && when(date, { on: evening.day, marginOn: known.marginOn }, reading)
  const isInferred = truth(find("inferred"), reading)
  if (author === undefined || own === undefined || !isOf(MinutesId, own)) return []
  const afterwards: When = { said: `na ${evening.day}`, earliest: evening.day, precision: "about" }
  const earlier = known.state.meetings.minutes[own]?.edition ?? 0
  const kept = known.recorded.get(commandId(evening.meeting, "minutes"))?.data
  const edition = typeof kept?.edition === "number" ? kept.edition : earlier + 1
  return [
    {
      key: "minutes",
      at: tree.at,
      command: { _tag: "DraftMinutes", minutes: own, meeting: evening.meeting, author, edition, upTo },
      actor: { person: author, role: "secretary" },
      occurred: written === undefined || written === "undated" ? afterwards : written,
      section: "H",
      certainty: certaintyOf(isInferred)
    }
  ]
}
