/** A meeting: two items on its agenda, the chair and a member who may be absent, and the meeting after it. */
import type { Event } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/meetings/decider.ts"
import { type Model, mistaking, proves, whenever, without } from "./model.ts"
import { alliance, anna, asking, asks, bram, chair, eve, first, given, on, second, secretary } from "./tiny.ts"

interface Memory {
  readonly meetings: Record<string, { stage: "planned" | "cancelled" | "open" | "closed"; starts: string }>
  readonly items: Record<string, { readonly meeting: string; readonly stage: "placed" | "open" | "away" }>
  readonly absent: Record<string, boolean>
}

const remember = ({ absent, items, meetings }: Memory, event: Event): void => {
  switch (event._tag) {
    case "MeetingScheduled":
      meetings[event.meeting] = { stage: "planned", starts: event.starts }
      break
    case "MeetingCancelled":
    case "MeetingOpened":
    case "MeetingClosed": {
      const meeting = meetings[event.meeting]
      const stage = { MeetingCancelled: "cancelled", MeetingOpened: "open", MeetingClosed: "closed" } as const
      if (meeting) meeting.stage = stage[event._tag]
      break
    }
    case "AgendaItemPlaced":
      items[event.agendaItem] = { meeting: event.meeting, stage: "placed" }
      break
    case "AgendaItemDeferred":
      items[event.agendaItem] = { meeting: event.meeting, stage: "away" }
      break
    case "AgendaItemOpened":
      items[event.agendaItem] = { meeting: event.meeting, stage: "open" }
      break
    case "AttendanceRegistered":
      absent[event.person] = event.presence !== "present"
  }
}
const stageOf = ({ meetings }: Memory, meeting: string | undefined) => meetings[meeting ?? ""]?.stage

const schedule = asking("ScheduleMeeting", { meeting: "meeting", body: "council", starts: first })
const place = asking("PlaceAgendaItem", { meeting: "meeting", agendaItem: "talk", title: "Gesprek", level: 3 })
const open = asking("OpenMeeting", { meeting: "meeting", by: anna, at: `${first}T19:30:00+01:00` })
const close = asking("CloseMeeting", { meeting: "meeting", by: anna, at: `${first}T21:30:00+01:00` })
const openItem = asking("OpenAgendaItem", { meeting: "meeting", agendaItem: "talk" })
const defer = asking("DeferAgendaItem", { meeting: "meeting", agendaItem: "talk", how: "deferred" })
const attend = asking("RegisterAttendance", { meeting: "meeting", person: bram, presence: "excused" })
const say = asking("RecordStatement", {
  ...{ statement: "statement", kind: "concern", text: "Tekst.", voice: { person: bram } },
  ...{ meeting: "meeting", agendaItem: "talk" }
})

const model: Model<Memory> = {
  name: "meetings",
  start: given(
    ...alliance,
    asks("DraftProgrammeVersion", { programme: "programme", version: "version", number: 1 }),
    asks("ShareProgrammeVersion", { programme: "programme", version: "version", shared: onDay(eve), with: "de leden" }),
    asks("AssignRole", { person: anna, role: "secretary", interim: false, from: onDay(eve), body: "council" }),
    schedule(),
    place()
  ),
  commands: [
    schedule(),
    schedule({ body: "nobody" }),
    schedule({ meeting: "next", follows: "meeting", starts: second }),
    schedule({ meeting: "next", follows: "meeting", starts: eve }),
    asks("CancelMeeting", { meeting: "meeting", reason: "Storm." }),
    place(),
    place({ agendaItem: "text", matters: [{ kind: "version", id: "version" }] }),
    defer(),
    defer({ agendaItem: "text" }),
    open(),
    open({ by: bram }),
    openItem(),
    openItem({ agendaItem: "text" }),
    attend(),
    attend({ presence: "present" }),
    say(),
    close(),
    close({ by: bram })
  ],
  more: [
    open({ meeting: "next" }),
    place({ meeting: "next", agendaItem: "other" }),
    openItem({ meeting: "next", agendaItem: "other" }),
    defer({ meeting: "next", agendaItem: "other", how: "withdrawn" }),
    close({ meeting: "next" })
  ],
  contexts: [...on([eve, first, second], { role: "chair" }), ...on([first], chair, secretary)],
  depth: { fast: 4, deep: 20 },
  memory: { initial: { meetings: {}, items: {}, absent: {} }, evolve: remember },
  invariants: [
    {
      claim: "a meeting is of a body, and a next one lies later",
      inAttempt: whenever(
        ["MeetingScheduled"],
        ({ body, follows, starts }, { memory }) =>
          body === "council" && (follows === undefined || starts > (memory.meetings[follows]?.starts ?? ""))
      ),
      without: without(rules.meetingIsWellFormed),
      brokenAfter: 1
    },
    {
      claim: "planning is for what has not begun",
      inAttempt: whenever(["MeetingScheduled"], ({ meeting }, { memory }) =>
        [undefined, "planned", "cancelled"].includes(stageOf(memory, meeting))
      ),
      without: without(rules.movedBeforeItOpens),
      brokenAfter: 2
    },
    {
      claim: "what was planned is cancelled, and nothing else",
      inAttempt: whenever(["MeetingCancelled"], ({ meeting }, { memory }) => stageOf(memory, meeting) === "planned"),
      without: without(rules.cancelledOnce),
      brokenAfter: 2
    },
    {
      claim: "what was planned is opened, once",
      inAttempt: whenever(["MeetingOpened"], ({ meeting }, { memory }) => stageOf(memory, meeting) === "planned"),
      without: without(rules.openedOnce),
      brokenAfter: 2
    },
    {
      claim: "no meeting opens before its day",
      inAttempt: whenever(
        ["MeetingOpened"],
        ({ meeting }, { day, memory }) => (memory.meetings[meeting]?.starts ?? "") <= day
      ),
      without: without(rules.notBeforeItsDay),
      brokenAfter: 1
    },
    {
      claim: "what is open is closed, once",
      inAttempt: whenever(["MeetingClosed"], ({ meeting }, { memory }) => stageOf(memory, meeting) === "open"),
      without: without(rules.closedOnce),
      brokenAfter: 2
    },
    {
      claim: "only who chairs opens and closes",
      inAttempt: whenever(
        ["MeetingOpened", "MeetingClosed"],
        ({ by }, { asked }) => by === anna && asked.actor.role === "chair"
      ),
      without: without(rules.chairOpensAndCloses),
      brokenAfter: 1
    },
    {
      claim: "nobody opens or closes in a role they do not hold",
      inAttempt: whenever(["MeetingOpened", "MeetingClosed"], ({ by }) => by === anna),
      without: without(rules.holdsTheRole),
      brokenAfter: 1
    },
    {
      claim: "an item is placed once, on an agenda that is not closed",
      inAttempt: whenever(
        ["AgendaItemPlaced"],
        ({ agendaItem, meeting }, { memory }) =>
          !(agendaItem in memory.items) && ["planned", "open"].includes(stageOf(memory, meeting) ?? "")
      ),
      without: without(rules.agendaIsOfAComingMeeting),
      brokenAfter: 1
    },
    {
      claim: "an item is put off while it is on the agenda",
      inAttempt: whenever(
        ["AgendaItemDeferred"],
        ({ agendaItem, meeting }, { memory }) =>
          ["placed", "open"].includes(memory.items[agendaItem]?.stage ?? "") &&
          ["planned", "open"].includes(stageOf(memory, meeting) ?? "")
      ),
      without: without(rules.deferredBeforeClosing),
      brokenAfter: 1
    },
    {
      claim: "an item is dealt with in an open meeting",
      inAttempt: whenever(
        ["AgendaItemOpened"],
        ({ agendaItem, meeting }, { memory }) =>
          memory.items[agendaItem]?.stage === "placed" && stageOf(memory, meeting) === "open"
      ),
      without: without(rules.itemsLiveInsideOpenMeeting),
      brokenAfter: 1
    },
    {
      claim: "a text that was shared on the eve is not discussed yet",
      inAttempt: whenever(["AgendaItemOpened"], ({ agendaItem }) => agendaItem !== "text"),
      without: without(rules.sharedBeforeDiscussed),
      brokenAfter: 3
    },
    {
      claim: "what was said was said in an open meeting, on an open item",
      inAttempt: whenever(
        ["StatementRecorded"],
        ({ agendaItem = "", meeting }, { memory }) =>
          memory.items[agendaItem]?.stage === "open" && stageOf(memory, meeting) === "open"
      ),
      without: without(rules.spokenInsideOpenMeeting),
      brokenAfter: 1
    },
    {
      claim: "who is absent says nothing",
      inAttempt: whenever(
        ["StatementRecorded"],
        ({ voice }, { memory }) => !("person" in voice && memory.absent[voice.person])
      ),
      without: without(rules.statementHasASpeaker),
      brokenAfter: 4
    },
    {
      claim: "when a meeting closes no item was forgotten",
      inAttempt: whenever(["MeetingClosed"], ({ meeting }, { memory }) =>
        Object.values(memory.items).every((item) => item.meeting !== meeting || item.stage !== "placed")
      ),
      without: without(rules.everyItemIsDealtWith),
      brokenAfter: 2
    },
    {
      claim: "attendance is of a meeting that takes place",
      inAttempt: whenever(["AttendanceRegistered"], ({ meeting }, { memory }) =>
        ["planned", "open", "closed"].includes(stageOf(memory, meeting) ?? "")
      ),
      without: without(rules.attendanceIsOfAMeeting),
      brokenAfter: 2
    },
    {
      claim: "after closing nothing comes but who was there",
      inAttempt: ({ before, recorded }) =>
        recorded.length === 0 || stageOf(before.memory, "meeting") !== "closed"
          ? undefined
          : recorded.every(
              (event) => event._tag === "AttendanceRegistered" || ("meeting" in event && event.meeting === "next")
            ),
      without: without(rules.agendaIsOfAComingMeeting),
      brokenAfter: 4
    },
    {
      claim: "the state and the events agree on what is open",
      inState: ({ memory, state }) => {
        const held = Object.entries(state.meetings.meetings)
        return held.length === 0
          ? undefined
          : held.every(([id, { stage }]) => (stage === "open") === (stageOf(memory, id) === "open"))
      },
      without: mistaking("MeetingClosed", (event) => ({ ...event, _tag: "MeetingOpened" })),
      brokenAfter: 3
    }
  ]
}

proves(model)
