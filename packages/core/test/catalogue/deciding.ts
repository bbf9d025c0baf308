/** Something asked of an alliance with a past, as data; and what its pure decider says. */
import { alliance, type Command } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Actor } from "../../src/kernel/event.ts"
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

export const chair: Actor = { role: "chair" }
/** The day on which the prelude happens. */
const before = "2024-02-15"
export const noon = "2024-02-16T12:00:00Z"

/** On the day of the prelude, by the chair, unless it is said otherwise. */
export const happened = (raw: Raw, { by = chair, on = before }: { by?: Actor; on?: string } = {}): Happened => ({
  raw,
  actor: by,
  on
})

/** The prelude and this history, as events. */
export const whole = (history: ReadonlyArray<Happened>) =>
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

/** The decider of the alliance, or of one that differs from it. */
export type Deciding = Pick<typeof alliance, "decide">

/** The question, ready to be put to any such decider. */
export const question = ({ actor = chair, at = noon, command, history, occurred }: Asked) => {
  const recordedOn = dayAt(Date.parse(at))
  const context = { actor, occurred: occurred ?? onDay(recordedOn), recordedOn, isRecorded: () => false }
  const [asked, state] = [read(command), stateAfter(history)]
  return ({ decide }: Deciding) => decide(asked, state, context)
}

/** What is decided on it, by the pure decider alone. */
export const decide = (asked: Asked) => question(asked)(alliance)

/** The rules that have to stand against a violation, in the order of their ids. */
export const expectedOf = ({ also = [], breaks }: Violation): ReadonlyArray<string> =>
  [...breaks, ...also.map(({ rule }) => rule)].map(({ id }) => id).sort()
