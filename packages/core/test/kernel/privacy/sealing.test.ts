/** The store boundary where it has to say no, and where it has nothing to do. */
import { Context, Effect, Layer, type Schema, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../../src/alliance/rooms.ts"
import type { Proposed } from "../../../src/kernel/event.ts"
import { EventLog, everything } from "../../../src/kernel/event-log.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { type PersonId, Position, Tag } from "../../../src/kernel/names.ts"
import { type KeyShelf, memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { revealing } from "../../../src/kernel/privacy/revealing.ts"
import { sealed } from "../../../src/kernel/privacy/sealing.ts"
import { anna, bram, eventId, proposed } from "./kept.ts"

const master = masterKeyOf(new Uint8Array(32).fill(7))
const keysOn = (shelf: KeyShelf, under = master) => makeKeyStore(shelf, under)
const bareLog = () => Context.get(Effect.runSync(Effect.scoped(Layer.build(layerMemory))), EventLog)

let count = 0
const event = (type: string, person: PersonId, data: Schema.JsonObject = {}): Proposed =>
  proposed({ person, ...data }, { id: eventId(++count), type, tags: [Tag.make(`person:${person}`)] })
const introduce = (person: PersonId, name = "Anna de Wit") => event("PersonIntroduced", person, { name })
const forgotten = (person: PersonId) =>
  event("PersonForgotten", person, { ground: "objected", requestedBy: "resident" })
const hold = (person: PersonId) => event("LegalHoldPlaced", person, { hold: "case", duty: "Een rechtszaak." })

describe("somebody whose key was destroyed", () => {
  /** What is said when Anna is introduced after these, by whoever looked before the last so many of them. */
  const refusal = (before: ReadonlyArray<Proposed>, since: number) =>
    Effect.gen(function* () {
      const [bare, keys] = [bareLog(), keysOn(memoryShelf())]
      for (const one of before) yield* bare.append([one])
      yield* keys.destroy(anna)
      const condition = {
        failIfEventsMatch: { items: [{ types: ["Nothing"] }] },
        after: Position.make(before.length - since)
      }
      return yield* Effect.flip(sealed(bare, keys, alliance.places).append([introduce(anna)], condition))
    }).pipe(Effect.runPromise)

  it("comes after whoever forgot them meanwhile, and is told where", async () =>
    expect(await refusal([hold(anna), hold(bram), forgotten(anna)], 1)).toMatchObject({ _tag: "Conflict", at: 3 }))
  it.each([
    ["was forgotten before", [forgotten(anna), hold(anna)]],
    ["was forgotten elsewhere, while another was here", [hold(anna), forgotten(bram)]],
    ["was forgotten elsewhere, while something else happened", [hold(anna), hold(anna)]]
  ])("gets no new one where they %s", async (_, before) =>
    expect(await refusal(before, 1)).toMatchObject({
      reason: "Encoding",
      message: "somebody who was forgotten gets no new key: who returns, gets a new number"
    })
  )
})

describe("somebody whose key is not at hand", () => {
  it("is not written about under another master key, and this is said", () =>
    Effect.gen(function* () {
      const [bare, shelf] = [bareLog(), memoryShelf()]
      yield* sealed(bare, keysOn(shelf), alliance.places).append([introduce(anna)])
      const other = sealed(bare, keysOn(shelf, masterKeyOf(new Uint8Array(32).fill(8))), alliance.places)
      const fault = yield* Effect.flip(other.append([introduce(anna)]))
      expect(fault).toMatchObject({
        reason: "Unavailable",
        message: expect.stringContaining("master key opens nobody's")
      })
    }).pipe(Effect.runPromise))

  it("gets no second key, also where they were written about before they were introduced", () =>
    Effect.gen(function* () {
      const bare = bareLog()
      const log = sealed(bare, keysOn(memoryShelf()), alliance.places)
      yield* log.append([hold(anna)])
      yield* log.append([introduce(anna)])
      const fault = yield* Effect.flip(sealed(bare, keysOn(memoryShelf()), alliance.places).append([introduce(anna)]))
      expect(fault).toMatchObject({
        reason: "Unavailable",
        message: expect.stringContaining("missing from the key store")
      })
    }).pipe(Effect.runPromise))
})

it("what is about nobody goes straight to the store: nothing is read for it, and no key", () =>
  Effect.gen(function* () {
    const bare = bareLog()
    const unread = { ...bare, read: () => Stream.die("nothing is read") }
    const receipt = yield* sealed(unread, keysOn(memoryShelf()), alliance.places).append([
      event("CorrectionRecorded", anna, { reads: "Er was koffie.", because: "Zo was het." })
    ])
    expect(receipt).toEqual({ first: 1, last: 1 })
  }).pipe(Effect.runPromise))

it("whoever begins a log that another began meanwhile seals for the log that is there", () =>
  Effect.gen(function* () {
    const [bare, keys] = [bareLog(), keysOn(memoryShelf())]
    let looks = 0
    const late: EventLog["Service"] = {
      ...bare,
      // At its first look the log is still empty.
      read: (query, span) =>
        Stream.unwrap(
          Effect.as(
            looks++ === 0 ? Effect.orDie(bare.append([hold(bram)])) : Effect.void,
            looks === 1 ? Stream.empty : bare.read(query, span)
          )
        )
    }
    yield* keys.create(anna)
    const receipt = yield* sealed(late, keys, alliance.places).append([introduce(anna)])
    expect(receipt).toEqual({ first: 2, last: 2 })
    const shown = yield* Stream.runCollect(revealing(bare, keys, alliance, "personal").read(everything))
    expect(shown[1]?.data.name).toBe("Anna de Wit")
  }).pipe(Effect.runPromise))
