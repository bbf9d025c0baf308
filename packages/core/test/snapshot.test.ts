/** The state of an alliance beside the log: the same as the full fold at every position, or thrown away. */
import { Effect, Result, Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { makeAlliance } from "../src/kernel/alliance.ts"
import { Checkpoints, type Slot } from "../src/kernel/checkpoints.ts"
import { replay } from "../src/kernel/decider.ts"
import { EventLog, everything } from "../src/kernel/event-log.ts"
import { fingerprintOf } from "../src/kernel/fingerprint.ts"
import { canonicalise, leafHash } from "../src/kernel/integrity.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { CommandId, Tag } from "../src/kernel/names.ts"
import { Command } from "../src/kernel/own/decider.ts"
import { layerMemoryKeys } from "../src/kernel/privacy/keys.ts"
import { layerRefusals } from "../src/kernel/refusals.ts"
import { fromSnapshot, type Snapshots } from "../src/kernel/snapshot.ts"
import { append, batch, read } from "../src/testing/cases/case.ts"
import { arbitraryHistory } from "../src/testing/histories.ts"
import type { Played } from "../src/testing/play.ts"
import { at, expectSame, onMemory, place } from "./projecting.ts"
import { anna, bram, secretary } from "./rooms/situations.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const history = arbitraryHistory(alliance, { length: 30 })
const [sample] = fc.sample(arbitraryHistory(alliance, { length: 25 }), { seed: 3, numRuns: 1 })

type Log = Played<unknown, unknown>["log"]

/** The first so many of a history, recorded in the log around. */
const recordFirst = (log: Log, count = log.length) => {
  const proposed = log.slice(0, count).map(({ recorded: { hash, position, recordedAt, ...others } }) => others)
  return proposed.length === 0 ? Effect.void : append(batch(proposed))
}
const full = (log: Log, count = log.length) =>
  replay(
    alliance,
    log.slice(0, count).map(({ recorded }) => Result.getOrThrow(alliance.understand(recorded)))
  )

const opened = (checkpoints: Checkpoints["Service"], snapshots: Partial<Snapshots> = {}, subject = alliance) =>
  fromSnapshot(subject, { code: "1", every: 1, ...snapshots }).pipe(Effect.provideService(Checkpoints, checkpoints))

/** The log of now, of which every read is noted. */
const noting = Effect.fnUntraced(function* <A, E, R>(run: Effect.Effect<A, E, R>) {
  const log = yield* EventLog
  const after: Array<number> = []
  const noted = EventLog.of({
    ...log,
    read: (query, span) => {
      if (span?.until === undefined) after.push(span?.after ?? 0)
      return log.read(query, span)
    }
  })
  return { given: yield* Effect.provideService(run, EventLog, noted), after }
})

describe("a snapshot", () => {
  it("and the rest give the state of the full fold, at every position of any history", () =>
    fc.assert(
      fc.asyncProperty(history, ({ log }) =>
        onMemory(
          Effect.gen(function* () {
            const { checkpoints, slots } = place()
            for (let count = 0; count <= log.length; count++) {
              if (count > 0) yield* recordFirst(log.slice(count - 1), 1)
              const { given, after } = yield* noting(opened(checkpoints))
              expect([given.position, after]).toEqual([count, [Math.max(0, count - 1)]])
              expectSame(given.state, full(log, count))
              expect(log.every(({ recorded }, index) => given.isRecorded(recorded.id) === index < count)).toBe(true)
              expect(slots.size).toBe(Math.min(count, 1))
            }
          })
        )
      ),
      { numRuns: deep ? 100 : 3 }
    ))

  it("is kept only when there is much to save", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        const { log } = sample ?? expect.fail("no history")
        for (const [count, kept] of [
          [4, 0],
          [5, 5],
          [9, 5],
          [10, 10]
        ] as const) {
          const { length } = yield* read(everything)
          yield* recordFirst(log.slice(length), count - length)
          yield* opened(checkpoints, { every: 5 })
          const keys = yield* checkpoints.keys
          expect(keys.map((key) => Number(key.split("/")[1]))).toEqual(kept === 0 ? [] : [kept])
        }
      })
    ))

  it("is what the shell begins with: it decides the same, and reads nothing before it", () =>
    Effect.gen(function* () {
      const { checkpoints } = place()
      const first = yield* makeAlliance(alliance)
      const asking = (id: string) => ({ id: CommandId.make(id), actor: secretary })
      yield* first.ask(Command.cases.IntroducePerson.make({ person: anna, name: "Anna de Wit" }), asking("a"))
      yield* opened(checkpoints)
      const { given: second, after } = yield* noting(
        Effect.gen(function* () {
          const shell = yield* makeAlliance(alliance, yield* opened(checkpoints))
          yield* shell.ask(Command.cases.IntroducePerson.make({ person: bram, name: "Bram Smit" }), asking("b"))
          return yield* shell.state
        })
      )
      expect(after.filter((position) => position > 0).length).toBeGreaterThan(1)
      expectSame(second.state, (yield* first.state).state)
      const correction = { event: (yield* read(everything))[0]?.id ?? expect.fail("nothing recorded") }
      const begun = yield* opened(checkpoints)
      expect(begun.isRecorded(correction.event)).toBe(true)
    }).pipe(Effect.provide([layerMemory, layerRefusals(layerMemory), layerMemoryKeys]), Effect.runPromise))

  /** A snapshot of the whole sample, in a place where it can be spoilt. */
  const kept = Effect.gen(function* () {
    const { log } = sample ?? expect.fail("no history")
    const made = place()
    yield* recordFirst(log)
    yield* opened(made.checkpoints)
    const [[key, slot] = expect.fail("nothing was kept")] = made.slots
    return { ...made, log, key, slot }
  })
  /** Everything is read, and the state is right. */
  const expectThrownAway = Effect.fnUntraced(function* (
    { checkpoints, log }: Effect.Success<typeof kept>,
    snapshots: Partial<Snapshots> = {},
    subject = alliance
  ) {
    const { given, after } = yield* noting(opened(checkpoints, snapshots, subject))
    expect(after).toEqual([0])
    expectSame(given.state, full(log))
    expect(yield* checkpoints.keys).toHaveLength(1)
  })

  it("that is whole is used", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, log } = yield* kept
        const { given, after } = yield* noting(opened(checkpoints))
        expect(after).toEqual([log.length])
        expectSame(given.state, full(log))
      })
    ))

  it("that was torn or changed anywhere is thrown away", () =>
    onMemory(
      Effect.gen(function* () {
        const made = yield* kept
        const { key, slot, slots } = made
        const step = deep ? 7 : 211
        const spoilt: ReadonlyArray<Slot> = Array.from(
          { length: Math.ceil(slot.text.length / step) },
          (_, part) => part * step
        )
          .flatMap((at) => [
            slot.text.slice(0, at),
            slot.text.slice(0, at) + String.fromCharCode(slot.text.charCodeAt(at) ^ 1) + slot.text.slice(at + 1)
          ])
          .map((text) => ({ ...slot, text }))
        expect(spoilt.length).toBeGreaterThan(20)
        for (const one of spoilt) {
          slots.clear()
          slots.set(key, one)
          yield* expectThrownAway(made)
          expect(slots.get(key)).toEqual(slot)
        }
      })
    ))

  it("of another version of the program is thrown away", () =>
    onMemory(Effect.flatMap(kept, (made) => expectThrownAway(made, { code: "2" }))))

  it("of other kinds of events is thrown away", () =>
    onMemory(
      Effect.gen(function* () {
        const made = yield* kept
        const fewer = new Map([...alliance.events].slice(1))
        yield* expectThrownAway(made, {}, { ...alliance, events: fewer })
      })
    ))

  it("that holds no state is thrown away", () =>
    onMemory(
      Effect.gen(function* () {
        const made = yield* kept
        const { checkpoints, key, log } = made
        for (const value of [undefined, null, "state", {}]) {
          yield* checkpoints.remove(key)
          yield* checkpoints.save(key, { position: at(log.length), value }, undefined)
          yield* expectThrownAway(made)
        }
      })
    ))

  it("is the last, by number, where several were left", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, slots } = place()
        const { log } = sample ?? expect.fail("no history")
        const left = new Map<string, Slot>()
        for (const count of [8, 9, 10]) {
          const { length } = yield* read(everything)
          yield* recordFirst(log.slice(length), count - length)
          yield* opened(checkpoints)
          for (const [key, slot] of slots) left.set(key, slot)
        }
        const keys = [...left.keys()]
        for (const some of [keys, keys.slice(0, 2)]) {
          slots.clear()
          for (const key of some) slots.set(key, left.get(key) ?? expect.fail("nothing was kept"))
          const { after } = yield* noting(opened(checkpoints))
          expect(after).toEqual([some.length + 7])
        }
      })
    ))

  it("is frozen in all its parts, so that nobody changes it", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = yield* kept
        const isFrozen = (part: unknown): boolean =>
          typeof part !== "object" || part === null || (Object.isFrozen(part) && Object.values(part).every(isFrozen))
        expect(isFrozen((yield* opened(checkpoints)).state)).toBe(true)
      })
    ))

  it("that says another position than its key is thrown away", () =>
    onMemory(
      Effect.gen(function* () {
        const made = yield* kept
        const { checkpoints, key, slots } = made
        const own = yield* checkpoints.load(key)
        slots.clear()
        if (own !== undefined) {
          const { position, value } = own
          yield* checkpoints.save(key.replace(`/${position}/`, "/3/"), { position, value }, undefined)
        }
        yield* expectThrownAway(made)
      })
    ))

  it("of another log, or of a log that lost its end, is thrown away", async () => {
    const made = await onMemory(kept)
    const [other] = fc.sample(history, { seed: 4, numRuns: 1 })
    expect(other?.log.length).toBeGreaterThanOrEqual(made.log.length)
    for (const log of [made.log.slice(0, -1), other?.log.slice(0, made.log.length) ?? []]) {
      made.slots.set(made.key, made.slot)
      await onMemory(
        Effect.gen(function* () {
          yield* recordFirst(log)
          yield* expectThrownAway({ ...made, log })
        })
      )
    }
  })
})

describe("the fingerprint of the kinds of events", () => {
  it("is the same in every process, and another where one kind has another shape", () => {
    const whole = fingerprintOf(everything, alliance.events)
    expect(whole).toMatch(/^[0-9a-f]{64}$/)
    expect(fingerprintOf(everything, new Map([...alliance.events].toReversed()))).toBe(whole)
    const [[, first] = expect.fail("no kind"), [other] = expect.fail("one kind")] = alliance.events
    expect(fingerprintOf(everything, new Map(alliance.events).set(other, first))).not.toBe(whole)
  })

  it("is the hash of what is asked for and of the shapes, in the order of their names", () => {
    const shapeOf = (schema: Schema.Top) => JSON.stringify(Schema.toJsonSchemaDocument(schema))
    const [one, other] = [Schema.Struct({ number: Schema.Finite }), Schema.Struct({ text: Schema.String })]
    const tags = ["a", "b"].map((tag) => Tag.make(tag))
    const expected = {
      query: [
        { tags, types: [] },
        { tags: [], types: ["A", "B"] }
      ],
      shapes: [
        ["A", shapeOf(one)],
        ["B", shapeOf(other)]
      ]
    }
    const query = { items: [{ tags: tags.toReversed() }, { types: ["B", "A"] }] }
    const kinds = new Map<string, Schema.Top>([
      ["B", other],
      ["A", one]
    ])
    expect(fingerprintOf(query, kinds)).toBe(leafHash(canonicalise(expected)))
  })
})
