import { describe, expect, it } from "vitest"
import { concerning } from "../../src/kernel/event-log.ts"
import { AgendaItemId, BodyId, Instant, MeetingId, MinutesId, Position, StatementId } from "../../src/kernel/names.ts"
import { announces, Command, Event, meetings, rules } from "../../src/meetings/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, chair, competent, day, secretary, today, tomorrow, yesterday } from "./situations.ts"

const meeting = MeetingId.make("february")
const april = MeetingId.make("april")
const body = BodyId.make("council")
const agendaItem = AgendaItemId.make("item-1")
const at = Instant.make("2024-02-16T18:30:00+01:00")
const version = { kind: "version", id: "ninety" }
const commands = Command.cases
const events = Event.cases

const scheduled = events.MeetingScheduled.make({
  meeting,
  body,
  starts: at,
  ends: Instant.make("2024-02-16T20:00:00+01:00")
})
const placed = events.AgendaItemPlaced.make({ meeting, agendaItem, title: "Versie 90%", level: 3, matters: [version] })
const opened = events.MeetingOpened.make({ meeting, by: anna, at })
const itemOpened = events.AgendaItemOpened.make({ meeting, agendaItem })
const closed = events.MeetingClosed.make({ meeting, by: anna, at: Instant.make("2024-02-16T20:00:00+01:00") })
const cancelled = events.MeetingCancelled.make({ meeting, reason: "Ijzel." })
const drafted = events.MinutesDrafted.make({
  minutes: MinutesId.make("minutes"),
  meeting,
  author: anna,
  edition: 1,
  upTo: Position.make(9)
})
const inApril = [
  events.MeetingScheduled.make({ meeting: april, body, starts: day("2024-04-04"), follows: meeting }),
  events.MeetingOpened.make({ meeting: april, by: anna, at: Instant.make("2024-04-04T18:30:00+02:00") })
]

const schedule = commands.ScheduleMeeting.make({ ...scheduled, _tag: "ScheduleMeeting" })
const place = commands.PlaceAgendaItem.make({ ...placed, _tag: "PlaceAgendaItem" })
const open = commands.OpenMeeting.make({ ...opened, _tag: "OpenMeeting" })
const openItem = commands.OpenAgendaItem.make({ ...itemOpened, _tag: "OpenAgendaItem" })
const close = commands.CloseMeeting.make({ ...closed, _tag: "CloseMeeting" })
const draft = commands.DraftMinutes.make({ ...drafted, _tag: "DraftMinutes" })
const defer = commands.DeferAgendaItem.make({ meeting, agendaItem, how: "deferred", to: april })
const cancel = commands.CancelMeeting.make({ meeting, reason: "Ijzel." })
const say = commands.RecordStatement.make({
  statement: StatementId.make("s1"),
  kind: "report",
  voice: { person: bram },
  text: "Het gaat goed.",
  meeting,
  agendaItem
})
const attend = commands.RegisterAttendance.make({ meeting, person: bram, presence: "absent" })
const adopt = commands.AdoptMinutes.make({ minutes: drafted.minutes, edition: 1, meeting: april })

const byTheChair = scenario(meetings, {
  today,
  actor: chair,
  sitting: () => competent,
  noticeDays: 4,
  isBody: (id) => id === body,
  isIntroduced: () => true,
  sharedBy: () => day("2024-02-12"),
  holds: (person, role) => person === anna && (role === "chair" || role === "deputy-chair")
})

describe("meetings", () => {
  it("schedules a meeting, and moves it", () => {
    byTheChair.given().when(schedule).then(scheduled)
    const moved = { ...schedule, starts: day("2024-02-20"), reason: "Zaal bezet." }
    byTheChair
      .given(scheduled)
      .when(commands.ScheduleMeeting.make({ meeting, body, starts: day("2024-02-20"), reason: "Zaal bezet." }))
      .then(events.MeetingScheduled.make({ meeting, body, starts: moved.starts, reason: "Zaal bezet." }))
  })
  it("schedules anew what was cancelled", () => byTheChair.given(scheduled, cancelled).when(schedule).then(scheduled))
  it("schedules a meeting of which the time it begins is not known yet, and the time it ends is", () => {
    const vague = { ...schedule, starts: today }
    byTheChair
      .given()
      .when(vague)
      .then({ ...vague, _tag: "MeetingScheduled" })
  })
  it(rules.meetingIsWellFormed.nl, () => {
    const wrong = (change: object) =>
      byTheChair.given(scheduled).when(commands.ScheduleMeeting.make({ ...schedule, meeting: april, ...change }))
    wrong({ body: BodyId.make("nobody") }).refuses(rules.meetingIsWellFormed)
    wrong({ starts: Instant.make("2024-02-16T20:00:00+01:00") }).refuses(rules.meetingIsWellFormed)
    const next = (starts: string) =>
      byTheChair
        .given(scheduled)
        .when(commands.ScheduleMeeting.make({ meeting: april, body, starts: day(starts), follows: meeting }))
    next("2023-04-04").refuses(rules.meetingIsWellFormed)
    next("2024-02-16").refuses(rules.meetingIsWellFormed)
    next("2024-02-17").then(events.MeetingScheduled.make({ meeting: april, body, starts: tomorrow, follows: meeting }))
  })
  it(rules.movedBeforeItOpens.nl, () =>
    byTheChair.given(scheduled, opened).when(schedule).refuses(rules.movedBeforeItOpens)
  )
  it("cancels a scheduled meeting", () => byTheChair.given(scheduled).when(cancel).then(cancelled))
  it(rules.cancelledOnce.nl, () => {
    byTheChair.given(scheduled, cancelled).when(cancel).refuses(rules.cancelledOnce)
    byTheChair.given(scheduled, opened).when(cancel).refuses(rules.cancelledOnce)
  })

  it("places an item, also while the meeting is open", () => {
    byTheChair.given(scheduled).when(place).then(placed)
    byTheChair.given(scheduled, opened).when(place).then(placed)
  })
  it(rules.agendaIsOfAComingMeeting.nl, () => {
    byTheChair.given().when(place).refuses(rules.agendaIsOfAComingMeeting)
    byTheChair.given(scheduled, placed).when(place).refuses(rules.agendaIsOfAComingMeeting)
    byTheChair.given(scheduled, opened, closed).when(place).refuses(rules.agendaIsOfAComingMeeting)
  })
  it("defers an item before and during the meeting", () => {
    const deferred = events.AgendaItemDeferred.make({ ...defer, _tag: "AgendaItemDeferred" })
    byTheChair.given(scheduled, placed).when(defer).then(deferred)
    byTheChair.given(scheduled, placed, opened, itemOpened).when(defer).then(deferred)
  })
  it(rules.deferredBeforeClosing.nl, () => {
    byTheChair.given(scheduled).when(defer).refuses(rules.deferredBeforeClosing)
    byTheChair.given(scheduled, placed, opened, itemOpened, closed).when(defer).refuses(rules.deferredBeforeClosing)
  })

  it("opens on its day", () => byTheChair.given(scheduled).when(open).then(opened))
  it(rules.notBeforeItsDay.nl, () =>
    byTheChair.but({ today: yesterday }).given(scheduled).when(open).refuses(rules.notBeforeItsDay)
  )
  it(rules.openedOnce.nl, () => {
    byTheChair.given(scheduled, opened).when(open).refuses(rules.openedOnce)
    byTheChair.given().when(open).refuses(rules.openedOnce)
  })
  it(rules.chairOpensAndCloses.nl, () => {
    const others = byTheChair.but({ actor: secretary, holds: () => true })
    others.given(scheduled).when(open).refuses(rules.chairOpensAndCloses)
    others.given(scheduled, opened).when(close).refuses(rules.chairOpensAndCloses)
    byTheChair
      .but({ actor: { role: "deputy-chair" } })
      .given(scheduled)
      .when(open)
      .then(opened)
  })

  it(rules.holdsTheRole.nl, () => {
    const another = { ...open, by: bram }
    byTheChair
      .but({ actor: { role: "chair" } })
      .given(scheduled)
      .when(another)
      .refuses(rules.holdsTheRole)
    byTheChair
      .but({ actor: { role: "chair", person: bram } })
      .given(scheduled)
      .when(open)
      .refuses(rules.holdsTheRole)
    byTheChair
      .but({ holds: () => false })
      .given(scheduled, opened)
      .when(close)
      .refuses(rules.holdsTheRole)
  })

  it("opens an item whose version was shared in time", () =>
    byTheChair.given(scheduled, placed, opened).when(openItem).then(itemOpened))
  it("opens an item that is about no version", () => {
    const { matters: _, ...plain } = placed
    byTheChair
      .but({ sharedBy: () => undefined })
      .given(scheduled, plain, opened)
      .when(openItem)
      .then(itemOpened)
  })
  it("an item announces each of its matters, and no other", () => {
    const advice = { kind: "advice", id: "ninety" }
    const item = { stage: "placed", matters: [{ kind: "programme", id: "programme" }, version] } as const
    expect([version, advice].map((matter) => announces(item, matter))).toEqual([true, false])
    expect(announces(undefined, version)).toBe(false)
  })
  it(rules.itemsLiveInsideOpenMeeting.nl, () => {
    byTheChair.given(scheduled, placed).when(openItem).refuses(rules.itemsLiveInsideOpenMeeting)
    byTheChair.given(scheduled, placed, opened, itemOpened).when(openItem).refuses(rules.itemsLiveInsideOpenMeeting)
  })
  it(rules.sharedBeforeDiscussed.nl, () => {
    const late = byTheChair.but({ sharedBy: () => day("2024-02-13") })
    late.given(scheduled, placed, opened).when(openItem).refuses(rules.sharedBeforeDiscussed)
    byTheChair
      .but({ sharedBy: () => undefined })
      .given(scheduled, placed, opened)
      .when(openItem)
      .refuses(rules.sharedBeforeDiscussed)
    const other = { kind: "version", id: "hundred" }
    for (const matters of [
      [version, other],
      [other, version]
    ]) {
      const both = { ...placed, matters }
      const oneLate = byTheChair.but({ sharedBy: (id) => day(id === "ninety" ? "2024-02-12" : "2024-02-13") })
      oneLate.given(scheduled, both, opened).when(openItem).refuses(rules.sharedBeforeDiscussed)
      oneLate.but({ noticeDays: 3 }).given(scheduled, both, opened).when(openItem).then(itemOpened)
      byTheChair
        .but({ sharedBy: (id) => (id === "ninety" ? day("2024-02-12") : undefined) })
        .given(scheduled, both, opened)
        .when(openItem)
        .refuses(rules.sharedBeforeDiscussed)
    }
    late.but({ noticeDays: 3 }).given(scheduled, placed, opened).when(openItem).then(itemOpened)
  })

  it("records what is said on the item", () =>
    byTheChair
      .given(scheduled, placed, opened, itemOpened)
      .when(say)
      .then(events.StatementRecorded.make({ ...say, _tag: "StatementRecorded" })))
  it("records what was said outside any meeting", () => {
    const { agendaItem: _, meeting: __, ...outside } = say
    byTheChair
      .given()
      .when(outside)
      .then({ ...outside, _tag: "StatementRecorded" })
  })
  it(rules.spokenInsideOpenMeeting.nl, () => {
    byTheChair.given(scheduled, placed, opened).when(say).refuses(rules.spokenInsideOpenMeeting)
    const { agendaItem: _, ...atLarge } = say
    byTheChair.given(scheduled).when(atLarge).refuses(rules.spokenInsideOpenMeeting)
    byTheChair
      .given(scheduled, opened)
      .when(atLarge)
      .then({ ...atLarge, _tag: "StatementRecorded" })
    byTheChair.given(scheduled, placed, opened, itemOpened, closed).when(say).refuses(rules.spokenInsideOpenMeeting)
  })
  it("what was said turns on the statement and on its meeting", () =>
    expect(meetings.looksAt?.(say)).toEqual(concerning("statement:s1", "meeting:february")))
  it(rules.statementHasASpeaker.nl, () => {
    const absent = events.AttendanceRegistered.make({ ...attend, _tag: "AttendanceRegistered" })
    const came = events.AttendanceRegistered.make({ ...absent, presence: "present" })
    const history = [scheduled, placed, opened, itemOpened, absent]
    byTheChair
      .given(...history)
      .when(say)
      .refuses(rules.statementHasASpeaker)
    byTheChair
      .given(...history, came)
      .when(say)
      .then({ ...say, _tag: "StatementRecorded" })
    byTheChair
      .given(...history)
      .when({ ...say, voice: { collective: "alle partners" } })
      .then({ ...say, voice: { collective: "alle partners" }, _tag: "StatementRecorded" })
  })
  it("registers attendance, also afterwards", () =>
    byTheChair
      .given(scheduled, opened, closed)
      .when(attend)
      .then({ ...attend, _tag: "AttendanceRegistered" }))
  it(rules.attendanceIsOfAMeeting.nl, () => {
    byTheChair.given().when(attend).refuses(rules.attendanceIsOfAMeeting)
    byTheChair.given(scheduled, cancelled).when(attend).refuses(rules.attendanceIsOfAMeeting)
  })
  it(rules.personIsIntroduced.nl, () =>
    byTheChair
      .but({ isIntroduced: () => false })
      .given(scheduled)
      .when(attend)
      .refuses(rules.personIsIntroduced)
  )

  it("closes when every item was dealt with", () =>
    byTheChair.given(scheduled, placed, opened, itemOpened).when(close).then(closed))
  it(rules.everyItemIsDealtWith.nl, () => {
    byTheChair.given(scheduled, placed, opened).when(close).refuses(rules.everyItemIsDealtWith)
    const withdrawn = events.AgendaItemDeferred.make({ meeting, agendaItem, how: "withdrawn" })
    byTheChair.given(scheduled, placed, opened, withdrawn).when(close).then(closed)
  })
  it(rules.closedOnce.nl, () => {
    byTheChair.given(scheduled).when(close).refuses(rules.closedOnce)
    byTheChair.given(scheduled, opened, closed).when(close).refuses(rules.closedOnce)
  })

  it("drafts minutes in editions that count up", () => {
    byTheChair.given(scheduled, opened).when(draft).then(drafted)
    byTheChair.given(scheduled, opened, closed).when(draft).then(drafted)
    byTheChair
      .given(scheduled, opened, drafted)
      .when({ ...draft, edition: 2 })
      .then({ ...drafted, edition: 2 })
  })
  it(rules.minutesFollowTheMeeting.nl, () => {
    const adopted = events.MinutesAdopted.make({ ...adopt, _tag: "MinutesAdopted" })
    byTheChair.given(scheduled).when(draft).refuses(rules.minutesFollowTheMeeting)
    byTheChair.given(scheduled, opened, drafted).when(draft).refuses(rules.minutesFollowTheMeeting)
    byTheChair
      .given(scheduled, opened, drafted, adopted)
      .when({ ...draft, edition: 2 })
      .refuses(rules.minutesFollowTheMeeting)
    byTheChair
      .given(scheduled, opened, ...inApril, drafted)
      .when({ ...draft, meeting: april, edition: 2 })
      .refuses(rules.minutesFollowTheMeeting)
  })
  it("adopts minutes in a later meeting of the same body", () =>
    byTheChair
      .but({ today: tomorrow })
      .but({ sitting: (kind, _, about) => ({ ...competent, isCompetent: kind === "minutes" && about?.kind === kind }) })
      .given(scheduled, opened, closed, drafted, ...inApril)
      .when(adopt)
      .then({ ...adopt, _tag: "MinutesAdopted" }))
  it(rules.minutesAreAdoptedLater.nl, () => {
    byTheChair
      .given(scheduled, opened, drafted)
      .when({ ...adopt, meeting })
      .refuses(rules.minutesAreAdoptedLater)
    byTheChair
      .given(scheduled, opened, drafted, ...inApril)
      .when({ ...adopt, edition: 2 })
      .refuses(rules.minutesAreAdoptedLater)
    const elsewhere = events.MeetingScheduled.make({
      meeting: april,
      body: BodyId.make("team"),
      starts: day("2024-04-04")
    })
    byTheChair.given(scheduled, opened, drafted, elsewhere).when(adopt).refuses(rules.minutesAreAdoptedLater)
  })
  it(rules.competentBodyDecides.nl, () =>
    byTheChair
      .but({ sitting: () => ({ ...competent, isCompetent: false }) })
      .given(scheduled, opened, drafted, ...inApril)
      .when(adopt)
      .refuses(rules.competentBodyDecides)
  )
})
