/** Council: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import { type BodyId, keyOf, type Matter, type PersonId, type ReactionId, type ReferralId } from "../kernel/names.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  PlanReferral: fieldsOf(events.ReferralPlanned),
  ReferToCouncil: fieldsOf(events.ReferredToCouncil),
  RecordExternalReaction: fieldsOf(events.ExternalReactionReceived),
  ProcessExternalReaction: fieldsOf(events.ExternalReactionProcessed),
  RecordFunding: fieldsOf(events.FundingGranted)
})
export type Command = typeof Command.Type

export interface State {
  readonly referrals: Readonly<
    Record<ReferralId, { readonly matter: string; readonly stage: "planned" | "referred" | "closed" }>
  >
  readonly reactions: Readonly<
    Record<ReactionId, { readonly referral: ReferralId | undefined; readonly isProcessed: boolean }>
  >
}

/** What this room asks of the outside: who asks, the bodies, the roles and the consent next door. */
export interface Situation {
  readonly actor: Actor
  readonly isOutside: (body: BodyId) => boolean
  readonly holds: (person: PersonId | undefined, roles: ReadonlyArray<string>) => boolean
  readonly hasConsent: (matter: Matter, edition: string) => boolean
}

/** Who may bring a text before the municipal council. */
const authorities = ["mayor", "alderman", "college"]

export const council: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { referrals: {}, reactions: {} },

  decide: (command, { reactions, referrals }, { actor, hasConsent, holds, isOutside }) => {
    const referral = "referral" in command ? referrals[command.referral] : undefined
    return Command.match(command, {
      PlanReferral: (asked) =>
        under(
          terms.PlanReferral,
          { isNew: referral === undefined, isOutside: isOutside(asked.to) },
          renamed("ReferralPlanned", asked)
        ),
      ReferToCouncil: (asked) =>
        under(
          terms.ReferToCouncil,
          {
            role: actor.role,
            by: asked.by,
            isHeld: holds(asked.by, authorities) && (actor.person === undefined || actor.person === asked.by),
            referralStage: referral?.stage,
            isSameMatter: referral?.matter === keyOf(asked.of),
            hasAuthority: authorities.includes(actor.role),
            hasConsent: hasConsent(asked.of, asked.edition)
          },
          renamed("ReferredToCouncil", asked)
        ),
      RecordExternalReaction: (asked) =>
        under(
          terms.RecordExternalReaction,
          {
            isNew: !(asked.reaction in reactions),
            hasReferral: asked.referral !== undefined,
            referralStage: referral?.stage
          },
          renamed("ExternalReactionReceived", asked)
        ),
      ProcessExternalReaction: (asked) => {
        const reaction = reactions[asked.reaction]
        return under(
          terms.ProcessExternalReaction,
          {
            isWaiting: reaction !== undefined && !reaction.isProcessed,
            isOfReferral: asked.referral === undefined || asked.referral === reaction?.referral,
            hasPlace: asked.processedIn !== undefined,
            hasReason: (asked.waivedBecause ?? "").trim() !== ""
          },
          renamed("ExternalReactionProcessed", asked)
        )
      },
      RecordFunding: (asked) => under(terms.RecordFunding, {}, renamed("FundingGranted", asked))
    })
  },

  evolve: ({ reactions, referrals }, event) => {
    Event.match(event, {
      ReferralPlanned: ({ of, referral }) => {
        referrals[referral] = { matter: keyOf(of), stage: "planned" }
      },
      ReferredToCouncil: ({ referral }) => {
        const planned = referrals[referral]
        if (planned) planned.stage = "referred"
      },
      ExternalReactionReceived: ({ reaction, referral }) => {
        reactions[reaction] = { referral, isProcessed: false }
      },
      ExternalReactionProcessed: ({ reaction, referral }) => {
        const received = reactions[reaction]
        if (received) received.isProcessed = true
        const closed = referral === undefined ? undefined : referrals[referral]
        if (closed) closed.stage = "closed"
      },
      FundingGranted: () => {}
    })
  },

  asked: Event.match({
    ReferralPlanned: (event) => renamed("PlanReferral", event),
    ReferredToCouncil: (event) => renamed("ReferToCouncil", event),
    ExternalReactionReceived: (event) => renamed("RecordExternalReaction", event),
    ExternalReactionProcessed: (event) => renamed("ProcessExternalReaction", event),
    FundingGranted: (event) => renamed("RecordFunding", event)
  })
}
