/** Times as formats want them: instants with their offset, where a log has days and what was said. */
import type { Bound, When } from "@pactwerk/core"
import { DateTime } from "effect"

const instants = new Map<string, string>()

/** A moment in UTC, `2024-02-15T17:30:00.000Z`; of a day in Amsterdam its first moment, or its last. */
export const instantOf = (bound: Bound, side: "first" | "last"): string => {
  if (bound.length > 10) return new Date(bound).toISOString()
  const key = `${bound} ${side}`
  const known = instants.get(key)
  if (known !== undefined) return known
  const [year = 0, month = 1, day = 1] = bound.split("-").map(Number)
  const first = DateTime.makeZonedUnsafe(
    { year, month, day: side === "first" ? day : day + 1 },
    { timeZone: "Europe/Amsterdam", adjustForTimeZone: true }
  )
  const at = new Date(DateTime.toEpochMillis(first) - (side === "first" ? 0 : 1000)).toISOString()
  if (instants.size > 10_000) instants.clear()
  instants.set(key, at)
  return at
}

/**
 * The one instant for a format that has room for one: the first it can have been, or else the last. Nothing where neither
 * is known.
 */
export const happenedAt = ({ earliest, latest }: When): string | undefined => {
  if (earliest !== undefined) return instantOf(earliest, "first")
  return latest === undefined ? undefined : instantOf(latest, "last")
}
