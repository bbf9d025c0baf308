/** What happened in each meeting? The account ("verslag"), made of every event that names the meeting. */
import { Schema } from "effect"
import { castDraft, type Draft } from "immer"
import { Event as Charter } from "../charter/events.ts"
import { isOneOf, type Recorded, type Tagged } from "../kernel/event.ts"
import { AgendaItemId, MeetingId, Position } from "../kernel/names.ts"
import { AnyEvent, type View } from "../kernel/view.ts"
import { Event as Meetings } from "../meetings/events.ts"
import { Event as Office } from "../office/events.ts"
import type { Block, MinutesBook } from "./account.ts"
import { onGroundOf } from "./ground.ts"

const unknown = { body: undefined, starts: undefined, ends: undefined, place: undefined, isCancelled: false }
const unheld = { openedAt: undefined, closedAt: undefined, next: undefined }

export const minutes: View<MinutesBook, AnyEvent> = {
  name: "minutes",
  version: 1,
  Event: AnyEvent,
  initial: { position: Position.make(0), pact: undefined, meetings: {}, minutesOf: {}, roles: {} },
  evolve: (book, event, recorded) => {
    book.position = recorded.position
    const own = ofMeetings(event)
    if (own !== undefined) structure(book, own, recorded)
    else if (isOneOf(Charter, event) && event._tag === "PactConcluded") book.pact = event.pact
    else if (isOneOf(Office, event)) hold(book, event)
    if (own === undefined || !structural.has(own._tag)) place(book, event, recorded)
  }
}

/** Who holds which role, for the head of the minutes. */
const hold = ({ roles }: Draft<MinutesBook>, event: typeof Office.Type): void => {
  if (event._tag === "RoleAssigned") roles[event.person] ??= event.role
  if (event._tag === "RoleEnded" && roles[event.person] === event.role) delete roles[event.person]
}

/** What shapes an account without being told in it. */
const structural = new Set(["MeetingScheduled", "AgendaItemPlaced", "AgendaItemOpened", "MinutesDrafted"])

const ofMeetings = (event: Tagged) => (isOneOf(Meetings, event) ? event : undefined)
const isMeeting = Schema.is(MeetingId)
const isAgendaItem = Schema.is(AgendaItemId)

/** The account of a meeting, begun at the first event that names it. */
const accountOf = (book: Draft<MinutesBook>, meeting: MeetingId, { position }: Recorded) =>
  (book.meetings[meeting] ??= {
    ...unknown,
    ...unheld,
    editions: [],
    before: [],
    items: [],
    after: [],
    because: [],
    position
  })

/** Puts an event where it belongs in the account of the meeting it names; of other events there is no account. */
const place = (book: Draft<MinutesBook>, event: AnyEvent, recorded: Recorded): void => {
  const { agendaItem, meeting } = event
  if (!isMeeting(meeting)) return
  const { after, before, items } = accountOf(book, meeting, recorded)
  const item = isAgendaItem(agendaItem) ? items.find((placed) => placed.agendaItem === agendaItem) : undefined
  const loose = items.some(({ wasOpened }) => wasOpened) ? after : before
  const { certainty, id, occurred, position, source } = recorded
  const block: Block = {
    ...{ type: event._tag, event: structuredClone(event), recorded: id, position, certainty },
    ...{ occurred: { ...occurred }, source: source && { ...source } }
  }
  const blocks = item?.blocks ?? loose
  blocks.push(castDraft(block))
}

/** What the meetings room says about the shape of an account. */
const structure = (book: Draft<MinutesBook>, event: typeof Meetings.Type, recorded: Recorded): void => {
  const account = event.meeting === undefined ? undefined : accountOf(book, event.meeting, recorded)
  switch (event._tag) {
    case "MeetingScheduled": {
      const { body, ends, follows, meeting, place, starts } = event
      if (follows !== undefined) accountOf(book, follows, recorded).next = meeting
      if (account === undefined) return
      account.because.push(recorded.id)
      account.position = recorded.position
      account.body = body
      account.starts = starts
      account.ends = ends
      account.place = place
      account.isCancelled = false
      return
    }
    case "MeetingCancelled":
      if (account !== undefined) account.isCancelled = true
      return
    case "MeetingOpened":
      if (account !== undefined) account.openedAt = event.at
      return
    case "MeetingClosed":
      if (account !== undefined) account.closedAt = event.at
      return
    case "AgendaItemPlaced": {
      const { agendaItem, heading, level, number, title, under } = event
      if (account === undefined) return
      const index = account.items.findIndex((item) => item.agendaItem === agendaItem)
      const { blocks = [], wasOpened = false } = account.items[index] ?? {}
      const placed = { agendaItem, heading, level, number, title, under, wasOpened, blocks, ...onGroundOf(recorded) }
      if (index === -1) account.items.push(placed)
      else account.items[index] = placed
      return
    }
    case "AgendaItemOpened": {
      const item = account?.items.find(({ agendaItem }) => agendaItem === event.agendaItem)
      if (item !== undefined) item.wasOpened = true
      return
    }
    case "MinutesDrafted": {
      const { author, edition, minutes, upTo } = event
      const drafted = { minutes, edition, author, authorRole: book.roles[author], upTo, adopted: undefined }
      account?.editions.push({ ...drafted, ...onGroundOf(recorded) })
      book.minutesOf[minutes] = event.meeting
      return
    }
    case "MinutesAdopted": {
      const reported = book.minutesOf[event.minutes]
      const editions = reported === undefined ? [] : (book.meetings[reported]?.editions ?? [])
      const edition = editions.findLast(
        ({ edition, minutes }) => minutes === event.minutes && edition === event.edition
      )
      if (edition !== undefined) edition.adopted = { meeting: event.meeting, ...onGroundOf(recorded) }
    }
  }
}
