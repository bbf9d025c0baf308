/** Who waits for whom, and since when? */
import type { Kinds, Tagged } from "../kernel/event.ts"
import type { Day } from "../kernel/names.ts"
import type { Reaction, Wait } from "../kernel/reaction.ts"
import type { View } from "../kernel/view.ts"
import type { When } from "../kernel/when.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** One thing that waits, and the event it has waited since. */
export interface Waiter extends Wait, Ground {
  /** The reaction that wants it. */
  readonly reaction: string
  readonly since: When
}

/** In the order in which they began to wait. */
export type Waiting = ReadonlyArray<Waiter>

/** The view over these reactions: a new room brings its own, and nothing here changes. */
export const waitingOn = <Command extends Tagged, Event extends Tagged>(
  Event: Kinds<Event>,
  reactions: ReadonlyArray<Reaction<Command, Event>>
): View<Waiting, Event> => ({
  name: "waiting",
  version: 1,
  Event,
  initial: [],
  evolve: (waiters, event, recorded) => {
    for (const { ends, id, opens } of reactions) {
      for (const key of ends(event)) {
        for (;;) {
          const index = waiters.findIndex(
            (waiter) => waiter.reaction === id && (waiter.key === key || waiter.also === key)
          )
          if (index === -1) break
          waiters.splice(index, 1)
        }
      }
      const wait = opens(event)
      if (wait === undefined) continue
      const { earliest, latest, precision, said } = recorded.occurred
      const since = {
        said,
        precision,
        ...(earliest === undefined ? {} : { earliest }),
        ...(latest === undefined ? {} : { latest })
      }
      waiters.push({ ...structuredClone(wait), reaction: id, since, ...onGroundOf(recorded) })
    }
  }
})

/** Whether it is late on that day: nothing is late before its last possible day has ended. */
export const isLate = ({ until }: Wait, on: Day): boolean => until !== undefined && on > until
