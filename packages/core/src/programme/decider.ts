/** Programme: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../kernel/event.ts"
import {
  type Day,
  type DecisionId,
  type GoalId,
  type IncorporationId,
  type Matter,
  type MeetingId,
  ProgrammeId,
  type RoundId,
  VersionId
} from "../kernel/names.ts"
import type { Round, Sittings } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { addDays, lastDay } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { type Stage, terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const kinds = Event.cases

export const Command = Schema.TaggedUnion({
  DraftProgrammeVersion: fieldsOf(kinds.ProgrammeVersionDrafted),
  ShareProgrammeVersion: fieldsOf(kinds.ProgrammeVersionShared),
  FinaliseProgrammeVersion: fieldsOf(kinds.ProgrammeVersionFinalised),
  ScheduleAdoption: fieldsOf(kinds.AdoptionScheduled),
  PledgeIncorporation: fieldsOf(kinds.IncorporationPledged),
  SettleIncorporation: fieldsOf(kinds.IncorporationSettled),
  AdoptProgramme: fieldsOf(kinds.ProgrammeAdopted),
  ReviseProgramme: fieldsOf(kinds.ProgrammeRevised),
  SetGoal: fieldsOf(kinds.GoalSet),
  MeasureGoal: fieldsOf(kinds.GoalMeasured)
})
export type Command = typeof Command.Type

export interface Version {
  readonly programme: ProgrammeId
  readonly number: number
  readonly completeness: number | undefined
  readonly stage: Stage
  /** The last day on which it can have been shared. */
  readonly sharedBy: Day | undefined
}

export interface Programme {
  readonly latest: VersionId | undefined
  readonly adopted: VersionId | undefined
  readonly adoptionAt: MeetingId | undefined
  readonly incorporations: Readonly<Record<IncorporationId, "pledged" | "settled">>
}

export interface State {
  readonly programmes: Readonly<Record<ProgrammeId, Programme>>
  readonly versions: Readonly<Record<VersionId, Version>>
  readonly goals: Readonly<Record<GoalId, true>>
  /** The decisions by which a programme was adopted. */
  readonly adoptions: Readonly<Record<DecisionId, true>>
}

/** What this room asks of the outside: who asks, the meetings, the feedback and the consent next door. */
export interface Situation {
  /** Whether whoever asks works in the programme office or its team. */
  readonly isOffice: boolean
  readonly sitting: Sittings
  readonly noticeDays: number
  readonly dayOfMeeting: (meeting: MeetingId | undefined) => Day | undefined
  readonly feedbackOn: (programme: ProgrammeId) => { readonly openWindows: number; readonly unanswered: number }
  readonly round: (round: RoundId) => Round
  /** Whether that round, on exactly this version, ended in consent. */
  readonly isConsentOn: (round: RoundId, version: VersionId) => boolean
  readonly isConsent: (decision: DecisionId) => boolean
  readonly isDecision: (decision: DecisionId) => boolean
}

const blank: Programme = { latest: undefined, adopted: undefined, adoptionAt: undefined, incorporations: {} }

/** The version a matter is, or that its programme is at. */
const versionOf = ({ programmes, versions }: State, { id, kind }: Matter): [VersionId, Version] | undefined => {
  const version =
    kind === "version"
      ? VersionId.make(id)
      : kind === "programme"
        ? programmes[ProgrammeId.make(id)]?.latest
        : undefined
  const known = version === undefined ? undefined : versions[version]
  return version === undefined || known === undefined ? undefined : [version, known]
}

/** The fixed text of a programme or version is the version itself. */
export const editionOf = (state: State, matter: Matter): VersionId | undefined => versionOf(state, matter)?.[0]

/** How the version stands that this matter is, or that its programme is at. */
export const stageOf = (state: State, matter: Matter): Stage | undefined => versionOf(state, matter)?.[1].stage

const openIn = ({ incorporations }: Programme) =>
  Object.values(incorporations).filter((stage) => stage === "pledged").length

export const programme: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { programmes: {}, versions: {}, goals: {}, adoptions: {} },

  decide: (command, { adoptions, goals, programmes, versions }, situation) => {
    const { dayOfMeeting, feedbackOn, isConsent, isConsentOn, isDecision, isOffice, noticeDays, round, sitting } =
      situation
    const known = "programme" in command ? programmes[command.programme] : undefined
    const own = known ?? blank
    const version = "version" in command ? versions[command.version] : undefined
    const stage = "programme" in command && version?.programme !== command.programme ? undefined : version?.stage
    const openIncorporations = openIn(own)
    return Command.match(command, {
      DraftProgrammeVersion: (asked) => {
        const last = own.latest === undefined ? undefined : versions[own.latest]
        const lastCompleteness = last?.stage === "adopted" ? undefined : last?.completeness
        const { completeness, number } = asked
        return under(
          terms.DraftProgrammeVersion,
          {
            isNewVersion: version === undefined,
            number,
            nextNumber: (last?.number ?? 0) + 1,
            completeness,
            lastCompleteness
          },
          renamed("ProgrammeVersionDrafted", asked)
        )
      },
      ShareProgrammeVersion: (asked) =>
        under(terms.ShareProgrammeVersion, { stage }, renamed("ProgrammeVersionShared", asked)),
      FinaliseProgrammeVersion: (asked) =>
        under(
          terms.FinaliseProgrammeVersion,
          { stage, openIncorporations },
          renamed("ProgrammeVersionFinalised", asked)
        ),
      ScheduleAdoption: (asked) => {
        const matter = { kind: "programme", id: asked.programme }
        return under(terms.ScheduleAdoption, sitting("planning", asked, matter), renamed("AdoptionScheduled", asked))
      },
      PledgeIncorporation: (asked) =>
        under(
          terms.PledgeIncorporation,
          { ...sitting("incorporation", asked, asked.of), isPledged: asked.incorporation in own.incorporations },
          renamed("IncorporationPledged", asked)
        ),
      SettleIncorporation: (asked) =>
        under(
          terms.SettleIncorporation,
          {
            isPledged: asked.incorporation in own.incorporations,
            isSettled: own.incorporations[asked.incorporation] === "settled",
            hasPassage: (asked.passage ?? "").trim() !== "" && stage !== undefined,
            hasReason: (asked.waivedBecause ?? "").trim() !== ""
          },
          renamed("IncorporationSettled", asked)
        ),
      AdoptProgramme: (asked) => {
        const on = dayOfMeeting(asked.meeting)
        return under(
          terms.AdoptProgramme,
          {
            ...sitting("adoption", asked, { kind: "programme", id: asked.programme }),
            ...round(asked.round),
            ...feedbackOn(asked.programme),
            kind: "adoption" as const,
            isNew: !isDecision(asked.decision) && !(asked.decision in adoptions),
            announcedFor: own.adoptionAt,
            stage,
            discusses: asked.version,
            sharedBy: version?.sharedBy,
            shareBy: on && addDays(on, -noticeDays),
            openIncorporations,
            hasConsent: isConsentOn(asked.round, asked.version)
          },
          renamed("ProgrammeAdopted", asked)
        )
      },
      ReviseProgramme: (asked) =>
        under(
          terms.ReviseProgramme,
          {
            isAdopted: own.adopted !== undefined,
            level: asked.level,
            isOffice,
            hasDecision: asked.decision !== undefined && isConsent(asked.decision)
          },
          renamed("ProgrammeRevised", asked)
        ),
      SetGoal: (asked) => under(terms.SetGoal, {}, renamed("GoalSet", asked)),
      MeasureGoal: (asked) => under(terms.MeasureGoal, { isSet: asked.goal in goals }, renamed("GoalMeasured", asked))
    })
  },

  evolve: ({ adoptions, goals, programmes, versions }, event) => {
    const own = (id: ProgrammeId) => (programmes[id] ??= { ...blank, incorporations: {} })
    Event.match(event, {
      ProgrammeVersionDrafted: ({ completeness, number, programme, version }) => {
        const { latest } = own(programme)
        const last = latest === undefined ? undefined : versions[latest]
        // A version that states no completeness is not less finished than the one before it.
        const reached = completeness ?? (last?.stage === "adopted" ? undefined : last?.completeness)
        own(programme).latest = version
        versions[version] = { programme, number, completeness: reached, stage: "drafted", sharedBy: undefined }
      },
      ProgrammeVersionShared: ({ shared, version }) => {
        const known = versions[version]
        if (known === undefined) return
        known.stage = "shared"
        known.sharedBy = lastDay(shared)
      },
      ProgrammeVersionFinalised: ({ version }) => {
        const known = versions[version]
        if (known) known.stage = "final"
      },
      AdoptionScheduled: ({ adoptionAt, programme }) => {
        own(programme).adoptionAt = adoptionAt
      },
      IncorporationPledged: ({ incorporation, programme }) => {
        own(programme).incorporations[incorporation] = "pledged"
      },
      IncorporationSettled: ({ incorporation, programme }) => {
        own(programme).incorporations[incorporation] = "settled"
      },
      ProgrammeAdopted: ({ decision, programme, version }) => {
        adoptions[decision] = true
        own(programme).adopted = version
        const known = versions[version]
        if (known) known.stage = "adopted"
      },
      ProgrammeRevised: () => {},
      GoalSet: ({ goal }) => {
        goals[goal] = true
      },
      GoalMeasured: () => {}
    })
  },

  asked: Event.match({
    ProgrammeVersionDrafted: (event) => renamed("DraftProgrammeVersion", event),
    ProgrammeVersionShared: (event) => renamed("ShareProgrammeVersion", event),
    ProgrammeVersionFinalised: (event) => renamed("FinaliseProgrammeVersion", event),
    AdoptionScheduled: (event) => renamed("ScheduleAdoption", event),
    IncorporationPledged: (event) => renamed("PledgeIncorporation", event),
    IncorporationSettled: (event) => renamed("SettleIncorporation", event),
    ProgrammeAdopted: (event) => renamed("AdoptProgramme", event),
    ProgrammeRevised: (event) => renamed("ReviseProgramme", event),
    GoalSet: (event) => renamed("SetGoal", event),
    GoalMeasured: (event) => renamed("MeasureGoal", event)
  })
}
