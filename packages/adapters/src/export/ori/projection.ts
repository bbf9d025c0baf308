/** What an event changes in the resources of Open Raadsinformatie: which one, how, and why. */
import { Charter, dayOf, Instant, isOneOf, Meetings, type Recorded, type Tagged } from "@pactwerk/core"
import type { Schema } from "effect"
import {
  type Item,
  itemJson,
  type Meeting,
  type Minutes,
  meetingJson,
  minutesJson,
  nameOf,
  type Place,
  type ResourceType,
  urlOf
} from "./resources.ts"

/** One change of a resource. */
export interface Change {
  readonly type: ResourceType
  readonly id: string
  readonly how: "CREATE" | "UPDATE" | "DELETE"
  readonly data: Readonly<Record<string, Schema.Json>>
  readonly reason: string | undefined
}

/** Hears the events in order, and says what each changes. It remembers how each resource stands. */
export const projecting = (place: Place) => {
  const bodies = new Map<string, string>()
  const meetings = new Map<string, Meeting>()
  const items = new Map<string, Item>()
  const minutes = new Map<string, Minutes>()

  const put = <A>(
    known: Map<string, A>,
    type: ResourceType,
    id: string,
    next: A,
    why: string,
    data: Change["data"]
  ): Change => {
    const how = known.has(id) ? "UPDATE" : "CREATE"
    known.set(id, next)
    return { type, id, how, data, reason: how === "UPDATE" ? why : undefined }
  }
  const putMeeting = (id: string, next: Meeting, why: string) =>
    put(meetings, "Vergadering", id, next, why, meetingJson(place, next))
  const changeMeeting = (id: string, part: Partial<Meeting>, why: string): ReadonlyArray<Change> => {
    const known = meetings.get(id)
    return known === undefined ? [] : [putMeeting(id, { ...known, ...part }, why)]
  }
  const putItem = (id: string, next: Item, why: string) =>
    put(items, "Agendapunt", id, next, why, itemJson(place, next))
  const changeItem = (id: string, part: Partial<Item>, why: string): ReadonlyArray<Change> => {
    const known = items.get(id)
    return known === undefined ? [] : [putItem(id, { ...known, ...part }, why)]
  }
  const putMinutes = (id: string, next: Minutes, why: string) =>
    put(minutes, "Informatieobject", id, next, why, minutesJson(place, id, next))

  const ofMeetings = (event: typeof Meetings.Event.Type, recorded: Recorded): ReadonlyArray<Change> =>
    Meetings.Event.match(event, {
      MeetingScheduled: ({ body, ends, meeting, place, reason, starts }) => {
        const unheld = { openedAt: undefined, closedAt: undefined, status: "Gepland" as const }
        const next = { body, bodyName: bodies.get(body), starts, ends, place, ...unheld }
        return [putMeeting(meeting, next, reason ?? "De vergadering is verplaatst.")]
      },
      MeetingCancelled: ({ meeting, reason }) => changeMeeting(meeting, { status: "Geannuleerd" }, reason),
      MeetingOpened: ({ at, meeting }) => changeMeeting(meeting, { openedAt: at }, "De vergadering is geopend."),
      MeetingClosed: ({ at, meeting }) =>
        changeMeeting(meeting, { closedAt: at, status: "Gehouden" }, "De vergadering is gesloten."),
      AgendaItemPlaced: ({ agendaItem, meeting, number, title, under }) => {
        const isDealtWith = items.get(agendaItem)?.isDealtWith ?? false
        const next = { meeting, title, number, under, isDealtWith, deferred: false }
        return [putItem(agendaItem, next, "Het agendapunt is gewijzigd.")]
      },
      AgendaItemOpened: ({ agendaItem }) =>
        changeItem(agendaItem, { isDealtWith: true }, "Het agendapunt is aan de orde gesteld."),
      AgendaItemDeferred: ({ agendaItem, how, reason }) => {
        if (how === "deferred")
          return changeItem(agendaItem, { deferred: true }, reason ?? "Het agendapunt is verdaagd.")
        const data = { pid: urlOf(place, "Agendapunt", agendaItem) }
        const why = reason ?? "Het agendapunt is ingetrokken."
        const gone: Change = { type: "Agendapunt", id: agendaItem, how: "DELETE", data, reason: why }
        return items.delete(agendaItem) ? [gone] : []
      },
      MinutesDrafted: ({ edition, meeting, minutes: id }) => {
        const held = meetings.get(meeting)
        const meetingName = held === undefined ? meeting : nameOf(held)
        const since = dayOf(Instant.make(recorded.recordedAt))
        const next = { meeting, meetingName, edition, since, isAdopted: false }
        return [putMinutes(id, next, `Er is een nieuwe editie, ${edition}.`)]
      },
      MinutesAdopted: ({ edition, minutes: id }) => {
        const known = minutes.get(id)
        if (known === undefined) return []
        return [putMinutes(id, { ...known, edition, isAdopted: true }, "Het verslag is vastgesteld.")]
      },
      AttendanceRegistered: () => [],
      StatementRecorded: () => []
    })

  return (event: Tagged, recorded: Recorded): ReadonlyArray<Change> => {
    if (isOneOf(Charter.Event, event) && event._tag === "BodyEstablished") bodies.set(event.body, event.name)
    return isOneOf(Meetings.Event, event) ? ofMeetings(event, recorded) : []
  }
}
