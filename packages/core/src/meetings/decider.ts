/** Meetings: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import { concerning } from "../kernel/event-log.ts"
import {
  type AgendaItemId,
  type BodyId,
  type Day,
  keyOf,
  type Matter,
  type MeetingId,
  type MinutesId,
  type PersonId,
  VersionId
} from "../kernel/names.ts"
import { type Place, personOf, type Sharing, type Sittings } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { addDays, type Bound, dayOf, isBefore } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { type ItemStage, type Stage, terms } from "./rules.ts"
import { statements, words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event, statements }

const kinds = Event.cases

export const Command = Schema.TaggedUnion({
  ScheduleMeeting: fieldsOf(kinds.MeetingScheduled),
  CancelMeeting: fieldsOf(kinds.MeetingCancelled),
  PlaceAgendaItem: fieldsOf(kinds.AgendaItemPlaced),
  DeferAgendaItem: fieldsOf(kinds.AgendaItemDeferred),
  OpenMeeting: fieldsOf(kinds.MeetingOpened),
  RegisterAttendance: fieldsOf(kinds.AttendanceRegistered),
  OpenAgendaItem: fieldsOf(kinds.AgendaItemOpened),
  RecordStatement: fieldsOf(kinds.StatementRecorded),
  CloseMeeting: fieldsOf(kinds.MeetingClosed),
  DraftMinutes: fieldsOf(kinds.MinutesDrafted),
  AdoptMinutes: fieldsOf(kinds.MinutesAdopted)
})
export type Command = typeof Command.Type

export interface AgendaItem {
  readonly stage: ItemStage
  readonly matters: ReadonlyArray<Matter>
}

/** A meeting as rules see it; what was said there lives in views. */
export interface Meeting {
  readonly body: BodyId
  readonly starts: Bound
  readonly ends: Bound | undefined
  readonly stage: Stage
  readonly items: Readonly<Record<AgendaItemId, AgendaItem>>
  readonly missing: Readonly<Record<PersonId, true>>
}

export interface Minutes {
  readonly meeting: MeetingId
  readonly edition: number
  readonly adopted: boolean
}

export interface State {
  readonly meetings: Readonly<Record<MeetingId, Meeting>>
  readonly minutes: Readonly<Record<MinutesId, Minutes>>
}

/** What this room asks of the outside: the day, who asks, the bodies, the versions, and who was introduced. */
export interface Situation {
  readonly today: Day
  readonly actor: Actor
  readonly sitting: Sittings
  readonly noticeDays: number
  readonly isBody: (body: BodyId) => boolean
  readonly isIntroduced: (person: PersonId) => boolean
  readonly sharedBy: (version: VersionId) => Day | undefined
  /** Whether the person holds this role in this body. */
  readonly holds: (person: PersonId, role: string, body: BodyId | undefined) => boolean
}

/** The item in this place, where there is one. */
export const itemAt = ({ meetings }: State, { agendaItem, meeting }: Place): AgendaItem | undefined =>
  meeting === undefined || agendaItem === undefined ? undefined : meetings[meeting]?.items[agendaItem]

/** Whether this item announced the matter. */
export const announces = (item: AgendaItem | undefined, matter: Matter): boolean =>
  item?.matters.some((announced) => keyOf(announced) === keyOf(matter)) ?? false

/** Whether somebody was reported absent from the meeting. */
export const isMissing = ({ meetings }: State, { meeting }: Place, person: PersonId | undefined): boolean =>
  meeting !== undefined && person !== undefined && meetings[meeting]?.missing[person] === true

/** The version an item puts up for discussion, and whether it was shared in time for that. */
const sharing = (item: AgendaItem | undefined, on: Day | undefined, { noticeDays, sharedBy }: Situation): Sharing => {
  const shareBy = on === undefined ? undefined : addDays(on, -noticeDays)
  const versions = (item?.matters ?? []).filter(({ kind }) => kind === "version")
  // The one that was shared last is the one that can be too late.
  const latest = versions
    .map(({ id }) => ({ id, sharedBy: sharedBy(VersionId.make(id)) }))
    .sort((one, other) => ((one.sharedBy ?? "9") < (other.sharedBy ?? "9") ? 1 : -1))[0]
  return { discusses: latest?.id, sharedBy: latest?.sharedBy, shareBy }
}

export const meetings: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { meetings: {}, minutes: {} },
  looksAt: (command) => {
    switch (command._tag) {
      case "PlaceAgendaItem":
      case "DeferAgendaItem":
      case "CancelMeeting":
        return concerning(`meeting:${command.meeting}`)
      case "OpenMeeting":
      case "CloseMeeting":
        return concerning(`meeting:${command.meeting}`, `person:${command.by}`)
      case "RegisterAttendance":
        return concerning(`meeting:${command.meeting}`, `person:${command.person}`)
      case "RecordStatement":
        return concerning(`statement:${command.statement}`, `meeting:${command.meeting ?? "-"}`)
      default:
        return { items: [] }
    }
  },

  decide: (command, state, situation) => {
    const { actor, holds, isBody, isIntroduced, sitting, today } = situation
    const place: Place = command
    const held = place.meeting === undefined ? undefined : state.meetings[place.meeting]
    const stage = held?.stage
    const itemStage = itemAt(state, place)?.stage
    const on = held && dayOf(held.starts)
    const chairing = (by: PersonId) => ({
      role: actor.role,
      by,
      isChair: actor.role === "chair" || actor.role === "deputy-chair",
      isHeld: holds(by, actor.role, held?.body) && (actor.person === undefined || actor.person === by)
    })
    return Command.match(command, {
      ScheduleMeeting: (asked) => {
        const { body, ends, follows, starts } = asked
        const previous = follows === undefined ? undefined : state.meetings[follows]
        return under(
          terms.ScheduleMeeting,
          {
            stage,
            body,
            isBody: isBody(body),
            endsBeforeStart: ends !== undefined && !isBefore(starts, ends) && starts.length > 10,
            isBeforePrevious: previous !== undefined && !isBefore(previous.ends ?? previous.starts, starts)
          },
          renamed("MeetingScheduled", asked)
        )
      },
      CancelMeeting: (asked) => under(terms.CancelMeeting, { stage }, renamed("MeetingCancelled", asked)),
      PlaceAgendaItem: (asked) =>
        under(terms.PlaceAgendaItem, { stage, itemStage }, renamed("AgendaItemPlaced", asked)),
      DeferAgendaItem: (asked) =>
        under(terms.DeferAgendaItem, { stage, itemStage }, renamed("AgendaItemDeferred", asked)),
      OpenMeeting: (asked) =>
        under(terms.OpenMeeting, { stage, on, today, ...chairing(asked.by) }, renamed("MeetingOpened", asked)),
      RegisterAttendance: (asked) =>
        under(
          terms.RegisterAttendance,
          { stage, person: asked.person, isIntroduced: isIntroduced(asked.person) },
          renamed("AttendanceRegistered", asked)
        ),
      OpenAgendaItem: (asked) =>
        under(
          terms.OpenAgendaItem,
          { stage, itemStage, ...sharing(itemAt(state, asked), on, situation) },
          renamed("AgendaItemOpened", asked)
        ),
      RecordStatement: (asked) => {
        const speaker = personOf(asked.voice)
        return under(
          terms.RecordStatement,
          {
            isInMeeting: asked.meeting !== undefined,
            isOnItem: asked.agendaItem !== undefined,
            stage,
            itemStage,
            speaker,
            isAbsent: isMissing(state, asked, speaker)
          },
          renamed("StatementRecorded", asked)
        )
      },
      CloseMeeting: (asked) => {
        const waiting = Object.values(held?.items ?? {}).filter((item) => item.stage === "placed").length
        return under(terms.CloseMeeting, { stage, waiting, ...chairing(asked.by) }, renamed("MeetingClosed", asked))
      },
      DraftMinutes: (asked) => {
        const earlier = state.minutes[asked.minutes]
        return under(
          terms.DraftMinutes,
          {
            stage,
            edition: asked.edition,
            nextEdition: (earlier?.edition ?? 0) + 1,
            wereAdopted: earlier?.adopted ?? false,
            isSameMeeting: earlier === undefined || earlier.meeting === asked.meeting
          },
          renamed("MinutesDrafted", asked)
        )
      },
      AdoptMinutes: (asked) => {
        const drafted = state.minutes[asked.minutes]
        const reported = drafted && state.meetings[drafted.meeting]
        return under(
          terms.AdoptMinutes,
          {
            ...sitting("minutes", asked, { kind: "minutes", id: asked.minutes }),
            edition: asked.edition,
            lastEdition: drafted?.edition,
            wereAdopted: drafted?.adopted ?? false,
            isLater: reported !== undefined && held !== undefined && isBefore(reported.starts, held.starts),
            isSameBody: reported !== undefined && reported.body === held?.body
          },
          renamed("MinutesAdopted", asked)
        )
      }
    })
  },

  evolve: ({ meetings, minutes }, event) => {
    Event.match(event, {
      MeetingScheduled: ({ body, ends, meeting, starts }) => {
        const { items = {}, missing = {} } = meetings[meeting] ?? {}
        meetings[meeting] = { body, starts, ends, stage: "scheduled", items, missing }
      },
      MeetingCancelled: ({ meeting }) => setStage(meetings[meeting], "cancelled"),
      AgendaItemPlaced: ({ agendaItem, matters = [], meeting }) => {
        const held = meetings[meeting]
        if (held) held.items[agendaItem] = { stage: "placed", matters: matters.map((matter) => ({ ...matter })) }
      },
      AgendaItemDeferred: ({ agendaItem, how, meeting }) => setStage(meetings[meeting]?.items[agendaItem], how),
      MeetingOpened: ({ meeting }) => setStage(meetings[meeting], "open"),
      AttendanceRegistered: ({ meeting, person, presence }) => {
        const held = meetings[meeting]
        if (held === undefined) return
        if (presence === "present") delete held.missing[person]
        else held.missing[person] = true
      },
      AgendaItemOpened: ({ agendaItem, meeting }) => setStage(meetings[meeting]?.items[agendaItem], "open"),
      StatementRecorded: () => {},
      MeetingClosed: ({ meeting }) => setStage(meetings[meeting], "closed"),
      MinutesDrafted: ({ edition, meeting, minutes: id }) => {
        minutes[id] = { meeting, edition, adopted: false }
      },
      MinutesAdopted: ({ minutes: id }) => {
        const drafted = minutes[id]
        if (drafted) drafted.adopted = true
      }
    })
  },

  asked: Event.match({
    MeetingScheduled: (event) => renamed("ScheduleMeeting", event),
    MeetingCancelled: (event) => renamed("CancelMeeting", event),
    AgendaItemPlaced: (event) => renamed("PlaceAgendaItem", event),
    AgendaItemDeferred: (event) => renamed("DeferAgendaItem", event),
    MeetingOpened: (event) => renamed("OpenMeeting", event),
    AttendanceRegistered: (event) => renamed("RegisterAttendance", event),
    AgendaItemOpened: (event) => renamed("OpenAgendaItem", event),
    StatementRecorded: (event) => renamed("RecordStatement", event),
    MeetingClosed: (event) => renamed("CloseMeeting", event),
    MinutesDrafted: (event) => renamed("DraftMinutes", event),
    MinutesAdopted: (event) => renamed("AdoptMinutes", event)
  })
}

/** Moves a thing to its next stage, where it is known. */
const setStage = <S>(thing: { stage: S } | undefined, stage: S): void => {
  if (thing !== undefined) thing.stage = stage
}
