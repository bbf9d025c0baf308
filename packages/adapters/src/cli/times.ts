/** Times and places in the log as they are typed. Nothing here knows the core. */
import type { Wording } from "@pactwerk/core"

/** A moment on both axes, as it was typed: what had happened, and what was known. */
export interface Both {
  readonly on?: string
  readonly known?: number | string
}

/** Whether it is written as a day, and that day exists. */
export const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** How a moment with its offset is written. */
export const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A place in the log: `#41` or `41`. */
export const readPosition = (input: string): number | undefined => {
  const position = /^#?(\d{1,15})$/.exec(input)?.[1]
  return position === undefined ? undefined : Number(position)
}

/** Written as a day or as a moment; whether it exists is said later, with the nearest that does. */
const isTime = (input: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(input) || instantPattern.test(input)

/** What was known: a place in the log, a day or a moment. */
export const readKnown = (input: string): number | string | undefined => (isTime(input) ? input : readPosition(input))

/** `2024-02-16`, `2024-02-16@41`, `#41`, `@2024-02-16`, `now`. */
export const readBoth = (input: string): Both | undefined => {
  if (input === "now" || input === "nu") return {}
  const [first = "", second, ...more] = input.split("@")
  if (more.length > 0) return undefined
  const known = readKnown(second ?? first)
  if (second === undefined && !isTime(first)) return known === undefined ? undefined : { known }
  if ((first !== "" && !isTime(first)) || (second !== undefined && known === undefined)) return undefined
  return { ...(first !== "" && { on: first }), ...(second !== undefined && known !== undefined && { known }) }
}

/** What is expected of them. */
export const saysBoth = {
  both: {
    nl: "een dag (2024-02-16), zoals bekend bij een gebeurtenis (2024-02-16@41) of op een dag (2024-02-16@2024-03-01), #41 of now",
    en: "a day (2024-02-16), as known at an event (2024-02-16@41) or on a day (2024-02-16@2024-03-01), #41 or now"
  },
  known: { nl: "een gebeurtenis (#41) of een dag (2024-02-16)", en: "an event (#41) or a day (2024-02-16)" }
} as const satisfies Record<string, Wording>
