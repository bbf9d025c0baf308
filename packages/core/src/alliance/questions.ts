/** Every view there is, by the name it gives itself. */
import type { Tagged } from "../kernel/event.ts"
import type { View } from "../kernel/view.ts"
import * as Views from "../views/index.ts"
import { waiting } from "./reactions.ts"

const isView = (value: unknown): value is View<unknown, Tagged> =>
  typeof value === "object" && value !== null && "name" in value && "initial" in value && "evolve" in value

/**
 * What can be asked of an alliance, by name.
 *
 * @example
 * const view = questions.get("register")
 */
export const questions: ReadonlyMap<string, View<unknown, Tagged>> = new Map(
  [...Object.values<unknown>(Views), waiting].filter(isView).map((one) => [one.name, one])
)
