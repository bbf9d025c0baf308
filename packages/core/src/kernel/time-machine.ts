/** Any fold at any moment: the nearest checkpoint before it, and one recipe over the rest. */
import { Effect } from "effect"
import { step } from "./decider.ts"
import type { EventLog } from "./event-log.ts"
import { Position } from "./names.ts"
import { hear, type Readable } from "./view.ts"

/** Checkpoints stand `spacing` events apart. They share structure, so each costs what changed and not what is. */
export const timeMachine = <State, Event>(
  log: Pick<EventLog["Service"], "read">,
  fold: Readable<State, Event>,
  spacing = 512
) => {
  /** The state at 0, at one spacing, at two, …: each is final, for the past does not change. */
  const checkpoints = [fold.initial]

  /** The state just after this position. */
  return Effect.fnUntraced(function* (position: Position) {
    let index = Math.min(Math.floor(position / spacing), checkpoints.length - 1)
    let state = checkpoints[index] ?? fold.initial
    while (index * spacing < position) {
      const [after, until] = [index * spacing, Math.min((index + 1) * spacing, position)]
      const { events } = yield* hear(log, fold, { after: Position.make(after), until: Position.make(until) })
      state = step(fold, state, events)
      index += 1
      if (index * spacing === until) checkpoints[index] = state
    }
    return state
  })
}
