/** What is still to come, day by day: whatever happens puts more of it in. */
import { type Day, dayOf, Instant } from "@pactwerk/core"

export interface Calendar {
  /** Does this on that day, after what was planned for it before. */
  readonly on: (day: Day, work: () => Promise<void>) => void
  /** Goes through the days until that one, itself included. */
  readonly until: (last: Day) => Promise<void>
}

/** A calendar that sets the clock to each day as it comes. */
export const calendar = (setDay: (day: Day) => void): Calendar => {
  const planned = new Map<Day, Array<() => Promise<void>>>()
  return {
    on: (day, work) => {
      planned.set(day, [...(planned.get(day) ?? []), work])
    },
    until: async (last) => {
      for (;;) {
        const [day] = [...planned.keys()].sort()
        if (day === undefined || day > last) return
        setDay(day)
        const [work, ...others] = planned.get(day) ?? []
        if (others.length > 0) planned.set(day, others)
        else planned.delete(day)
        await work?.()
      }
    }
  }
}

const offsets = new Intl.DateTimeFormat("en", { timeZone: "Europe/Amsterdam", timeZoneName: "longOffset" })

/** A moment in Amsterdam, such as half past seven on a day. */
export const instantAt = (day: Day, time: string): Instant => {
  const offset = offsets.formatToParts(new Date(`${day}T12:00:00Z`)).find(({ type }) => type === "timeZoneName")
  return Instant.make(`${day}T${time}:00${offset?.value.slice(3)}`)
}

/** The first Tuesday of a month that is so many months later. */
export const firstTuesday = (from: Day, months: number): Day => {
  const date = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + months, 1, 12))
  while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() + 1)
  return dayOf(Instant.make(date.toISOString()))
}

export const daysFrom = (one: Day, other: Day): number => (Date.parse(other) - Date.parse(one)) / 86_400_000
