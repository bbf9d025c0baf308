/** The places in an answer at which something can be asked: each with its pointer and its value. */
import { type Analysis, stepTo } from "@pactwerk/core"

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
  typeof value !== "object" || value === null || Object.keys(value).length === 0 || "said" in value

/** Every place with a value of its own, in the order of the answer. */
export const placesIn = (answer: unknown): ReadonlyArray<Spot> => {
  const spots: Array<Spot> = []
  const look = (value: unknown, pointer: string, steps: Analysis.Steps): void => {
    // A list of numbers of events is one place: what counts is how many.
    if (isLeaf(value) || (Array.isArray(value) && value.every((part) => typeof part === "string"))) {
      if (value !== undefined) spots.push({ pointer, steps, value })
      return
    }
    for (const [name, part] of Object.entries(value ?? {})) {
      if (!grounds.has(name)) look(part, pointer + stepTo(name), [...steps, name])
    }
  }
  look(answer, "", [])
  return spots
}
