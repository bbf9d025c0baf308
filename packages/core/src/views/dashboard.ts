/** How far is the alliance: per theme and neighbourhood, what was decided, promised, answered, and what is not measured? */
import { Schema } from "effect"
import type { Draft } from "immer"
import { Event as Agreement } from "../agreement/events.ts"
import { Event as Charter } from "../charter/events.ts"
import { Event as Coalitions } from "../coalitions/events.ts"
import { Event as Feedback } from "../feedback/events.ts"
import { Event as Initiatives } from "../initiatives/events.ts"
import type { EventId, GoalId, InitiativeId, NeighbourhoodId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { Event as Pledges } from "../pledges/events.ts"
import { Event as Programme } from "../programme/events.ts"

/** A figure, which is the number of events it came from. */
export type Figure = ReadonlyArray<EventId>

export type InitiativeStage = "proposed" | "pilot" | "go" | "later" | "rejected" | "running" | "letGo"

export interface InitiativeRow {
  readonly name: string
  readonly neighbourhood: NeighbourhoodId | undefined
  readonly stage: InitiativeStage
  readonly because: Figure
}

export interface GoalRow {
  readonly text: string
  readonly theme: string | undefined
  readonly neighbourhood: NeighbourhoodId | undefined
  /** What was measured, by whose word; nothing where nobody measured. */
  readonly measured: string | undefined
  readonly because: Figure
}

export interface Dashboard {
  readonly themes: ReadonlyArray<string>
  readonly initiatives: Readonly<Record<InitiativeId, InitiativeRow>>
  readonly goals: Readonly<Record<GoalId, GoalRow>>
  readonly coalitions: Figure
  /** Each kind of decision apart: none is a step towards another. */
  readonly decisions: {
    readonly endorsed: Figure
    readonly supported: Figure
    readonly committed: Figure
    readonly consented: Figure
    readonly adopted: Figure
  }
  readonly pledges: { readonly made: Figure; readonly kept: Figure; readonly closed: Figure }
  readonly feedback: { readonly given: Figure; readonly answered: Figure }
}

const Heard = Schema.Union([
  Charter.cases.PactConcluded,
  Initiatives.cases.InitiativeProposed,
  Initiatives.cases.InitiativeAssessed,
  Initiatives.cases.InitiativePhaseStarted,
  Initiatives.cases.InitiativeLetGo,
  Programme.cases.GoalSet,
  Programme.cases.GoalMeasured,
  Programme.cases.ProgrammeAdopted,
  Agreement.cases.DirectionEndorsed,
  Agreement.cases.SupportDeclared,
  Agreement.cases.CommitmentGiven,
  Agreement.cases.ConsentReached,
  Pledges.cases.PledgeMade,
  Pledges.cases.PledgeKept,
  Pledges.cases.PledgeReleased,
  Feedback.cases.FeedbackSubmitted,
  Feedback.cases.FeedbackAnswered,
  Coalitions.cases.CoalitionLaunched
]).pipe(Schema.toTaggedUnion("_tag"))

export const dashboard: View<Dashboard, typeof Heard.Type> = {
  name: "dashboard",
  version: 1,
  Event: Heard,
  initial: {
    themes: [],
    initiatives: {},
    goals: {},
    coalitions: [],
    decisions: { endorsed: [], supported: [], committed: [], consented: [], adopted: [] },
    pledges: { made: [], kept: [], closed: [] },
    feedback: { given: [], answered: [] }
  },
  evolve: (board, event, { id }) => {
    const { coalitions, decisions, feedback, pledges } = board
    const counted = (figure: Array<EventId>) => () => {
      figure.push(id)
    }
    const moved = (initiative: InitiativeId, stage: InitiativeStage) => move(board, initiative, stage, id)
    Heard.match(event, {
      PactConcluded: ({ themes = [] }) => {
        board.themes = [...themes]
      },
      InitiativeProposed: ({ initiative, name, neighbourhood }) => {
        board.initiatives[initiative] = { name, neighbourhood, stage: "proposed", because: [id] }
      },
      InitiativeAssessed: ({ initiative, outcome }) => moved(initiative, outcome),
      InitiativePhaseStarted: ({ initiative }) => moved(initiative, "running"),
      InitiativeLetGo: ({ initiative }) => moved(initiative, "letGo"),
      GoalSet: ({ goal, neighbourhood, text, theme }) => {
        board.goals[goal] = { text, theme, neighbourhood, measured: undefined, because: [id] }
      },
      GoalMeasured: ({ claimedBy, goal, value }) => {
        const set = board.goals[goal]
        if (set === undefined) return
        set.measured = `${value.said ?? value.value} (${claimedBy})`
        set.because.push(id)
      },
      ProgrammeAdopted: counted(decisions.adopted),
      DirectionEndorsed: counted(decisions.endorsed),
      SupportDeclared: counted(decisions.supported),
      CommitmentGiven: counted(decisions.committed),
      ConsentReached: counted(decisions.consented),
      PledgeMade: counted(pledges.made),
      PledgeKept: counted(pledges.kept),
      PledgeReleased: ({ how }) => {
        if (how === "closed") pledges.closed.push(id)
      },
      FeedbackSubmitted: counted(feedback.given),
      FeedbackAnswered: counted(feedback.answered),
      CoalitionLaunched: counted(coalitions)
    })
  }
}

const move = (board: Draft<Dashboard>, initiative: InitiativeId, stage: InitiativeStage, id: EventId): void => {
  const row = board.initiatives[initiative]
  if (row === undefined) return
  row.stage = stage
  row.because.push(id)
}
