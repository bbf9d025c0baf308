/** The head of the file: which meeting it was, when and where, who was in the chair, and what comes next. */
import { BodyId, type Command, Day, dayOf, Instant, MeetingId, Office, onDay, PersonId } from "@pactwerk/core"
import { attendance } from "./attendance.ts"
import { type Fields, missing, readFields } from "./fields.ts"
import { body, meeting, person, type Reading } from "./matters.ts"
import type { At } from "./problem.ts"
import { certaintyOf, commandId, type Evening, fit, type Step, writer } from "./steps.ts"
import { day, time } from "./times.ts"
import type { Tree } from "./tree.ts"
import { id, isOf, text, truth } from "./values.ts"
import { ofMeeting } from "./words.ts"

type Header = Fields<keyof typeof ofMeeting>

/** What stands in for what could not be read: problems were reported, so it is never recorded. */
const standIn = {
  meeting: MeetingId.make("meeting"),
  body: BodyId.make("body"),
  day: Day.make("2000-01-01"),
  moment: Instant.make("2000-01-01T12:00:00+01:00"),
  person: PersonId.make("somebody")
}

/** The evening, and the steps before its first item. */
export interface Heading {
  readonly evening: Omit<Evening, "next">
  readonly before: ReadonlyArray<Step>
  readonly opening: ReadonlyArray<Step>
  readonly closing: Step
}

export const heading = (tree: Tree, reading: Reading): Heading => {
  const { known, report } = reading
  const fields = readFields(tree, ofMeeting, reading)
  const need = (name: keyof typeof ofMeeting) =>
    fields.found.get(name)?.value ?? missing(fields, ofMeeting, name, reading)
  const [bodyHere, dayHere, fromHere, untilHere, chairHere] = (["body", "date", "from", "until", "chair"] as const).map(
    need
  )
  const sits = (bodyHere && body(bodyHere, reading)) ?? standIn.body
  const on = (dayHere && day(dayHere, reading)) ?? standIn.day
  const opens = (fromHere && time(fromHere, on, reading)) ?? standIn.moment
  const closes = (untilHere && time(untilHere, on, reading)) ?? opens
  const chair = (chairHere && person(chairHere, reading)) ?? standIn.person
  if (untilHere !== undefined && Date.parse(closes) < Date.parse(opens)) {
    const expected = { nl: "een tijd na het begin", en: "a time after the beginning" }
    report(untilHere.at, untilHere.is === "text" ? untilHere.text : "", expected)
  }
  const own = meetingId(fields, sits, on, reading)
  const source = fields.found.get("document")?.value
  const kind = known.state.charter.bodies[sits]?.kind ?? "council"
  const evening = {
    meeting: own,
    body: sits,
    role: kind.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`),
    day: on,
    occurred: onDay(on),
    opens,
    closes,
    chair,
    document: (source && text(source, reading)) ?? own
  }
  const isInferred = truth(fields.found.get("inferred")?.value, reading)
  const shared = { section: "H", certainty: certaintyOf(isInferred) }
  const step = (key: string, at: At, command: Command, more: Partial<Step> = {}): Step => {
    return { key, at, command, actor: writer, occurred: evening.occurred, ...shared, ...more }
  }
  const holds = (role: string) => Office.holds(known.state.office, chair, [role], { body: sits, day: on })
  const inChair = { person: chair, role: holds("deputy-chair") && !holds("chair") ? "deputy-chair" : "chair" }
  const { at } = tree
  return {
    evening,
    before: scheduled(fields, evening, reading).map((command) =>
      step("scheduled", at, command, { occurred: { said: on, latest: on, precision: "recently" } })
    ),
    opening: [
      step(
        "opened",
        chairHere?.at ?? at,
        { _tag: "OpenMeeting", meeting: own, by: chair, at: opens },
        { actor: inChair }
      ),
      ...attendance(fields.found, reading).map(({ at, person, presence }) =>
        step(`present/${person}`, at, { _tag: "RegisterAttendance", meeting: own, person, presence })
      )
    ],
    closing: step(
      "closed",
      untilHere?.at ?? at,
      { _tag: "CloseMeeting", meeting: own, by: chair, at: closes },
      { actor: inChair }
    )
  }
}

/** The id of the meeting: given; or the one this body has on that day; or made of the two. */
const meetingId = ({ found }: Header, body: BodyId, on: Day, reading: Reading): MeetingId => {
  const given = found.get("id")?.value
  if (given !== undefined) return id(MeetingId, given, reading) ?? standIn.meeting
  return meetingOn(body, on, reading)
}

/** The one meeting of a body on a day, or the id it will have. */
export const meetingOn = (body: BodyId, on: Day, { known }: Reading): MeetingId => {
  const there = Object.entries(known.state.meetings.meetings).filter(
    ([, held]) => held.body === body && dayOf(held.starts) === on && held.stage !== "cancelled"
  )
  const [only = fit(`${body}-${on}`, 80)] = there.length === 1 ? there.map(([id]) => id) : []
  return isOf(MeetingId, only) ? only : standIn.meeting
}

/** The schedule, unless somebody else made it and said no less; that one has to be of the same day and body. */
const scheduled = ({ found }: Header, evening: Heading["evening"], reading: Reading): ReadonlyArray<Command> => {
  const { known, report } = reading
  const { body, closes, day, meeting: own, opens } = evening
  const [after, where] = [found.get("follows")?.value, found.get("place")?.value]
  const told = { follows: after && meeting(after, reading), place: where && text(where, reading) }
  const held = known.state.meetings.meetings[own]
  const isOthers = held !== undefined && !known.recorded.has(commandId(own, "scheduled"))
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
  return [{ _tag: "ScheduleMeeting", meeting: own, body, starts: opens, ends: closes, ...more }]
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
