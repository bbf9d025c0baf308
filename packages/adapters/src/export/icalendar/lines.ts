/** Lines of iCalendar (RFC 5545): text that means itself, times, and folding by bytes. */
import { addDays, type Bound, type Day, dayOf } from "@pactwerk/core"
import { DateTime } from "effect"
import type { Losses } from "../statement.ts"

/** A property, ready to be folded. */
export const property = (name: string, value: string): string => `${name}:${value}`

/** Text that means itself; what no text of a calendar holds becomes U+FFFD, and is counted. */
export const text = (words: string, losses: Losses): string =>
  words
    .replaceAll(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, () => {
      losses.note("charactersReplaced")
      return "\ufffd"
    })
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n")

const two = (part: number): string => String(part).padStart(2, "0")

/** A day: `20240215`. */
export const dayValue = (day: Day): string => day.replaceAll("-", "")

/** A moment in UTC: `20240215T173000Z`. */
export const utcValue = (instant: string): string =>
  new Date(instant)
    .toISOString()
    .replace(/\.\d{3}/, "")
    .replaceAll(/[-:]/g, "")

/** The zone below is what was agreed in 1996. */
const zoneSince = "1997-01-01T00:00:00Z"

/** A day or a moment, as the property of this name: in Amsterdam, or in UTC where its hour there comes twice. */
export const boundLine = (name: string, bound: Bound): string => {
  if (bound.length === 10) return property(`${name};VALUE=DATE`, dayValue(dayOf(bound)))
  const zone = { timeZone: "Europe/Amsterdam" } as const
  const zoned = DateTime.makeZonedUnsafe(bound, zone)
  const { day, hour, minute, month, second, year } = DateTime.toParts(zoned)
  const again = DateTime.makeZonedUnsafe(
    { year, month, day, hour, minute, second },
    { ...zone, adjustForTimeZone: true }
  )
  const isPlain = Math.abs(DateTime.toEpochMillis(again) - DateTime.toEpochMillis(zoned)) < 1000
  if (!isPlain || Date.parse(bound) < Date.parse(zoneSince)) return property(name, utcValue(bound))
  const local = `${year}${two(month)}${two(day)}T${two(hour)}${two(minute)}${two(second)}`
  return property(`${name};TZID=Europe/Amsterdam`, local)
}

/** The day after, where a calendar wants the first day that is not any more. */
export const dayAfter = (day: Day): Day => addDays(day, 1)

/** Folded at 75 bytes, and never inside a character. */
export const folded = (line: string): string => {
  const parts: Array<string> = []
  let [part, bytes] = ["", 0]
  for (const sign of line) {
    const own = new TextEncoder().encode(sign).length
    // The space with which a next line begins is one of its 75.
    if (bytes + own > 75) {
      parts.push(part)
      part = " "
      bytes = 1
    }
    part += sign
    bytes += own
  }
  return `${[...parts, part].join("\r\n")}\r\n`
}

/** The time in Amsterdam as it is since 1996: an hour later from the last Sunday of March to that of October. */
export const amsterdam: ReadonlyArray<string> = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:DAYLIGHT", "DTSTART:19810329T020000"],
  ...[
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT"
  ],
  ...["BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200"],
  ...["TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD", "END:VTIMEZONE"]
]
