/** A running alliance: the prelude, a history of its own beside it, and a clock. */
import { expect, onTestFinished } from "vitest"
import { openAlliance } from "../../src/alliance/open.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import type { Answer } from "../../src/kernel/door.ts"
import type { Observing } from "../../src/kernel/envelope.ts"
import { layerMemory } from "../../src/kernel/memory.ts"
import { CommandId, Day } from "../../src/kernel/names.ts"
import { dayAt, onDay } from "../../src/kernel/when.ts"
import { type Asked, chair, noon, whole } from "./deciding.ts"

const source = { document: "catalogus" }

/** Who observes, when, and from which source. */
export const observing = ({ actor = chair, at = noon, occurred }: Partial<Asked>): Omit<Observing, "id"> => ({
  actor,
  occurred: occurred ?? onDay(dayAt(Date.parse(at))),
  source,
  certainty: "stated"
})

/** Opens an alliance in which all of this happened, with no rule broken on the way. */
export const openAfter = async ({ at = noon, history }: Pick<Asked, "at" | "history">) => {
  let now = Date.parse(at)
  const opened = await openAlliance({ log: layerMemory, now: () => now, reader: "personal" })
  onTestFinished(() => opened.close())
  const observations = whole(history).map(({ actor, event, on }, index) => {
    const command = alliance.asked(event)
    if (command === undefined) throw new Error(event._tag)
    const told = { ...observing({ actor }), occurred: onDay(Day.make(on)) }
    return { command, observing: { ...told, id: CommandId.make(`history-${index}`) } }
  })
  expect(await opened.observeAll(observations, { enforced: true })).toMatchObject({ _tag: "Accepted" })
  return {
    opened,
    setClock: (to: string) => {
      now = Date.parse(to)
    }
  }
}

/** The rules that stood against it, in the order of their ids; what else came of it where none did. */
export const brokenIn = (answer: Answer): ReadonlyArray<string> | string =>
  answer._tag === "Refused" ? [...answer.refused.broken].sort() : answer._tag
