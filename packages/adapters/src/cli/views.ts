/** The views, as they are named on the command line. */
import { questions, type Tagged, type View } from "@pactwerk/core"
import { unknownName } from "./meant.ts"

/** The view of this name. `others` are names that can be given here too. */
export const viewNamed = (name: string, others: ReadonlyArray<string> = []): View<unknown, Tagged> => {
  const found = questions.get(name)
  if (found === undefined) throw unknownName("view", view, name, [...questions.keys(), ...others].sort())
  return found
}

const view = { nl: "beeld", en: "view" }
