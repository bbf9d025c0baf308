/** A meeting that was planned on a day, of which no more is told: neither when it began, nor that it was held. */
import { readFields } from "./fields.ts"
import { body, type Reading } from "./matters.ts"
import { linesOf, observationOf, reportChanges } from "./observe.ts"
import type { Read } from "./read.ts"
import { byThen, meetingId, scheduled } from "./scheduling.ts"
import { certaintyOf, type Step, writer } from "./steps.ts"
import { day } from "./times.ts"
import type { Tree } from "./tree.ts"
import { text, truth } from "./values.ts"
import { ofMeeting } from "./words.ts"

/** Reads the head of a meeting that has a body and a day, and no times. */
export const planned = (tree: Tree, reading: Reading): Read => {
  const { known, problems } = reading
  const fields = readFields(tree, ofMeeting, reading)
  const under = (name: keyof typeof ofMeeting) => fields.found.get(name)?.value
  const [sits, on, source] = [under("body"), under("date"), under("document")]
  const [whose, when] = [sits && body(sits, reading), on && day(on, reading)]
  if (whose === undefined || when === undefined) return { problems }
  const meeting = meetingId(fields, whose, when, reading)
  const document = (source && text(source, reading)) ?? meeting
  const key = "planned"
  const steps: ReadonlyArray<Step> = scheduled(
    fields,
    { body: whose, day: when, meeting, key, starts: when },
    reading
  ).map((command) => ({
    ...{ key, at: tree.at, command, actor: writer, occurred: byThen(when), section: "H" },
    certainty: certaintyOf(truth(under("inferred"), reading))
  }))
  const observations = steps.map((step) => observationOf(step, { document, meeting }))
  reportChanges(steps, observations, known, reading)
  return problems.length > 0 ? { problems } : { observations, summary: linesOf(steps, observations, known) }
}
