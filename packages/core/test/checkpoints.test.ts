/** Where whoever follows a log keeps how far it is: exactly, or nothing at all. */
import { Effect, Layer, Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Checkpoints, layerCheckpoints, makeCheckpoints, memorySlots, type Slot } from "../src/kernel/checkpoints.ts"
import { Position } from "../src/kernel/names.ts"
import { readPlain, writePlain } from "../src/kernel/plain.ts"
import { untyped } from "../src/testing/cases/case.ts"
import { checkpointsSuite } from "../src/testing/checkpoints.suite.ts"

checkpointsSuite("memory", layerCheckpoints, { describe, it })

/** Checkpoints whose slots can be looked at and spoilt. */
const open = () => {
  const slots = new Map<string, Slot>()
  return { slots, checkpoints: makeCheckpoints(memorySlots(slots)) }
}

const kept = { position: Position.make(12), value: { answer: undefined, list: ["é", 2, null] } }
const cuts = (text: string) => Array.from(text, (_, index) => text.slice(0, index))
const flips = (text: string) =>
  Array.from(text, (_, index) =>
    [1, 4, 64].map(
      (bit) => text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ bit) + text.slice(index + 1)
    )
  ).flat()

describe("a checkpoint", () => {
  it("that is torn or changed anywhere reads as nothing, and stands in nobody's way", () =>
    Effect.gen(function* () {
      const { checkpoints, slots } = open()
      yield* checkpoints.save("a", kept, undefined)
      const slot = slots.get("a") ?? expect.fail("nothing was written")
      const spoilt = [
        ...flips(slot.text).map((text) => ({ ...slot, text })),
        ...cuts(slot.text).map((text) => ({ ...slot, text })),
        ...flips(slot.sum).map((sum) => ({ ...slot, sum })),
        ...cuts(slot.sum).map((sum) => ({ ...slot, sum })),
        { ...slot, text: `${slot.text} ` }
      ]
      expect(spoilt.length).toBeGreaterThan(400)
      for (const one of spoilt) {
        slots.set("a", one)
        expect(yield* checkpoints.load("a")).toBeUndefined()
        expect(yield* checkpoints.save("a", kept, undefined)).toEqual({ ...kept, sum: slot.sum })
        expect(yield* checkpoints.load("a")).toEqual({ ...kept, sum: slot.sum })
      }
    }).pipe(Effect.runPromise))

  it("of another key reads as nothing", () =>
    Effect.gen(function* () {
      const { checkpoints, slots } = open()
      yield* checkpoints.save("a", kept, undefined)
      const slot = slots.get("a")
      if (slot !== undefined) slots.set("b", slot)
      expect(yield* checkpoints.load("b")).toBeUndefined()
    }).pipe(Effect.runPromise))

  it("that was seen whole and is torn by now is left as it is: whoever saw nothing makes it anew", () =>
    Effect.gen(function* () {
      const { checkpoints, slots } = open()
      const seen = yield* checkpoints.save("a", kept, undefined)
      const torn = { sum: seen?.sum ?? expect.fail("nothing was kept"), text: "12 " }
      slots.set("a", { ...torn, sum: "another" })
      expect(yield* checkpoints.save("a", kept, seen)).toBeUndefined()
      expect(slots.get("a")).toEqual({ ...torn, sum: "another" })
      slots.set("a", torn)
      expect(yield* checkpoints.save("a", kept, undefined)).toEqual(seen)
    }).pipe(Effect.runPromise))

  it("is refused where its position or its key is none, and the refusal says what is one", () =>
    Effect.gen(function* () {
      const { checkpoints, slots } = open()
      // What a program without types could pass.
      const odd = { ...kept, position: untyped(-1) }
      const { message, reason } = yield* Effect.flip(checkpoints.save("a", odd, undefined))
      expect([reason, message]).toEqual(["Encoding", "a position is a whole number from 0"])
      for (const key of ["", "a\n", "k".repeat(301)]) {
        const tried = [checkpoints.save(key, kept, undefined), checkpoints.load(key), checkpoints.remove(key)]
        for (const one of tried) {
          const refused = yield* Effect.flip(Effect.asVoid(one))
          expect([refused.reason, refused.message]).toEqual(["Encoding", "a key is a text of 1 to 300 characters"])
        }
      }
      expect(slots.size).toBe(0)
    }).pipe(Effect.runPromise))

  it("does not push aside what another kept instead of the torn one", () =>
    Effect.gen(function* () {
      const { checkpoints } = open()
      yield* checkpoints.save("a", kept, undefined)
      expect(yield* checkpoints.save("a", { ...kept, position: Position.make(1) }, undefined)).toBeUndefined()
      expect(yield* checkpoints.load("a")).toMatchObject(kept)
    }).pipe(Effect.runPromise))

  it("is another one for each layer in memory", () =>
    Effect.gen(function* () {
      const [one, other] = yield* Effect.forEach([1, 2], () =>
        Effect.provide(Checkpoints, Layer.fresh(layerCheckpoints))
      )
      yield* one?.save("a", kept, undefined) ?? Effect.void
      expect(yield* other?.keys ?? Effect.void).toEqual([])
    }).pipe(Effect.runPromise))
})

describe("a plain value", () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.constantFrom(undefined, null, true, false, -0),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("$", "$$", "$a", "a$", "__proto__", "1")), tie("value"), {
        maxKeys: 4,
        noNullPrototype: true
      })
    )
  })).value

  const orders = (value: unknown): unknown =>
    typeof value === "object" && value !== null ? Object.entries(value).map(([name, part]) => [name, orders(part)]) : 0

  it("comes back exactly as it was, the order of its fields included", () =>
    fc.assert(
      fc.property(plain, (value) => {
        const back = readPlain(Result.getOrThrow(writePlain(value)))
        expect(back).toStrictEqual(value)
        expect(orders(back)).toEqual(orders(value))
      })
    ))

  it("is written in one way, which stays: what was kept before is read tomorrow", () => {
    const given = [undefined, -0, 0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, { $: 1, $a: "$" }]
    const text = '[{"$":"undefined"},{"$":"-0"},0,{"$":"NaN"},{"$":"Infinity"},{"$":"-Infinity"},{"$$":1,"$$a":"$"}]'
    expect(writePlain(given)).toEqual(Result.succeed(text))
    expect(readPlain(text)).toStrictEqual(given)
  })

  it("may have no prototype, and has the usual one when it comes back", () => {
    const bare: unknown = Object.assign(Object.create(null), { a: 1 })
    expect(writePlain(bare)).toEqual(Result.succeed('{"a":1}'))
  })

  it("is refused where it is not plain, with the place", () => {
    for (const [value, place] of [
      [{ a: [1, new Map()] }, "/a/1"],
      [{ at: new Date(0) }, "/at"],
      [new (class Person {})(), "``"],
      [{ count: 1n }, "/count"],
      [{ evolve: () => 1 }, "/evolve"]
    ] as const) {
      const refused = writePlain(value)
      expect(Result.isFailure(refused) && [refused.failure.reason, refused.failure.message]).toEqual([
        "Encoding",
        expect.stringContaining(place)
      ])
    }
  })
})
