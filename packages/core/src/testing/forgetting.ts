/** A record without what is a person's own, as forgetting that person would leave it. */
import type { Recorded, Tagged } from "../kernel/event.ts"
import { placeOf } from "../kernel/privacy/places.ts"
import { rewriteData } from "../kernel/privacy/rewrite.ts"
import type { Subject } from "./arbitraries.ts"

/**
 * The data of a record, its name in `_tag`, with this text in the place of every personal field.
 *
 * @throws where the alliance does not know the event.
 * @example
 * withoutPersonal(alliance, recorded, "betrokkene")
 */
export const withoutPersonal = <Command extends Tagged, Event extends Tagged, State>(
  { events }: Subject<Command, Event, State>,
  { data, type }: Recorded,
  by: string
): { readonly _tag: string } => {
  const kind = events.get(type)
  if (kind === undefined) throw new Error(`no room owns \`${type}\``)
  const replaced = rewriteData(data, placeOf(kind.ast), ({ place, value }) =>
    place?.personal !== undefined && typeof value === "string" ? { by } : "below"
  )
  return { ...replaced, _tag: type }
}
