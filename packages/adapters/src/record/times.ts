/** Days, times and honest moments, as people write them. */
import {
  addDays,
  around,
  Day,
  exactly,
  Instant,
  inWeekOf,
  onDay,
  recently,
  type When,
  type Wording
} from "@pactwerk/core"
import { Schema } from "effect"
import { plain } from "./near.ts"
import type { Report } from "./problem.ts"
import type { Tree } from "./tree.ts"
import { text } from "./values.ts"

const expects = {
  day: { nl: "een dag die bestaat, zoals 2024-03-18", en: "a day that exists, such as 2024-03-18" },
  time: { nl: "een tijd, zoals 19.30", en: "a time, such as 19:30" },
  moment: {
    nl: "een dag (2024-03-18), rond 2024-03-18, vorige week, recentelijk of zonder datum",
    en: "a day (2024-03-18), around 2024-03-18, last week, recently or undated"
  }
} as const satisfies Record<string, Wording>

const months = new Map(
  ["nl-NL", "en-GB"].flatMap((locale) =>
    Array.from({ length: 12 }, (_, month): [string, string] => {
      const name = new Intl.DateTimeFormat(locale, { month: "long" }).format(Date.UTC(2024, month, 15))
      return [name.toLowerCase(), String(month + 1).padStart(2, "0")]
    })
  )
)

const isDay = Schema.is(Day)
const isInstant = Schema.is(Instant)

/** The day that is written here, as `2024-03-18` or in words with its year: `18 maart 2024`. */
export const dayIn = (said: string): Day | undefined => {
  const [, date = "", month = "", year] =
    /^(?:[a-z]+dag |[a-z]+day )?(\d{1,2}) ([a-z]+) (\d{4})$/.exec(plain(said)) ?? []
  const day = year === undefined ? said.trim() : `${year}-${months.get(month) ?? ""}-${date.padStart(2, "0")}`
  return isDay(day) ? day : undefined
}

/** A day, and nothing vaguer. */
export const day = (tree: Tree, report: Report): Day | undefined => {
  const said = text(tree, report, expects.day)
  return said === undefined ? undefined : (dayIn(said) ?? report.report(tree.at, said, expects.day))
}

const offsets = new Intl.DateTimeFormat("en", { timeZone: "Europe/Amsterdam", timeZoneName: "longOffset" })
const offsetAt = (moment: Date): string =>
  offsets
    .formatToParts(moment)
    .find(({ type }) => type === "timeZoneName")
    ?.value.replace("GMT", "") || "+00:00"

/** The moment on that day at that time of the clock in Amsterdam; in the doubled hour of autumn, the first. */
export const momentAt = (on: Day, said: string): Instant | undefined => {
  const [, hours = "", minutes] = /^(\d{1,2})[.:](\d{2})(?: uur)?$/.exec(said.trim()) ?? []
  if (minutes === undefined) return undefined
  const clock = `${on}T${hours.padStart(2, "0")}:${minutes}:00`
  return ["+02:00", "+01:00"]
    .map((offset) => `${clock}${offset}`)
    .filter((moment): moment is Instant => isInstant(moment))
    .find((moment) => offsetAt(new Date(moment)) === moment.slice(-6))
}

/** A time of the clock on a day. */
export const time = (tree: Tree, on: Day, report: Report): Instant | undefined => {
  const said = text(tree, report, expects.time)
  return said === undefined ? undefined : (momentAt(on, said) ?? report.report(tree.at, said, expects.time))
}

/** What vague words are judged by: the day they were said on, and how far "around" reaches. */
export interface Told {
  readonly on: Day
  readonly marginOn: (day: Day) => number
}

const vague = {
  lastWeek: ["vorige week", "last week", "afgelopen week"],
  thisWeek: ["deze week", "this week"],
  nextWeek: ["volgende week", "next week", "komende week"],
  recently: ["recentelijk", "recently", "onlangs", "kort geleden"]
} as const
const without = ["zonder datum", "undated", "without a date", "no date"]

/** What was said about a moment, as precise as it was said and no more so; nothing where it says nothing. */
export const momentIn = (said: string, { marginOn, on }: Told): When | "undated" | undefined => {
  const words = plain(said)
  const is = (spellings: ReadonlyArray<string>) => spellings.includes(words)
  if (is(without)) return "undated"
  if (is(vague.lastWeek)) return inWeekOf(addDays(on, -7), said)
  if (is(vague.thisWeek)) return inWeekOf(on, said)
  if (is(vague.nextWeek)) return inWeekOf(addDays(on, 7), said)
  if (is(vague.recently)) return recently(on, said)
  const [, near, week, rest = ""] =
    /^(?:(rond|omstreeks|around|about|circa) |(week van|week of) )?(.+)$/i.exec(said) ?? []
  const exact = dayIn(rest)
  if (exact !== undefined) {
    if (near !== undefined) return around(exact, marginOn(on), said)
    return week === undefined ? onDay(exact, said) : inWeekOf(exact, said)
  }
  const [, date = "", clock = ""] = /^(\d{4}-\d{2}-\d{2})[ T]+(.+)$/.exec(said) ?? []
  const moment = isDay(date) ? momentAt(date, clock) : undefined
  return moment === undefined ? undefined : exactly(moment, said)
}

/** A moment in the file. */
export const when = (tree: Tree, told: Told, report: Report): When | "undated" | undefined => {
  const said = text(tree, report, expects.moment)
  return said === undefined ? undefined : (momentIn(said, told) ?? report.report(tree.at, said, expects.moment))
}
