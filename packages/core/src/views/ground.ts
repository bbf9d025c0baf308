/** What an answer rests on: the events it came from. */
import type { Recorded } from "../kernel/event.ts"
import type { EventId, Position } from "../kernel/names.ts"

/** The events that made this so, and the place in the log where it began. */
export interface Ground {
  readonly because: ReadonlyArray<EventId>
  readonly position: Position
}

/** This one event, as a ground. */
export const onGroundOf = ({ id, position }: Recorded): { because: Array<EventId>; position: Position } => ({
  because: [id],
  position
})
