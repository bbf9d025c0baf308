/** What is left to chance: which one, how many days later, and on which days. */
import type * as fc from "fast-check"
import { Day } from "../kernel/names.ts"
import { addDays } from "../kernel/when.ts"
import { theDay } from "./pools.ts"

/** One of these. */
export const pick = <A>(random: fc.Random, from: ReadonlyArray<A>): A => {
  const found = from[random.nextInt(0, from.length - 1)]
  if (found === undefined) throw new RangeError("nothing to pick from")
  return found
}

/** Mostly none, often one, sometimes a week, seldom a season. */
export const daysPassed = (random: fc.Random): number => {
  const chance = random.nextInt(0, 199)
  if (chance < 170) return 0
  if (chance < 190) return 1
  return chance < 199 ? random.nextInt(2, 9) : random.nextInt(30, 120)
}

/** The same, with every day in it as far from this day as it was from the day that all of it lies around. */
export const moved = (value: unknown, day: Day): unknown => {
  const distance = Math.round((Date.parse(day) - Date.parse(theDay)) / 86_400_000)
  const move = (part: unknown): unknown => {
    if (typeof part === "string")
      return isDay.test(part) ? addDays(Day.make(part.slice(0, 10)), distance) + part.slice(10) : part
    if (Array.isArray(part)) return part.map(move)
    if (typeof part !== "object" || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, move(inner)]))
  }
  return move(value)
}
const isDay = /^\d{4}-\d{2}-\d{2}/
