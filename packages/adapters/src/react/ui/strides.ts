/** Larger steps than one event: where the buttons come to stand, and between which of those one is. */
import {
  type Day,
  dayAt,
  firstAbove,
  firstAfter,
  type Language,
  lastDay,
  type Moment,
  matches,
  type Query,
  type Recorded,
  sayDay,
  sayWhen,
  type Wording
} from "@pactwerk/core"
import { texts } from "./texts.ts"

/** A step that the buttons can take, beside that of one event. */
export interface Stride {
  /** What is stepped over: "vergadering", "meeting". */
  readonly label: Wording
  /** What the buttons say: "Vorige vergadering", "Volgende vergadering". */
  readonly previous: Wording
  readonly next: Wording
  /** At these events; or at the last day of each month on which anything happened, or was recorded. */
  readonly stops: Query | "month"
}

/** By which of the two times a day counts. */
export type Basis = "happened" | "recorded"

/** Where one comes to stand. Of stops that follow each other, the numbers go up. */
export interface Stop {
  readonly at: number
  readonly moment: Moment
  readonly say: (language: Language) => string
}
export interface Route {
  readonly stops: ReadonlyArray<Stop>
  /** Where on this route a moment is, that shows nothing after this position. */
  readonly at: (moment: Moment, reached: number) => number
}

/** A route along events themselves. */
const along = (events: ReadonlyArray<Recorded>): Route => ({
  stops: events.map(({ occurred, position }) => ({
    at: position,
    moment: { position },
    // What a source said of the time stays in its own language, and a button has one: there the number says enough.
    say: (language) =>
      occurred.precision === "exact" || occurred.precision === "day"
        ? sayWhen(occurred, language)
        : texts[language].event(position)
  })),
  at: (_, reached) => reached
})

/** A route along days: those of these events, or the last of each month. */
const byDays = (
  all: ReadonlyArray<Recorded>,
  { basis, isStop, perMonth }: { basis: Basis; isStop: (event: Recorded) => boolean; perMonth: boolean }
): Route => {
  const recorded = (event: Recorded) => dayAt(Date.parse(event.recordedAt))
  const last = all.at(-1)
  const end = last === undefined ? undefined : recorded(last)
  const days = new Map<string, Day>()
  let until = 0
  // What can have happened later than anything was recorded is no day to go to yet.
  const reached = all.map((event) => {
    const day = basis === "recorded" ? recorded(event) : lastDay(event.occurred)
    if (day === undefined || end === undefined || day > end) return until
    const key = perMonth ? day.slice(0, 7) : day
    if (isStop(event) && day > (days.get(key) ?? "")) days.set(key, day)
    until = Math.max(until, numberOf(day))
    return until
  })
  return {
    stops: [...days.values()].sort().map((day) => ({
      at: numberOf(day),
      moment: basis === "recorded" ? { recordedBy: day } : { happenedBy: day },
      say: (language) => sayDay(day, language)
    })),
    at: (moment, position) => {
      const day = dayIn(moment)
      return day?.basis === basis ? numberOf(day.day) : (reached[firstAfter(all, position) - 1] ?? 0)
    }
  }
}

/** A day as a number, of which a later one is higher. */
const numberOf = (day: Day): number => Number(day.replaceAll("-", ""))

/** The day that a moment is of, and by which of its times. */
export const dayIn = (moment: Moment): { readonly day: Day; readonly basis: Basis } | undefined => {
  if (moment === "now") return undefined
  if ("happenedBy" in moment) return { day: moment.happenedBy, basis: "happened" }
  return "recordedBy" in moment ? { day: moment.recordedBy, basis: "recorded" } : undefined
}

/**
 * The stops of a stride in a log, made once: a step only looks them up. Whoever looks by the day on which it happened
 * goes on by days, for then a later event can be of an earlier day.
 */
export const routeOf = (
  events: ReadonlyArray<Recorded>,
  { stops }: Pick<Stride, "stops">,
  { basis, isByDay }: { readonly basis: Basis; readonly isByDay: boolean }
): Route => {
  if (stops === "month") return byDays(events, { basis, isStop: () => true, perMonth: true })
  const isStop = (event: Recorded) => matches(stops, event)
  return isByDay ? byDays(events, { basis, isStop, perMonth: false }) : along(events.filter(isStop))
}

/** The stops just before and just after this number; the one at it is neither. */
export const beside = (stops: ReadonlyArray<Stop>, at: number) => {
  const upTo = (number: number) => firstAbove(stops.length, (index) => stops[index]?.at ?? number, number)
  return { previous: stops[upTo(at - 1) - 1], next: stops[upTo(at)] }
}
