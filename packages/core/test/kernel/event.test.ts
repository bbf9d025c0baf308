import { Schema } from "effect"
import { expect, it } from "vitest"
import { fiction, filing, isFiction } from "../../src/kernel/event.ts"
import {
  Matter,
  MeetingId,
  minuted,
  NeighbourhoodId,
  OrganisationId,
  PersonId,
  unfiled,
  Voice
} from "../../src/kernel/names.ts"
import { personal } from "../../src/kernel/personal.ts"

const Event = Schema.TaggedUnion({
  Held: {
    meeting: MeetingId,
    follows: Schema.optionalKey(unfiled(MeetingId)),
    voice: Voice,
    about: Schema.Array(Matter),
    kickOff: Schema.optionalKey(Schema.Struct({ present: Schema.Array(OrganisationId) })),
    livesIn: Schema.optionalKey(personal(unfiled(NeighbourhoodId), { subject: "person", visibility: "personal" })),
    agendaItem: minuted.agendaItem
  },
  Quiet: { note: Schema.String }
})
const meeting = MeetingId.make("february")
const file = filing(Event, { Quiet: 2 })

it("an event is filed under every field that names a thing, however deep, once and sorted", () => {
  const held = Event.cases.Held.make({
    meeting,
    follows: MeetingId.make("january"),
    voice: { person: PersonId.make("p1"), for: OrganisationId.make("library") },
    about: [
      { kind: "version", id: "ninety" },
      { kind: "version", id: "ninety" }
    ],
    kickOff: { present: [OrganisationId.make("school"), OrganisationId.make("library")] },
    livesIn: NeighbourhoodId.make("north")
  })
  expect(file(held)).toEqual({
    schema: 1,
    tags: ["meeting:february", "organisation:library", "organisation:school", "person:p1", "version:ninety"]
  })
})
it("a group that speaks as one is filed under nobody", () => {
  const held = Event.cases.Held.make({ meeting, voice: { collective: "alle partners" }, about: [] })
  expect(file(held).tags).toEqual(["meeting:february"])
})
it("an event with its own version and no things is filed under that version and nothing", () => {
  expect(file(Event.cases.Quiet.make({ note: "…" }))).toEqual({ schema: 2, tags: [] })
})
it("what was made up says so in its source", () => {
  expect(isFiction({ source: { document: "fictie" } })).toBe(true)
  expect([{ source: { document: "verslag" } }, {}].map(isFiction)).toEqual([false, false])
  expect(fiction).toBe("fictie")
})
it.each(["constructor", "tostring ", "A", "-a", "a".repeat(81), "", "é"])("`%s` is no id", (id) => {
  expect(Schema.is(MeetingId)(id)).toBe(false)
})
