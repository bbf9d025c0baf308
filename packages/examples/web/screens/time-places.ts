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
export const placesIn = (answer: unknown, steps: Analysis.Steps = []): ReadonlyArray<Spot> => {
  if (isLeaf(answer)) {
    return answer === undefined ? [] : [{ pointer: steps.map(stepTo).join(""), steps, value: answer }]
  }
  // A list of numbers of events is one place: what counts is how many.
  if (Array.isArray(answer) && answer.every((part) => typeof part === "string")) {
    return [{ pointer: steps.map(stepTo).join(""), steps, value: answer }]
  }
  return Object.entries(answer ?? {}).flatMap(([name, part]) =>
    grounds.has(name) ? [] : placesIn(part, [...steps, name])
  )
}
