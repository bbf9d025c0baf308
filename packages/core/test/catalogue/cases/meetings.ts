/** V: how a body sits, speaks and decides, and what its minutes say. */
import { rules as meetings } from "../../../src/meetings/decider.ts"
import { rules as programme } from "../../../src/programme/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import { adopt, anna, bram, here, programme as matter, prepared, theDayAfter, version } from "./nouns.ts"

const next = {
  _tag: "ScheduleMeeting",
  meeting: "meeting-2",
  body: "body-1",
  starts: "2024-04-04",
  follows: "meeting-1"
}
const scheduled = happened({ ...next, _tag: "MeetingScheduled", starts: "2024-02-16" })
const open = { _tag: "OpenMeeting", meeting: "meeting-2", by: anna, at: "2024-02-16T18:30:00+01:00" }
const close = { _tag: "CloseMeeting", meeting: "meeting-1", by: anna, at: "2024-02-16T20:30:00+01:00" }
const closed = happened({ ...close, _tag: "MeetingClosed" }, { on: "2024-02-16" })
const second = { meeting: "meeting-1", agendaItem: "agendaitem-2" }
const placed = happened({ _tag: "AgendaItemPlaced", ...second, title: "Kansen", level: 3 })
const deferred = happened({ _tag: "AgendaItemDeferred", ...second, how: "deferred" })
const draft = { _tag: "DraftMinutes", minutes: "minutes-1", meeting: "meeting-2", author: bram, edition: 1, upTo: 17 }
const present = (presence: string) =>
  happened({ _tag: "AttendanceRegistered", meeting: "meeting-1", person: bram, presence })
const statement = {
  _tag: "RecordStatement",
  statement: "statement-1",
  kind: "report",
  voice: { person: bram },
  text: "Het loopt goed.",
  ...here
}

/** The programme team sits on its own, and has put the adoption on its own agenda. */
const inItsOwnMeeting = { meeting: "meeting-2", agendaItem: "agendaitem-2" }
const onThe17th = { on: "2024-02-17" }
const teamSits = (decides: ReadonlyArray<string>) => [
  ...prepared,
  happened({ _tag: "BodyEstablished", body: "body-2", name: "Programmateam", kind: "team", decides }),
  happened({
    _tag: "RoleAssigned",
    person: anna,
    role: "chair",
    body: "body-2",
    interim: false,
    from: { said: "2023", latest: "2023-12-31", precision: "recently" }
  }),
  happened({ _tag: "AdoptionScheduled", programme: "programme-1", adoptionAt: "meeting-2", body: "body-2", ...here }),
  happened({ ...next, _tag: "MeetingScheduled", body: "body-2", starts: "2024-02-17" }),
  happened({ _tag: "AgendaItemPlaced", ...inItsOwnMeeting, title: "Versie", level: 3, matters: [matter, version] }),
  happened({ ...open, _tag: "MeetingOpened", at: "2024-02-17T10:00:00+01:00" }, onThe17th),
  happened({ _tag: "AgendaItemOpened", ...inItsOwnMeeting }, onThe17th)
]

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "V1",
    violation: "the next meeting is planned a year before this one",
    history: [],
    command: { ...next, starts: "2023-04-04" },
    breaks: [meetings.meetingIsWellFormed],
    kept: { what: "it is planned after this one", command: next }
  },
  {
    norm: "V2",
    violation: "a meeting is opened a second time",
    history: [scheduled, happened({ ...open, _tag: "MeetingOpened" }, { on: "2024-02-16" })],
    command: open,
    breaks: [meetings.openedOnce],
    kept: { what: "it is opened for the first time", history: [scheduled] }
  },
  {
    norm: "V3",
    violation: "a meeting is closed while an item was never dealt with",
    history: [placed],
    command: close,
    breaks: [meetings.everyItemIsDealtWith],
    kept: { what: "the item was deferred first", history: [placed, deferred] }
  },
  {
    norm: "V4",
    violation: "the programme team adopts the programme in a meeting of its own",
    history: teamSits([]),
    command: { ...adopt, ...inItsOwnMeeting },
    at: theDayAfter,
    breaks: [programme.competentBodyDecides],
    kept: { what: "the pact made that team competent to adopt", history: teamSits(["adoption"]) }
  },
  {
    norm: "V4",
    violation: "the programme is adopted after the meeting was closed",
    history: [...prepared, closed],
    command: adopt,
    at: theDayAfter,
    breaks: [programme.competentBodyDecides],
    kept: { what: "the meeting is still open", history: prepared }
  },
  {
    norm: "V5",
    violation: "minutes are drafted of a meeting that never opened",
    history: [scheduled],
    command: draft,
    breaks: [meetings.minutesFollowTheMeeting],
    kept: { what: "they are drafted of one that did", command: { ...draft, meeting: "meeting-1" } }
  },
  {
    norm: "V6",
    violation: "somebody speaks who was registered as absent",
    history: [present("absent")],
    command: statement,
    breaks: [meetings.statementHasASpeaker],
    kept: { what: "the speaker was registered as present", history: [present("present")] }
  }
]
