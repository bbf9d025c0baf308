/** When a meeting is scheduled to be, under which id, and what was said of that before. */
import {
  type BodyId,
  type Bound,
  type Command,
  type Day,
  dayOf,
  type Instant,
  MeetingId,
  type When
} from "@pactwerk/core"
import type { Fields } from "./fields.ts"
import { meeting, type Reading } from "./matters.ts"
import { commandId, type Evening, fit } from "./steps.ts"
import { id, isOf, text } from "./values.ts"
import type { ofMeeting } from "./words.ts"

type Header = Fields<keyof typeof ofMeeting>

/** What stands in for an id that could not be read: that was reported, so it is never recorded. */
const standIn = MeetingId.make("meeting")

/** Some time before: nobody says when it was scheduled. */
export const byThen = (on: Day): When => ({ said: on, latest: on, precision: "recently" })

/** The id of the meeting: given; or the one this body has on that day; or made of the two. */
export const meetingId = ({ found }: Header, body: BodyId, on: Day, reading: Reading): MeetingId => {
  const given = found.get("id")?.value
  if (given !== undefined) return id(MeetingId, given, reading) ?? standIn
  return meetingOn(body, on, reading)
}

/** The one meeting of a body on a day, or the id it will have. */
export const meetingOn = (body: BodyId, on: Day, { known }: Reading): MeetingId => {
  const there = Object.entries(known.state.meetings.meetings).filter(
    ([, held]) => held.body === body && dayOf(held.starts) === on && held.stage !== "cancelled"
  )
  const [only = fit(`${body}-${on}`, 80)] = there.length === 1 ? there.map(([id]) => id) : []
  return isOf(MeetingId, only) ? only : standIn
}

/** When a meeting is, by whom, and under which key of ours it is scheduled. */
interface Scheduling extends Pick<Evening, "body" | "day" | "meeting"> {
  readonly key: string
  readonly starts: Bound
  readonly ends?: Instant
}

/** The schedule, unless somebody else made it and said no less; that one has to be of the same day and body. */
export const scheduled = (
  { found }: Pick<Header, "found">,
  { body, day, key, meeting: own, ...times }: Scheduling,
  reading: Reading
): ReadonlyArray<Command> => {
  const { known, report } = reading
  const { ends, starts } = times
  const [after, where] = [found.get("follows")?.value, found.get("place")?.value]
  const told = { follows: after && meeting(after, reading), place: where && text(where, reading) }
  const held = known.state.meetings.meetings[own]
  const isOthers = held !== undefined && !known.recorded.has(commandId(own, key))
  const before = isOthers ? scheduleOf(own, reading) : {}
  if (isOthers) {
    const [date, sits, planned] = [found.get("date"), found.get("body"), dayOf(held.starts)]
    if (date !== undefined && planned !== day) {
      report(date.value.at, day, { nl: `${planned}, zoals gepland`, en: `${planned}, as scheduled` })
    }
    if (sits !== undefined && held.body !== body) report(sits.value.at, body, { nl: held.body, en: held.body })
    const saysMore = (name: "place" | "follows") => told[name] !== undefined && told[name] !== before[name]
    if (!saysMore("place") && !saysMore("follows")) return []
  }
  const { follows = before.follows, place = before.place } = told
  const more = { ...(place === undefined ? {} : { place }), ...(follows === undefined ? {} : { follows }) }
  return [{ _tag: "ScheduleMeeting", meeting: own, body, starts, ...(ends !== undefined && { ends }), ...more }]
}

/** Where and after which meeting it was scheduled to be. */
const scheduleOf = (meeting: MeetingId, { known }: Reading): { place?: string; follows?: MeetingId } => {
  const last = [...known.recorded.values()].findLast(
    ({ data, type }) => type === "MeetingScheduled" && data.meeting === meeting
  )
  const { follows, place } = last?.data ?? {}
  return {
    ...(typeof place === "string" ? { place } : {}),
    ...(typeof follows === "string" && isOf(MeetingId, follows) ? { follows } : {})
  }
}
