/** Who watches an exploration: judges by every invariant, and counts what came by. */
import type { Tagged } from "../kernel/event.ts"
import type { Day } from "../kernel/names.ts"
import type { Attempt, Circumstance, Exploration, Explored, Invariant, Judgement, Point } from "./exploration.ts"

/** The days on which something can be asked, in order. */
export const daysOf = (contexts: ReadonlyArray<Circumstance>): ReadonlyArray<Day> =>
  [...new Set(contexts.map(({ day }) => day))].sort()

export const refereeing = <Command extends Tagged, Event, State, Memory>({
  commands,
  contexts,
  invariants
}: Exploration<Command, Event, State, Memory>) => {
  const days = daysOf(contexts)
  const judged = new Map(invariants.map(({ claim }) => [claim, 0]))
  const waiting = new Set(commands.map(({ _tag }) => _tag))
  let [transitions, refused] = [0, 0]
  /** The first claim that does not hold. */
  const broken = (judge: (invariant: Invariant<Command, Event, State, Memory>) => Judgement): string | undefined =>
    invariants.find((invariant) => {
      const judgement = judge(invariant)
      if (judgement !== undefined) judged.set(invariant.claim, (judged.get(invariant.claim) ?? 0) + 1)
      return judgement === false
    })?.claim
  return {
    /** What does not hold here, on this day or on a later one without anything happening. */
    inState: (point: Point<State, Memory>): string | undefined =>
      days
        .filter((day) => day >= point.day)
        .map((day) => broken(({ inState }) => inState?.({ ...point, day })))
        .find((claim) => claim !== undefined),
    inAttempt: (attempt: Attempt<Command, Event, State, Memory>): string | undefined => {
      if (attempt.decision.refused === undefined) {
        transitions += 1
        waiting.delete(attempt.asked.command._tag)
      } else {
        refused += 1
      }
      return broken(({ inAttempt }) => inAttempt?.(attempt))
    },
    counted: (): Pick<Explored<Command>, "transitions" | "refused" | "judged" | "neverAccepted"> => ({
      transitions,
      refused,
      judged,
      neverAccepted: [...waiting]
    })
  }
}
