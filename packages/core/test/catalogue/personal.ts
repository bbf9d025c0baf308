/** Rewrites what is a person's own in a kept event, as forgetting would. */
import { alliance } from "../../src/alliance/rooms.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { withoutPersonal } from "../../src/testing/forgetting.ts"

/** The event with this text in the place of every personal field: filed anew by its own definition. */
export const personalBecomes = (kept: Recorded, by: string) =>
  recorded(alliance, kept.position, withoutPersonal(alliance, kept, by))
