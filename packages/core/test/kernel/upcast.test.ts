import { Result, Schema } from "effect"
import { expect, it } from "vitest"
import { compose } from "../../src/kernel/compose.ts"
import { fieldsOf, filing, type Recorded, renamed } from "../../src/kernel/event.ts"
import { everything } from "../../src/kernel/event-log.ts"
import { CommandId, EventId, Position, Text } from "../../src/kernel/names.ts"
import type { Room } from "../../src/kernel/room.ts"
import { under } from "../../src/kernel/rule.ts"
import { upcast, upcastTo } from "../../src/kernel/upcast.ts"
import { onDay } from "../../src/kernel/when.ts"
import { today } from "../rooms/situations.ts"

const Event = Schema.TaggedUnion({ Planted: { tree: Text, height: Schema.Finite, by: Text } })
const Command = Schema.TaggedUnion({ Plant: fieldsOf(Event.cases.Planted) })
const Named = Schema.Struct({ name: Text })
const Measured = Schema.Struct({ tree: Text, height: Schema.Finite })

const garden: Room<{ command: typeof Command.Type; event: typeof Event.Type; state: object; situation: object }> = {
  Command,
  Event,
  filing: filing(Event, { Planted: 3 }),
  terms: { Plant: [] },
  words: {
    Plant: { nl: "Planten", en: "Plant" },
    Planted: { label: { nl: "geplant", en: "planted" }, nl: ({ tree }) => tree, en: ({ tree }) => tree }
  },
  initial: {},
  decide: (command) => under([], {}, renamed("Planted", command)),
  evolve: () => {},
  asked: (event) => renamed("Plant", event),
  upcasts: {
    Planted: [
      upcast(Named, Measured, ({ name }) => ({ tree: name, height: 0 })),
      upcast(Measured, Schema.Struct(fieldsOf(Event.cases.Planted)), (was) => ({ ...was, by: "onbekend" }))
    ]
  }
}
const alliance = compose({ garden }, { garden: () => ({}) })

const kept = (schema: number, data: Recorded["data"], type = "Planted"): Recorded => ({
  id: EventId.make("00000000-0000-7000-8000-000000000001"),
  type,
  schema,
  tags: [],
  data,
  occurred: onDay(today),
  actor: { role: "secretary" },
  certainty: "stated",
  command: { id: CommandId.make("c"), name: "Plant" },
  correlationId: CommandId.make("c"),
  position: Position.make(7),
  recordedAt: "2024-02-16T12:00:00.000Z",
  hash: "0".repeat(64)
})
const understood = (recorded: Recorded) =>
  Result.getOrElse(alliance.understand(recorded), (error) => `${error.reason}: ${error.message}`)

it("an event of an older shape is read as one of today, version by version", () => {
  expect(understood(kept(1, { name: "linde" }))).toEqual({ _tag: "Planted", tree: "linde", height: 0, by: "onbekend" })
  expect(understood(kept(2, { tree: "eik", height: 3 }))).toEqual({
    _tag: "Planted",
    tree: "eik",
    height: 3,
    by: "onbekend"
  })
  const now = { tree: "es", height: 1, by: "Anna" }
  expect(understood(kept(3, now))).toEqual({ _tag: "Planted", ...now })
})
it("an event of an older shape is said to be of the version that it is read as", () => {
  expect(Result.map(alliance.current(kept(1, { name: "linde" })), ({ schema }) => schema)).toEqual(Result.succeed(3))
})
it("data of today need no step", () => {
  const now = { tree: "es", height: 1, by: "Anna" }
  expect(upcastTo(garden.upcasts?.Planted, kept(3, now))).toEqual(Result.succeed(now))
})
it("a version newer than the code is named, with its position, and never skipped", () => {
  expect(understood(kept(4, {}))).toMatch(/^Corrupt: event 7, `Planted`, cannot be read: version 4 is newer/)
})
it("an event that no room owns is named, with its position, and never skipped", () => {
  expect(understood(kept(1, {}, "Felled"))).toMatch(/^Corrupt: event 7, `Felled`, cannot be read: no room owns/)
})
it("an event that does not fit its own version is corrupt, and the field is named", () => {
  expect(understood(kept(1, { nome: "linde" }))).toContain("name")
  expect(understood(kept(3, { tree: "es", height: "hoog", by: "Anna" }))).toContain("height")
})
it("what is filed names the version of today", () => {
  expect(alliance.file({ _tag: "Planted", tree: "es", height: 1, by: "Anna" })).toEqual({
    type: "Planted",
    schema: 3,
    tags: [],
    data: { tree: "es", height: 1, by: "Anna" }
  })
  expect(everything.items).toEqual([])
})
