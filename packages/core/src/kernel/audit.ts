/** Looks back: which rules did not hold, for every event of any history, under any charter. Writes nothing. */
import { Result } from "effect"
import type { Alliance } from "./alliance.ts"
import type { Context } from "./compose.ts"
import { walk } from "./decider.ts"
import type { Recorded, Tagged } from "./event.ts"
import type { LogError } from "./event-log.ts"
import { type EventId, Instant } from "./names.ts"
import type { Refused } from "./rule.ts"
import { dayOf } from "./when.ts"

export interface Breach {
  readonly recorded: Recorded
  /** The rules that did not hold, and what they looked at. */
  readonly refused: Refused
}

/** How the decision stood when this was recorded. */
export const contextOf = (
  { actor, occurred, recordedAt }: Recorded,
  isRecorded: Context["isRecorded"] = () => true
): Context => ({ actor, occurred, recordedOn: dayOf(Instant.make(recordedAt)), isRecorded })

/**
 * The breaches of a history under the rules of an alliance, in order.
 * Fails with `Corrupt` where an event cannot be read; nothing is skipped.
 */
export const audit = <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  history: ReadonlyArray<Recorded>
): Result.Result<ReadonlyArray<Breach>, LogError> =>
  Result.map(Result.all(history.map(alliance.understand)), (events) => {
    const breaches: Array<Breach> = []
    const seen = new Set<EventId>()
    let index = 0
    walk(alliance, events, (before, event) => {
      const recorded = history[index++]
      const command = alliance.asked(event)
      if (recorded === undefined) return
      const context = contextOf(recorded, (id) => seen.has(id))
      seen.add(recorded.id)
      if (command === undefined) return
      const { refused } = alliance.decide(command, before, context)
      if (refused !== undefined) breaches.push({ recorded, refused })
    })
    return breaches
  })
