/** Places in an answer, as RFC 6901 writes them: `/windows/ninety/stage`. */
import { Result } from "effect"
import { indexOf, stepTo } from "../kernel/pointer.ts"
import { Columns } from "./columns.ts"
import { nearest } from "./nearest.ts"
import { fieldsIn, isFields } from "./plain.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** The way to a place, step by step; no step at all is the whole. */
export type Steps = ReadonlyArray<string>

/** Reads a pointer: empty, or each step after a `/`, with `~1` for a `/` in it and `~0` for a `~`. */
export const readPointer = (pointer: string): Result.Result<Steps, Unanswerable> => {
  if (pointer === "") return Result.succeed([])
  if (!pointer.startsWith("/")) return Result.fail(unanswerable("path", pointer, `/${pointer}`))
  if (/~(?![01])/.test(pointer)) {
    return Result.fail(unanswerable("path", pointer, pointer.replaceAll(/~(?![01])/g, "~0")))
  }
  return Result.succeed(
    pointer
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
  )
}

/** The pointer to a place. */
export const pointerTo = (steps: Steps): string => steps.map(stepTo).join("")

/** One step down; nothing where nothing is. */
const below = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) {
    const index = indexOf(step)
    return index === undefined ? undefined : value[index]
  }
  if (value instanceof Columns) return value.get(step)
  return isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** What stands at a place; `undefined` where nothing does. */
export const valueAt = (answer: unknown, steps: Steps): unknown => {
  let value = answer
  for (const step of steps) value = below(value, step)
  return value
}

/** The places directly below a value, by their last step. */
const stepsIn = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.map((_, index) => String(index)) : isFields(value) ? fieldsIn(value) : []

/** For a place where nothing is: the way as far as there is one, and from there the nearest step. */
export const noPlace = (answer: unknown, steps: Steps): Unanswerable => {
  const there = steps.findIndex((_, index) => valueAt(answer, steps.slice(0, index + 1)) === undefined)
  const way = steps.slice(0, there)
  const step = nearest(steps[there] ?? "", stepsIn(valueAt(answer, way)))
  return unanswerable("path", pointerTo(steps), pointerTo(step === undefined ? way : [...way, step]) || undefined)
}
