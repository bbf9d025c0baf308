/** What would be answered had events been left out or put in: nothing is decided anew. */
import { Result } from "effect"
import type { Recorded } from "../kernel/event.ts"
import type { LogError } from "../kernel/event-log.ts"
import type { Asked } from "./asked.ts"
import { type At, readAt } from "./at.ts"
import { unpacked } from "./packed.ts"
import { diff, type Patch } from "./patch.ts"
import { select } from "./select.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** What is otherwise than in the log. */
export interface Edits {
  /** The events that are left out, by their ids. */
  readonly without?: ReadonlyArray<string>
  /** The events that are put in, each just after the event that has its position in the log; 0 is before the first. */
  readonly insert?: ReadonlyArray<Recorded>
}

/** What would be answered, and how that differs from what is. */
export interface Refolded<out Answer> {
  readonly answer: Answer
  readonly patch: Patch
}

/**
 * The answer to an edited history, and the changes that make it of the real answer. It says what the same events would
 * tell without some of them, or with others; not what people would have decided then: that is `redecide`.
 * Fails where an event that is left out is not there, or one that is put in cannot be read.
 *
 * @example
 * refold(line.of(Views.register), { without: [signature.id] })
 */
export const refold = <Answer>(
  asked: Asked<Answer>,
  { insert = [], without = [] }: Edits,
  at: At = {}
): Result.Result<Refolded<Answer>, Unanswerable | LogError> =>
  Result.gen(function* () {
    const edited = yield* edit(asked.events, { insert, without })
    const answer = yield* asked.fold(yield* select(edited, at))
    const real = unpacked(asked.recall(asked.chosen(yield* readAt(at))))
    return { answer, patch: diff(real, answer) }
  })

/** The history with these left out and those put in. */
const edit = (
  events: ReadonlyArray<Recorded>,
  { insert = [], without = [] }: Edits
): Result.Result<ReadonlyArray<Recorded>, Unanswerable> => {
  const [stranger] = without.filter((id) => !events.some((recorded) => recorded.id === id))
  if (stranger !== undefined) {
    return Result.fail(unanswerable("event", stranger, events.find(({ id }) => id.startsWith(stranger))?.id))
  }
  const kept = events.filter(({ id }) => !without.includes(id))
  // A sort keeps the order of what has the same position: what is in the log, and then what is put in after it.
  return Result.succeed([...kept, ...insert].sort((one, other) => one.position - other.position))
}
