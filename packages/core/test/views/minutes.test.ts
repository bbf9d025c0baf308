import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import type { Tagged } from "../../src/kernel/event.ts"
import { MeetingId } from "../../src/kernel/names.ts"
import { arbitraryEvents, recorded } from "../../src/testing/arbitraries.ts"
import type { Account } from "../../src/views/account.ts"
import { blocksOf, minutesOf, weightOf } from "../../src/views/conclusions.ts"
import { minutes } from "../../src/views/minutes.ts"
import { alliance, answerOf, idAt, keep, prelude, type Raw } from "./history.ts"

const meeting = MeetingId.make("meeting-1")
const [anna, item] = ["0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", { meeting, agendaItem: "agendaitem-1" }]
const said = (statement: string, text: string, place: object = item): Raw => ({
  _tag: "StatementRecorded",
  ...{ statement, kind: "report", voice: { collective: "men" }, text },
  ...place
})
const endorsed: Raw = {
  _tag: "DirectionEndorsed",
  ...{ decision: "decision-1", matter: { kind: "programme", id: "programme-1" }, body: "body-1", text: "Mooi." },
  ...item
}
const accountOf = (...history: ReadonlyArray<Raw>): Account => {
  const account = answerOf(minutes, ...prelude, ...history).meetings[meeting]
  assert.isDefined(account)
  return account
}
const told = ({ after, before, items }: Account) => ({
  before: before.map(({ type }) => type),
  items: items.map(({ blocks, title }) => [title, ...blocks.map(({ type }) => type)]),
  after: after.map(({ type }) => type)
})

describe("minutes", () => {
  it("have the events of each item in the order of the log, whatever room they come from", () => {
    const account = accountOf(said("one", "Eerst."), endorsed, said("two", "Dan."))
    expect(told(account)).toEqual({
      before: ["MeetingOpened"],
      items: [["Versie", "StatementRecorded", "DirectionEndorsed", "StatementRecorded"]],
      after: []
    })
  })

  it("have what belongs to no item before the first one that was opened, or after", () => {
    const present: Raw = { _tag: "AttendanceRegistered", meeting, person: anna, presence: "present" }
    const closed: Raw = { _tag: "MeetingClosed", meeting, by: anna, at: "2024-02-15T20:00:00+01:00" }
    expect(told(accountOf(said("one", "Los.", { meeting }), present, closed))).toMatchObject({
      before: ["MeetingOpened"],
      after: ["StatementRecorded", "AttendanceRegistered", "MeetingClosed"]
    })
  })

  it("point from each block to its event, its source and its certainty, and copy the event", () => {
    const [block] = accountOf(endorsed).items[0]?.blocks ?? []
    const position = prelude.length + 1
    expect(block).toMatchObject({ recorded: idAt(position), position, certainty: "stated", source: undefined })
    expect(block?.event).toEqual(endorsed)
  })

  it("keep the items in the order of placement, each with its number, heading and level", () => {
    const second: Raw = {
      _tag: "AgendaItemPlaced",
      ...{ meeting, agendaItem: "agendaitem-2", title: "Nieuws", heading: "• Nieuws:", level: 4, under: "agendaitem-1" }
    }
    expect(accountOf(second).items).toMatchObject([
      { title: "Versie", level: 3, wasOpened: true },
      { title: "Nieuws", heading: "• Nieuws:", level: 4, under: "agendaitem-1", wasOpened: false }
    ])
  })

  it("know their author, their edition, and the later meeting in which they were adopted", () => {
    const drafted: Raw = { _tag: "MinutesDrafted", minutes: "minutes-1", meeting, author: anna, edition: 1, upTo: 16 }
    const adopted: Raw = { _tag: "MinutesAdopted", minutes: "minutes-1", edition: 1, meeting: "meeting-2" }
    expect(accountOf(drafted).editions).toMatchObject([{ author: anna, edition: 1, adopted: undefined }])
    expect(accountOf(drafted, adopted).editions).toMatchObject([{ adopted: { meeting: "meeting-2" } }])
    const later = answerOf(minutes, ...prelude, drafted, adopted).meetings[MeetingId.make("meeting-2")]
    expect(later?.before.map(({ type }) => type)).toEqual(["MinutesAdopted"])
  })

  it("know the next meeting, unless it was cancelled", () => {
    const next: Raw = {
      _tag: "MeetingScheduled",
      meeting: "meeting-2",
      body: "body-1",
      starts: "2024-04-04",
      follows: meeting
    }
    const cancelled: Raw = { _tag: "MeetingCancelled", meeting: "meeting-2", reason: "Storm." }
    expect(minutesOf(answerOf(minutes, ...prelude, next), meeting)?.next).toMatchObject({ meeting: "meeting-2" })
    expect(minutesOf(answerOf(minutes, ...prelude, next, cancelled), meeting)?.next).toBeUndefined()
    expect(minutesOf(answerOf(minutes, ...prelude), MeetingId.make("meeting-9"))).toBeUndefined()
  })

  it("hear a room they have never heard of", () => {
    const stranger: Tagged & { readonly [field: string]: string } = { _tag: "GardenPlanted", ...item, flower: "roos" }
    const kept = keep([...prelude, endorsed])
    const last = kept.at(-1)
    assert.isDefined(last)
    const known = replay(
      {
        initial: minutes.initial,
        evolve: (draft, one: (typeof kept)[number]) =>
          minutes.evolve(draft, one === last ? stranger : { ...one.data, _tag: one.type }, one)
      },
      kept
    )
    expect(known.meetings[meeting]?.items[0]?.blocks).toMatchObject([
      { type: "GardenPlanted", event: { flower: "roos" } }
    ])
  })

  it("tell a decision by the type of its event, and never by what was said", () => {
    const weights = accountOf(said("one", "Dit is besloten."), endorsed).items[0]?.blocks.map(weightOf)
    expect(weights).toEqual(["told", "decision"])
    const policy: Raw = { _tag: "PolicySet", policy: "notice-days", value: 3, from: "2024-03-01", ...item }
    const scheduled: Raw = {
      _tag: "AdoptionScheduled",
      programme: "programme-1",
      adoptionAt: "meeting-2",
      body: "body-1",
      ...item
    }
    expect(accountOf(policy, scheduled).items[0]?.blocks.map(weightOf)).toEqual(["decision", "promise"])
  })

  it("take an event that only points to a decision for no decision, and one of an unknown room with its own for one", () => {
    const [block] = accountOf(endorsed).items[0]?.blocks ?? []
    assert.isDefined(block)
    expect(weightOf({ ...block, type: "ExperimentStarted" })).toBe("told")
    expect(weightOf({ ...block, type: "GardenPlanted" })).toBe("decision")
  })

  it("lose no event that names a meeting, and tell none twice", () => {
    const shapes = new Set(["MeetingScheduled", "AgendaItemPlaced", "AgendaItemOpened", "MinutesDrafted"])
    fc.assert(
      fc.property(arbitraryEvents(alliance, { after: prelude.length, maxLength: 60 }), (tail) => {
        const heard = [...prelude.map((raw, index) => recorded(alliance, index + 1, raw)), ...tail]
        const known = replay(
          {
            initial: minutes.initial,
            evolve: (draft, { recorded: one }: (typeof heard)[number]) =>
              minutes.evolve(draft, { ...one.data, _tag: one.type }, one)
          },
          heard
        )
        const blocks = Object.values<Account>(known.meetings).flatMap(blocksOf)
        const expected = heard.filter(({ recorded: { data, type } }) => "meeting" in data && !shapes.has(type))
        assert.sameMembers(
          blocks.map(({ position }) => position),
          expected.map(({ recorded }) => recorded.position)
        )
        for (const { blocks } of Object.values<Account>(known.meetings).flatMap(({ items }) => items)) {
          const positions = blocks.map(({ position }) => position)
          assert.deepEqual(
            positions,
            [...positions].sort((one, other) => one - other)
          )
        }
      }),
      { numRuns: 100 }
    )
  })
})
