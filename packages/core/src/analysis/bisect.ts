/** Since when it is so: the first place in the log at which a claim is true. */
import type { Recorded } from "../kernel/event.ts"
import { Position } from "../kernel/names.ts"
import type { Asked } from "./asked.ts"
import type { Predicate } from "./predicate.ts"

/** Where a claim became true. */
export interface Found {
  /** Just after this event; 0 where it was true before the first. */
  readonly position: Position
  /** The event that made it true. */
  readonly recorded?: Recorded
}

/**
 * The first place in the log at which a claim is true of the answer; nothing where it never is. `monotone` looks by
 * halves, and remembers nothing of what lies between: for a claim that goes back and forth it finds a place where it
 * became true, which need not be the first, and finds none where it is not true at the end.
 *
 * @example
 * const claim = Result.getOrThrow(readPredicate("register size >= 10"))
 * bisect(line.of(Views.register), claim)
 */
export const bisect = <Answer>(
  asked: Asked<Answer>,
  { holds }: Pick<Predicate, "holds">,
  { monotone = false }: { readonly monotone?: boolean } = {}
): Found | undefined => {
  if (holds(asked.initial)) return { position: Position.make(0) }
  return monotone ? byHalves(asked, holds) : oneByOne(asked, holds)
}

const oneByOne = <Answer>({ follow, heard }: Asked<Answer>, holds: Predicate["holds"]): Found | undefined => {
  let found: Found | undefined
  follow(new Uint8Array(heard.length).fill(1), (answer, recorded) => {
    if (holds(answer)) found = { position: recorded.position, recorded }
    return found === undefined
  })
  return found
}

const byHalves = <Answer>({ heard, recall }: Asked<Answer>, holds: Predicate["holds"]): Found | undefined => {
  const isTrueAfter = (count: number) => holds(recall(new Uint8Array(heard.length).fill(1, 0, count)))
  // INVARIANT: it is false after `before` events, and true after `until`.
  let [before, until] = [0, heard.length]
  if (!isTrueAfter(until)) return undefined
  while (until - before > 1) {
    const middle = Math.floor((before + until) / 2)
    if (isTrueAfter(middle)) until = middle
    else before = middle
  }
  const recorded = heard[until - 1]
  return recorded && { position: recorded.position, recorded }
}
