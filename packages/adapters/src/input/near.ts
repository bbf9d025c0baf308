/** Which name was meant, where another was given. */
import { findSimilar } from "@optique/core/suggestion"
import type { Wording } from "@pactwerk/core"

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
