/** A claim about an answer, as it is typed: `register/library/signed exists`. It is read, and never run as code. */
import { Result } from "effect"
import { readPointer, type Steps, valueAt } from "./place.ts"
import { fieldsIn, isFields, same } from "./plain.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** A claim about the answer of one view, at one place. */
export interface Predicate {
  readonly view: string
  readonly steps: Steps
  /** Whether it is true of an answer. */
  readonly holds: (answer: unknown) => boolean
}

/** A place ends before the first sign, so that a name in it may have spaces. */
const shape = /^([^\s/]+)((?:\/.*?)?)\s+(?:(exists|absent)|(?:(size)\s+)?([=!<>~]+|is)\s+(\S.*))$/

/**
 * Reads a claim: a view, a place in its answer, and what is claimed of it. `exists` and `absent` ask whether anything
 * stands there; `=`, `!=`, `<`, `<=`, `>` and `>=` compare it with a value, which is read as JSON where it is JSON and
 * else as text; `size` before them takes the number of fields or elements. Nothing is smaller or greater than what it is
 * not alike: a text is not compared with a number. A name in the place may have spaces: the place ends where the claim begins.
 *
 * @example
 * readPredicate("register size >= 10")
 * readPredicate("promises/pledges/pledge-1/stage = kept")
 * readPredicate("claims/meeting:council-3 attendance/conflict = true")
 */
export const readPredicate = (claim: string): Result.Result<Predicate, Unanswerable> =>
  Result.gen(function* () {
    const [, view, pointer = "", presence, size, sign = "", text = ""] = shape.exec(claim.trim()) ?? []
    if (view === undefined)
      return yield* Result.fail(unanswerable("predicate", claim, "register/library/signed exists"))
    const steps = yield* readPointer(pointer)
    const about = (holds: (value: unknown) => boolean): Predicate => ({
      view,
      steps,
      holds: (answer) => holds(valueAt(answer, steps))
    })
    if (presence !== undefined) return about((value) => (value === undefined) === (presence === "absent"))
    const compare = comparisons.get(sign)
    if (compare === undefined) {
      const near = [view + pointer, size, nearSigns.get(sign) ?? "=", text]
      return yield* Result.fail(unanswerable("predicate", claim, near.filter((word) => word !== undefined).join(" ")))
    }
    const wanted = readValue(text)
    return about((value) => compare(size === undefined ? value : sizeOf(value), wanted))
  })

/** Numbers by size and texts by code unit, so that days go by the calendar; anything else has no order, `NaN`. */
const order = (found: unknown, wanted: unknown): number => {
  if (typeof found === "number" && typeof wanted === "number") return found - wanted
  if (typeof found !== "string" || typeof wanted !== "string") return Number.NaN
  return found === wanted ? 0 : found < wanted ? -1 : 1
}

const comparisons = new Map<string, (found: unknown, wanted: unknown) => boolean>([
  ["=", same],
  ["!=", (found, wanted) => !same(found, wanted)],
  ["<", (found, wanted) => order(found, wanted) < 0],
  ["<=", (found, wanted) => order(found, wanted) <= 0],
  [">", (found, wanted) => order(found, wanted) > 0],
  [">=", (found, wanted) => order(found, wanted) >= 0]
])

/** How else people write them. */
const nearSigns = new Map([
  ["==", "="],
  ["===", "="],
  ["is", "="],
  ["<>", "!="],
  ["!==", "!="],
  ["=<", "<="],
  ["=>", ">="]
])

const readValue = (text: string): unknown =>
  Result.getOrElse(
    Result.try(() => JSON.parse(text)),
    () => text
  )

/** How many fields or elements it has; nothing where it can have none. */
const sizeOf = (value: unknown): number | undefined => {
  if (Array.isArray(value)) return value.length
  return isFields(value) ? fieldsIn(value).length : undefined
}
