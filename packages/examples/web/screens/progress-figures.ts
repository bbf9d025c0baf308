/** The numbers of the first screen: each is a count of what views say, and holds the events it came from. */
import { type EventId, Views } from "@pactwerk/core"
import type { Look } from "../look.tsx"
import type { Figure } from "../parts/figure.tsx"

/** What the numbers are read from. */
export interface Answers {
  readonly dashboard: Views.Dashboard
  readonly promises: Views.Promises
  readonly readiness: Views.Readiness
  readonly register: Views.Register
  readonly mandate: Views.MandateBook
  readonly agenda: Views.Agenda
}

const grounds = (some: ReadonlyArray<Views.Ground>): ReadonlyArray<EventId> => some.flatMap(({ because }) => because)

/** Each kind of agreement apart: none is a step towards another. */
export const decisionFigures = ({ dashboard: { decisions } }: Answers): ReadonlyArray<Figure> =>
  (["endorsed", "supported", "committed", "consented", "adopted"] as const).map((id) => ({
    id,
    count: decisions[id].length,
    because: decisions[id],
    view: "dashboard",
    pointer: `/decisions/${id}`
  }))

/** Pledges by how they stand on the day that is shown. */
export const pledgeFigures = ({ promises }: Answers, { on }: Look): ReadonlyArray<Figure> => {
  const pledges = Object.values<Views.Promised>(promises.pledges)
  const calls = Object.values<Views.Called>(promises.calls)
  const answered = calls.filter(({ answer }) => answer !== undefined)
  const standings = { kept: "kept", late: "late", open: "open", unknown: "undated", closed: "closed" } as const
  const counted = (["kept", "late", "open", "unknown", "closed"] as const).map((standing): Figure => {
    const own = pledges.filter((pledge) => Views.standingOf(pledge, on) === standing)
    const at = { view: "promises", pointer: "/pledges" }
    return { id: standings[standing], count: own.length, of: pledges.length, because: grounds(own), ...at }
  })
  const calling = { because: grounds(calls), view: "promises", pointer: "/calls" }
  return [...counted, { id: "called", count: answered.length, of: calls.length, ...calling }]
}

/** What is expected and agreed, and what is only meant: none of these is a pledge. */
export const followUpFigures = ({ events }: Look): ReadonlyArray<Figure> => {
  const scheduled = events.filter(({ type }) => type === "FollowUpScheduled")
  const closings = events.filter(({ type }) => type === "FollowUpClosed")
  const counted = (id: "expectations" | "appointments", isOwn: (kind: unknown) => boolean): Figure => {
    const own = scheduled.filter(({ data }) => isOwn(data.kind))
    const names = new Set(own.map(({ data }) => data.followUp))
    const ended = closings.filter(({ data }) => names.has(data.followUp))
    const because = [...own, ...ended].map(({ id }) => id)
    return { id, count: ended.length, of: own.length, because, view: "waiting" }
  }
  const intended = events.filter(
    ({ data, type }) => type === "InvolvementPlanned" || (type === "StatementRecorded" && data.kind === "intention")
  )
  return [
    counted("expectations", (kind) => kind === "expectation"),
    counted("appointments", (kind) => kind !== "expectation"),
    { id: "intentions", count: intended.length, because: intended.map(({ id }) => id), view: "minutes" }
  ]
}

/** What residents and partners had a say in. */
export const sayFigures = ({ mandate, readiness }: Answers): ReadonlyArray<Figure> => {
  const windows = Object.values<Views.FeedbackWindow>(readiness.board.windows)
  const remarks = windows.flatMap(Views.remarksThatCount)
  const waits = windows.flatMap(Views.remarksWaiting)
  const replies = remarks.flatMap(({ answered }) => answered?.because ?? [])
  const neighbourhoods = Object.values<Views.Neighbourhood>(mandate.neighbourhoods)
  const requests = neighbourhoods.flatMap(({ requests }) => Object.values<Views.Support>(requests))
  const decided = neighbourhoods.flatMap(({ decisions }) => decisions)
  return [
    {
      ...{ id: "answered", count: remarks.length - waits.length, of: remarks.length },
      ...{ because: [...grounds(remarks), ...replies], view: "feedback-board", pointer: "/windows" }
    },
    {
      ...{ id: "requested", count: requests.filter(({ given }) => given.length > 0).length, of: requests.length },
      ...{ because: grounds(requests), view: "mandate", pointer: "/neighbourhoods" }
    },
    { id: "talks", count: decided.length, because: grounds(decided), view: "mandate", pointer: "/neighbourhoods" }
  ]
}

/** Initiatives by stage; what was let go stays visible. */
export const initiativeFigures = ({ dashboard }: Answers): ReadonlyArray<Figure> => {
  const rows = Object.values<Views.InitiativeRow>(dashboard.initiatives)
  const stages = ["proposed", "later", "pilot", "go", "running", "letGo", "rejected"] as const
  return stages.map((id) => {
    const own = rows.filter(({ stage }) => stage === id)
    const because = own.flatMap(({ because }) => because)
    return { id, count: own.length, of: rows.length, because, view: "dashboard", pointer: "/initiatives" }
  })
}

/** Who and what the alliance is made of. */
export const allianceFigures = ({ agenda, dashboard, register }: Answers, { on }: Look): ReadonlyArray<Figure> => {
  const goals = Object.values<Views.GoalRow>(dashboard.goals)
  const meetings = Object.values<Views.PlannedMeeting>(agenda)
  const members = Views.membersOn(register, on).map(([, entry]) => entry)
  const signed = members.filter((entry) => Views.isSignatory(entry, on))
  const joined = members.flatMap(({ signed, welcomed }) =>
    grounds([welcomed, signed].filter((one) => one !== undefined))
  )
  const goalGrounds = goals.flatMap(({ because }) => because)
  const { coalitions } = dashboard
  return [
    { id: "members", count: members.length, because: joined, view: "register" },
    {
      ...{ id: "signatories", count: signed.length, of: members.length, view: "register" },
      because: signed.flatMap(({ signed }) => signed?.because ?? [])
    },
    {
      id: "held",
      count: Views.meetingsHeld(agenda).length,
      of: meetings.length,
      because: grounds(meetings),
      view: "agenda"
    },
    { id: "coalitions", count: coalitions.length, because: coalitions, view: "dashboard", pointer: "/coalitions" },
    {
      ...{ id: "goals", count: goals.filter(({ measured }) => measured !== undefined).length, of: goals.length },
      ...{ because: goalGrounds, view: "dashboard", pointer: "/goals" }
    }
  ]
}
