/** Coalitions: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import type { CoalitionId, NominationId, OrganisationId } from "../kernel/names.ts"
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
  LaunchCoalition: fieldsOf(events.CoalitionLaunched),
  SetCoalitionGoal: fieldsOf(events.CoalitionGoalSet),
  ExpressInterest: fieldsOf(events.InterestExpressed),
  RequestParticipation: fieldsOf(events.ParticipationRequested),
  NominateParty: fieldsOf(events.PartyNominated),
  CloseNomination: fieldsOf(events.NominationClosed),
  PlanInvolvement: fieldsOf(events.InvolvementPlanned),
  JoinCoalition: fieldsOf(events.CoalitionJoined),
  ActivateCoalition: fieldsOf(events.CoalitionActivated),
  LeaveCoalition: fieldsOf(events.CoalitionLeft)
})
export type Command = typeof Command.Type

export interface Nomination {
  readonly organisation: OrganisationId | undefined
  readonly isOpen: boolean
}

export interface Coalition {
  readonly hasGoal: boolean
  readonly isActive: boolean
  readonly parties: Readonly<Record<OrganisationId, true>>
  readonly nominations: Readonly<Record<NominationId, Nomination>>
  /** The groups that are to be involved, and whether that was arranged or explained. */
  readonly groups: ReadonlyArray<{ readonly group: string; readonly isSettled: boolean }>
}
export type State = Readonly<Record<CoalitionId, Coalition>>

/** What this room asks of the outside: who asks, and who represents whom. */
export interface Situation {
  readonly actor: Actor
  readonly represents: Represents
}

export const coalitions: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: {},

  decide: (command, state, { actor, represents }) => {
    const coalition = state[command.coalition]
    const isKnown = coalition !== undefined
    const hasJoined = (organisation: OrganisationId) => coalition?.parties[organisation] ?? false
    return Command.match(command, {
      LaunchCoalition: (asked) => {
        const hasTheme = asked.theme.trim() !== ""
        return under(
          terms.LaunchCoalition,
          { ...speaking(asked.by, asked.person, actor, represents), isNew: !isKnown, hasTheme },
          renamed("CoalitionLaunched", asked)
        )
      },
      SetCoalitionGoal: (asked) => under(terms.SetCoalitionGoal, { isKnown }, renamed("CoalitionGoalSet", asked)),
      ExpressInterest: (asked) =>
        under(
          terms.ExpressInterest,
          {
            ...speaking(asked.organisation, undefined, actor, represents),
            isKnown,
            hasJoined: hasJoined(asked.organisation)
          },
          renamed("InterestExpressed", asked)
        ),
      RequestParticipation: (asked) =>
        under(terms.RequestParticipation, { isKnown }, renamed("ParticipationRequested", asked)),
      NominateParty: (asked) =>
        under(
          terms.NominateParty,
          { isKnown, isNewNomination: !(asked.nomination in (coalition?.nominations ?? {})) },
          renamed("PartyNominated", asked)
        ),
      CloseNomination: (asked) =>
        under(
          terms.CloseNomination,
          { isOpen: coalition?.nominations[asked.nomination]?.isOpen ?? false, hasReason: asked.reason.trim() !== "" },
          renamed("NominationClosed", asked)
        ),
      PlanInvolvement: (asked) =>
        under(
          terms.PlanInvolvement,
          { isKnown, stage: asked.stage, hasReason: (asked.reason ?? "").trim() !== "" },
          renamed("InvolvementPlanned", asked)
        ),
      JoinCoalition: (asked) =>
        under(
          terms.JoinCoalition,
          {
            ...speaking(asked.organisation, asked.by, actor, represents),
            isKnown,
            hasJoined: hasJoined(asked.organisation)
          },
          renamed("CoalitionJoined", asked)
        ),
      ActivateCoalition: (asked) =>
        under(
          terms.ActivateCoalition,
          {
            isExploring: isKnown && !coalition.isActive,
            hasGoal: coalition?.hasGoal ?? false,
            parties: Object.keys(coalition?.parties ?? {}).length,
            unsettledGroups: (coalition?.groups ?? []).filter(({ isSettled }) => !isSettled).length
          },
          renamed("CoalitionActivated", asked)
        ),
      LeaveCoalition: (asked) =>
        under(
          terms.LeaveCoalition,
          { ...speaking(asked.organisation, undefined, actor, represents), hasJoined: hasJoined(asked.organisation) },
          renamed("CoalitionLeft", asked)
        )
    })
  },

  evolve: (coalitions, event) => {
    const coalition = coalitions[event.coalition]
    Event.match(event, {
      CoalitionLaunched: ({ coalition: id }) => {
        coalitions[id] = { hasGoal: false, isActive: false, parties: {}, nominations: {}, groups: [] }
      },
      CoalitionGoalSet: () => {
        if (coalition) coalition.hasGoal = true
      },
      InterestExpressed: () => {},
      ParticipationRequested: () => {},
      PartyNominated: ({ nomination, party }) => {
        const organisation = "organisation" in party ? party.organisation : undefined
        if (coalition) coalition.nominations[nomination] = { organisation, isOpen: true }
      },
      NominationClosed: ({ nomination }) => {
        const nominated = coalition?.nominations[nomination]
        if (nominated) nominated.isOpen = false
      },
      InvolvementPlanned: ({ group, stage }) => {
        if (coalition === undefined) return
        const isSettled = stage !== "intended"
        const planned = coalition.groups.find((one) => one.group === group)
        if (planned) planned.isSettled = isSettled
        else coalition.groups.push({ group, isSettled })
      },
      CoalitionJoined: ({ organisation }) => {
        if (coalition === undefined) return
        coalition.parties[organisation] = true
        for (const nominated of Object.values(coalition.nominations)) {
          if (nominated.organisation === organisation) nominated.isOpen = false
        }
      },
      CoalitionActivated: () => {
        if (coalition) coalition.isActive = true
      },
      CoalitionLeft: ({ organisation }) => {
        if (coalition) delete coalition.parties[organisation]
      }
    })
  },

  asked: Event.match({
    CoalitionLaunched: (event) => renamed("LaunchCoalition", event),
    CoalitionGoalSet: (event) => renamed("SetCoalitionGoal", event),
    InterestExpressed: (event) => renamed("ExpressInterest", event),
    ParticipationRequested: (event) => renamed("RequestParticipation", event),
    PartyNominated: (event) => renamed("NominateParty", event),
    NominationClosed: (event) => renamed("CloseNomination", event),
    InvolvementPlanned: (event) => renamed("PlanInvolvement", event),
    CoalitionJoined: (event) => renamed("JoinCoalition", event),
    CoalitionActivated: (event) => renamed("ActivateCoalition", event),
    CoalitionLeft: (event) => renamed("LeaveCoalition", event)
  })
}
