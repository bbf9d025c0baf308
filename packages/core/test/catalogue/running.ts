/** A running alliance: the prelude, a history of its own beside it, and a clock. */
import { expect, onTestFinished } from "vitest"
import { openAlliance } from "../../src/alliance/open.ts"
import { alliance, type Command } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Answer } from "../../src/kernel/door.ts"
import type { Observing } from "../../src/kernel/envelope.ts"
import type { Actor } from "../../src/kernel/event.ts"
import { layerMemory } from "../../src/kernel/memory.ts"
import { CommandId, Day } from "../../src/kernel/names.ts"
import type { AnyRule } from "../../src/kernel/rule.ts"
import { dayAt, onDay, type When } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { prelude } from "../../src/testing/prelude.ts"

/** An event or a command as plain fields, before any schema saw it. */
export interface Raw {
  readonly _tag: string
  readonly [field: string]: unknown
}

/** Something that happened before: who was behind it, and on which day. */
export interface Happened {
  readonly raw: Raw
  readonly actor: Actor
  readonly on: string
}

/** Something that is asked of a running alliance, at a moment of the clock. */
export interface Asked {
  readonly history: ReadonlyArray<Happened>
  readonly command: Raw
  readonly actor?: Actor
  readonly at?: string
  /** When it is said to have happened; on the day of asking without it. */
  readonly occurred?: When
}

/** The example violation of one norm of the catalogue, and its twin that differs in one thing. */
export interface Violation extends Asked {
  readonly norm: string
  readonly violation: string
  /** The rules that stand against it, each part of the norm. */
  readonly breaks: ReadonlyArray<AnyRule>
  /** Rules of another norm that it cannot but break as well, and why. */
  readonly also?: ReadonlyArray<{ readonly rule: AnyRule; readonly because: string }>
  /** What cannot have happened is refused also when it is observed. */
  readonly isImpossible?: boolean
  readonly kept: Partial<Asked> & { readonly what: string }
}

const source = { document: "catalogus" }
const chair: Actor = { role: "chair" }
/** The day on which the prelude happens. */
const before = "2024-02-15"
const noon = "2024-02-16T12:00:00Z"

/** On the day of the prelude, by the chair, unless it is said otherwise. */
export const happened = (raw: Raw, { by = chair, on = before }: { by?: Actor; on?: string } = {}): Happened => ({
  raw,
  actor: by,
  on
})

const whole = (history: ReadonlyArray<Happened>) =>
  [...prelude.map((raw) => happened(raw)), ...history].map(({ actor, on, raw }, index) => ({
    actor,
    on,
    event: recorded(alliance, index + 1, raw).event
  }))

/** The state after the prelude and this history. */
export const stateAfter = (history: ReadonlyArray<Happened>) =>
  replay(
    alliance,
    whole(history).map(({ event }) => event)
  )

/** The command as a room reads it. Throws where the case itself is misspelt. */
export const read = (raw: Raw): Command => {
  const result = alliance.readCommand(raw)
  if (result._tag === "Failure") throw result.failure
  return result.success
}

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
  const opened = await openAlliance({ log: layerMemory, now: () => now })
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

/** What is decided on it, by the pure decider alone. */
export const decide = ({ actor = chair, at = noon, command, history, occurred }: Asked) => {
  const recordedOn = dayAt(Date.parse(at))
  const context = { actor, occurred: occurred ?? onDay(recordedOn), recordedOn, isRecorded: () => false }
  return alliance.decide(read(command), stateAfter(history), context)
}

/** The rules that stood against it, in the order of their ids; what else came of it where none did. */
export const brokenIn = (answer: Answer): ReadonlyArray<string> | string =>
  answer._tag === "Refused" ? [...answer.refused.broken].sort() : answer._tag
