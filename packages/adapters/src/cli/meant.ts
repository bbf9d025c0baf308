/** For a name that was typed, and that there is not. */
import type { Wording } from "@pactwerk/core"
import { guessing, nearest } from "../input/near.ts"
import { Problem } from "./problem.ts"

/** For a name that there is not: says so, guesses which was meant, and tells which there are. */
export const unknownName = (field: string, what: Wording, name: string, known: ReadonlyArray<string>): Problem => {
  const list = known.join(", ")
  const said = { nl: `Er is geen ${what.nl} ${name}.`, en: `There is no ${what.en} ${name}.` }
  return new Problem("usage", guessing(said, nearest(name, known)), {
    fields: { [field]: name, known },
    advice: { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` }
  })
}
