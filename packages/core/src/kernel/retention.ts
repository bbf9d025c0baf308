/** How long something is kept is a class per type of event in the configuration, never a number in the code. */
import type { Schema } from "effect"
import { holdsPersonal } from "./privacy/owned.ts"
import { placeOf } from "./privacy/places.ts"

/** Events that hold somebody's own data, and all others. */
export type RetentionClass = "personal" | "public-memory"

/** Which class is kept how long: an ISO 8601 period such as `P7Y`, or for as long as the alliance lasts. */
export type Retention = Readonly<Record<RetentionClass, string | "always">>

export interface KeptFor {
  readonly type: string
  readonly retention: RetentionClass
  readonly keptFor: string | "always"
}

/**
 * How long each type of event is kept, by its own definition and this configuration.
 *
 * @example
 * retentionOf(alliance.events, { personal: "P7Y", "public-memory": "always" })
 */
export const retentionOf = (
  events: ReadonlyMap<string, Schema.Top>,
  configuration: Retention
): ReadonlyArray<KeptFor> =>
  [...events].map(([type, { ast }]) => {
    const retention = holdsPersonal(placeOf(ast)) ? "personal" : "public-memory"
    return { type, retention, keptFor: configuration[retention] }
  })
