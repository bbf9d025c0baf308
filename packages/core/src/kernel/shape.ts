/** What every store asks of an append before it looks at anything else, and how a record is made of it. */
import { Result, Schema } from "effect"
import { type Kept, Proposed, type Recorded } from "./event.ts"
import { type Batch, type Condition, LogError, limits, type Query, type Span } from "./event-log.ts"
import { canonicalise, leafOf } from "./integrity.ts"
import { Position } from "./names.ts"

const encoding = (cause: unknown) => Result.fail(new LogError({ reason: "Encoding", cause }))
const isProposed = Schema.decodeUnknownResult(Schema.Array(Proposed), { onExcessProperty: "error", errors: "all" })
const isPosition = Schema.is(Position)

/** `Encoding` for an empty batch, a malformed or repeated id, a broken limit, text that no store could keep. */
export const checkAppend = (events: Batch, condition?: Condition): Result.Result<void, LogError> => {
  const shaped = isProposed(events)
  if (Result.isFailure(shaped)) return encoding(new TypeError(shaped.failure.message))
  if (events.length === 0) return encoding(new RangeError("an append holds at least one event"))
  if (events.length > limits.eventsPerAppend) return encoding(new RangeError("too many events in one append"))
  if (new Set(events.map(({ id }) => id)).size < events.length)
    return encoding(new TypeError("an id twice in one append"))
  if (events.some(({ tags }) => tags.length > limits.tagsPerEvent)) return encoding(new RangeError("too many tags"))
  if (events.some(({ tags }) => tags.some((tag, index) => index > 0 && tag <= (tags[index - 1] ?? "")))) {
    return encoding(new TypeError("tags are a sorted set"))
  }
  if (condition !== undefined) {
    const checked = checkRead(condition.failIfEventsMatch, { after: condition.after })
    if (Result.isFailure(checked)) return checked
  }
  try {
    const bytes = new TextEncoder().encode(canonicalise(events)).length
    return bytes > limits.bytesPerAppend ? encoding(new RangeError("too many bytes in one append")) : Result.void
  } catch (cause) {
    return encoding(cause)
  }
}

/** `Encoding` for a negative or fractional bound, and for a query beyond the limit. */
export const checkRead = ({ items }: Query, { after, limit, until }: Span = {}): Result.Result<void, LogError> => {
  if (items.length > limits.itemsPerQuery) return encoding(new RangeError("too many items in one query"))
  return [after, limit, until].every((bound) => bound === undefined || isPosition(bound))
    ? Result.void
    : encoding(new RangeError("a bound is a whole number from 0"))
}

/** The event as it will be kept at this position: its canonical text, and what a reader gets. */
export const keep = (event: Proposed, position: number, recordedAt: string) => {
  const kept: Kept = { ...event, position: Position.make(position), recordedAt }
  const { body, hash } = leafOf(kept)
  const recorded: Recorded = { ...kept, hash }
  return { body, recorded }
}
