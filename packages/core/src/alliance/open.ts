/** Opens this alliance on a log, to read and to act in. */
import { Result } from "effect"
import { readingOf } from "../analysis/reading.ts"
import { type Answer, type Opened, type Opening, openOn } from "../kernel/door.ts"
import type { Actor } from "../kernel/event.ts"
import type { Level } from "../kernel/personal.ts"
import type { Refused } from "../kernel/rule.ts"
import type { Broken, Objected, Outcome, Session } from "../kernel/session.ts"
import { alliance, type Command, type State } from "./rooms.ts"

/** Where somebody sits: at which level they read, and as whom they act; without an actor nothing can be asked. */
export interface Seat {
  readonly level: Level
  readonly actor?: Actor
}

/** The alliance, opened, with a door for everybody who reads it or acts in it. */
export interface OpenedAlliance extends Opened<Command, State> {
  /** This alliance as one person reads it and acts in it. What it remembers is shared by all of the same level. */
  readonly session: (seat: Seat) => Session<Command>
}

/**
 * Opens an alliance on a log, and keeps the log in memory beside it.
 * Rejects with a `LogError` when the log cannot be opened, or holds an event that cannot be read.
 *
 * @example
 * const opened = await openAlliance({ log: layerMemory })
 * const session = opened.session({ level: "internal", actor: { role: "secretary" } })
 */
export const openAlliance = async (opening: Opening): Promise<OpenedAlliance> => {
  const opened = await openOn(alliance, opening)
  const { standing, subscribe } = opened
  const readings = new Map<Level, ReturnType<typeof readingOf>>()
  const readingAt = (level: Level) => {
    const known = readings.get(level) ?? readingOf(alliance, { shown: () => opened.shown(level), standing, subscribe })
    readings.set(level, known)
    return known
  }
  return {
    ...opened,
    session: ({ actor, level }) => ({
      ...readingAt(level),
      mayAsk: actor !== undefined,
      check: async (command) => {
        const refused = Result.getOrThrow(opened.check(command, actor ?? nobody()))
        return refused === undefined ? undefined : objected(refused)
      },
      ask: async (command, { id, signal } = {}) => {
        signal?.throwIfAborted()
        return outcome(await opened.ask(command, { actor: actor ?? nobody(), ...(id !== undefined && { id }) }))
      },
      // What is opened belongs to whoever opened it.
      close: async () => {}
    })
  }
}

const nobody = (): never => {
  throw new TypeError("nobody asks in this session: it has no actor")
}

/**
 * What stands against a command, with the sentences of its rules.
 *
 * @example
 * objected(refused).broken[0]?.nl
 */
export const objected = ({ broken, facts }: Refused): Objected => ({
  broken: broken.map((id): Broken => {
    const rule = alliance.rules.get(id)?.rule
    return rule === undefined
      ? { rule: id, nl: id, en: id }
      : { rule: id, nl: rule.nl, en: rule.en, source: rule.source }
  }),
  facts
})

const outcome = (answer: Answer): Outcome => {
  if (answer._tag === "Failed") throw answer.fault
  if (answer._tag === "Refused") return { accepted: false, ...objected(answer.refused) }
  return { accepted: true, events: answer.events, isRepeat: answer.isRepeat }
}
