/** Membership: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import type { Day, OrganisationId, PactId, PersonId } from "../kernel/names.ts"
import { type Place, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { firstDay, lastDay } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { MemberWelcomed, MemberWithdrawn, OrganisationProfiled, PactSigned, RepresentativeDesignated } = Event.cases

export const Command = Schema.TaggedUnion({
  ProfileOrganisation: fieldsOf(OrganisationProfiled),
  WelcomeMember: fieldsOf(MemberWelcomed),
  SignPact: fieldsOf(PactSigned),
  WithdrawMember: fieldsOf(MemberWithdrawn),
  DesignateRepresentative: fieldsOf(RepresentativeDesignated)
})
export type Command = typeof Command.Type

/** Since when, and up to which day, somebody represents; open where it is not known or not ended. */
export interface Term {
  readonly from: Day | undefined
  readonly until: Day | undefined
  /** Whether somebody took over, also where no day was said. */
  readonly isReplaced: boolean
}

/** Where an organisation stands: welcomed is not yet signed. */
export interface Member {
  readonly isProfiled: boolean
  readonly welcomed: boolean
  readonly signed: boolean
  readonly leavesOn: Day | undefined
  readonly representatives: Readonly<Record<PersonId, Term>>
}
export type State = Readonly<Record<OrganisationId, Member>>

/** What this room asks of the outside: the day, who asks, the pact, the meetings, and who was introduced. */
export interface Situation {
  readonly today: Day
  readonly actor: Actor
  readonly pact: PactId | undefined
  readonly isInOpenMeeting: (place: Place) => boolean
  readonly isIntroduced: (person: PersonId) => boolean
}

const stranger: Member = {
  isProfiled: false,
  welcomed: false,
  signed: false,
  leavesOn: undefined,
  representatives: {}
}

const hasLeft = ({ leavesOn }: Member, day: Day): boolean => leavesOn !== undefined && leavesOn <= day

/** Whether the organisation was welcomed or has signed, and has not left. */
export const isMember = (state: State, organisation: OrganisationId, day: Day): boolean => {
  const member = state[organisation] ?? stranger
  return (member.welcomed || member.signed) && !hasLeft(member, day)
}

/** Whether the organisation has signed and has not left. */
export const isSignatory = (state: State, organisation: OrganisationId, day: Day): boolean => {
  const member = state[organisation] ?? stranger
  return member.signed && !hasLeft(member, day)
}

/** Whether the person represents the organisation on that day: from the first day included, to the last excluded. */
export const represents = (state: State, organisation: OrganisationId, person: PersonId, day: Day): boolean => {
  const term = state[organisation]?.representatives[person]
  return (
    term !== undefined &&
    (term.from === undefined || term.from <= day) &&
    (term.until === undefined ? !term.isReplaced : day < term.until)
  )
}

export const membership: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: {},

  decide: (command, state, { actor, isInOpenMeeting, isIntroduced, pact, today }) => {
    const { organisation } = command
    const member = state[organisation] ?? stranger
    const returns = hasLeft(member, today)
    const isLeaving = member.leavesOn !== undefined && !returns
    const isRepresentedBy = (person: PersonId) => represents(state, organisation, person, today)
    const spokenBy = (by?: PersonId) => speaking(organisation, by, actor, (_, person) => isRepresentedBy(person))
    const { isProfiled } = member
    return Command.match(command, {
      ProfileOrganisation: (asked) => under(terms.ProfileOrganisation, {}, renamed("OrganisationProfiled", asked)),
      WelcomeMember: (asked) =>
        under(
          terms.WelcomeMember,
          {
            organisation,
            isProfiled,
            wasWelcomed: member.welcomed && !returns,
            isLeaving,
            isInOpenMeeting: isInOpenMeeting(asked),
            isRepresented: isRepresentedBy(asked.representative)
          },
          renamed("MemberWelcomed", asked)
        ),
      SignPact: (asked) =>
        under(
          terms.SignPact,
          {
            ...spokenBy(asked.signedBy),
            isProfiled,
            hasSigned: member.signed && !returns,
            isLeaving,
            isThisPact: asked.pact === pact
          },
          renamed("PactSigned", asked)
        ),
      WithdrawMember: (asked) =>
        under(
          terms.WithdrawMember,
          {
            ...spokenBy(),
            from: asked.from,
            isMember: isMember(state, organisation, today) && member.leavesOn === undefined,
            today
          },
          renamed("MemberWithdrawn", asked)
        ),
      DesignateRepresentative: (asked) =>
        under(
          terms.DesignateRepresentative,
          { ...spokenBy(), isProfiled, person: asked.person, isIntroduced: isIntroduced(asked.person) },
          renamed("RepresentativeDesignated", asked)
        )
    })
  },

  evolve: (members, event) => {
    members[event.organisation] ??= { ...stranger, representatives: {} }
    const member = members[event.organisation]
    if (member === undefined) return
    Event.match(event, {
      OrganisationProfiled: () => {
        member.isProfiled = true
      },
      MemberWelcomed: () => {
        comesBack(member)
        member.welcomed = true
      },
      PactSigned: () => {
        comesBack(member)
        member.signed = true
      },
      MemberWithdrawn: ({ from }) => {
        member.leavesOn = from
      },
      RepresentativeDesignated: ({ from, person, replaces }) => {
        const replaced = replaces === undefined ? undefined : member.representatives[replaces]
        if (replaced !== undefined) {
          replaced.until = firstDay(from) ?? lastDay(from)
          replaced.isReplaced = true
        }
        member.representatives[person] = { from: firstDay(from), until: undefined, isReplaced: false }
      }
    })
  },

  asked: Event.match({
    OrganisationProfiled: (event) => renamed("ProfileOrganisation", event),
    MemberWelcomed: (event) => renamed("WelcomeMember", event),
    PactSigned: (event) => renamed("SignPact", event),
    MemberWithdrawn: (event) => renamed("WithdrawMember", event),
    RepresentativeDesignated: (event) => renamed("DesignateRepresentative", event)
  })
}

/** Whoever comes back after leaving begins anew: an old signature does not count again. */
const comesBack = (member: { welcomed: boolean; signed: boolean; leavesOn: Day | undefined }) => {
  if (member.leavesOn === undefined) return
  member.welcomed = false
  member.signed = false
  member.leavesOn = undefined
}
