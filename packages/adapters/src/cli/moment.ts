/** The moment one looks at, found in the log. */
import {
  type Analysis,
  Day,
  dayAt,
  dayOf,
  everything,
  Instant,
  isFiction,
  lastDay,
  type Moment,
  type Recorded,
  sayDay
} from "@pactwerk/core"
import type { Desk } from "./desk.ts"
import { sayNote } from "./notes.ts"
import { Problem } from "./problem.ts"
import type { Alliance } from "./store.ts"
import type { At } from "./values.ts"

/** A moment, what it reaches, and the day it stands for. */
export interface Looking {
  readonly moment: Moment
  readonly position: number
  /** What is late, open or blocked is judged on this day. */
  readonly on: Day
  /** "Stand op vrijdag 16 februari 2024, tot en met gebeurtenis 41.", and how much of it was made up. */
  readonly said: string
  /** For programs. */
  readonly json: {
    readonly at: Moment
    readonly on: Day
    readonly note?: Analysis.Note
    readonly fiction?: ReadonlyArray<number>
  }
}

interface Asked {
  readonly at: At | undefined
  readonly basis: "happened" | "recorded" | undefined
}

const misplaced = {
  nl: "De optie --basis hoort bij een dag, zoals --op 2024-02-16.",
  en: "The option --basis belongs to a day, such as --at 2024-02-16."
}

export const lookingAt = (desk: Desk, alliance: Alliance, { at = { is: "now" }, basis }: Asked): Looking => {
  if (at.is !== "day" && basis !== undefined) throw new Problem("usage", misplaced)
  const log = alliance.kept()
  const isBeyond = at.is === "position" && at.position > log.length
  const moment = isBeyond ? { position: 0 } : momentOf(at, basis)
  const position = alliance.positionAt(moment)
  const on = at.is === "day" ? Day.make(at.day) : at.is === "now" ? dayAt(desk.clock()) : dayIn(log, position, desk)
  const madeUp = alliance
    .events(everything, moment)
    .filter(isFiction)
    .map(({ position }) => position)
  const nothingYet = alliance.events(everything, moment).length === 0
  const note = isBeyond ? "beyond the last event" : nothingYet ? "before the first event" : undefined
  const looked = sayLooking(desk, moment, position, on)
  const said = [looked, ...sayNote(note, desk.speech), ...sayFiction(desk, madeUp.length)].join("\n")
  const json = { at: isBeyond ? momentOf(at, basis) : moment, on }
  return {
    ...{ moment, position, on, said },
    json: { ...json, ...(note !== undefined && { note }), ...(madeUp.length > 0 && { fiction: madeUp }) }
  }
}

const momentOf = (at: At, basis: Asked["basis"]): Moment => {
  switch (at.is) {
    case "now":
      return "now"
    case "position":
      return { position: at.position }
    case "day": {
      const day = Day.make(at.day)
      return basis === "recorded" ? { recordedBy: day } : { happenedBy: day }
    }
  }
}

/** The day on which the last event had happened; where that is not known, the day it was recorded. */
const dayIn = (log: ReadonlyArray<Recorded>, position: number, { clock }: Desk): Day => {
  const last = log[position - 1]
  if (last === undefined) return dayAt(clock())
  return lastDay(last.occurred) ?? dayOf(Instant.make(last.recordedAt))
}

const sayLooking = ({ speech: { language } }: Desk, moment: Moment, position: number, on: Day): string => {
  const day = sayDay(on, language)
  const isChoice = moment !== "now" && "happenedBy" in moment
  if (language === "nl") {
    const reach = isChoice
      ? `naar wat bekend is tot en met gebeurtenis ${position}`
      : `tot en met gebeurtenis ${position}`
    return `Stand op ${day}, ${reach}.`
  }
  return `As of ${day}, ${isChoice ? "by what is known " : ""}up to and including event ${position}.`
}

const sayFiction = ({ speech: { say } }: Desk, count: number): ReadonlyArray<string> => {
  if (count === 0) return []
  const one = { nl: "Eén gebeurtenis daarvan is verzonnen.", en: "One of these events was made up." }
  const more = {
    nl: `Verzonnen zijn daarvan ${count} gebeurtenissen (bron: fictie).`,
    en: `Of these, ${count} events were made up (source: fictie).`
  }
  return [say(count === 1 ? one : more)]
}
