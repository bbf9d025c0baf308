/** A moment on two axes: what had happened by then, as far as it was known by then. */
import { Result, Schema } from "effect"
import { Day, Instant } from "../kernel/names.ts"
import { dayAt } from "../kernel/when.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** A moment as it is asked for. Nothing at all is now: everything that is known. */
export interface At {
  /** What had happened by then: the end of a day, `2024-02-16`, or a moment with its offset. */
  readonly on?: string | undefined
  /** What was known by then: a position, or the end of a day, or a moment. */
  readonly known?: number | string | undefined
  /** Also what may have happened by then; without it only what certainly had. */
  readonly possible?: boolean | undefined
}

/** A day, or a moment within one, as numbers. */
export interface Mark {
  /** Days since 1970, in Amsterdam. */
  readonly day: number
  /** Milliseconds since 1970; nothing for a whole day. */
  readonly instant: number | undefined
}

/** A moment, read: a position, or a time on either axis; nothing where that axis was not asked for. */
export interface Axes {
  readonly on: Mark | undefined
  readonly known: number | Mark | undefined
  readonly possible: boolean
}

const isDay = Schema.is(Day)
const isInstant = Schema.is(Instant)
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * Reads days and moments as numbers. Within an hour of UTC it is one day in Amsterdam, since its clock goes by whole
 * hours. What is read was checked before: a log is not asked a hundred thousand times whether its days exist.
 */
export const marks = (): ((bound: string) => Mark) => {
  const hours = new Map<string, number>()
  return (bound) => {
    if (bound.length === 10) return { day: numberOf(bound), instant: undefined }
    const hour = bound.endsWith("Z") && bound > "1946" ? bound.slice(0, 13) : bound
    const day = hours.get(hour) ?? numberOf(dayAt(Date.parse(bound)))
    hours.set(hour, day)
    return { day, instant: Date.parse(bound) }
  }
}

const readBound = (given: string): Result.Result<Mark, Unanswerable> =>
  isDay(given) || isInstant(given)
    ? Result.succeed(marks()(given))
    : Result.fail(unanswerable("day", given, lastDayBefore(given)))

/** For a day that is in no month, the last day of that month: 29 February 2024 for the 31st. */
const lastDayBefore = (given: string): string | undefined => {
  const [, month, day] = /^(\d{4}-\d{2})-(\d{2})$/.exec(given) ?? []
  if (month === undefined || !(Number(day) > 28)) return undefined
  return [31, 30, 29, 28].map((last) => `${month}-${last}`).find((one) => isDay(one))
}

const readKnown = (known: number | string): Result.Result<number | Mark, Unanswerable> => {
  if (typeof known === "string") return readBound(known)
  if (Number.isInteger(known) && known >= 0) return Result.succeed(known)
  return Result.fail(
    unanswerable("position", known, Number.isFinite(known) ? String(Math.max(0, Math.floor(known))) : undefined)
  )
}

/**
 * Reads a moment. Fails for a day that does not exist, with the last day of that month, and for no position.
 *
 * @example
 * readAt({ on: "2024-02-30" }) // fails: no day `2024-02-30`: did you mean `2024-02-29`
 */
export const readAt = ({ known, on, possible = false }: At): Result.Result<Axes, Unanswerable> =>
  Result.gen(function* () {
    return {
      on: on === undefined ? undefined : yield* readBound(on),
      known: known === undefined ? undefined : yield* readKnown(known),
      possible
    }
  })
