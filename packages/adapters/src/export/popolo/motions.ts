/** Meetings, texts to which objections were asked, and how many there were. */
import { type Bound, Views } from "@pactwerk/core"
import type { Losses } from "../statement.ts"
import { happenedAt, instantOf } from "../times.ts"
import { byKey, id, type Json, type Known, made } from "./known.ts"

/** A moment as Popolo has it: without parts of a second. */
const moment = (bound: Bound): string =>
  bound.length === 10 ? bound : instantOf(bound, "first").replace(/\.\d{3}Z$/, "Z")

export const eventsOf = ({ agenda, language, names }: Known): ReadonlyArray<Json> => {
  const naming = Views.naming(names, language)
  return Object.entries<Views.PlannedMeeting>(agenda)
    .sort(byKey)
    .map(([meeting, { body, ends, place, stage, starts }]) =>
      made({
        id: `meeting:${meeting}`,
        name: naming("meeting", meeting),
        classification: "meeting",
        organization_id: `body:${body}`,
        start_date: moment(starts),
        end_date: ends && moment(ends),
        location: place,
        status: stage === "cancelled" ? "cancelled" : "confirmed"
      })
    )
}

export const motionsOf = (
  { agenda, institutions: { rounds }, language, names }: Known,
  losses: Losses
): ReadonlyArray<Json> => {
  const naming = Views.naming(names, language)
  return Object.entries(rounds)
    .sort(byKey)
    .map(([round, { edition, isConsent, matter, meeting, opened }]) => {
      const date = happenedAt(opened)
      if (date === undefined) losses.note("timesUnknown")
      const held: Views.PlannedMeeting | undefined = Object.entries(agenda).find(([id]) => id === meeting)?.[1]
      return made({
        id: `round:${round}`,
        organization_id: id("body", held?.body),
        legislative_session_id: id("meeting", meeting),
        text: `${naming(matter.kind, matter.id)} (${edition})`,
        classification: "consent",
        requirement: "no objection",
        date,
        pactwerk_occurred: { ...opened },
        result: isConsent ? "pass" : undefined
      })
    })
}

/** Only where objections were counted. */
export const voteEventsOf = ({ institutions: { rounds } }: Known, losses: Losses): ReadonlyArray<Json> =>
  Object.entries(rounds)
    .sort(byKey)
    .flatMap(([round, { closed, isConsent, raised }]) => {
      if (raised === undefined || closed === undefined) return []
      const end_date = happenedAt(closed)
      if (end_date === undefined) losses.note("timesUnknown")
      // Of a round without consent nothing is decided yet: it has not failed.
      const result = isConsent ? "pass" : undefined
      const counts = [{ option: "objection", value: raised }]
      return [made({ id: `count:${round}`, motion_id: `round:${round}`, end_date, result, counts })]
    })
