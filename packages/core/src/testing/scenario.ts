/** Given what happened, when this is asked, then that is recorded, or those rules refuse. */
import { type Decider, replay } from "../kernel/decider.ts"
import type { Filed, Tagged } from "../kernel/event.ts"
import { everything, matches, type Query } from "../kernel/event-log.ts"
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

/** A decider; where it is a room or an alliance, with what its commands look at and how its events are filed. */
interface Subject<in Command, in out Event, in out State, in Situation>
  extends Decider<Command, Event, State, Situation> {
  readonly looksAt?: (command: Command) => Query
  /** Of a room. */
  readonly filing?: (event: Event) => Filed
  /** Of an alliance. */
  readonly file?: (event: Event) => Filed
}

/**
 * A scenario of one room or of a whole alliance, in a situation. Whatever is asked is decided once more on what its query matches, and must
 * come out the same.
 *
 * @example
 * scenario(feedback, onTheLastDay).given(opened).when(submit).then(submitted)
 * scenario(feedback, onTheLastDay).but({ today: theDayAfter }).given(opened).when(submit).refuses(rules.inTime)
 */
export const scenario = <Command, Event extends Tagged, State, Situation>(
  subject: Subject<Command, Event, State, Situation>,
  situation: NoInfer<Situation>
): Scenario<Command, Event, Situation> => ({
  but: (change) => scenario(subject, { ...situation, ...change }),
  given: (...history) => ({
    when: (command) => {
      const decided = subject.decide(command, replay(subject, history), situation)
      const filed = subject.filing ?? subject.file
      const query = subject.looksAt?.(command) ?? everything
      const isSeen = (event: Event) =>
        filed === undefined || matches(query, { type: event._tag, tags: filed(event).tags })
      const seen = history.filter(isSeen)
      const narrow = subject.decide(command, replay(subject, seen), situation)
      expectEqual(narrow, decided, "a decision is the same when it sees only what its query matches")
      const broken = decided.refused === undefined ? [] : [...decided.refused.broken]
      return {
        then: (...expected) => {
          expectEqual(broken, [])
          expectEqual(decided.events, expected)
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
