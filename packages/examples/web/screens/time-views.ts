/** The views that can be looked at, by name. */
import { questions, type Tagged, type View } from "@pactwerk/core"
import type { Look } from "../look.tsx"
import { timeWords } from "../words/time-machine.ts"

/** What is looked at where nothing is chosen. */
const first = "dashboard"

/** The view that the address asks for. */
export const viewOf = ({ place: { more } }: Pick<Look, "place">): View<unknown, Tagged> => {
  const wanted = more.beeld ?? more.waarom?.split("/")[0] ?? first
  const found = questions.get(wanted) ?? questions.get(first)
  if (found === undefined) throw new Error(`there is no view \`${first}\``)
  return found
}

/** What a view is called; its own name where nobody named it yet. */
export const nameOfView = (name: string, language: Look["language"]): string => {
  const names: Readonly<Record<string, string>> = timeWords[language].views
  return names[name] ?? name
}
