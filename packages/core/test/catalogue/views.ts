/** Every view of the alliance, to be folded over any log. */
import { Result } from "effect"
import { waiting } from "../../src/alliance/reactions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay, step } from "../../src/kernel/decider.ts"
import type { Recorded, Tagged } from "../../src/kernel/event.ts"
import { matches } from "../../src/kernel/event-log.ts"
import { readable, type View } from "../../src/kernel/view.ts"
import {
  agenda,
  claims,
  council,
  dashboard,
  feedbackBoard,
  mandate,
  minutes,
  type Names,
  names,
  overview,
  policies,
  promises,
  readiness,
  register,
  vacancies
} from "../../src/views/index.ts"

/** A view as a question to a log: answered from nothing, or event by event. */
const question = <Answer, Event extends Tagged, Shown = Answer>(
  view: View<Answer, Event>,
  show?: (answer: Answer) => Shown
) => {
  const fold = readable(view, alliance.understand)
  const heardIn = (log: ReadonlyArray<Recorded>) =>
    log
      .filter((recorded) => matches(fold.query, recorded))
      .map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  const shown = (answer: Answer): unknown => (show === undefined ? answer : show(answer))
  return {
    name: view.name,
    rebuilt: (log: ReadonlyArray<Recorded>): unknown => shown(replay(fold, heardIn(log))),
    incremental: (log: ReadonlyArray<Recorded>): unknown =>
      shown(heardIn(log).reduce((answer, heard) => step(fold, answer, [heard]), fold.initial))
  }
}

/** What things are called, but for people. */
const unpeopled = (known: Names) => Object.entries(known).filter(([key]) => !key.startsWith("person:"))

/** Every view; of the three that hold the names of people, all but those. */
export const questions = [
  question(agenda),
  question(council),
  question(dashboard),
  question(feedbackBoard),
  question(mandate),
  question(minutes),
  question(names, unpeopled),
  question(overview, ({ readiness: { names, ...others }, ...known }) => ({
    ...known,
    readiness: { ...others, names: unpeopled(names) }
  })),
  question(policies),
  question(promises),
  question(readiness, ({ names, ...others }) => ({ ...others, names: unpeopled(names) })),
  question(register),
  question(claims),
  question(vacancies),
  question(waiting)
]
