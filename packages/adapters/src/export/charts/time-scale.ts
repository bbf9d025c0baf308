/** Days along a track: where each stands, and where months and years begin. */
import { type Bound, type Day, dayOf, type When } from "@pactwerk/core"
import type { Mark, Scale } from "./chart.ts"
import type { PatternName } from "./patterns.ts"

/** From the first day of it to the last, both included; without one, nothing is known on that side. */
export interface Days {
  readonly first: Day | undefined
  readonly last: Day | undefined
}

export const daysOf = ({ earliest, latest }: { readonly earliest?: Bound; readonly latest?: Bound }): Days => ({
  first: earliest && dayOf(earliest),
  last: latest && dayOf(latest)
})

/** Whether it is one day that is known. */
export const isOneDay = ({ first, last }: Days): boolean => first !== undefined && first === last

const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
/** What is shorter than this part of the track is drawn as long, so that it can be seen. */
const least = 0.025

/** Where the days between these two stand. */
export const timeScale = (days: ReadonlyArray<Day>, on: { readonly day: Day; readonly text: string }) => {
  const numbers = [...days, on.day].map(numberOf)
  const [begin, end] = [Math.min(...numbers), Math.max(...numbers) + 1]
  const place = (number: number) => (number - begin) / (end - begin)
  const scale: Scale = {
    ticks: ticks(begin, end).map(({ number, text }) => ({ at: place(number), text })),
    now: { at: place(numberOf(on.day) + 0.5), text: on.text }
  }
  const mark = (pattern: PatternName, { first, last }: Days): ReadonlyArray<Mark> => {
    if (first === undefined && last === undefined) return []
    const [one, other] = [first === undefined ? begin : numberOf(first), last === undefined ? end - 1 : numberOf(last)]
    const [from, to] = [place(Math.min(one, other)), place(Math.max(one, other) + 1)]
    const start = Math.min(Math.max(0, (from + to - least) / 2), 1 - least)
    return [to - from < least ? { pattern, from: start, to: start + least } : { pattern, from, to }]
  }
  return { mark, scale }
}

/** At most five beginnings of a month or a year; of a shorter time the first day of it and the last. */
const ticks = (begin: number, end: number): ReadonlyArray<{ readonly number: number; readonly text: string }> => {
  const months = (number: number) => {
    const date = new Date(number * 86_400_000)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  const [from, to] = [months(begin - 1) + 1, months(end - 1)]
  const step = steps.find((one) => Math.floor(to / one) - Math.ceil(from / one) < 5) ?? to
  const found = []
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const [year, own] = [Math.floor(month / 12), (month % 12) + 1]
    const text = `${String(year).padStart(4, "0")}-${String(own).padStart(2, "0")}`
    found.push({ number: Date.parse(`${text}-01T00:00:00Z`) / 86_400_000, text: step < 12 ? text : text.slice(0, 4) })
  }
  if (found.length > 1) return found
  const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
  return [...new Set([begin, end - 1])].map((number) => ({ number, text: day(number) }))
}

/** In months. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000]

/** The days of a time that was said, or of nothing. */
export const whenOf = (when: When | undefined): Days => daysOf(when ?? {})
