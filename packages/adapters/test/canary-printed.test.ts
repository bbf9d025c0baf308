/** Whatever the library hands out, printed in any way a program prints it, shows no more than its reader may see; errors show no value at all. */
import path from "node:path"
import {
  alliance,
  type Command,
  EventId,
  EventLog,
  everything,
  KeyStore,
  masterKeyOf,
  openAlliance,
  Position,
  sealed,
  Views
} from "@pactwerk/core"
import { Effect, Layer, Result } from "effect"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { layer as keysIn } from "../src/keys/sqlite.ts"
import { contact, introduce, name, typed } from "./canary-cases.ts"
import { alliancePlace, marksIn, tooMuch } from "./canary-commands.ts"
import { anna, batches, marks } from "./canary-history.ts"
import { keys, log } from "./canary-place.ts"
import { printed } from "./canary-printing.ts"

const open = (folder: string) => openAlliance({ log: log(folder), keys: keys(folder), reader: "public" })
let folder = ""
let opened: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  folder = await alliancePlace()
  opened = await open(folder)
}, 60_000)
afterAll(() => opened.close())

const secretary = { actor: { role: "secretary" } }
const read = (input: unknown): Command => Result.getOrThrow(opened.readCommand(input))

describe("what the library hands out at `public`", () => {
  it("shows nothing of a higher level, printed in any way", () => {
    const all = [
      opened,
      opened.state(),
      opened.standing(),
      opened.audit(),
      opened.project(Views.names),
      opened.project(Views.overview),
      opened.project(Views.minutes),
      opened.project(Views.mandate),
      opened.project(Views.register)
    ]
    for (const value of all) assert.deepStrictEqual(tooMuch("public", marksIn(printed(value))), [])
    const events = printed(opened.events())
    assert.deepStrictEqual(tooMuch("public", marksIn(events)), [])
    assert.sameMembers(
      marksIn(events).map(({ mark }) => mark),
      marks.flatMap(({ level, mark }) => (level === "public" ? [mark] : []))
    )
  })

  it("shows nothing at all of anybody in what is kept, in what rules turn on, and in what was refused", async () => {
    await opened.ask(read({ ...introduce, person: anna }), secretary)
    const all = [opened.kept(), opened.state(), opened.standing(), await opened.refusals()]
    assert.isNotEmpty(await opened.refusals())
    for (const value of all) assert.deepStrictEqual([...marksIn(printed(value)), ...typed(printed(value))], [])
  })
})

describe("an error of the library", () => {
  const correct = { _tag: "RecordCorrection", corrects: "00000000-0000-7000-8000-000000000001", because: "Zo was het." }

  it("shows no value that was given, only where it stood and what belongs there", async () => {
    const wrong = opened.readCommand({ ...introduce, name: { first: name }, contact: [contact] })
    const half = read({ ...correct, reads: `[${name}](person:x y)` })
    const errors = [
      Result.getOrThrow(Result.flip(wrong)),
      await opened.ask(read({ ...introduce, person: anna }), secretary),
      await opened.ask(half, secretary),
      await opened.ask(read(introduce), { actor: { role: `${name}!` } }),
      opened.check(read({ ...introduce, person: anna }), secretary.actor)
    ]
    for (const error of errors) {
      assert.match(printed(error), /SchemaError|Refused|LogError/)
      assert.deepStrictEqual([...typed(printed(error)), ...marksIn(printed(error))], [])
    }
    expect(printed(errors[0])).toContain('at ["name"]')
  })

  it("shows no name to whoever loses a race, or has another master key", async () => {
    const first = batches.flat().find(({ type }) => type === "PersonIntroduced") ?? assert.fail()
    const late = { ...first, id: EventId.make("00000000-0000-7000-8000-00000000fffe"), data: { ...first.data, name } }
    const condition = { failIfEventsMatch: everything, after: Position.make(0) }
    const appending = (held: typeof keys) =>
      Effect.gen(function* () {
        const kept = sealed(yield* EventLog, yield* KeyStore, alliance.places)
        return yield* Effect.flip(kept.append([late], condition))
      }).pipe(Effect.provide(Layer.merge(log(folder), held(folder))), Effect.runPromise)
    const other = masterKeyOf(new Uint8Array(32).fill(9))
    const locked = (at: string) => Layer.fresh(keysIn({ file: path.join(at, "pactwerk-keys.db"), master: other }))
    for (const [held, said] of [
      [keys, "Conflict"],
      [locked, "Unavailable"]
    ] as const) {
      const error = await appending(held)
      assert.include(printed(error), said)
      assert.deepStrictEqual([...typed(printed(error)), ...marksIn(printed(error))], [])
    }
  })
})
