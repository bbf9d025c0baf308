/** Histories for the tests of the views: what happened, and what a view makes of it. */
import { Result } from "effect"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Recorded, Tagged } from "../../src/kernel/event.ts"
import { matches } from "../../src/kernel/event-log.ts"
import { Day, EventId } from "../../src/kernel/names.ts"
import { readable, type View } from "../../src/kernel/view.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { prelude } from "../../src/testing/prelude.ts"

export { alliance }

/** An event as a plain value, its name in `_tag`. */
export type Raw = (typeof prelude)[number]

export const day = (text: string) => Day.make(text)
export const onDay = (text: string) => ({ said: text, earliest: text, latest: text, precision: "day" })

/** The id that the event at this position has in these histories. */
export const idAt = (position: number) =>
  EventId.make(`00000000-0000-7000-8000-${position.toString(16).padStart(12, "0")}`)

/** These events as they were kept, in this order. */
export const keep = (history: ReadonlyArray<Raw>): ReadonlyArray<Recorded> =>
  history.map((raw, index) => recorded(alliance, index + 1, raw).recorded)

/** What a view hears of what was kept. */
export const hearing = <Answer, Event extends Tagged>(view: View<Answer, Event>, kept: ReadonlyArray<Recorded>) => {
  const fold = readable(view, alliance.understand)
  return kept.filter((one) => matches(fold.query, one)).map((one) => Result.getOrThrow(fold.understand(one)))
}

/** What a view answers after these events. */
export const answerOf = <Answer, Event extends Tagged>(
  view: View<Answer, Event>,
  ...history: ReadonlyArray<Raw>
): Answer => replay(readable(view, alliance.understand), hearing(view, keep(history)))

/** Where in a history the first event of this type stands. */
export const positionOf = (history: ReadonlyArray<Raw>, type: string) =>
  history.findIndex(({ _tag }) => _tag === type) + 1

export { prelude }
