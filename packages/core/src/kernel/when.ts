/** Honest time: what was said about a moment, and the earliest and latest it can have been. */
import { Schema } from "effect"
import { Day, Instant, Text } from "./names.ts"

/** A day, or a moment within one. */
export const Bound = Schema.Union([Day, Instant])
export type Bound = typeof Bound.Type

export const Precision = Schema.Literals(["exact", "day", "week", "about", "recently"])

/**
 * A time with its precision, after the idea of EDTF (ISO 8601-2): the words, and its bounds where they are known.
 * "Recently" has a latest and no earliest; "about" is as wide as the alliance agreed.
 */
export const When = Schema.Struct({
  said: Text,
  earliest: Schema.optionalKey(Bound),
  latest: Schema.optionalKey(Bound),
  precision: Precision
}).check(
  Schema.makeFilter(
    ({ earliest, latest }) => earliest === undefined || latest === undefined || !isBefore(latest, earliest),
    { expected: "an earliest that is not after the latest" }
  )
)
export type When = typeof When.Type

/** A time in an event at which something is said to have happened: it cannot lie after the day it is written down. */
export const Happened = When.annotate({ happened: true })

const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short" })
const isInstant = (bound: Bound): bound is Instant => bound.length > 10

/** The day in Europe/Amsterdam on which this falls. */
export const dayOf = (bound: Bound): Day => (isInstant(bound) ? Day.make(calendar.format(new Date(bound))) : bound)

/** The day in Europe/Amsterdam at this moment, in milliseconds since 1970. */
export const dayAt = (milliseconds: number): Day => Day.make(calendar.format(milliseconds))

/** Whether the one is certainly before the other: by the clock when both have one, otherwise by the day. */
export function isBefore(one: Bound, other: Bound): boolean {
  return isInstant(one) && isInstant(other) ? Date.parse(one) < Date.parse(other) : dayOf(one) < dayOf(other)
}

/** So many days later; earlier when negative. */
export const addDays = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return Day.make(date.toISOString().slice(0, 10))
}

/** The day after an ISO 8601 period: `P3Y` from 1 February 2024 is 1 February 2027. */
export const addPeriod = (day: Day, iso: string): Day => {
  const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(iso)?.[1] ?? 0)
  const months = Number(day.slice(5, 7)) - 1 + part("Y") * 12 + part("M")
  const [year, month] = [Number(day.slice(0, 4)) + Math.floor(months / 12), months % 12]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month, Math.min(Number(day.slice(8)), lastOfMonth)))
  return addDays(Day.make(date.toISOString().slice(0, 10)), part("W") * 7 + part("D"))
}

/** The first day it can have been, where that is known. */
export const firstDay = ({ earliest }: When): Day | undefined => earliest && dayOf(earliest)

/** The last day it can have been, where that is known. */
export const lastDay = ({ latest }: When): Day | undefined => latest && dayOf(latest)

/** Exactly then. */
export const exactly = (instant: Instant, said: string = instant): When => ({
  said,
  earliest: instant,
  latest: instant,
  precision: "exact"
})

/** Some time on that day. */
export const onDay = (day: Day, said: string = day): When => ({ said, earliest: day, latest: day, precision: "day" })

/** Some time in the week from Monday to Sunday that holds this day. */
export const inWeekOf = (day: Day, said: string): When => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(day, -weekday)
  return { said, earliest: monday, latest: addDays(monday, 6), precision: "week" }
}

/** Around that day, at most so many days earlier or later. */
export const around = (day: Day, margin: number, said: string): When => ({
  said,
  earliest: addDays(day, -margin),
  latest: addDays(day, margin),
  precision: "about"
})

/** At some time up to that day; nothing is known about how long before. */
export const recently = (day: Day, said: string): When => ({ said, latest: day, precision: "recently" })
