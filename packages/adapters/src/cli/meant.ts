/** Which name was meant, where another was typed. */
import { findSimilar } from "@optique/core/suggestion"
import type { Wording } from "@pactwerk/core"
import { Problem } from "./problem.ts"

/** The known name nearest to this one, where one is near; the one it begins, where there is just one. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  const names = [...known]
  const [begun, ...others] = names.filter((one) => name.length > 1 && one.startsWith(name))
  if (begun !== undefined && others.length === 0) return begun
  return findSimilar(name, names, { maxSuggestions: 1, maxDistanceRatio: 0.7 })[0]
}

/** The known names that look like this one, the nearest first, at most three. */
export const nearOnes = (name: string, known: Iterable<string>): ReadonlyArray<string> =>
  findSimilar(name, [...known], { maxSuggestions: 3, maxDistanceRatio: 0.5 })

/** The sentence, and the question whether the nearest name was meant. */
export const guessing = ({ en, nl }: Wording, near: string | undefined): Wording =>
  near === undefined ? { nl, en } : { nl: `${nl} Bedoelde u ${near}?`, en: `${en} Did you mean ${near}?` }

/** For a name that there is not: says so, guesses which was meant, and tells which there are. */
export const unknownName = (field: string, what: Wording, name: string, known: ReadonlyArray<string>): Problem => {
  const list = known.join(", ")
  const said = { nl: `Er is geen ${what.nl} ${name}.`, en: `There is no ${what.en} ${name}.` }
  return new Problem("usage", guessing(said, nearest(name, known)), {
    fields: { [field]: name, known },
    advice: { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` }
  })
}
