/** The larger steps through time: from meeting to meeting, and from month to month. */
import type { Stride } from "@pactwerk/adapters/react/ui"
import { timeWords } from "../words/time-machine.ts"

type Name = keyof typeof timeWords.nl.strides
type Part = keyof typeof timeWords.nl.strides.month

const stride = (name: Name, stops: Stride["stops"]): Stride => {
  const said = (part: Part) => ({ nl: timeWords.nl.strides[name][part], en: timeWords.en.strides[name][part] })
  return { label: said("label"), previous: said("previous"), next: said("next"), stops }
}

/** A meeting is stopped at when it was closed. */
export const strides: ReadonlyArray<Stride> = [
  stride("meeting", { items: [{ types: ["MeetingClosed"] }] }),
  stride("month", "month")
]
