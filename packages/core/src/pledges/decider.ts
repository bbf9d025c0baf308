/** Pledges: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import { concerning, everything } from "../kernel/event-log.ts"
import type { CallId, CoalitionId, Day, InitiativeId, OrganisationId, PledgeId } from "../kernel/names.ts"
import { type Represents, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  MakePledge: fieldsOf(events.PledgeMade),
  CallUponSignatory: fieldsOf(events.SignatoryCalledUpon),
  AnswerCall: fieldsOf(events.CallAnswered),
  KeepPledge: fieldsOf(events.PledgeKept),
  ReleasePledge: fieldsOf(events.PledgeReleased)
})
export type Command = typeof Command.Type

/** A pledge, and whose it is now. */
export interface Pledge {
  readonly organisation: OrganisationId
  readonly stage: "open" | "kept" | "released"
}

export interface State {
  readonly pledges: Readonly<Record<PledgeId, Pledge>>
  readonly calls: Readonly<Record<CallId, { readonly organisation: OrganisationId; readonly isAnswered: boolean }>>
}

/** What this room asks of the outside: the day, who asks, the signatories, and the initiatives next door. */
export interface Situation {
  readonly actor: Actor
  /** The first day that may be set as the end of the answer term. */
  readonly earliestAnswer: Day
  readonly represents: Represents
  readonly isSignatory: (organisation: OrganisationId) => boolean
  readonly isCoalition: (coalition: CoalitionId) => boolean
  readonly initiative: (initiative: InitiativeId) => { readonly isWeighed: boolean; readonly isLetGo: boolean }
}

export const pledges: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { pledges: {}, calls: {} },
  looksAt: (command) => {
    switch (command._tag) {
      case "KeepPledge":
        return concerning(`pledge:${command.pledge}`)
      case "AnswerCall":
        return concerning(`call:${command.call}`, `organisation:${command.organisation}`)
      default:
        return everything
    }
  },

  decide: (command, { calls, pledges }, { actor, earliestAnswer, initiative, isCoalition, isSignatory, represents }) =>
    Command.match(command, {
      MakePledge: (asked) => {
        const weighed = "initiative" in asked.for ? initiative(asked.for.initiative) : undefined
        return under(
          terms.MakePledge,
          {
            ...speaking(asked.organisation, asked.by, actor, represents),
            isNew: !(asked.pledge in pledges),
            hasContribution: asked.contribution.text.trim() !== "",
            isPurposeKnown: "initiative" in asked.for || isCoalition(asked.for.coalition),
            isSignatory: isSignatory(asked.organisation),
            isForInitiative: weighed !== undefined,
            isWeighed: weighed?.isWeighed ?? false,
            isLetGo: weighed?.isLetGo ?? false
          },
          renamed("PledgeMade", asked)
        )
      },
      CallUponSignatory: (asked) =>
        under(
          terms.CallUponSignatory,
          {
            isSignatory: isSignatory(asked.organisation),
            isNewCall: !(asked.call in calls),
            answerBy: asked.answerBy,
            earliestAnswer
          },
          renamed("SignatoryCalledUpon", asked)
        ),
      AnswerCall: (asked) => {
        const call = calls[asked.call]
        return under(
          terms.AnswerCall,
          {
            ...speaking(asked.organisation, asked.by, actor, represents),
            isWaiting: call !== undefined && !call.isAnswered,
            isOwnCall: call?.organisation === asked.organisation,
            answer: asked.answer,
            hasCondition: (asked.condition ?? "").trim() !== ""
          },
          renamed("CallAnswered", asked)
        )
      },
      KeepPledge: (asked) =>
        under(terms.KeepPledge, { isOpen: pledges[asked.pledge]?.stage === "open" }, renamed("PledgeKept", asked)),
      ReleasePledge: (asked) => {
        const pledge = pledges[asked.pledge]
        return under(
          terms.ReleasePledge,
          {
            isOpen: pledge?.stage === "open",
            hasReason: asked.reason.trim() !== "",
            isHandedOver: asked.how === "handedOver",
            hasTaker: asked.to !== undefined,
            isTakerSignatory: asked.to !== undefined && isSignatory(asked.to),
            isTakerItself: asked.to !== undefined && asked.to === pledge?.organisation
          },
          renamed("PledgeReleased", asked)
        )
      }
    }),

  evolve: ({ calls, pledges }, event) => {
    Event.match(event, {
      PledgeMade: ({ organisation, pledge }) => {
        pledges[pledge] = { organisation, stage: "open" }
      },
      SignatoryCalledUpon: ({ call, organisation }) => {
        calls[call] = { organisation, isAnswered: false }
      },
      CallAnswered: ({ call }) => {
        const asked = calls[call]
        if (asked) asked.isAnswered = true
      },
      PledgeKept: ({ pledge }) => {
        const made = pledges[pledge]
        if (made) made.stage = "kept"
      },
      PledgeReleased: ({ how, pledge, to }) => {
        const made = pledges[pledge]
        if (made === undefined) return
        if (how === "closed") made.stage = "released"
        else if (to !== undefined) made.organisation = to
      }
    })
  },

  asked: Event.match({
    PledgeMade: (event) => renamed("MakePledge", event),
    SignatoryCalledUpon: (event) => renamed("CallUponSignatory", event),
    CallAnswered: (event) => renamed("AnswerCall", event),
    PledgeKept: (event) => renamed("KeepPledge", event),
    PledgeReleased: (event) => renamed("ReleasePledge", event)
  })
}
