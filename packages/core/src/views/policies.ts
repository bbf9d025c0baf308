/** What did the alliance choose for itself, and from which day does it count? */
import { Schema } from "effect"
import { Event as Charter, type PolicyName, type PolicyValue, unset } from "../charter/events.ts"
import type { Day } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { firstDay } from "../kernel/when.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** One value the alliance chose ("beleidswaarde"). */
export interface Policy extends Ground {
  readonly policy: PolicyName
  readonly value: PolicyValue
  /** The first day on which it counts; from the beginning where that is not known. */
  readonly from: Day | undefined
}
export type Policies = ReadonlyArray<Policy>

const Heard = Schema.Union([Charter.cases.PactConcluded, Charter.cases.PolicySet]).pipe(Schema.toTaggedUnion("_tag"))

export const policies: View<Policies, typeof Heard.Type> = {
  name: "policies",
  version: 1,
  Event: Heard,
  initial: [],
  evolve: (chosen, event, recorded) => {
    Heard.match(event, {
      PactConcluded: ({ concluded, policies = [] }) => {
        const from = firstDay(concluded)
        for (const { policy, value } of policies) chosen.push({ policy, value, from, ...onGroundOf(recorded) })
      },
      PolicySet: ({ from, policy, value }) => {
        chosen.push({ policy, value, from, ...onGroundOf(recorded) })
      }
    })
  }
}

/** The value in force on a day, and the event it comes from; nothing where the alliance chose none. */
export const policyOn = (chosen: Policies, name: PolicyName, day: Day): Policy | undefined =>
  chosen.findLast(({ from, policy }) => policy === name && (from === undefined || from <= day))

/** Whether a closing day itself still counts, by what is in force on a day. */
export const countsClosingDay = (chosen: Policies, day: Day): boolean =>
  policyOn(chosen, "closing-day-included", day)?.value !== false

/** How many days before a meeting a version is shared, by what is in force on a day. */
export const daysOfNotice = (chosen: Policies, day: Day): number => {
  const value = policyOn(chosen, "notice-days", day)?.value
  return typeof value === "number" ? value : unset["notice-days"]
}
