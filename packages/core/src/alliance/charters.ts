/** Another charter over the same history: what would not have kept to the rules, had other values been agreed? */
import type { PolicyName, PolicyValue } from "../charter/events.ts"
import type { Recorded } from "../kernel/event.ts"

/** The values of a charter; what is not named keeps what the alliance has without a choice of its own. */
export type CharterValues = { readonly [Name in PolicyName]?: PolicyValue }

/**
 * The history as if these values had been agreed from the first day and never changed. Nothing is written.
 *
 * @example
 * opened.audit(underCharter(opened.events(), { "notice-days": 14 }))
 */
export const underCharter = (history: ReadonlyArray<Recorded>, values: CharterValues): ReadonlyArray<Recorded> =>
  history.flatMap((recorded) => {
    if (recorded.type === "PolicySet") return []
    if (recorded.type !== "PactConcluded") return [recorded]
    const policies = Object.entries(values).map(([policy, value]) => ({ policy, value }))
    return [{ ...recorded, data: { ...recorded.data, policies } }]
  })
