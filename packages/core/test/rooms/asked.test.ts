/** What had to be asked for each event that was ever recorded, room by room. */
import { Result } from "effect"
import { expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { Day } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { readCorpus } from "../golden/files.ts"

const today = Day.make("2024-02-16")
const context = { actor: { role: "chair" }, occurred: onDay(today), recordedOn: today, isRecorded: () => false }

/** What no room asks for: it follows from what others ask. */
const unasked = ["RuleBreachObserved"]

it.each([...readCorpus()])("%s: asking again what had to be asked decides the same event", (_, samples) => {
  for (const sample of samples) {
    const event = Result.getOrThrow(alliance.understand(sample))
    const command = alliance.asked(event)
    if (unasked.includes(event._tag)) expect(command).toBeUndefined()
    else expect(command && alliance.decide(command, alliance.initial, context).events).toEqual([event])
  }
})
