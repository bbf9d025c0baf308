/** Who asks what, when several processes ask at the same time. */
import * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import type { Subject } from "./arbitraries.ts"
import { arbitraryHistory, type HistoryOptions } from "./histories.ts"
import type { Move } from "./play.ts"

/** A move, and the number of the process that makes it. */
export interface Step<out Command> {
  readonly writer: number
  readonly move: Move<Command>
}

/**
 * Any history divided between so many writers (2): the moves of each are in order, and so are all together.
 *
 * @example
 * fc.property(arbitraryInterleaving(alliance, { writers: 3 }), (steps) => steps.every(({ writer }) => writer < 3))
 */
export const arbitraryInterleaving = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { writers = 2, ...options }: HistoryOptions & { readonly writers?: number } = {}
): fc.Arbitrary<ReadonlyArray<Step<Command>>> =>
  fc
    .record({
      history: arbitraryHistory(alliance, options),
      who: fc.array(fc.nat({ max: writers - 1 }), { minLength: 7, maxLength: 97, size: "max" })
    })
    .map(({ history, who }) =>
      history.turns.map(({ asked }, index) => ({ writer: who[index % who.length] ?? 0, move: asked }))
    )
