/** Answers beside the log: what they say, and that nothing kept is trusted over the log. */
import { Deferred, Effect, Fiber, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { answerOf } from "../src/kernel/answers.ts"
import { Checkpoints } from "../src/kernel/checkpoints.ts"
import { EventLog, everything } from "../src/kernel/event-log.ts"
import { projection } from "../src/kernel/projection.ts"
import { append, giveWay, many, read, soon, upTo } from "../src/testing/cases/case.ts"
import { at, expectSame, folded, listed, listedAt, onMemory, place, putListed, started } from "./projecting.ts"

describe("a projection", () => {
  it("answers with what happened, and then with what happens", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(2, "A"))
        yield* append(many(2, "B"))
        const { changes, close, now } = yield* started(listed(), place().checkpoints)
        expect(yield* now).toMatchObject({ state: [1, 2], position: 4 })
        const seen = yield* Effect.forkChild(Stream.runHead(Stream.filter(changes, ({ position }) => position > 4)))
        yield* append(many(1, "A"))
        expect(yield* Fiber.join(seen)).toMatchObject({ value: { state: [1, 2, 5], position: 5 } })
        yield* close
      })
    ))

  it("shows whoever waits for a position what they wrote there, however soon they ask", () =>
    onMemory(
      Effect.gen(function* () {
        const { awaitPosition, close } = yield* started(listed(), place().checkpoints)
        for (let turn = 1; turn <= 30; turn++) {
          yield* giveWay(turn % 4)
          const { last } = yield* append(many(1, turn % 3 === 0 ? "B" : "A"))
          const { position, state } = yield* awaitPosition(last)
          expect(position).toBeGreaterThanOrEqual(last)
          expect(state.at(-1)).toBe(turn % 3 === 0 ? last - 1 : last)
        }
        yield* close
      })
    ))

  it("makes whoever waits for what was not recorded yet wait until it is", () =>
    onMemory(
      Effect.gen(function* () {
        const { awaitPosition, close } = yield* started(listed(), place().checkpoints)
        const waiting = yield* Effect.forkChild(awaitPosition(at(2)))
        yield* append(many(1, "A"))
        yield* giveWay(40)
        expect(waiting.pollUnsafe()).toBeUndefined()
        yield* append(many(1, "A"))
        expect((yield* Fiber.join(waiting)).state).toEqual([1, 2])
        yield* close
      })
    ))

  it("goes on where it was kept, and reads nothing twice", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        yield* append(many(6, "A"))
        const first = yield* started(listed(), checkpoints)
        yield* first.now
        yield* first.close
        yield* append(many(2, "A"))
        const log = yield* EventLog
        const asked: Array<unknown> = []
        const counted = EventLog.of({
          ...log,
          read: (query, span) => {
            if (query.items.length > 0) asked.push(span?.after)
            return log.read(query, span)
          }
        })
        const second = yield* Effect.provideService(started(listed(), checkpoints), EventLog, counted)
        expect((yield* second.now).state).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
        expect(asked).toEqual([6])
        yield* second.close
      })
    ))

  it("is frozen in all its parts, built or kept, so that nobody changes the answer of another", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        const filed = projection<{ byType: Record<string, Array<number>> }>({
          name: "filed",
          version: 1,
          query: everything,
          initial: { byType: {} },
          evolve: ({ byType }, { position, type }) => {
            byType[type] = [...(byType[type] ?? []), position]
          }
        })
        yield* append(many(3, "A"))
        for (let turn = 0; turn < 2; turn++) {
          const { close, now } = yield* started(filed, checkpoints, { page: 1 })
          const { state } = yield* now
          expect(state).toEqual({ byType: { A: [1, 2, 3] } })
          expect([state, state.byType, state.byType.A].every(Object.isFrozen)).toBe(true)
          yield* close
        }
      })
    ))

  it("gives the very same answer while nothing of its own is new", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(2, "A"))
        const { awaitPosition, close, now } = yield* started(listed(), place().checkpoints)
        const { state } = yield* now
        const later = yield* awaitPosition((yield* append(many(3, "B"))).last)
        expect(later.position).toBe(5)
        expect(later.state).toBe(state)
        yield* close
      })
    ))

  it("is kept each time it doubles while it is built, and when it is level; and not again while nothing is new", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        const positions: Array<number> = []
        const noted = Checkpoints.of({
          ...checkpoints,
          save: (key, next, seen) => {
            positions.push(next.position)
            return checkpoints.save(key, next, seen)
          }
        })
        yield* append(many(13, "A"))
        for (let turn = 0; turn < 2; turn++) {
          const { close, now } = yield* started(listed(), noted, { page: 1 })
          expect((yield* now).state).toEqual(upTo(13))
          yield* close
        }
        expect(positions).toEqual([1, 2, 4, 8, 13])
      })
    ))

  it("costs its place one use for each news once it is level", () =>
    onMemory(
      Effect.gen(function* () {
        let uses = 0
        const counted = place().around((run) =>
          Effect.suspend(() => {
            uses += 1
            return run
          })
        )
        yield* append(many(2, "A"))
        const { awaitPosition, close, now } = yield* started(listed(), counted)
        yield* now
        const before = uses
        for (let turn = 0; turn < 3; turn++) yield* awaitPosition((yield* append(many(1, "A"))).last)
        expect(uses - before).toBe(3)
        yield* close
      })
    ))
})

describe("what is kept of a projection", () => {
  const kept = Effect.gen(function* () {
    const { slots, checkpoints } = place()
    yield* append(many(4, "A"))
    const { close, now } = yield* started(listed(), checkpoints)
    yield* now
    yield* close
    return { slots, checkpoints }
  })
  const expectRebuilt = Effect.fnUntraced(function* (checkpoints: Checkpoints["Service"], made = listed()) {
    const { close, now } = yield* started(made, checkpoints)
    const { state } = yield* now
    yield* close
    expectSame(state, folded(made, yield* read(everything)))
    expect((yield* Effect.provideService(answerOf("listed"), Checkpoints, checkpoints))?.state).toEqual(state)
  })

  it("is thrown away and made anew where any sign of it was changed, or it was cut anywhere", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, slots } = yield* kept
        const [[key, whole] = expect.fail("nothing was kept")] = slots
        const swapped = (text: string, index: number) =>
          text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ 1) + text.slice(index + 1)
        for (let index = 0; index < whole.text.length; index++) {
          for (const text of [swapped(whole.text, index), whole.text.slice(0, index)]) {
            slots.set(key, { ...whole, text })
            yield* expectRebuilt(checkpoints)
            expect(slots.get(key)).toEqual(whole)
          }
        }
      })
    ))

  it("is thrown away where the log is another, or ends before it", async () => {
    const { checkpoints } = await onMemory(kept)
    for (const events of [0, 2, 4, 6]) {
      await onMemory(
        Effect.gen(function* () {
          if (events > 0) yield* append(many(events, "A"))
          yield* expectRebuilt(checkpoints)
        })
      )
    }
  })

  it("is thrown away where its events are read in another way", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = yield* kept
        yield* append(many(3, "C"))
        yield* expectRebuilt(checkpoints, listed(1, "C"))
      })
    ))

  it("is thrown away where it is no answer", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = yield* kept
        const answer = Effect.provideService(answerOf("listed"), Checkpoints, checkpoints)
        for (const other of [undefined, null, "listed", { isLevel: true }]) {
          yield* checkpoints.remove(listedAt())
          yield* checkpoints.save(listedAt(), { position: at(4), value: other }, undefined)
          expect(yield* answer).toBeUndefined()
          yield* expectRebuilt(checkpoints)
        }
      })
    ))

  it("is that of the highest version, by number, whatever other projections are called", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(3, "A"))
        const made = place()
        for (const [version, position] of [
          [9, 1],
          [10, 2]
        ] as const) {
          yield* putListed(made, position, { version })
        }
        const spare = made.slots.get(listedAt(9)) ?? expect.fail("nothing was kept")
        for (const key of ["projection/listed/5/1", "projection/listed-too/11"]) made.slots.set(key, spare)
        const answer = Effect.provideService(answerOf("listed"), Checkpoints, made.checkpoints)
        expect(yield* answer).toEqual({ version: 10, position: 2, state: [1, 2] })
      })
    ))

  it("is not there before the projection was level for the first time", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints } = place()
        yield* append(many(10, "A"))
        const log = yield* EventLog
        const stuck = yield* Deferred.make<void>()
        let reads = 0
        const slow = EventLog.of({
          ...log,
          read: (query, span) =>
            query.items.length > 0 && ++reads === 2
              ? Stream.unwrap(Effect.as(Deferred.await(stuck), log.read(query, span)))
              : log.read(query, span)
        })
        const { close, now } = yield* Effect.provideService(started(listed(), checkpoints, { page: 5 }), EventLog, slow)
        const answer = Effect.provideService(answerOf("listed"), Checkpoints, checkpoints)
        yield* soon(() => reads === 2)
        expect(yield* checkpoints.load("projection/listed/1")).toMatchObject({ position: 5 })
        expect(yield* answer).toBeUndefined()
        yield* Deferred.succeed(stuck, undefined)
        yield* now
        expect(yield* answer).toMatchObject({ position: 10, version: 1 })
        yield* close
      })
    ))
})
