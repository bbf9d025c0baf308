/** The events that a moment lets one see. */
import { Result } from "effect"
import type { Recorded } from "../kernel/event.ts"
import { type At, readAt } from "./at.ts"
import { timesOf } from "./times.ts"
import type { Unanswerable } from "./unanswerable.ts"

/**
 * The events that had happened by a moment, as far as was known by a moment, in the order of the log. A correction has
 * the time of what it corrects; where it puts that time right, the newest such time that was known counts.
 *
 * @example
 * select(events, { on: "2024-02-16", known: 41 })
 */
export const select = (log: ReadonlyArray<Recorded>, at: At): Result.Result<ReadonlyArray<Recorded>, Unanswerable> =>
  Result.map(readAt(at), (axes) => {
    const chosen = timesOf(log).chosen(axes)
    return log.filter((_, index) => chosen[index] === 1)
  })
