/** The places in an answer at which something can be asked: each with its pointer and its value. */
import { type Analysis, stepTo } from "@pactwerk/core"
import { isEmpty } from "../parts/is-empty.ts"

export interface Spot {
  readonly pointer: string
  readonly steps: Analysis.Steps
  readonly value: unknown
}

/** What says where an answer comes from is no answer itself. */
const grounds = new Set(["because", "position"])

/** Whether a place is of the answer itself, and not of where it comes from. */
export const isAnswer = (steps: Analysis.Steps): boolean => !steps.some((step) => grounds.has(step))

const isLeaf = (value: unknown): boolean =>
  typeof value !== "object" || value === null || "said" in value || isEmpty(value)

/** The first places with a value of their own, in the order of the answer, and how many there are in all. */
export const placesIn = (
  answer: unknown,
  most = Number.POSITIVE_INFINITY
): { readonly spots: ReadonlyArray<Spot>; readonly count: number } => {
  const spots: Array<Spot> = []
  const way: Array<string> = []
  let count = 0
  const look = (value: unknown): void => {
    // A list of numbers of events is one place: what counts is how many.
    if (isLeaf(value) || (Array.isArray(value) && value.every((part) => typeof part === "string"))) {
      if (value === undefined) return
      count += 1
      if (count <= most) spots.push({ pointer: way.map(stepTo).join(""), steps: [...way], value })
      return
    }
    const inside = Object(value)
    for (const name in inside) {
      if (grounds.has(name)) continue
      way.push(name)
      look(inside[name])
      way.pop()
    }
  }
  look(answer)
  return { spots, count }
}
