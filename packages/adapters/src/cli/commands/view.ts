/** `view`: the answer of any view, by its name, at any moment. */
import { type Tagged, type View, Views, waiting } from "@pactwerk/core"
import { plain } from "../../export/document.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { guessing, nearest } from "../meant.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

export const view = async (desk: Desk, given: Ordered<"view">): Promise<Reply> => {
  const found = views.get(given.view)
  if (found === undefined) throw unknown(given.view)
  const opened = await openToRead(desk)
  const { json, moment, position, said } = lookingAt(desk, opened, given)
  const answer = opened.project(found, moment)
  return {
    position,
    json: { ...json, view: found.name, version: found.version, answer },
    text: ({ strong }) => `${strong(said)}\n${outline(answer, "").join("\n")}\n`
  }
}

/** Every view there is, by the name it gives itself. */
const isView = (value: unknown): value is View<unknown, Tagged> =>
  typeof value === "object" && value !== null && "name" in value && "initial" in value && "evolve" in value
const views = new Map([...Object.values<unknown>(Views), waiting].filter(isView).map((one) => [one.name, one]))

const unknown = (name: string): Problem => {
  const known = [...views.keys()].sort()
  const list = known.join(", ")
  return new Problem(
    "notFound",
    guessing({ nl: `Er is geen beeld ${name}.`, en: `There is no view ${name}.` }, nearest(name, known)),
    { fields: { view: name, known }, advice: { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` } }
  )
}

/** Any value as indented lines: a name and a value on each. */
const outline = (value: unknown, indent: string): ReadonlyArray<string> => {
  if (typeof value !== "object" || value === null) return [`${indent}${leaf(value)}`]
  const isList = Array.isArray(value)
  return Object.entries(value)
    .filter(([, below]) => below !== undefined)
    .flatMap(([name, below]) => {
      const key = isList ? "-" : plain(name)
      if (typeof below !== "object" || below === null) return [`${indent}${key}${isList ? "" : ":"} ${leaf(below)}`]
      if (Object.keys(below).length === 0)
        return [`${indent}${key}${isList ? "" : ":"} ${Array.isArray(below) ? "[]" : "{}"}`]
      return [`${indent}${key}${isList ? "" : ":"}`, ...outline(below, `${indent}  `)]
    })
}

const leaf = (value: unknown): string => plain(String(value))
