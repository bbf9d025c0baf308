/** Mandate: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import {
  type AdviceId,
  type BodyId,
  type Day,
  type DecisionId,
  type ExperimentId,
  keyOf,
  type MandateId,
  type Matter,
  type NeighbourhoodId,
  type OrganisationId,
  type PersonId,
  type RequestId
} from "../kernel/names.ts"
import { type Represents, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { addPeriod, firstDay, lastDay } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  AddWorkingGroupMember: fieldsOf(events.WorkingGroupMemberAdded),
  VestLeadInResidents: fieldsOf(events.LeadVestedInResidents),
  DeliverAdvice: fieldsOf(events.AdviceDelivered),
  PresentAdvice: fieldsOf(events.AdvicePresented),
  SetExplorationPeriod: fieldsOf(events.ExplorationPeriodSet),
  DecideAsResidents: fieldsOf(events.ResidentsDecided),
  RequestSupport: fieldsOf(events.SupportRequested),
  GiveSupport: fieldsOf(events.SupportGiven),
  EndSupport: fieldsOf(events.SupportEnded),
  TransferTask: fieldsOf(events.TaskTransferred),
  StartExperiment: fieldsOf(events.ExperimentStarted),
  RecordFindings: fieldsOf(events.FindingsRecorded)
})
export type Command = typeof Command.Type

/** How long residents explore, and from which day where one was named; without it no end can be told. */
export interface Mandate {
  readonly lasts: string | undefined
  readonly from: Day | undefined
  readonly isEvaluated: boolean
}

export interface Request {
  readonly neighbourhood: NeighbourhoodId
  readonly of: OrganisationId | undefined
  readonly isOpen: boolean
}

export interface Decided {
  readonly neighbourhood: NeighbourhoodId
  readonly what: "takeUp" | "pause" | "change" | "giveBack" | "apply"
  /** What it was about, `task:playground`. */
  readonly subject: string
}

export interface State {
  readonly groups: Readonly<Record<BodyId, Readonly<Record<PersonId, true>>>>
  readonly mandates: Readonly<Record<MandateId, Mandate>>
  readonly advices: Readonly<Record<AdviceId, { readonly body: BodyId; readonly edition: string }>>
  readonly decisions: Readonly<Record<DecisionId, Decided>>
  readonly requests: Readonly<Record<RequestId, Request>>
  readonly experiments: Readonly<Record<ExperimentId, NeighbourhoodId>>
}

/** What this room asks of the outside: the day, who asks, who represents whom, the bodies and the area of the pact. */
export interface Situation {
  readonly today: Day
  readonly actor: Actor
  readonly represents: Represents
  readonly isIntroduced: (person: PersonId) => boolean
  readonly isWorkingGroup: (body: BodyId) => boolean
  readonly isInArea: (neighbourhood: NeighbourhoodId) => boolean
  readonly isDecision: (decision: DecisionId) => boolean
}

/** Whether the person is in a working group of residents. */
export const isResident = ({ groups }: State, person: PersonId | undefined): boolean =>
  person !== undefined && Object.values(groups).some((members) => person in members)

/** Whether residents decided on this matter; in that neighbourhood, where one is given. */
export const isDecidedOn = (
  { decisions }: State,
  decision: DecisionId,
  matter: Matter,
  neighbourhood?: NeighbourhoodId
): boolean => {
  const decided = decisions[decision]
  return (
    decided !== undefined &&
    decided.subject === keyOf(matter) &&
    (neighbourhood === undefined || decided.neighbourhood === neighbourhood)
  )
}

const subjectOf = (subject: Extract<Event, { readonly _tag: "ResidentsDecided" }>["subject"]): string => {
  if ("task" in subject) return `task:${subject.task}`
  return "initiative" in subject ? `initiative:${subject.initiative}` : `experiment:${subject.experiment}`
}

export const mandate: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { groups: {}, mandates: {}, advices: {}, decisions: {}, requests: {}, experiments: {} },

  decide: (command, state, situation) => {
    const { actor, isDecision, isInArea, isIntroduced, isWorkingGroup, represents, today } = situation
    const { advices, decisions, experiments, groups, mandates, requests } = state
    // Whoever acts for an organisation does not act as a resident.
    const asResident = actor.onBehalfOf === undefined ? actor.person : undefined
    const lead = { isResident: isResident(state, asResident) }
    const request = "request" in command ? requests[command.request] : undefined
    return Command.match(command, {
      AddWorkingGroupMember: (asked) =>
        under(
          terms.AddWorkingGroupMember,
          {
            person: asked.person,
            isIntroduced: isIntroduced(asked.person),
            isWorkingGroup: isWorkingGroup(asked.body),
            livesHere: asked.livesIn !== undefined,
            isMemberAlready: asked.person in (groups[asked.body] ?? {})
          },
          renamed("WorkingGroupMemberAdded", asked)
        ),
      VestLeadInResidents: (asked) => under(terms.VestLeadInResidents, {}, renamed("LeadVestedInResidents", asked)),
      DeliverAdvice: (asked) => {
        const { advice, body, guidedBy, preferred, scenarios } = asked
        const members = groups[body] ?? {}
        return under(
          terms.DeliverAdvice,
          {
            elaborated: new Set(scenarios.map(({ scenario }) => scenario)).size,
            preferred,
            isElaborated: scenarios.some(({ scenario }) => scenario === preferred),
            isKnownAdvice: advices[advice] === undefined || advices[advice].body === body,
            isNewEdition: advices[advice]?.edition !== asked.edition,
            residents: Object.keys(members).length,
            strangers: 0,
            isGuideApart: guidedBy === undefined || !(guidedBy in members)
          },
          renamed("AdviceDelivered", asked)
        )
      },
      PresentAdvice: (asked) => {
        const advice = advices[asked.advice]
        const members = (advice && groups[advice.body]) ?? {}
        const strangers = asked.presenters.filter((person) => !(person in members)).length
        return under(
          terms.PresentAdvice,
          {
            isKnownAdvice: advice !== undefined,
            residents: asked.presenters.length - strangers,
            strangers,
            isGuideApart: true
          },
          renamed("AdvicePresented", asked)
        )
      },
      SetExplorationPeriod: (asked) =>
        under(
          terms.SetExplorationPeriod,
          { isMandate: asked.mandate in mandates, isSet: mandates[asked.mandate]?.lasts !== undefined },
          renamed("ExplorationPeriodSet", asked)
        ),
      DecideAsResidents: (asked) =>
        under(
          terms.DecideAsResidents,
          {
            isResident: asResident !== undefined && asResident in (groups[asked.body] ?? {}),
            isMandate: asked.mandate in mandates,
            isNewDecision: !(asked.decision in decisions) && !isDecision(asked.decision),
            isInArea: isInArea(asked.neighbourhood)
          },
          renamed("ResidentsDecided", asked)
        ),
      RequestSupport: (asked) =>
        under(
          terms.RequestSupport,
          { ...lead, isNewRequest: request === undefined },
          renamed("SupportRequested", asked)
        ),
      GiveSupport: (asked) =>
        under(
          terms.GiveSupport,
          {
            ...speaking(asked.organisation, asked.by, actor, represents),
            isOpen: request?.isOpen ?? false,
            isAsked: request !== undefined && (request.of === undefined || request.of === asked.organisation)
          },
          renamed("SupportGiven", asked)
        ),
      EndSupport: (asked) =>
        under(
          terms.EndSupport,
          {
            ...lead,
            isOpen: request?.isOpen ?? false,
            isSameNeighbourhood: request?.neighbourhood === asked.neighbourhood
          },
          renamed("SupportEnded", asked)
        ),
      TransferTask: (asked) => {
        const { decision, legal, neighbourhood, readiness, task, to } = asked
        const isAbout = isDecidedOn(state, decision, { kind: "task", id: task }, neighbourhood)
        const what = to === "residents" ? "takeUp" : "giveBack"
        return under(
          terms.TransferTask,
          {
            ...lead,
            isDecided: isAbout && decisions[decision]?.what === what,
            toResidents: to === "residents",
            isReady: readiness !== undefined && represents(readiness.organisation, readiness.by),
            legal: legal.outcome,
            conditions: legal.conditions?.length ?? 0
          },
          renamed("TaskTransferred", asked)
        )
      },
      StartExperiment: (asked) => {
        const { from, isEvaluated = false, lasts } = mandates[asked.mandate] ?? {}
        const experiment = { kind: "experiment", id: asked.experiment }
        const isAbout = isDecidedOn(state, asked.decision, experiment, asked.neighbourhood)
        const what = decisions[asked.decision]?.what
        return under(
          terms.StartExperiment,
          {
            ...lead,
            today,
            endsOn: asked.endsOn,
            isExploring: lasts !== undefined,
            explorationFrom: from,
            explorationUntil: from === undefined || lasts === undefined ? undefined : addPeriod(from, lasts),
            isEvaluated,
            isNew: !(asked.experiment in experiments),
            isDecided: isAbout && (what === "takeUp" || what === "apply")
          },
          renamed("ExperimentStarted", asked)
        )
      },
      RecordFindings: (asked) => {
        const explored = mandates[asked.mandate]
        const place = asked.experiment === undefined ? asked.neighbourhood : experiments[asked.experiment]
        return under(
          terms.RecordFindings,
          {
            isRunning: explored?.lasts !== undefined && !explored.isEvaluated,
            isOwnNeighbourhood: asked.experiment === undefined || (place !== undefined && place === asked.neighbourhood)
          },
          renamed("FindingsRecorded", asked)
        )
      }
    })
  },

  evolve: ({ advices, decisions, experiments, groups, mandates, requests }, event) => {
    Event.match(event, {
      WorkingGroupMemberAdded: ({ body, person }) => {
        groups[body] = { ...groups[body], [person]: true }
      },
      LeadVestedInResidents: ({ mandate }) => {
        mandates[mandate] ??= { lasts: undefined, from: undefined, isEvaluated: false }
      },
      AdviceDelivered: ({ advice, body, edition }) => {
        advices[advice] = { body, edition }
      },
      AdvicePresented: () => {},
      ExplorationPeriodSet: ({ from, lasts, mandate }) => {
        const begins = from && (firstDay(from) ?? lastDay(from))
        mandates[mandate] = { lasts: lasts.iso, from: begins, isEvaluated: false }
      },
      ResidentsDecided: ({ decision, neighbourhood, subject, what }) => {
        decisions[decision] = { neighbourhood, what, subject: subjectOf(subject) }
      },
      SupportRequested: ({ neighbourhood, of, request }) => {
        requests[request] = { neighbourhood, of, isOpen: true }
      },
      SupportGiven: () => {},
      SupportEnded: ({ request }) => {
        const asked = requests[request]
        if (asked) asked.isOpen = false
      },
      TaskTransferred: () => {},
      ExperimentStarted: ({ experiment, neighbourhood }) => {
        experiments[experiment] = neighbourhood
      },
      FindingsRecorded: ({ endsExploration, mandate }) => {
        const explored = mandates[mandate]
        if (explored && endsExploration) explored.isEvaluated = true
      }
    })
  },

  asked: Event.match({
    WorkingGroupMemberAdded: (event) => renamed("AddWorkingGroupMember", event),
    LeadVestedInResidents: (event) => renamed("VestLeadInResidents", event),
    AdviceDelivered: (event) => renamed("DeliverAdvice", event),
    AdvicePresented: (event) => renamed("PresentAdvice", event),
    ExplorationPeriodSet: (event) => renamed("SetExplorationPeriod", event),
    ResidentsDecided: (event) => renamed("DecideAsResidents", event),
    SupportRequested: (event) => renamed("RequestSupport", event),
    SupportGiven: (event) => renamed("GiveSupport", event),
    SupportEnded: (event) => renamed("EndSupport", event),
    TaskTransferred: (event) => renamed("TransferTask", event),
    ExperimentStarted: (event) => renamed("StartExperiment", event),
    FindingsRecorded: (event) => renamed("RecordFindings", event)
  })
}
