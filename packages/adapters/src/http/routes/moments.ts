/** The moment that somebody looks at, as it stands in an address. */
import { Day, type Moment, Position, type Wording } from "@pactwerk/core"
import { Schema } from "effect"
import { HttpProblem } from "../problem.ts"
import { notRight } from "../route.ts"

/** What can be asked of a moment; nothing is now. */
export const momentFields = {
  position: Schema.optionalKey(Position),
  recordedBy: Schema.optionalKey(Day),
  happenedBy: Schema.optionalKey(Day),
  knownAt: Schema.optionalKey(Position)
}

const Fields = Schema.Struct(momentFields)

const oneOnly: Wording = {
  nl: "verwacht: hooguit een van position, recordedBy en happenedBy",
  en: "expected: at most one of position, recordedBy and happenedBy"
}
const beside: Wording = { nl: "dit hoort bij happenedBy", en: "this belongs to happenedBy" }

/** The moment that was asked for. Throws where it is none, or lies beyond the head. */
export const momentIn = ({ happenedBy, knownAt, position, recordedBy }: typeof Fields.Type, head: number): Moment => {
  const given = [position, recordedBy, happenedBy].filter((one) => one !== undefined)
  if (given.length > 1) throw notRight("query", [{ path: "/position", said: oneOnly }])
  if (knownAt !== undefined && happenedBy === undefined) throw notRight("query", [{ path: "/knownAt", said: beside }])
  mustBeThere(position ?? knownAt ?? 0, head)
  if (position !== undefined) return { position }
  if (recordedBy !== undefined) return { recordedBy }
  if (happenedBy === undefined) return "now"
  return { happenedBy, ...(knownAt !== undefined && { knownAt }) }
}

/** Throws where the log is not that long. */
export const mustBeThere = (position: number, head: number): void => {
  if (position > head) throw noEvent(position, head)
}

/** The end of a request for an event that there is not, or that may not be seen. */
export const noEvent = (position: number, head: number): HttpProblem =>
  new HttpProblem("not-found", {
    detail: {
      nl: `Er is hier geen gebeurtenis ${position}; het logboek gaat tot en met ${head}.`,
      en: `There is no event ${position} here; the log goes up to and including ${head}.`
    }
  })

/** A moment in one word: `now`, an event, or a day on which it had happened. */
export const MomentWord = Schema.Union([Schema.Literals(["now"]), Schema.String])

const isDay = Schema.is(Day)

/** The moment of such a word. Throws where it is none, or lies beyond the head. */
export const momentOf = (name: "from" | "to", word: string, head: number): Moment => {
  if (word === "now") return "now"
  if (/^\d{1,15}$/.test(word)) {
    mustBeThere(Number(word), head)
    return { position: Number(word) }
  }
  if (isDay(word)) return { happenedBy: word }
  throw notRight("query", [{ path: `/${name}`, said: aMoment }])
}

const aMoment: Wording = {
  nl: "verwacht: now, een gebeurtenis (41) of een dag (2024-02-16)",
  en: "expected: now, an event (41) or a day (2024-02-16)"
}
