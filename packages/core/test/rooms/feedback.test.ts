import { describe, expect, it } from "vitest"
import { Command, Event, feedback, rules, waitingIn } from "../../src/feedback/decider.ts"
import { replay } from "../../src/kernel/decider.ts"
import { concerning } from "../../src/kernel/event-log.ts"
import { ProgrammeId, RemarkId, VersionId, WindowId } from "../../src/kernel/names.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, day, library, school, secretary, today, tomorrow, yesterday } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const window = WindowId.make("ninety")
const remark = RemarkId.make("remark-1")
const second = RemarkId.make("remark-2")

const opened = events.FeedbackOpened.make({
  window,
  programme: ProgrammeId.make("programme"),
  version: VersionId.make("ninety"),
  closesOn: today,
  said: "tot 16 februari",
  eligible: "members",
  channels: ["form"],
  contact: bram
})
const submitted = events.FeedbackSubmitted.make({
  window,
  remark,
  from: library,
  by: anna,
  channel: "form",
  passage: "3",
  text: "Begin bij de jongeren."
})
const answered = events.FeedbackAnswered.make({ window, remark, disposition: "takenOver", answer: "Overgenomen." })
const closed = events.FeedbackClosed.make({ window })

const open = commands.OpenFeedback.make({ ...opened, _tag: "OpenFeedback" })
const submit = commands.SubmitFeedback.make({ ...submitted, _tag: "SubmitFeedback" })
const answer = commands.AnswerFeedback.make({ ...answered, _tag: "AnswerFeedback" })
const close = commands.CloseFeedback.make({ window })
const extend = commands.ExtendFeedback.make({ window, closesOn: tomorrow, reason: "Vakantie." })
const late = commands.RecordLateFeedback.make({
  window,
  remark: second,
  from: library,
  text: "Nog iets.",
  received: tomorrow
})
const again = commands.SubmitFeedback.make({ ...submit, remark: second, replaces: remark, text: "Toch anders." })

const onTheLastDay = scenario(feedback, {
  today,
  actor: secretary,
  closingDayIncluded: true,
  isMember: (id) => id === library,
  isIntroduced: () => true,
  isShared: () => true,
  represents: (organisation, person) => organisation === library && person === anna
})
const theDayAfter = onTheLastDay.but({ today: tomorrow })

describe("feedback", () => {
  it("opens a window on a shared version, also for its own last day", () =>
    onTheLastDay.given().when(open).then(opened))
  it(rules.windowIsNew.nl, () => {
    onTheLastDay.given(opened).when(open).refuses(rules.windowIsNew)
    onTheLastDay.given(opened, closed).when(open).refuses(rules.windowIsNew)
    theDayAfter.given().when(open).refuses(rules.windowIsNew)
  })
  it(rules.versionIsShared.nl, () =>
    onTheLastDay
      .but({ isShared: () => false })
      .given()
      .when(open)
      .refuses(rules.versionIsShared)
  )
  it(rules.contactIsNamed.nl, () =>
    onTheLastDay
      .but({ isIntroduced: () => false })
      .given()
      .when(open)
      .refuses(rules.contactIsNamed)
  )

  it("records a remark on the closing day itself", () => onTheLastDay.given(opened).when(submit).then(submitted))
  it(rules.inTime.nl, () => theDayAfter.given(opened).when(submit).refuses(rules.inTime))
  it("where the alliance agreed that the closing day does not count, the day before is the last", () => {
    const excluded = onTheLastDay.but({ closingDayIncluded: false })
    excluded.given(opened).when(submit).refuses(rules.inTime)
    excluded.but({ today: yesterday }).given(opened).when(submit).then(submitted)
  })
  it(rules.windowIsOpen.nl, () => {
    onTheLastDay.given().when(submit).refuses(rules.windowIsOpen, rules.throughAnAnnouncedChannel)
    onTheLastDay.given(opened, closed).when(submit).refuses(rules.windowIsOpen)
    onTheLastDay.given(opened, submitted, closed).when(answer).refuses(rules.windowIsOpen)
  })
  it("keeps one window apart from another, and names every broken rule", () =>
    onTheLastDay
      .but({ isMember: () => false })
      .given({ ...opened, window: WindowId.make("fifty") })
      .when(submit)
      .refuses(rules.windowIsOpen, rules.organisationsSpeak, rules.throughAnAnnouncedChannel))
  it(rules.organisationsSpeak.nl, () =>
    onTheLastDay
      .but({ isMember: () => false })
      .given(opened)
      .when(submit)
      .refuses(rules.organisationsSpeak)
  )
  it(rules.speakForYourOwn.nl, () => {
    onTheLastDay
      .given(opened)
      .when({ ...submit, by: bram })
      .refuses(rules.speakForYourOwn)
    onTheLastDay
      .but({ actor: { role: "representative", person: anna, onBehalfOf: school } })
      .given(opened)
      .when(submit)
      .refuses(rules.speakForYourOwn)
    onTheLastDay
      .but({ actor: { role: "representative", person: bram, onBehalfOf: library } })
      .given(opened)
      .when(submit)
      .refuses(rules.speakForYourOwn)
  })
  it(rules.throughAnAnnouncedChannel.nl, () =>
    onTheLastDay
      .given(opened)
      .when({ ...submit, channel: "paper" })
      .refuses(rules.throughAnAnnouncedChannel)
  )
  it("lets an organisation replace its own waiting remark", () =>
    onTheLastDay
      .given(opened, submitted)
      .when(again)
      .then({ ...again, _tag: "FeedbackSubmitted" }))
  it("takes a remark on a passage on which another organisation waits, or its own was answered", () => {
    const { replaces: _, ...other } = again
    onTheLastDay
      .given(opened, { ...submitted, from: school })
      .when(other)
      .then({ ...other, _tag: "FeedbackSubmitted" })
    onTheLastDay
      .given(opened, submitted, answered)
      .when(other)
      .then({ ...other, _tag: "FeedbackSubmitted" })
  })
  it("takes a second remark on another passage", () => {
    const other = commands.SubmitFeedback.make({ ...submit, remark: second, passage: "4" })
    onTheLastDay
      .given(opened, submitted)
      .when(other)
      .then({ ...other, _tag: "FeedbackSubmitted" })
  })
  it(rules.lastRemarkCounts.nl, () => {
    const { replaces: _, ...twice } = again
    onTheLastDay.given(opened, submitted).when(twice).refuses(rules.lastRemarkCounts)
    onTheLastDay.given(opened, submitted).when(submit).refuses(rules.lastRemarkCounts)
    onTheLastDay.given(opened, submitted, answered).when(again).refuses(rules.lastRemarkCounts)
    onTheLastDay
      .but({ isMember: () => true, represents: () => true })
      .given(opened, { ...submitted, from: school })
      .when(again)
      .refuses(rules.lastRemarkCounts)
  })

  it("records what came late, after the last day", () =>
    theDayAfter
      .given(opened)
      .when(late)
      .then({ ...late, _tag: "LateFeedbackReceived" }))
  it("whether what came late counts turns on the window, on who is a member and on the closing day", () =>
    expect(feedback.looksAt?.(late)).toEqual(
      concerning("window:ninety", "organisation:library", "policy:closing-day-included")
    ))
  it(rules.lateIsLate.nl, () =>
    theDayAfter
      .given(opened)
      .when({ ...late, received: today })
      .refuses(rules.lateIsLate)
  )
  it(rules.lateRemarkIsNew.nl, () => {
    const received = { ...late, _tag: "LateFeedbackReceived" } as const
    theDayAfter.given(opened, submitted).when(late).then(received)
    theDayAfter
      .given(opened, submitted)
      .when({ ...late, remark })
      .refuses(rules.lateRemarkIsNew)
    theDayAfter.given(opened, received).when(late).refuses(rules.lateRemarkIsNew)
  })
  it("what came late waits for an answer only when it is considered, with a reason", () => {
    const waiting = (...history: ReadonlyArray<Event>) => {
      const state = replay(feedback, [opened, ...history])[window]
      return state && waitingIn(state)
    }
    const received = events.LateFeedbackReceived.make({ ...late, _tag: "LateFeedbackReceived" })
    expect(waiting(received)).toBe(0)
    expect(waiting({ ...received, consideredBecause: "Post was zoek." })).toBe(1)
  })

  it("moves the deadline later on its last day", () =>
    onTheLastDay
      .given(opened)
      .when(extend)
      .then({ ...extend, _tag: "FeedbackExtended" }))
  it(rules.deadlineOnlyMovesLater.nl, () => {
    theDayAfter
      .given(opened)
      .when({ ...extend, closesOn: day("2024-02-20") })
      .refuses(rules.deadlineOnlyMovesLater)
    onTheLastDay
      .given(opened)
      .when({ ...extend, closesOn: today })
      .refuses(rules.deadlineOnlyMovesLater)
    onTheLastDay
      .given(opened)
      .when({ ...extend, closesOn: day("2024-02-10") })
      .refuses(rules.deadlineOnlyMovesLater)
  })
  it("takes a remark on the day to which the deadline was moved", () =>
    theDayAfter
      .given(opened, { ...extend, _tag: "FeedbackExtended" })
      .when(submit)
      .then(submitted))

  it("answers a waiting remark", () => onTheLastDay.given(opened, submitted).when(answer).then(answered))
  it(rules.remarkIsWaiting.nl, () => {
    onTheLastDay.given(opened, submitted, answered).when(answer).refuses(rules.remarkIsWaiting)
    onTheLastDay.given(opened).when(answer).refuses(rules.remarkIsWaiting)
    onTheLastDay
      .given(opened, submitted, { ...again, _tag: "FeedbackSubmitted" })
      .when(answer)
      .refuses(rules.remarkIsWaiting)
  })
  it(rules.refusalHasAReason.nl, () => {
    const refuse = { ...answer, disposition: "not", answer: " " } as const
    onTheLastDay.given(opened, submitted).when(refuse).refuses(rules.refusalHasAReason)
    onTheLastDay
      .given(opened, submitted)
      .when({ ...refuse, answer: "Past niet." })
      .then({ ...answered, disposition: "not", answer: "Past niet." })
    onTheLastDay
      .given(opened, submitted)
      .when({ ...refuse, disposition: "takenOver" })
      .then({ ...answered, answer: " " })
  })

  it("closes after the last day, when every remark is answered", () =>
    theDayAfter.given(opened, submitted, answered).when(close).then(closed))
  it(rules.everyRemarkAnswered.nl, () =>
    theDayAfter.given(opened, submitted).when(close).refuses(rules.everyRemarkAnswered)
  )
  it(rules.closesAfterItsLastDay.nl, () => onTheLastDay.given(opened).when(close).refuses(rules.closesAfterItsLastDay))
})
