/** A moment at which one looks at the log ("peildatum"), on either of its two times. */
import type { Recorded } from "./event.ts"
import { type Day, Instant, Position } from "./names.ts"
import { dayOf, lastDay } from "./when.ts"

export type Moment =
  | "now"
  /** Just after this event: a prefix of the log. */
  | { readonly position: number }
  /** What was known at the end of that day: also a prefix. */
  | { readonly recordedBy: Day }
  /** What had certainly happened by the end of that day, as known now or at a position: a choice, not a prefix. */
  | { readonly happenedBy: Day; readonly knownAt?: number }

/** How far into the log a moment reaches. */
export const positionAt = (log: ReadonlyArray<Recorded>, moment: Moment): Position => {
  if (moment === "now") return Position.make(log.length)
  if ("recordedBy" in moment) {
    const later = log.findIndex(({ recordedAt }) => dayOf(Instant.make(recordedAt)) > moment.recordedBy)
    return Position.make(later === -1 ? log.length : later)
  }
  const position = "position" in moment ? moment.position : (moment.knownAt ?? log.length)
  return Position.make(Math.min(position, log.length))
}

/** The events that a moment lets one see, in the order of the log. */
export const seenAt = (log: ReadonlyArray<Recorded>, moment: Moment): ReadonlyArray<Recorded> => {
  const known = log.slice(0, positionAt(log, moment))
  if (moment === "now" || !("happenedBy" in moment)) return known
  return known.filter(({ occurred }) => {
    const last = lastDay(occurred)
    return last !== undefined && last <= moment.happenedBy
  })
}
