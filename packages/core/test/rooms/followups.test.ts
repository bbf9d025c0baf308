import { describe, it } from "vitest"
import { Command, Event, followups, rules } from "../../src/followups/decider.ts"
import { FollowUpId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { day, tomorrow } from "./situations.ts"

const followUp = FollowUpId.make("kick-off")
const next = FollowUpId.make("second-try")

const schedule = Command.cases.ScheduleFollowUp.make({
  followUp,
  kind: "appointment",
  text: "Verder praten over de coalitie.",
  owner: { kind: "coalition", id: "youth" },
  due: onDay(day("2024-03-18"))
})
const done = Command.cases.CloseFollowUp.make({ followUp, outcome: "done" })
const move = Command.cases.CloseFollowUp.make({ followUp, outcome: "moved", reason: "Niemand kon.", next })
const drop = Command.cases.CloseFollowUp.make({ followUp, outcome: "dropped", reason: "Al geregeld." })

const scheduled = Event.cases.FollowUpScheduled.make({ ...schedule, _tag: "FollowUpScheduled" })
const again = Event.cases.FollowUpScheduled.make({ ...scheduled, followUp: next, due: onDay(tomorrow) })
const wasDone = Event.cases.FollowUpClosed.make({ ...done, _tag: "FollowUpClosed" })
const moved = Event.cases.FollowUpClosed.make({ ...move, _tag: "FollowUpClosed" })
const dropped = Event.cases.FollowUpClosed.make({ ...drop, _tag: "FollowUpClosed" })

const here = scenario(followups, {})

describe("followups", () => {
  it("makes an appointment with an owner and a date, or expressly without a date", () => {
    here.given().when(schedule).then(scheduled)
    here
      .given()
      .when({ ...schedule, due: "undated" })
      .then({ ...scheduled, due: "undated" })
  })
  it.each([
    { kind: "person", id: "anna" },
    { kind: "organisation", id: "library" },
    { kind: "body", id: "council" }
  ])("is owned by a $kind", (owner) =>
    here
      .given()
      .when({ ...schedule, owner })
      .then({ ...scheduled, owner })
  )
  it(rules.ownerDateAndEnd.nl, () => {
    here
      .given()
      .when({ ...schedule, owner: { kind: "meeting", id: "february" } })
      .refuses(rules.ownerDateAndEnd)
    here.given(scheduled).when(schedule).refuses(rules.ownerDateAndEnd)
    here.given(scheduled, wasDone).when(schedule).refuses(rules.ownerDateAndEnd)
  })

  it("ends as done, with or without a word about it", () => {
    here.given(scheduled).when(done).then(wasDone)
    here
      .given(scheduled)
      .when({ ...done, reason: "Met taart." })
      .then({ ...wasDone, reason: "Met taart." })
  })
  it("ends as moved to a new one, or as dropped, with a reason", () => {
    here.given(scheduled, again).when(move).then(moved)
    here.given(scheduled).when(drop).then(dropped)
  })
  it(rules.endsVisibly.nl, () => {
    const refused = rules.endsVisibly
    const { next: _, ...nowhere } = move
    const { reason: __, ...silently } = drop
    const { reason: ___, ...movedSilently } = move
    here.given().when(done).refuses(refused)
    here.given(scheduled, wasDone).when(done).refuses(refused)
    here.given(scheduled, moved).when(drop).refuses(refused)
    here.given(scheduled).when(silently).refuses(refused)
    here
      .given(scheduled)
      .when({ ...drop, reason: " " })
      .refuses(refused)
    here.given(scheduled, again).when(movedSilently).refuses(refused)
    here.given(scheduled).when(move).refuses(refused)
    here
      .given(scheduled, again, { ...wasDone, followUp: next })
      .when(move)
      .refuses(refused)
    here.given(scheduled).when(nowhere).refuses(refused)
    here
      .given(scheduled)
      .when({ ...move, next: followUp })
      .refuses(refused)
  })
})
