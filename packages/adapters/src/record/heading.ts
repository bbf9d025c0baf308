/** The head of the file: which meeting it was, when and where, who was in the chair, and what comes next. */
import { BodyId, type Command, Day, Instant, Office, onDay, PersonId } from "@pactwerk/core"
import { attendance } from "./attendance.ts"
import { missing, readFields } from "./fields.ts"
import { body, person, type Reading } from "./matters.ts"
import type { At } from "./problem.ts"
import { byThen, meetingId, scheduled } from "./scheduling.ts"
import { certaintyOf, type Evening, type Step, writer } from "./steps.ts"
import { day, time } from "./times.ts"
import type { Tree } from "./tree.ts"
import { text, truth } from "./values.ts"
import { ofMeeting } from "./words.ts"

/** What stands in for what could not be read: problems were reported, so it is never recorded. */
const standIn = {
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
    before: scheduled(fields, { ...evening, key: "scheduled", starts: opens, ends: closes }, reading).map((command) =>
      step("scheduled", at, command, { occurred: byThen(on) })
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
