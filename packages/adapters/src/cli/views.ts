/** Every view there is, by the name it gives itself. */
import { type Tagged, type View, Views, waiting } from "@pactwerk/core"
import { unknownName } from "./meant.ts"

const isView = (value: unknown): value is View<unknown, Tagged> =>
  typeof value === "object" && value !== null && "name" in value && "initial" in value && "evolve" in value
const views = new Map([...Object.values<unknown>(Views), waiting].filter(isView).map((one) => [one.name, one]))

/** The view of this name. `others` are names that can be given here too. */
export const viewNamed = (name: string, others: ReadonlyArray<string> = []): View<unknown, Tagged> => {
  const found = views.get(name)
  if (found === undefined) throw unknownName("view", view, name, [...views.keys(), ...others].sort())
  return found
}

const view = { nl: "beeld", en: "view" }
