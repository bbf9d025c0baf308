/** What was brought before the municipal council, what came back, and what was done with it? */
import { Event as Council } from "../council/events.ts"
import { type BodyId, keyOf, type Outsider, type ReactionId, type ReferralId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { type Ground, onGroundOf } from "./ground.ts"

export interface Referral extends Ground {
  /** What it is about, `advice:residents`. */
  readonly matter: string
  readonly to: BodyId
  readonly stage: "planned" | "referred" | "closed"
  readonly edition: string | undefined
}

export interface Reaction extends Ground {
  readonly kind: "response" | "question" | "appraisal"
  readonly from: Outsider
  readonly about: string
  readonly text: string
  readonly referral: ReferralId | undefined
  /** Where it was processed, or why not; neither while it waits. */
  readonly processedIn: string | undefined
  readonly waivedBecause: string | undefined
}

/** One stream of money; streams are shown side by side and never added up. */
export interface Stream extends Ground {
  readonly from: Outsider
  readonly cents: number
  readonly isAbout: boolean
  readonly purpose: string
  readonly claimedBy: string
}

export interface CouncilBook {
  readonly referrals: Readonly<Record<ReferralId, Referral>>
  readonly reactions: Readonly<Record<ReactionId, Reaction>>
  readonly funding: ReadonlyArray<Stream>
}

export const council: View<CouncilBook, Council> = {
  name: "council",
  version: 1,
  Event: Council,
  initial: { referrals: {}, reactions: {}, funding: [] },
  evolve: ({ funding, reactions, referrals }, event, recorded) => {
    const ground = onGroundOf(recorded)
    Council.match(event, {
      ReferralPlanned: ({ of, referral, to }) => {
        referrals[referral] = { matter: keyOf(of), to, stage: "planned", edition: undefined, ...ground }
      },
      ReferredToCouncil: ({ edition, referral }) => {
        const planned = referrals[referral]
        if (planned === undefined) return
        planned.stage = "referred"
        planned.edition = edition
        planned.because.push(recorded.id)
      },
      ExternalReactionReceived: ({ about, from, kind, reaction, referral, text }) => {
        reactions[reaction] = {
          kind,
          from: { ...from },
          about: keyOf(about),
          text,
          referral,
          processedIn: undefined,
          waivedBecause: undefined,
          ...ground
        }
      },
      ExternalReactionProcessed: ({ processedIn, reaction, referral, waivedBecause }) => {
        const received = reactions[reaction]
        if (received) {
          received.processedIn = processedIn && keyOf(processedIn)
          received.waivedBecause = waivedBecause
          received.because.push(recorded.id)
        }
        const closed = referral === undefined ? undefined : referrals[referral]
        if (closed === undefined) return
        closed.stage = "closed"
        closed.because.push(recorded.id)
      },
      FundingGranted: ({ amount, claimedBy, from, purpose }) => {
        const isAbout = amount.about ?? false
        funding.push({ from: { ...from }, cents: amount.cents, isAbout, purpose, claimedBy, ...ground })
      }
    })
  }
}
