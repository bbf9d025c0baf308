/** Who leads on what, in which neighbourhood, who helps on whose request, and what does the law limit? */
import type { AdviceId, NeighbourhoodId, OrganisationId, RequestId, TaskId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { Event as Mandate } from "../mandate/events.ts"
import { type Ground, onGroundOf } from "./ground.ts"

export interface Task extends Ground {
  readonly leads: "residents" | "professionals"
  readonly legal: "allowed" | "restricted" | "prohibited"
  readonly conditions: ReadonlyArray<string>
  readonly law: string | undefined
}

export interface Support extends Ground {
  readonly for: { readonly kind: string; readonly id: string }
  readonly scope: string
  readonly of: OrganisationId | undefined
  readonly isOpen: boolean
  readonly given: ReadonlyArray<{ readonly organisation: OrganisationId; readonly action: string }>
}

export interface Neighbourhood {
  readonly tasks: Readonly<Record<TaskId, Task>>
  readonly requests: Readonly<Record<RequestId, Support>>
  readonly decisions: ReadonlyArray<Ground & { readonly what: string; readonly subject: string }>
  readonly experiments: ReadonlyArray<Ground & { readonly question: string; readonly endsOn: string }>
}

export interface Advice extends Ground {
  readonly edition: string
  readonly scenarios: number
  /** Whether one scenario came forward. */
  readonly hasPreferred: boolean
  readonly isPresented: boolean
}

export interface MandateBook {
  /** What the residents lead on, in the words of the source. */
  readonly lead: ReadonlyArray<Ground & { readonly scope: string }>
  readonly advices: Readonly<Record<AdviceId, Advice>>
  readonly exploration: (Ground & { readonly said: string; readonly subject: string }) | undefined
  readonly neighbourhoods: Readonly<Record<NeighbourhoodId, Neighbourhood>>
  readonly findings: ReadonlyArray<Ground & { readonly findings: string; readonly endsExploration: boolean }>
}

export const mandate: View<MandateBook, Mandate> = {
  name: "mandate",
  version: 1,
  Event: Mandate,
  initial: { lead: [], advices: {}, exploration: undefined, neighbourhoods: {}, findings: [] },
  evolve: (book, event, recorded) => {
    const ground = onGroundOf(recorded)
    const place = (id: NeighbourhoodId) =>
      (book.neighbourhoods[id] ??= { tasks: {}, requests: {}, decisions: [], experiments: [] })
    const requested = (id: RequestId) =>
      Object.values(book.neighbourhoods).find(({ requests }) => id in requests)?.requests[id]
    Mandate.match(event, {
      WorkingGroupMemberAdded: () => {},
      LeadVestedInResidents: ({ scope }) => {
        book.lead.push({ scope, ...ground })
      },
      AdviceDelivered: ({ advice, edition, preferred, scenarios }) => {
        const hasPreferred = preferred !== undefined
        book.advices[advice] = { edition, scenarios: scenarios.length, hasPreferred, isPresented: false, ...ground }
      },
      AdvicePresented: ({ advice }) => {
        const delivered = book.advices[advice]
        if (delivered === undefined) return
        delivered.isPresented = true
        delivered.because.push(recorded.id)
      },
      ExplorationPeriodSet: ({ lasts, subject }) => {
        book.exploration = { said: lasts.said, subject, ...ground }
      },
      ResidentsDecided: ({ neighbourhood, subject, what }) => {
        place(neighbourhood).decisions.push({ what, subject: Object.entries(subject).flat().join(":"), ...ground })
      },
      SupportRequested: ({ for: matter, neighbourhood, of, request, scope }) => {
        place(neighbourhood).requests[request] = { for: { ...matter }, scope, of, isOpen: true, given: [], ...ground }
      },
      SupportGiven: ({ action, organisation, request }) => {
        const asked = requested(request)
        if (asked === undefined) return
        asked.given.push({ organisation, action })
        asked.because.push(recorded.id)
      },
      SupportEnded: ({ request }) => {
        const asked = requested(request)
        if (asked === undefined) return
        asked.isOpen = false
        asked.because.push(recorded.id)
      },
      TaskTransferred: ({ legal, neighbourhood, task, to }) => {
        const { conditions = [], law, outcome } = legal
        place(neighbourhood).tasks[task] = { leads: to, legal: outcome, conditions: [...conditions], law, ...ground }
      },
      ExperimentStarted: ({ endsOn, neighbourhood, question }) => {
        place(neighbourhood).experiments.push({ question, endsOn, ...ground })
      },
      FindingsRecorded: ({ endsExploration, findings }) => {
        book.findings.push({ findings, endsExploration, ...ground })
      }
    })
  }
}
