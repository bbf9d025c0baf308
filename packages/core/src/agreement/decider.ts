/** Agreement: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import {
  type DecisionId,
  keyOf,
  type Matter,
  type ObjectionId,
  type OrganisationId,
  type PersonId,
  type RoundId
} from "../kernel/names.ts"
import { type DecisionKind, type Place, type Represents, type Round, type Sittings, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { Event, filing } from "./events.ts"
import { type ObjectionStage, type RoundStage, terms, type VersionStage } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const kinds = Event.cases

export const Command = Schema.TaggedUnion({
  EndorseDirection: fieldsOf(kinds.DirectionEndorsed),
  DeclareSupport: fieldsOf(kinds.SupportDeclared),
  GiveCommitment: fieldsOf(kinds.CommitmentGiven),
  OpenObjectionRound: fieldsOf(kinds.ObjectionRoundOpened),
  RaiseObjection: fieldsOf(kinds.ObjectionRaised),
  ResolveObjection: fieldsOf(kinds.ObjectionResolved),
  CloseObjectionRound: fieldsOf(kinds.ObjectionRoundClosed),
  ConcludeConsent: fieldsOf(kinds.ConsentReached)
})
export type Command = typeof Command.Type

export interface Objection {
  readonly organisation: OrganisationId
  readonly stage: ObjectionStage
}

export interface Held {
  readonly matter: Matter
  readonly edition: string
  readonly entitled: "members" | "signatories"
  readonly stage: RoundStage
  readonly objections: Readonly<Record<ObjectionId, Objection>>
}

export interface State {
  readonly rounds: Readonly<Record<RoundId, Held>>
  /** Every decision by its kind, so that none changes it. */
  readonly decisions: Readonly<Record<DecisionId, DecisionKind>>
  /** The rounds that ended in consent. */
  readonly consents: Readonly<Record<RoundId, true>>
}

/** What this room asks of the outside: who asks, the meetings, the members, and the texts. */
export interface Situation {
  readonly actor: Actor
  readonly sitting: Sittings
  readonly isMember: (organisation: OrganisationId) => boolean
  readonly isSignatory: (organisation: OrganisationId) => boolean
  readonly represents: Represents
  /** Whether whoever asks chairs, and does so in their own name. */
  readonly isChair: boolean
  /** Whether a decision of this id was taken next door. */
  readonly isTaken: (decision: DecisionId) => boolean
  /** The text of a matter as it is now, where the alliance keeps it. */
  readonly editionOf: (matter: Matter) => string | undefined
  /** How the version stands that this matter is, or that its programme is at. */
  readonly versionStage: (matter: Matter) => VersionStage | undefined
}

/** How a round stands, as rules look at it. */
export const roundOf = ({ rounds }: State, id: RoundId, editionOf: (matter: Matter) => string | undefined): Round => {
  const round = rounds[id]
  const stages = Object.values(round?.objections ?? {}).map(({ stage }) => stage)
  return {
    roundStage: round?.stage,
    openObjections: stages.filter((stage) => stage === "open").length,
    wasAmended: stages.includes("amended"),
    edition: round?.edition,
    currentEdition: round && editionOf(round.matter)
  }
}

/** Whether a round on exactly this text of the matter ended in consent. */
export const hasConsentOn = ({ consents, rounds }: State, matter: Matter, edition: string): boolean =>
  Object.entries(rounds).some(
    ([round, held]) => round in consents && held.edition === edition && keyOf(held.matter) === keyOf(matter)
  )

export const agreement: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { rounds: {}, decisions: {}, consents: {} },

  decide: (
    command,
    state,
    { actor, editionOf, isChair, isMember, isSignatory, isTaken, represents, sitting, versionStage }
  ) => {
    const isFree = (decision: DecisionId) => state.decisions[decision] === undefined && !isTaken(decision)
    const isNew = !("decision" in command) || isFree(command.decision)
    const decided = <Kind extends DecisionKind>(kind: Kind, asked: Place & { readonly matter: Matter }) => ({
      ...sitting(kind, asked, asked.matter),
      kind,
      isNew
    })
    return Command.match(command, {
      EndorseDirection: (asked) => {
        const { kind, id } = asked.matter
        return under(
          terms.EndorseDirection,
          {
            ...decided("direction", asked),
            isProgramme: kind === "programme" || kind === "version",
            versionStage: versionStage({ kind, id })
          },
          renamed("DirectionEndorsed", asked)
        )
      },
      DeclareSupport: (asked) =>
        under(terms.DeclareSupport, decided("support", asked), renamed("SupportDeclared", asked)),
      GiveCommitment: (asked) => {
        const { voice } = asked
        const [organisation, person] = "person" in voice ? [voice.for, voice.person] : []
        return under(
          terms.GiveCommitment,
          {
            ...decided("commitment", asked),
            ...speaking(organisation, person, actor, represents)
          },
          renamed("CommitmentGiven", asked)
        )
      },
      OpenObjectionRound: (asked) =>
        under(
          terms.OpenObjectionRound,
          {
            ...sitting("consent", asked, asked.matter),
            isNewRound: !(asked.round in state.rounds),
            edition: asked.edition,
            currentEdition: editionOf(asked.matter)
          },
          renamed("ObjectionRoundOpened", asked)
        ),
      RaiseObjection: (asked) => {
        const round = state.rounds[asked.round]
        return under(
          terms.RaiseObjection,
          {
            ...speaking(asked.organisation, asked.by, actor, represents),
            roundStage: round?.stage,
            isEntitled: (round?.entitled === "signatories" ? isSignatory : isMember)(asked.organisation),
            hasReason: asked.reason.trim() !== "",
            isNewObjection: !(asked.objection in (round?.objections ?? {}))
          },
          renamed("ObjectionRaised", asked)
        )
      },
      ResolveObjection: (asked) => {
        const objection = state.rounds[asked.round]?.objections[asked.objection]
        const isByOwner = (person: PersonId) => objection !== undefined && represents(objection.organisation, person)
        return under(
          terms.ResolveObjection,
          {
            objectionStage: objection?.stage,
            how: asked.how,
            isByOwner: isByOwner(asked.by),
            isByChair: isChair && (actor.person === undefined || actor.person === asked.by),
            hasNewText: (asked.edition ?? "").trim() !== "",
            hasReason: (asked.reason ?? "").trim() !== ""
          },
          renamed("ObjectionResolved", asked)
        )
      },
      CloseObjectionRound: (asked) => {
        const round = state.rounds[asked.round]
        return under(
          terms.CloseObjectionRound,
          { roundStage: round?.stage, raised: asked.raised, recorded: Object.keys(round?.objections ?? {}).length },
          renamed("ObjectionRoundClosed", asked)
        )
      },
      ConcludeConsent: (asked) => {
        const round = state.rounds[asked.round]
        return under(
          terms.ConcludeConsent,
          {
            ...decided("consent", asked),
            ...roundOf(state, asked.round, editionOf),
            isSameMatter: round !== undefined && keyOf(round.matter) === keyOf(asked.matter)
          },
          renamed("ConsentReached", asked)
        )
      }
    })
  },

  evolve: ({ consents, decisions, rounds }, event) => {
    Event.match(event, {
      DirectionEndorsed: ({ decision }) => {
        decisions[decision] = "direction"
      },
      SupportDeclared: ({ decision }) => {
        decisions[decision] = "support"
      },
      CommitmentGiven: ({ decision }) => {
        decisions[decision] = "commitment"
      },
      ObjectionRoundOpened: ({ edition, entitled, matter, round }) => {
        rounds[round] = { matter: { ...matter }, edition, entitled, stage: "open", objections: {} }
      },
      ObjectionRaised: ({ objection, organisation, round }) => {
        const held = rounds[round]
        if (held) held.objections[objection] = { organisation, stage: "open" }
      },
      ObjectionResolved: ({ how, objection, round }) => {
        const raised = rounds[round]?.objections[objection]
        if (raised) raised.stage = how
      },
      ObjectionRoundClosed: ({ round }) => {
        const held = rounds[round]
        if (held) held.stage = "closed"
      },
      ConsentReached: ({ decision, round }) => {
        decisions[decision] = "consent"
        consents[round] = true
      }
    })
  },

  asked: Event.match({
    DirectionEndorsed: (event) => renamed("EndorseDirection", event),
    SupportDeclared: (event) => renamed("DeclareSupport", event),
    CommitmentGiven: (event) => renamed("GiveCommitment", event),
    ObjectionRoundOpened: (event) => renamed("OpenObjectionRound", event),
    ObjectionRaised: (event) => renamed("RaiseObjection", event),
    ObjectionResolved: (event) => renamed("ResolveObjection", event),
    ObjectionRoundClosed: (event) => renamed("CloseObjectionRound", event),
    ConsentReached: (event) => renamed("ConcludeConsent", event)
  })
}
