/** Whatever shape a kind of event has: nothing personal reaches a store unsealed, and all of it comes back. */
import { Effect, Layer, Result, Schema, Stream } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { EventLog, everything } from "../../../src/kernel/event-log.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { PersonId, Text } from "../../../src/kernel/names.ts"
import { levels, personal, seenBy } from "../../../src/kernel/personal.ts"
import { KeyStore, layerMemoryKeys } from "../../../src/kernel/privacy/keys.ts"
import { placesOf } from "../../../src/kernel/privacy/places.ts"
import { mentioned } from "../../../src/kernel/privacy/prose.ts"
import { unguarded } from "../../../src/kernel/privacy/registration.ts"
import { withoutNames } from "../../../src/kernel/privacy/reveal.ts"
import { revealing } from "../../../src/kernel/privacy/revealing.ts"
import { sealed } from "../../../src/kernel/privacy/sealing.ts"
import { anna, proposed } from "./kept.ts"

const marker = "zonnebloem-741"
const runs = process.env.PACTWERK_DEEP === undefined ? 300 : 10_000

/** A schema, a value of it, and the value as it reads when everybody is forgotten. */
interface Made {
  readonly schema: Schema.Top
  readonly value: Schema.Json
}

const own = { subject: "person", visibility: "public" } as const

/** What holds something of somebody's own, or nothing. */
const leaf: fc.Arbitrary<Made> = fc.oneof(
  fc.constant({ schema: personal(Text, own), value: marker }),
  fc.constant({ schema: personal(Schema.String, own).check(Schema.isMinLength(2)), value: marker }),
  fc.constant({
    schema: personal(Schema.Struct({ street: Schema.String, number: Schema.Int }), {
      ...own,
      replacement: { street: "-", number: 0 }
    }),
    value: { street: marker, number: 1 }
  }),
  fc.constant({
    schema: personal(Schema.Array(Schema.String), { ...own, replacement: [] }),
    value: [marker, marker]
  }),
  fc.constant({ schema: personal(Schema.FiniteFromString, { ...own, replacement: "0" }), value: "741" }),
  fc.constant({ schema: Text, value: `Dan meldt ${mentioned({ subject: anna, text: marker })} zich.` }),
  fc.constant({ schema: Schema.Int, value: 1 }),
  fc.constant({ schema: Schema.NullOr(personal(Text, own)), value: marker }),
  fc.constant({ schema: Schema.Literals(["open", "closed"]), value: "open" })
)

const field = fc.stringMatching(/^[a-z][a-zA-Z]{0,6}$/).filter((name) => name !== "person" && !(name in {}))
const made: fc.Arbitrary<Made> = fc.letrec<{ made: Made }>((tie) => ({
  made: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie("made").map(({ schema, value }) => ({ schema: Schema.Array(schema), value: [value, value] })),
    tie("made").map(({ schema, value }) => ({
      schema: Schema.Tuple([Schema.String, schema]),
      value: ["first", value]
    })),
    tie("made").map(({ schema, value }) => ({ schema: Schema.Record(Schema.String, schema), value: { one: value } })),
    tie("made").map(({ schema, value }) => ({
      schema: Schema.Union([Schema.Struct({ no: Schema.Never }), schema]),
      value
    })),
    tie("made").map(({ schema, value }) => ({ schema: Schema.suspend(() => schema), value })),
    fc.dictionary(field, tie("made"), { minKeys: 1, maxKeys: 3 }).map((parts) => ({
      schema: Schema.Struct(Object.fromEntries(Object.entries(parts).map(([name, { schema }]) => [name, schema]))),
      value: Object.fromEntries(Object.entries(parts).map(([name, { value }]) => [name, value]))
    })),
    tie("made").map(({ schema, value }) => ({
      schema: Schema.Struct({ also: Schema.optionalKey(schema) }),
      value: { also: value }
    })),
    fc
      .tuple(tie("made"), fc.constantFrom(...levels))
      .map(([{ schema, value }, level]) => ({ schema: seenBy(level, schema), value }))
  )
})).made

describe("any kind of event", () => {
  it(`reaches a store with nothing personal in the clear, and is read again in full (${runs} shapes)`, async () => {
    let personalOnes = 0
    await fc.assert(
      fc.asyncProperty(made, async ({ schema, value }) => {
        const kind = Schema.Struct({ person: PersonId, held: schema })
        const kinds = new Map<string, Schema.Top>([["Asked", kind]])
        const places = placesOf(kinds)
        expect(unguarded(kinds)).toEqual([])
        const data = { person: anna, held: value }
        const { kept, shown } = await Effect.gen(function* () {
          const [bare, keys] = [yield* EventLog, yield* KeyStore]
          yield* sealed(bare, keys, places).append([proposed(data)])
          const known = { places, current: Result.succeed }
          return {
            kept: yield* Stream.runCollect(bare.read(everything)),
            shown: yield* Stream.runCollect(revealing(bare, keys, known, "personal").read(everything))
          }
        }).pipe(Effect.provide(Layer.fresh(Layer.merge(layerMemory, layerMemoryKeys))), Effect.runPromise)
        const text = JSON.stringify(kept)
        expect(text).not.toContain(marker)
        expect(text).not.toMatch(/"741"/)
        if (text.includes("$sealed")) personalOnes += 1
        // Opened, a mention is the name alone; all else is what was given.
        const named = JSON.parse(JSON.stringify(data).replaceAll(mentioned({ subject: anna, text: marker }), marker))
        expect(shown[0]?.data).toEqual(named)
        // Without a key it can still be read as an event of its kind.
        const forgotten = withoutNames(kept[0]?.data ?? {}, places.get("Asked"))
        expect(JSON.stringify(forgotten)).not.toContain("$sealed")
        const read = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(kind.ast))(forgotten)
        expect(Result.isSuccess(read), JSON.stringify(forgotten)).toBe(true)
      }),
      { numRuns: runs }
    )
    expect(personalOnes).toBeGreaterThan(runs / 3)
  }, 600_000)

  it("that claims to be sealed already is refused, however deep it says so", () =>
    Effect.gen(function* () {
      const log = sealed(yield* EventLog, yield* KeyStore, placesOf(new Map()))
      for (const data of [{ $sealed: 1 }, { a: [{ $sealed: 2 }] }, { a: { b: { $sealed: "x", c: 1 } } }]) {
        const error = yield* Effect.flip(log.append([proposed(data)]))
        expect(error).toMatchObject({ reason: "Encoding", message: expect.stringContaining("reserved") })
      }
    }).pipe(Effect.provide([layerMemory, layerMemoryKeys]), Effect.runPromise))

  it("with something personal beside nobody is refused", () =>
    Effect.gen(function* () {
      const kinds = new Map([
        ["Asked", Schema.Struct({ person: Schema.optionalKey(PersonId), name: personal(Text, own) })]
      ])
      const log = sealed(yield* EventLog, yield* KeyStore, placesOf(kinds))
      const error = yield* Effect.flip(log.append([proposed({ name: marker })]))
      expect(error).toMatchObject({
        reason: "Encoding",
        message: "what is personal at `/name` stands beside no `person`"
      })
      expect(yield* Stream.runCollect(log.read(everything))).toEqual([])
    }).pipe(Effect.provide([layerMemory, layerMemoryKeys]), Effect.runPromise))
})
