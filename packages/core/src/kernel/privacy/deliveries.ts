/** Who received copies of more than is public: read back from the log. */
import { Option, Schema } from "effect"
import type { Recorded } from "../event.ts"
import type { Position } from "../names.ts"
import { Event } from "../own/events.ts"
import type { When } from "../when.ts"

const { CopyDelivered } = Event.cases
const read = Schema.decodeUnknownOption(CopyDelivered)

/** One copy that somebody received, and where that is recorded. */
export interface Delivery extends Omit<typeof CopyDelivered.Type, "_tag"> {
  readonly position: Position
  readonly occurred: When
}

/** Every copy of more than is public that this log knows of, in its order. Throws where one of them cannot be read. */
export const deliveriesIn = (log: ReadonlyArray<Recorded>): ReadonlyArray<Delivery> =>
  log.flatMap(({ data, occurred, position, type }) => {
    if (type !== "CopyDelivered") return []
    const { _tag, ...delivery } = Option.getOrThrow(read({ ...data, _tag: type }))
    return [{ ...delivery, position, occurred }]
  })
