/** Which meetings are there, and what is on their agenda? */
import type { AgendaItemId, BodyId, Day, Instant, Matter, MeetingId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { type Bound, dayOf } from "../kernel/when.ts"
import { Event } from "../meetings/events.ts"
import type { ItemStage, Stage } from "../meetings/rules.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** One item of an agenda, in the order in which it was placed. */
export interface AgendaItem extends Ground {
  readonly agendaItem: AgendaItemId
  readonly number: string | undefined
  readonly title: string
  readonly heading: string | undefined
  readonly level: number
  readonly under: AgendaItemId | undefined
  readonly matters: ReadonlyArray<Matter>
  readonly stage: ItemStage
  /** The meeting it was put off to. */
  readonly to: MeetingId | undefined
}

/** One meeting, as it is planned or was held. */
export interface PlannedMeeting extends Ground {
  readonly body: BodyId
  readonly starts: Bound
  readonly ends: Instant | undefined
  readonly place: string | undefined
  readonly follows: MeetingId | undefined
  readonly stage: Stage
  /** How many times it was moved. */
  readonly moved: number
  /** Why it was last moved or cancelled. */
  readonly reason: string | undefined
  readonly openedAt: Instant | undefined
  readonly closedAt: Instant | undefined
  readonly items: ReadonlyArray<AgendaItem>
}
export type Agenda = Readonly<Record<MeetingId, PlannedMeeting>>

export const agenda: View<Agenda, Event> = {
  name: "agenda",
  version: 1,
  Event,
  initial: {},
  evolve: (meetings, event, recorded) => {
    const held = event.meeting === undefined ? undefined : meetings[event.meeting]
    const itemOf = (id: AgendaItemId) => held?.items.find(({ agendaItem }) => agendaItem === id)
    Event.match(event, {
      MeetingScheduled: ({ body, ends, follows, meeting, place, reason, starts }) => {
        const earlier = { because: held?.because ?? [], position: held?.position ?? recorded.position }
        meetings[meeting] = {
          ...{ body, starts, ends, place, follows: follows ?? held?.follows, stage: "scheduled", reason },
          ...{ moved: held === undefined ? 0 : held.moved + 1, openedAt: undefined, closedAt: undefined },
          items: held?.items ?? [],
          because: [...earlier.because, recorded.id],
          position: earlier.position
        }
      },
      MeetingCancelled: ({ reason }) => {
        if (held === undefined) return
        held.stage = "cancelled"
        held.reason = reason
        held.because.push(recorded.id)
      },
      AgendaItemPlaced: ({ agendaItem, heading, level, matters = [], number, title, under }) => {
        if (held === undefined) return
        const placed = {
          ...{ agendaItem, number, title, heading, level, under, stage: "placed" as const, to: undefined },
          matters: matters.map((matter) => ({ ...matter })),
          ...onGroundOf(recorded)
        }
        const index = held.items.findIndex((item) => item.agendaItem === agendaItem)
        if (index === -1) held.items.push(placed)
        else held.items[index] = placed
      },
      AgendaItemDeferred: ({ agendaItem, how, to }) => {
        const item = itemOf(agendaItem)
        if (item === undefined) return
        item.stage = how
        item.to = to
        item.because.push(recorded.id)
      },
      MeetingOpened: ({ at }) => {
        if (held === undefined) return
        held.stage = "open"
        held.openedAt = at
        held.because.push(recorded.id)
      },
      AgendaItemOpened: ({ agendaItem }) => {
        const item = itemOf(agendaItem)
        if (item === undefined) return
        item.stage = "open"
        item.because.push(recorded.id)
      },
      MeetingClosed: ({ at }) => {
        if (held === undefined) return
        held.stage = "closed"
        held.closedAt = at
        held.because.push(recorded.id)
      },
      AttendanceRegistered: () => {},
      StatementRecorded: () => {},
      MinutesDrafted: () => {},
      MinutesAdopted: () => {}
    })
  }
}

const meetingsOf = (known: Agenda) =>
  Object.entries<PlannedMeeting>(known).map(([meeting, planned]) => ({ meeting, ...planned }))

/** The meetings that were held: opened, and perhaps still open. */
export const meetingsHeld = (known: Agenda) =>
  meetingsOf(known).filter(({ stage }) => stage === "closed" || stage === "open")

/** The first meeting that is planned on a day or after it. */
export const nextMeeting = (known: Agenda, on: Day) =>
  meetingsOf(known)
    .filter(({ stage, starts }) => stage === "scheduled" && dayOf(starts) >= on)
    .sort((one, other) => (dayOf(one.starts) < dayOf(other.starts) ? -1 : 1))[0]
