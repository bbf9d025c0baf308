/** Answers beside the log, when processes die, race and are replaced: each event counts once. */
import { Effect, Fiber, Result, Stream } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { waiting } from "../src/alliance/reactions.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { answerOf } from "../src/kernel/answers.ts"
import { Checkpoints } from "../src/kernel/checkpoints.ts"
import type { Recorded, Tagged } from "../src/kernel/event.ts"
import { EventLog, everything, LogError } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { type Projection, projection, projectionOf } from "../src/kernel/projection.ts"
import type { View } from "../src/kernel/view.ts"
import { append, batch, giveWay, many, read, soon, upTo } from "../src/testing/cases/case.ts"
import { diceOf } from "../src/testing/faulty.ts"
import { arbitraryHistory } from "../src/testing/histories.ts"
import * as Views from "../src/views/index.ts"
import {
  at,
  byHand,
  expectSame,
  folded,
  listed,
  listedAt,
  onMemory,
  place,
  putListed,
  shortly,
  started
} from "./projecting.ts"

const deep = process.env.PACTWERK_DEEP !== undefined

/** A moment passes for whoever waits to try again. */
const tick = Effect.andThen(giveWay(30), TestClock.adjust("100 millis"))

describe("a new version of a projection", () => {
  it("is built beside the old one, whose answer stands until the new one is level, and is then removed", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, slots } = place()
        const answer = Effect.provideService(answerOf("listed"), Checkpoints, checkpoints)
        yield* append(many(10, "A"))
        yield* append(many(2, "C"))
        const old = yield* started(listed(1), checkpoints)
        yield* old.now
        yield* old.close
        const before = yield* answer
        expect(before).toMatchObject({ version: 1, position: 12 })
        const log = yield* EventLog
        const seen: Array<unknown> = []
        const watched = EventLog.of({
          ...log,
          read: (query, span) => {
            seen.push(Effect.runSync(answer)?.version)
            return log.read(query, span)
          }
        })
        const fresh = yield* Effect.provideService(started(listed(2, "C"), checkpoints, { page: 1 }), EventLog, watched)
        yield* fresh.now
        expect(seen.length).toBeGreaterThan(1)
        expect(new Set(seen)).toEqual(new Set([1]))
        expect(yield* answer).toEqual({ version: 2, position: 12, state: [11, 12] })
        expect([...slots.keys()]).toEqual(["projection/listed/2"])
        yield* fresh.close
      })
    ))

  it("leaves the old one, where that still runs, its answer and no place to keep it", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, slots } = place()
        yield* append(many(3, "A"))
        const old = yield* started(listed(1), checkpoints)
        yield* old.now
        const fresh = yield* started(listed(2), checkpoints)
        yield* fresh.now
        for (const all of [upTo(4), upTo(5)]) {
          const { last } = yield* append(many(1, "A"))
          expect((yield* old.awaitPosition(last)).state).toEqual(all)
          expect((yield* fresh.awaitPosition(last)).state).toEqual(all)
        }
        yield* old.close
        const late = yield* started(listed(1), checkpoints)
        expect((yield* late.now).state).toEqual(upTo(5))
        expect([...slots.keys()]).toEqual(["projection/listed/2"])
        yield* late.close
        yield* fresh.close
      })
    ))

  it("takes no place from the old one before it has been level", () =>
    onMemory(
      Effect.gen(function* () {
        const made = place()
        yield* append(many(3, "A"))
        yield* putListed(made, 2, { isLevel: false, version: 2 })
        const { close, now } = yield* started(listed(1), made.checkpoints)
        yield* now
        const answer = Effect.provideService(answerOf("listed"), Checkpoints, made.checkpoints)
        expect(yield* answer).toEqual({ version: 1, position: 3, state: [1, 2, 3] })
        yield* close
      })
    ))

  it("removes what a process that died had no time to remove, and nothing of another projection", () =>
    onMemory(
      Effect.gen(function* () {
        const { checkpoints, slots } = place()
        yield* append(many(2, "A"))
        for (const version of [1, 2]) {
          const { close, now } = yield* started(listed(version), checkpoints)
          yield* now
          yield* close
        }
        const spare = slots.get("projection/listed/2") ?? expect.fail("nothing was kept")
        for (const key of ["projection/listed/1", "projection/listed-too/1", "reactor/listed/1"]) slots.set(key, spare)
        const { close, now } = yield* started(listed(2), checkpoints)
        yield* now
        yield* close
        expect([...slots.keys()].sort()).toEqual(["projection/listed-too/1", "projection/listed/2", "reactor/listed/1"])
      })
    ))
})

describe("each event counts once", () => {
  it("when several processes run the same projection, and write meanwhile", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 4 })), { maxLength: 15 }),
        fc.nat(5),
        (writes, delay) =>
          onMemory(
            Effect.gen(function* () {
              const { around, checkpoints } = place()
              yield* append(many(3, "A"))
              const slow = around((run) => Effect.andThen(giveWay(delay), run))
              const processes = [yield* started(listed(), checkpoints), yield* started(listed(), slow)]
              for (const [wait, size] of writes) {
                yield* giveWay(wait)
                yield* append(many(size, "A"))
              }
              processes.push(yield* started(listed(), checkpoints))
              const log = yield* read(everything)
              const head = log.at(-1)?.position ?? 0
              for (const { awaitPosition, close } of processes) {
                const { state } = yield* awaitPosition(log.at(-1)?.position ?? expect.fail("the log is empty"))
                expectSame(state, folded(listed(), log))
                yield* close
              }
              const kept = yield* Effect.provideService(answerOf("listed"), Checkpoints, checkpoints)
              expect(kept?.position).toBe(head)
              expectSame(kept?.state, folded(listed(), log))
            })
          )
      ),
      { numRuns: deep ? 500 : 20 }
    ))

  it("and what a process that is behind has kept stands in nobody's way", () =>
    onMemory(
      Effect.gen(function* () {
        const made = place()
        yield* append(many(2, "A"))
        const { awaitPosition, close, now } = yield* started(listed(), made.checkpoints)
        yield* now
        yield* putListed(made, 1)
        const { last } = yield* append(many(1, "A"))
        expect(yield* shortly(awaitPosition(last))).toMatchObject({ state: [1, 2, 3], position: 3 })
        expect(yield* made.checkpoints.load(listedAt())).toMatchObject({ position: 3, value: { state: [1, 2, 3] } })
        yield* close
      })
    ))

  it("and what a process that is further has kept is taken over, and news of what is in it is none", () =>
    onMemory(
      Effect.gen(function* () {
        const made = place()
        const { log, tell } = yield* byHand
        const { awaitPosition, changes, close } = yield* Effect.provideService(
          started(listed(), made.checkpoints),
          EventLog,
          log
        )
        yield* append(many(5, "A"))
        yield* tell(1)
        yield* shortly(awaitPosition(at(1)))
        yield* putListed(made, 5)
        const seen: Array<number> = []
        const watching = yield* Effect.forkChild(
          Stream.runForEach(changes, ({ position }) => Effect.sync(() => seen.push(position)))
        )
        yield* tell(2)
        expect(yield* shortly(awaitPosition(at(2)))).toMatchObject({ state: upTo(5), position: 5 })
        expect(yield* made.checkpoints.load(listedAt())).toMatchObject({ position: 5 })
        yield* append(many(1, "A"))
        for (const head of [3, 4, 5, 6]) yield* Effect.andThen(tell(head), giveWay(30))
        expect(yield* shortly(awaitPosition(at(6)))).toMatchObject({ state: upTo(6), position: 6 })
        expect(seen).toEqual(seen.toSorted((one, other) => one - other))
        yield* Fiber.interrupt(watching)
        yield* close
      })
    ))

  /** The log around; while its first page is read, another process keeps what it has heard up to here. */
  const kept = Effect.fnUntraced(function* (made: ReturnType<typeof place>, position: number, isLevel = true) {
    const log = yield* EventLog
    yield* putListed(made, position, { isLevel })
    const slot = made.slots.get(listedAt()) ?? expect.fail("nothing was kept")
    made.slots.clear()
    return EventLog.of({
      ...log,
      read: (query, span) => {
        if (query.items.length > 0 && !made.slots.has(listedAt())) made.slots.set(listedAt(), slot)
        return log.read(query, span)
      }
    })
  })

  it("also while it is built: what another process has built further is not built again", () =>
    onMemory(
      Effect.gen(function* () {
        const made = place()
        const counted: Array<number> = []
        const { evolve, ...others } = listed()
        const watched: Projection<Array<number>, Recorded> = {
          ...others,
          evolve: (list, event) => {
            counted.push(event.position)
            evolve(list, event)
          }
        }
        yield* append(many(6, "A"))
        const racing = yield* kept(made, 4, false)
        const { close, now } = yield* Effect.provideService(
          started(watched, made.checkpoints, { page: 1 }),
          EventLog,
          racing
        )
        expect(yield* shortly(now)).toMatchObject({ state: upTo(6), position: 6 })
        expect(counted).toEqual([1, 5, 6])
        yield* close
      })
    ))

  for (const [page, isLevel] of [
    [1, true],
    [2, true],
    [2, false]
  ] as const) {
    const title = isLevel
      ? `and an answer that has been level stays one, whatever a process keeps that builds it by ${page}`
      : "and nothing is an answer that has not been level, also where several build it"
    it(title, () =>
      onMemory(
        Effect.gen(function* () {
          const made = place()
          const answer = Effect.provideService(answerOf("listed"), Checkpoints, made.checkpoints)
          yield* append(many(9, "A"))
          const racing = yield* kept(made, 1, isLevel)
          const seen: Array<boolean> = []
          const watched = EventLog.of({
            ...racing,
            read: (query, span) => {
              const read = racing.read(query, span)
              seen.push(Effect.runSync(answer) !== undefined)
              return read
            }
          })
          const { close, now } = yield* Effect.provideService(
            started(listed(), made.checkpoints, { page }),
            EventLog,
            watched
          )
          yield* shortly(now)
          expect(seen.length).toBeGreaterThan(5)
          expect(new Set(seen)).toEqual(new Set([isLevel]))
          expect(yield* answer).toEqual({ version: 1, position: 9, state: upTo(9) })
          yield* close
        })
      )
    )
  }

  for (const position of [2, 3]) {
    it(`and an answer that is level is kept over one at position ${position} that is not`, () =>
      onMemory(
        Effect.gen(function* () {
          const made = place()
          yield* append(many(4, "A"))
          const { log, tell } = yield* byHand
          const { close, now } = yield* Effect.provideService(started(listed(), made.checkpoints), EventLog, log)
          yield* putListed(made, position, { isLevel: false })
          yield* tell(2)
          yield* shortly(now)
          const answer = yield* Effect.provideService(answerOf("listed"), Checkpoints, made.checkpoints)
          expect(answer).toEqual({ version: 1, position: 2, state: [1, 2] })
          yield* close
        })
      ))
  }

  /** Runs until the place is used for the so-manieth time, and dies there: before it is done, or after and untold. */
  const dying = (uses: number, isDone: boolean) => {
    let left = uses
    let isDead = false
    const change = <A>(run: Effect.Effect<A, LogError>): Effect.Effect<A, LogError> =>
      Effect.suspend(() => {
        left -= 1
        if (left > 0) return run
        isDead = true
        return isDone ? Effect.andThen(run, Effect.never) : Effect.never
      })
    return { change, hasDied: () => isDead }
  }

  it("when a process dies at any use of the place where it is kept, before or after", async () => {
    for (const isDone of [false, true]) {
      let [deaths, hasLived] = [0, false]
      for (let uses = 1; !hasLived; uses++) {
        await onMemory(
          Effect.gen(function* () {
            const { around, checkpoints } = place()
            const before = yield* started(listed(1), checkpoints)
            yield* before.now
            yield* before.close
            yield* append(many(10, "A"))
            const { change, hasDied } = dying(uses, isDone)
            const mortal = yield* Effect.forkChild(
              Effect.gen(function* () {
                const { awaitPosition, now } = yield* started(listed(2), around(change), { page: 4 })
                yield* now
                yield* awaitPosition((yield* append(many(2, "A"))).last)
              })
            )
            yield* soon(() => hasDied() || mortal.pollUnsafe() !== undefined)
            if (hasDied()) deaths += 1
            else hasLived = true
            yield* Fiber.interrupt(mortal)
            yield* append(many(1, "A"))
            const next = yield* started(listed(2), checkpoints)
            expectSame((yield* next.now).state, folded(listed(2), yield* read(everything)))
            yield* next.close
            expect(yield* checkpoints.keys).toEqual(["projection/listed/2"])
          })
        )
      }
      expect(deaths).toBeGreaterThan(6)
    }
  })

  it("when the place is away now and then, and whether it has kept something stays unknown", () =>
    Effect.gen(function* () {
      const { around } = place()
      const dice = diceOf(7)
      let uses = 0
      const flaky = around((run) =>
        Effect.suspend(() => {
          uses += 1
          const luck = dice(4)
          if (luck === 0) return Effect.fail(away)
          return luck === 1 ? Effect.andThen(run, Effect.fail(away)) : run
        })
      )
      const running = yield* Effect.forkChild(started(listed(), flaky))
      while (running.pollUnsafe() === undefined) yield* tick
      const { awaitPosition, close } = yield* Fiber.join(running)
      for (let turn = 1; turn <= 8; turn++) {
        const { last } = yield* append(many(2, "A"))
        const answer = yield* Effect.forkChild(awaitPosition(last))
        while (answer.pollUnsafe() === undefined) yield* tick
        expectSame((yield* Fiber.join(answer)).state, folded(listed(), yield* read(everything)))
      }
      yield* close
      expect(uses).toBeGreaterThan(20)
    }).pipe(Effect.provide([layerMemory, TestClock.layer()]), Effect.runPromise))

  const resumes = <Answer, Hears extends Tagged>(view: View<Answer, Hears>) => {
    const made = projectionOf(alliance, view)
    const stops = fc.array(fc.nat(40), { maxLength: 3 }).map((places) => places.sort((one, other) => one - other))
    it(`in the view \`${view.name}\`, over any history and wherever it stops in between`, () =>
      fc.assert(
        fc.asyncProperty(arbitraryHistory(alliance, { length: 30 }), stops, (played, stops) =>
          onMemory(
            Effect.gen(function* () {
              const { checkpoints } = place()
              let from = 0
              for (const stop of [...stops, played.log.length]) {
                const fresh = played.log
                  .slice(from, stop)
                  .map(({ recorded: { hash, position, recordedAt, ...proposed } }) => proposed)
                if (fresh.length > 0) yield* append(batch(fresh))
                from = Math.max(from, stop)
                const { close, now } = yield* started(made, checkpoints)
                expectSame((yield* now).state, folded(made, yield* read(everything)))
                yield* close
              }
            })
          )
        ),
        { numRuns: deep ? 50 : 2 }
      ))
  }
  resumes(Views.agenda)
  resumes(Views.council)
  resumes(Views.dashboard)
  resumes(Views.feedbackBoard)
  resumes(Views.mandate)
  resumes(Views.minutes)
  resumes(Views.names)
  resumes(Views.overview)
  resumes(Views.policies)
  resumes(Views.promises)
  resumes(Views.readiness)
  resumes(Views.register)
  resumes(Views.vacancies)
  resumes(waiting)
})

const away = new LogError({ reason: "Unavailable", cause: "away" })

describe("a projection that cannot go on", () => {
  it("fails for whoever asks, and never gives an old answer for a new one", () =>
    onMemory(
      Effect.gen(function* () {
        const corrupt = new LogError({ reason: "Corrupt", cause: "no room owns it" })
        const unreadable: Projection<Array<number>, Recorded> = {
          ...listed(),
          understand: (recorded) => (recorded.position > 2 ? Result.fail(corrupt) : Result.succeed(recorded))
        }
        const { awaitPosition, close, now } = yield* started(unreadable, place().checkpoints)
        yield* append(many(2, "A"))
        expect((yield* awaitPosition((yield* read(everything)).at(-1)?.position ?? expect.fail())).state).toEqual([
          1, 2
        ])
        const { last } = yield* append(many(1, "A"))
        for (const asked of [awaitPosition(last), now]) {
          expect(yield* Effect.flip(asked)).toMatchObject({ reason: "Corrupt" })
        }
        yield* close
      })
    ))

  it("fails with `Encoding` for an answer that is not plain", () =>
    onMemory(
      Effect.gen(function* () {
        yield* append(many(1, "A"))
        const dated = projection<{ since?: Date }>({
          name: "dated",
          version: 1,
          query: everything,
          initial: {},
          evolve: (draft, { recordedAt }) => {
            draft.since = new Date(recordedAt)
          }
        })
        const { close, now } = yield* started(dated, place().checkpoints)
        expect(yield* Effect.flip(now)).toMatchObject({ reason: "Encoding" })
        yield* close
      })
    ))
})
