/** What was promised, by whom, and what became of it? */

import type { CallId, Day, OrganisationId, PledgeId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { lastDay } from "../kernel/when.ts"
import { Event as Pledges } from "../pledges/events.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** A promise of a party itself; only its own act makes one. */
export interface Promised extends Ground {
  readonly organisation: OrganisationId
  readonly for: { readonly kind: string; readonly id: string }
  readonly kind: string
  readonly text: string
  /** The last day on which it can be kept in time; open where none was named. */
  readonly until: Day | undefined
  readonly said: string | undefined
  readonly stage: "open" | "kept" | "closed"
}

/** A call upon a signatory: no answer stays open, and is never a yes. */
export interface Called extends Ground {
  readonly organisation: OrganisationId
  readonly contribution: string
  readonly answerBy: Day
  readonly answer: "yes" | "no" | "conditional" | undefined
  readonly condition: string | undefined
}

export interface Promises {
  readonly pledges: Readonly<Record<PledgeId, Promised>>
  readonly calls: Readonly<Record<CallId, Called>>
}

export const promises: View<Promises, Pledges> = {
  name: "promises",
  version: 1,
  Event: Pledges,
  initial: { pledges: {}, calls: {} },
  evolve: ({ calls, pledges }, event, recorded) => {
    const ground = onGroundOf(recorded)
    Pledges.match(event, {
      PledgeMade: ({ contribution, due, for: purpose, organisation, pledge }) => {
        const [kind, id] =
          "initiative" in purpose ? ["initiative", purpose.initiative] : ["coalition", purpose.coalition]
        pledges[pledge] = {
          organisation,
          for: { kind, id },
          kind: contribution.kind,
          text: contribution.text,
          until: due && lastDay(due),
          said: due?.said,
          stage: "open",
          ...ground
        }
      },
      SignatoryCalledUpon: ({ answerBy, call, contribution, organisation }) => {
        calls[call] = { organisation, contribution, answerBy, answer: undefined, condition: undefined, ...ground }
      },
      CallAnswered: ({ answer, call, condition }) => {
        const asked = calls[call]
        if (asked === undefined) return
        asked.answer = answer
        asked.condition = condition
        asked.because.push(recorded.id)
      },
      PledgeKept: ({ pledge }) => {
        const made = pledges[pledge]
        if (made === undefined) return
        made.stage = "kept"
        made.because.push(recorded.id)
      },
      PledgeReleased: ({ how, pledge, to }) => {
        const made = pledges[pledge]
        if (made === undefined) return
        if (how === "closed") made.stage = "closed"
        else if (to !== undefined) made.organisation = to
        made.because.push(recorded.id)
      }
    })
  }
}

/** How a promise stands on a day: kept, closed, late, still open, or without a day by which to tell. */
export const standingOf = ({ stage, until }: Promised, on: Day): "kept" | "closed" | "late" | "open" | "unknown" => {
  if (stage !== "open") return stage
  if (until === undefined) return "unknown"
  return on > until ? "late" : "open"
}
