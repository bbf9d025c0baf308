/** Where to begin to look for what tells something: with what it names, and what that is about. */
import { indexOf } from "../kernel/pointer.ts"
import { firstAbove } from "../kernel/replica.ts"
import { type Asked, namesOf } from "./asked.ts"
import { type Packed, unpackedAt } from "./packed.ts"
import { type Steps, valueAt } from "./place.ts"
import { fieldsIn, isFields, same } from "./plain.ts"

interface Looked {
  readonly answer: Packed<unknown>
  readonly chosen: Uint8Array
  readonly steps: Steps
  readonly value: unknown
  readonly tells: (places: ReadonlyArray<number>) => boolean
}

/** How often one looks a step further, before one looks at everything. */
const rounds = 4

/**
 * Events that tell it, by their places, in order; perhaps many more than are needed. Of a beginning that tells it too:
 * first those that are named by the place, by what stands there, or in a list before it, then those that are about the same
 * things, and in the end all of them.
 */
export const suspects = (
  asked: Asked<unknown>,
  { answer, chosen, steps, tells, value }: Looked
): ReadonlyArray<number> => {
  const end = beginningOf(asked, { chosen, steps, value })
  const isLooked = (place: number) => place < end && chosen[place] === 1
  const all = [...chosen.keys()].filter(isLooked)
  const named = steps.flatMap((step) => [step, step.slice(step.indexOf(":") + 1)])
  let names = new Set([...named, ...namesIn(value), ...namesUpTo(answer, steps)])
  for (let round = 0; round < rounds; round++) {
    const found = new Set<number>()
    for (const name of names) for (const place of asked.named(name)) if (isLooked(place)) found.add(place)
    if (found.size * 2 > all.length) return all
    const places = [...found].sort((one, other) => one - other)
    if (tells(places)) return places
    names = new Set(places.flatMap((place) => asked.heard[place] ?? []).flatMap(namesOf))
  }
  return all
}

/** Where a beginning ends that already tells it: found by halves, among those of which the answer is remembered. */
const beginningOf = (
  { recall, stretch }: Asked<unknown>,
  { chosen, steps, value }: Pick<Looked, "chosen" | "steps" | "value">
): number => {
  const tells = (end: number) => same(unpackedAt(recall(beginning(chosen, end)), steps), value)
  const beginnings = Math.ceil(chosen.length / stretch)
  // The last of them is everything, which is known to tell it.
  return (firstAbove(beginnings - 1, (index) => Number(tells((index + 1) * stretch)), 0) + 1) * stretch
}

/** Of a choice that from the first so many. */
const beginning = (chosen: Uint8Array, end: number): Uint8Array => {
  const first = new Uint8Array(chosen.length)
  first.set(chosen.subarray(0, end))
  return first
}

/** What stands in each list on the way, up to the place itself: without what stands before, the place would be another. */
const namesUpTo = (answer: Packed<unknown>, steps: Steps): ReadonlyArray<string> =>
  steps.flatMap((step, depth) => {
    const way = steps.slice(0, depth)
    // What is no list is not unpacked: it can have thousands of fields.
    const list = Array.isArray(valueAt(answer, way)) ? unpackedAt(answer, way) : []
    return Array.isArray(list) ? namesIn(list.slice(0, (indexOf(step) ?? -1) + 1)) : []
  })

/** Every text in a value: some of them are names. */
const namesIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return isFields(value) ? fieldsIn(value).flatMap((field) => [field, ...namesIn(value[field])]) : []
}
