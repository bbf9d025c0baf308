import { describe, expect, it } from "vitest"
import { MeetingId } from "../../src/kernel/names.ts"
import { agenda, meetingsHeld, nextMeeting } from "../../src/views/agenda.ts"
import { answerOf, day, idAt, prelude, type Raw } from "./history.ts"

const second = MeetingId.make("meeting-2")
const planned: Raw = {
  _tag: "MeetingScheduled",
  meeting: second,
  body: "body-1",
  starts: "2024-04-04T18:30:00+02:00",
  ends: "2024-04-04T20:00:00+02:00",
  place: "Buurthuis",
  follows: "meeting-1"
}
const place = (agendaItem: string, title: string, more: object = {}): Raw => ({
  _tag: "AgendaItemPlaced",
  meeting: second,
  agendaItem,
  title,
  level: 3,
  ...more
})

describe("agenda", () => {
  it("has the items in the order in which they were placed, as they were placed last", () => {
    const known = answerOf(
      agenda,
      ...prelude,
      planned,
      place("b", "Nieuws", { number: "1", heading: "• Nieuws" }),
      place("a", "Vragen", { number: "2", under: "b", level: 4 }),
      place("b", "Laatste nieuws", { number: "1" })
    )
    expect(known[second]?.items.map(({ level, number, title, under }) => [number, title, level, under])).toEqual([
      ["1", "Laatste nieuws", 3, undefined],
      ["2", "Vragen", 4, "b"]
    ])
  })

  it("shows how far each item is", () => {
    const on = { meeting: second }
    const known = answerOf(
      agenda,
      ...[...prelude, planned, place("a", "Een"), place("b", "Twee"), place("c", "Drie")],
      { _tag: "AgendaItemOpened", ...on, agendaItem: "a" },
      { _tag: "AgendaItemDeferred", ...on, agendaItem: "b", how: "deferred", to: "meeting-3" }
    )
    expect(known[second]?.items.map(({ stage, to }) => [stage, to])).toEqual([
      ["open", undefined],
      ["deferred", "meeting-3"],
      ["placed", undefined]
    ])
    expect(known[second]?.items[0]?.because).toEqual([idAt(prelude.length + 2), idAt(prelude.length + 5)])
  })

  it("keeps count of a meeting that is moved, its items and whom it follows", () => {
    const moved: Raw = {
      _tag: "MeetingScheduled",
      meeting: second,
      body: "body-1",
      starts: "2024-04-11",
      reason: "Zaal bezet."
    }
    const known = answerOf(agenda, ...prelude, planned, place("a", "Een"), moved, moved)
    expect(known[second]).toMatchObject({
      starts: "2024-04-11",
      moved: 2,
      reason: "Zaal bezet.",
      follows: "meeting-1",
      items: [{ title: "Een" }]
    })
  })

  it("knows which meetings were held, and the next one that is planned on a day or after it", () => {
    const known = answerOf(agenda, ...prelude, planned)
    expect(meetingsHeld(known).map(({ meeting }) => meeting)).toEqual(["meeting-1"])
    expect(nextMeeting(known, day("2024-04-04"))?.meeting).toBe(second)
    expect(nextMeeting(known, day("2024-04-05"))).toBeUndefined()
    const cancelled = answerOf(agenda, ...prelude, planned, {
      _tag: "MeetingCancelled",
      meeting: second,
      reason: "Storm."
    })
    expect(nextMeeting(cancelled, day("2024-03-01"))).toBeUndefined()
    expect(cancelled[second]).toMatchObject({ stage: "cancelled", reason: "Storm." })
  })
})
