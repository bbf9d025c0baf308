/** Given what happened, when this is asked, then that is recorded, or those rules refuse. */
import { type Decider, replay } from "../kernel/decider.ts"
import type { AnyRule } from "../kernel/rule.ts"
import { expectEqual } from "./claim.ts"

/** A room in a situation, waiting to hear what happened before. */
export interface Scenario<in out Command, in out Event, in out Situation> {
  /** The same scenario on another day, or with another neighbour. */
  readonly but: (change: Partial<Situation>) => Scenario<Command, Event, Situation>
  readonly given: (...history: ReadonlyArray<Event>) => {
    readonly when: (command: Command) => {
      /** Nothing stands against it, and exactly this is recorded. */
      readonly then: (...expected: ReadonlyArray<Event>) => void
      /** Exactly these rules stand against it. */
      readonly refuses: (...rules: ReadonlyArray<AnyRule>) => void
    }
  }
}

/**
 * A scenario of one room, in a situation.
 *
 * @example
 * scenario(feedback, onTheLastDay).given(opened).when(submit).then(submitted)
 * scenario(feedback, onTheLastDay).but({ today: theDayAfter }).given(opened).when(submit).refuses(rules.inTime)
 */
export const scenario = <Command, Event, State, Situation>(
  decider: Decider<Command, Event, State, Situation>,
  situation: NoInfer<Situation>
): Scenario<Command, Event, Situation> => ({
  but: (change) => scenario(decider, { ...situation, ...change }),
  given: (...history) => ({
    when: (command) => {
      const { events, refused } = decider.decide(command, replay(decider, history), situation)
      const broken = refused === undefined ? [] : [...refused.broken]
      return {
        then: (...expected) => {
          expectEqual(broken, [])
          expectEqual(events, expected)
        },
        refuses: (...rules) =>
          expectEqual(
            broken,
            rules.map(({ id }) => id)
          )
      }
    }
  })
})
