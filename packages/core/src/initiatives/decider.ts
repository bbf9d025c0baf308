/** Initiatives: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import type { Day, DecisionId, FrameworkId, InitiativeId, PersonId } from "../kernel/names.ts"
import { type Represents, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { lastDay } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { type Outcome, terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  EstablishAssessmentFramework: fieldsOf(events.AssessmentFrameworkEstablished),
  ProposeInitiative: fieldsOf(events.InitiativeProposed),
  AssessInitiative: fieldsOf(events.InitiativeAssessed),
  StartInitiativePhase: fieldsOf(events.InitiativePhaseStarted),
  CompleteInitiativePhase: fieldsOf(events.InitiativePhaseCompleted),
  LetGoInitiative: fieldsOf(events.InitiativeLetGo)
})
export type Command = typeof Command.Type

export interface Initiative {
  readonly isOwnedByResidents: boolean
  readonly outcome: Outcome | undefined
  /** The phase that runs now, and the last that was completed; 0 before the first. */
  readonly running: number | undefined
  readonly completed: number
  readonly isLetGo: boolean
  /** The residents' decisions that a step was taken on: each carries one step. */
  readonly carried: Readonly<Record<DecisionId, true>>
}

export interface State {
  readonly frameworks: ReadonlyArray<{ readonly framework: FrameworkId; readonly from: Day | undefined }>
  readonly initiatives: Readonly<Record<InitiativeId, Initiative>>
}

/** What this room asks of the outside: the day, who asks, who represents whom, and the residents next door. */
export interface Situation {
  readonly today: Day
  readonly actor: Actor
  readonly represents: Represents
  readonly isResident: (person: PersonId) => boolean
  /** Whether residents decided so about this initiative. */
  readonly isResidentsDecision: (
    decision: DecisionId,
    initiative: InitiativeId,
    purposes: ReadonlyArray<"takeUp" | "change" | "apply" | "giveBack">
  ) => boolean
}

/** The framework in force on a day: the last one that counts from that day or before. */
const inForceOn = ({ frameworks }: State, day: Day): FrameworkId | undefined =>
  frameworks.findLast(({ from }) => from === undefined || from <= day)?.framework

export const initiatives: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { frameworks: [], initiatives: {} },

  decide: (command, state, { actor, isResident, isResidentsDecision, represents, today }) => {
    const known = "initiative" in command ? state.initiatives[command.initiative] : undefined
    const isRunning = known !== undefined && !known.isLetGo
    const steps = ["takeUp", "change", "apply"] as const
    const byResidents = (
      { decision, initiative }: { readonly decision?: DecisionId; readonly initiative: InitiativeId },
      purposes: ReadonlyArray<(typeof steps)[number] | "giveBack"> = steps
    ) => ({
      isOwnedByResidents: known?.isOwnedByResidents ?? false,
      isDecidedByResidents:
        decision !== undefined &&
        !(decision in (known?.carried ?? {})) &&
        isResidentsDecision(decision, initiative, purposes)
    })
    return Command.match(command, {
      EstablishAssessmentFramework: (asked) =>
        under(
          terms.EstablishAssessmentFramework,
          { isNew: state.frameworks.every(({ framework }) => framework !== asked.framework) },
          renamed("AssessmentFrameworkEstablished", asked)
        ),
      ProposeInitiative: (asked) => {
        const { by, mandate, succeeds } = asked
        const person = "person" in by ? by.person : undefined
        return under(
          terms.ProposeInitiative,
          {
            ...speaking("person" in by ? by.for : undefined, person, actor, represents),
            isNew: known === undefined,
            succeeds,
            wasLetGo: succeeds !== undefined && (state.initiatives[succeeds]?.isLetGo ?? false),
            isUnderMandate: mandate !== undefined,
            isByResident: "person" in by && by.for === undefined && isResident(by.person)
          },
          renamed("InitiativeProposed", asked)
        )
      },
      AssessInitiative: (asked) =>
        under(
          terms.AssessInitiative,
          {
            isWaiting: isRunning && (known.outcome === undefined || known.outcome === "later"),
            framework: asked.framework,
            inForce: inForceOn(state, today),
            outcome: asked.outcome,
            otherGrounds: asked.grounds.filter((ground) => ground !== "lackOfEvidence").length,
            hasQuestion: (asked.learningQuestion ?? "").trim() !== "",
            endsOn: asked.endsOn,
            today
          },
          renamed("InitiativeAssessed", asked)
        ),
      StartInitiativePhase: (asked) =>
        under(
          terms.StartInitiativePhase,
          {
            ...byResidents(asked),
            isRunning,
            outcome: known?.outcome,
            phase: asked.phase,
            next: known === undefined || known.running !== undefined ? undefined : known.completed + 1
          },
          renamed("InitiativePhaseStarted", asked)
        ),
      CompleteInitiativePhase: (asked) =>
        under(
          terms.CompleteInitiativePhase,
          { phase: asked.phase, running: known?.running, hasFindings: asked.findings.trim() !== "" },
          renamed("InitiativePhaseCompleted", asked)
        ),
      LetGoInitiative: (asked) =>
        under(
          terms.LetGoInitiative,
          { ...byResidents(asked, [...steps, "giveBack"]), isRunning, hasLesson: asked.lesson.trim() !== "" },
          renamed("InitiativeLetGo", asked)
        )
    })
  },

  evolve: ({ frameworks, initiatives }, event) => {
    Event.match(event, {
      AssessmentFrameworkEstablished: ({ framework, from }) => {
        frameworks.push({ framework, from: lastDay(from) })
      },
      InitiativeProposed: ({ initiative, ownership }) => {
        initiatives[initiative] = {
          isOwnedByResidents: ownership === "residents",
          outcome: undefined,
          running: undefined,
          completed: 0,
          isLetGo: false,
          carried: {}
        }
      },
      InitiativeAssessed: ({ initiative, outcome }) => {
        const known = initiatives[initiative]
        if (known) known.outcome = outcome
      },
      InitiativePhaseStarted: ({ decision, initiative, phase }) => {
        const known = initiatives[initiative]
        if (known === undefined) return
        known.running = phase
        if (decision !== undefined) known.carried[decision] = true
      },
      InitiativePhaseCompleted: ({ initiative, phase }) => {
        const known = initiatives[initiative]
        if (known === undefined) return
        known.running = undefined
        known.completed = phase
      },
      InitiativeLetGo: ({ initiative }) => {
        const known = initiatives[initiative]
        if (known === undefined) return
        known.isLetGo = true
        known.running = undefined
      }
    })
  },

  asked: Event.match({
    AssessmentFrameworkEstablished: (event) => renamed("EstablishAssessmentFramework", event),
    InitiativeProposed: (event) => renamed("ProposeInitiative", event),
    InitiativeAssessed: (event) => renamed("AssessInitiative", event),
    InitiativePhaseStarted: (event) => renamed("StartInitiativePhase", event),
    InitiativePhaseCompleted: (event) => renamed("CompleteInitiativePhase", event),
    InitiativeLetGo: (event) => renamed("LetGoInitiative", event)
  })
}
