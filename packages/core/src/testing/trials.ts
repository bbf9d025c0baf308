/** What a law is tried on: a history that the rules allow, or events in any order, and questions to it. */
import * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import { Day } from "../kernel/names.ts"
import { arbitraryCommand, arbitraryContext, arbitraryEvents, recorded, type Subject } from "./arbitraries.ts"
import { arbitraryHistory, type HistoryOptions } from "./histories.ts"
import type { Trial } from "./laws/law.ts"
import { theDay } from "./pools.ts"
import { prelude } from "./prelude.ts"

const questionsTo = <Command extends Tagged, Event extends Tagged, State>(alliance: Subject<Command, Event, State>) =>
  fc.array(fc.record({ command: arbitraryCommand(alliance), context: arbitraryContext }), {
    minLength: 1,
    maxLength: 12,
    size: "max"
  })

const numbers = fc.nat({ max: 1_000_000 })

/** A history that the rules allow, and what is asked after it, on its last day. */
export const arbitraryTrial = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  options: HistoryOptions
): fc.Arbitrary<Trial<Command, Event>> =>
  fc
    .record({ played: arbitraryHistory(alliance, options), asked: questionsTo(alliance), at: numbers })
    .map(({ asked, at, played: { log, turns } }) => {
      const day = turns.at(-1)?.asked.day ?? Day.make(theDay)
      return { log, turns, at, questions: asked.map(({ command, context: { actor } }) => ({ command, actor, day })) }
    })

/** Events in any order, after an opening where the alliance knows it, and what is asked after them. */
export const arbitraryDisorder = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { length = 40, opening = prelude }: HistoryOptions
): fc.Arbitrary<Trial<Command, Event>> => {
  const isKnown = opening.every(({ _tag }) => alliance.events.has(_tag))
  const before = isKnown ? opening.map((raw, index) => recorded(alliance, index + 1, raw)) : []
  const after = arbitraryEvents(alliance, { after: before.length, maxLength: length })
  return fc.record({ events: after, asked: questionsTo(alliance), at: numbers }).map(({ asked, at, events }) => ({
    log: [...before, ...events],
    turns: [],
    at,
    questions: asked.map(({ command, context }) => ({ command, actor: context.actor, day: context.recordedOn }))
  }))
}
