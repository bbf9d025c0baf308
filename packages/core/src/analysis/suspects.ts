/** Where to begin to look for what tells something: with what it names, and what that is about. */
import { type Asked, namesOf } from "./asked.ts"
import type { Steps } from "./place.ts"
import { fieldsIn, isFields } from "./plain.ts"

interface Looked {
  readonly chosen: Uint8Array
  readonly steps: Steps
  readonly value: unknown
  readonly tells: (places: ReadonlyArray<number>) => boolean
}

/** How often one looks a step further, before one looks at everything. */
const rounds = 4

/**
 * Events that tell it, by their places, in order; perhaps many more than are needed. First those that are named by the
 * place or by what stands there, then those that are about the same things, and in the end all of them.
 */
export const suspects = (asked: Asked<unknown>, { chosen, steps, tells, value }: Looked): ReadonlyArray<number> => {
  const all = [...chosen.keys()].filter((place) => chosen[place] === 1)
  let names = new Set([...steps.flatMap((step) => [step, step.slice(step.indexOf(":") + 1)]), ...namesIn(value)])
  for (let round = 0; round < rounds; round++) {
    const found = new Set<number>()
    for (const name of names) for (const place of asked.named(name)) if (chosen[place] === 1) found.add(place)
    if (found.size * 2 > all.length) return all
    const places = [...found].sort((one, other) => one - other)
    if (tells(places)) return places
    names = new Set(places.flatMap((place) => asked.heard[place] ?? []).flatMap(namesOf))
  }
  return all
}

/** Every text in a value: some of them are names. */
const namesIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return isFields(value) ? fieldsIn(value).flatMap((field) => [field, ...namesIn(value[field])]) : []
}
