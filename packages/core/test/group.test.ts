/** Group commit, with a store that only counts. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, PubSub, Result, Scope, Stream } from "effect"
import { TestClock } from "effect/testing"
import { Conflict, LogError } from "../src/kernel/event-log.ts"
import { type Commit, groupCommit, type Verdict, whatStands } from "../src/kernel/group.ts"
import { headsOf, signal } from "../src/kernel/heads.ts"
import { Position } from "../src/kernel/names.ts"
import { giveWay, many, propose, soon } from "../src/testing/cases/case.ts"

const receipt = (first: number, last = first): Verdict =>
  Exit.succeed({ first: Position.make(first), last: Position.make(last) })
const conflict = (at: number): Verdict => Exit.fail(new Conflict({ at: Position.make(at) }))
const failure = new LogError({ reason: "Unavailable", cause: new Error("the disk is full") })
const refusal = new LogError({ reason: "Encoding", cause: new Error("one of them cannot be kept") })

/** A store that keeps the sizes of its groups, and commits when the gate opens. */
const counting = (gate: Effect.Effect<unknown> = Effect.void, answer?: Commit) => {
  const groups: Array<number> = []
  const commit: Commit = Effect.fnUntraced(function* (jobs) {
    groups.push(jobs.length)
    yield* gate
    return yield* answer?.(jobs) ?? Effect.succeed(jobs.map((_, index) => receipt(index + 1)))
  })
  return { groups, commit }
}

describe("group commit", () => {
  it.effect("commits a lone append at once, and what arrives meanwhile in one group after it", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate))
      const append = yield* groupCommit(commit)
      const fibers = [yield* Effect.forkChild(append(many(1)))]
      yield* giveWay(10)
      for (let job = 0; job < 7; job++) fibers.push(yield* Effect.forkChild(append(many(1))))
      yield* giveWay(10)
      assert.deepStrictEqual(groups, [1])
      yield* Deferred.succeed(gate, undefined)
      for (const fiber of fibers) yield* Fiber.join(fiber)
      assert.deepStrictEqual(groups, [1, 7])
    })
  )

  it.effect("takes at most 500 jobs into one group, and at most 768 KiB", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate))
      const append = yield* groupCommit(commit)
      const heavy = () => [propose("A", [], { filler: "x".repeat(300 * 1024) })] as const
      const fibers = [yield* Effect.forkChild(append(many(1)))]
      yield* giveWay(10)
      for (let job = 0; job < 501; job++) fibers.push(yield* Effect.forkChild(append(many(1))))
      for (let job = 0; job < 3; job++) fibers.push(yield* Effect.forkChild(append(heavy())))
      yield* giveWay(20)
      yield* Deferred.succeed(gate, undefined)
      for (const fiber of fibers) yield* Fiber.join(fiber)
      assert.deepStrictEqual(groups, [1, 500, 3, 1])
    })
  )

  it.effect("takes two jobs that fill a group to the byte together, and two that hold one byte more apart", () =>
    Effect.gen(function* () {
      for (const [more, expected] of [
        [0, [1, 2]],
        [1, [1, 1, 1]]
      ] as const) {
        const gate = yield* Deferred.make<void>()
        const { commit, groups } = counting(Deferred.await(gate))
        const append = yield* groupCommit(commit)
        const sized = (bytes: number) => {
          const bare = propose("A", [], { filler: "" })
          return [{ ...bare, data: { filler: "x".repeat(bytes - JSON.stringify([bare]).length) } }] as const
        }
        const fibers = [yield* Effect.forkChild(append(many(1)))]
        yield* giveWay(10)
        for (const bytes of [384 * 1024, 384 * 1024 + more]) fibers.push(yield* Effect.forkChild(append(sized(bytes))))
        yield* giveWay(10)
        yield* Deferred.succeed(gate, undefined)
        for (const fiber of fibers) yield* Fiber.join(fiber)
        assert.deepStrictEqual(groups, [...expected])
      }
    })
  )

  it.effect("tells nobody a verdict before the commit, and everybody when it failed", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate), () => Effect.fail(failure))
      const append = yield* groupCommit(commit)
      const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(Effect.flip(append(many(1)))))
      yield* giveWay(20)
      for (const fiber of fibers) assert.isUndefined(fiber.pollUnsafe())
      yield* Deferred.succeed(gate, undefined)
      for (const fiber of fibers) assert.deepInclude(yield* Fiber.join(fiber), { reason: "Unavailable" })
      assert.deepStrictEqual(groups, [3])
    })
  )

  it("keeps after a failed commit only the verdicts that rest on what was durable", () => {
    const verdicts = [receipt(3, 4), receipt(5), conflict(4), conflict(5), Exit.fail(refusal)]
    const after = whatStands(verdicts, Position.make(4), failure)
    assert.deepStrictEqual(after.slice(0, 3).map(Exit.isSuccess), [true, false, false])
    assert.deepStrictEqual(after[2], verdicts[2])
    for (const index of [1, 3, 4]) assert.deepStrictEqual(after[index], Exit.fail(failure))
  })

  it.effect("tries a refused group job by job, so that one job leaves its neighbours alone", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate), (jobs) =>
        jobs.some(({ events }) => events[0].type === "Bad")
          ? Effect.fail(refusal)
          : Effect.succeed(jobs.map(() => receipt(1)))
      )
      const append = yield* groupCommit(commit)
      const fibers = yield* Effect.forEach(["A", "A", "Bad", "A"], (type) =>
        Effect.forkChild(Effect.result(append([propose(type)])))
      )
      yield* giveWay(20)
      yield* Deferred.succeed(gate, undefined)
      const outcomes: Array<boolean> = []
      for (const fiber of fibers) outcomes.push(Result.isSuccess(yield* Fiber.join(fiber)))
      assert.deepStrictEqual(outcomes, [true, true, false, true])
      assert.deepStrictEqual(groups, [4, 1, 1, 1, 1])
    })
  )

  it.effect("lets a defect in the store reach those who asked, and goes on", () =>
    Effect.gen(function* () {
      let times = 0
      const append = yield* groupCommit((jobs) =>
        times++ === 0 ? Effect.die("broken") : Effect.succeed(jobs.map(() => receipt(1)))
      )
      assert.isTrue(Exit.isFailure(yield* Effect.exit(append(many(1)))))
      assert.deepStrictEqual(yield* append(many(1)), { first: 1, last: 1 })
    })
  )

  it.effect("withdraws a waiting job when its caller is interrupted, and never a running one", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate))
      const append = yield* groupCommit(commit)
      const running = yield* Effect.forkChild(append(many(1)))
      yield* giveWay(10)
      const waiting = yield* Effect.forkChild(append(many(1)))
      const staying = yield* Effect.forkChild(append(many(1)))
      yield* giveWay(10)
      yield* Fiber.interrupt(waiting)
      yield* Fiber.interrupt(running)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(staying)
      assert.deepStrictEqual(groups, [1, 1])
    })
  )

  it.effect("commits nothing for a group of which everybody has gone", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate))
      const append = yield* groupCommit(commit)
      const running = yield* Effect.forkChild(append(many(1)))
      yield* giveWay(10)
      const waiting = yield* Effect.forkChild(append(many(1)))
      yield* giveWay(10)
      yield* Fiber.interrupt(waiting)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(running)
      yield* giveWay(10)
      assert.deepStrictEqual(groups, [1])
    })
  )

  it.effect("finishes what is running and waiting when it closes, and takes nothing more", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { commit, groups } = counting(Deferred.await(gate))
      const scope = yield* Scope.make()
      const append = yield* Scope.provide(groupCommit(commit), scope)
      const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(append(many(1))))
      yield* giveWay(10)
      const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void))
      yield* giveWay(10)
      assert.deepInclude(yield* Effect.flip(append(many(1))), { reason: "Unavailable" })
      yield* Deferred.succeed(gate, undefined)
      for (const fiber of fibers) yield* Fiber.join(fiber)
      yield* Fiber.join(closing)
      assert.strictEqual(
        groups.reduce((sum, size) => sum + size),
        3
      )
    })
  )

  it.effect("answers `Unavailable` to whoever still waits when a stuck store is closed", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const append = yield* Scope.provide(
        groupCommit(() => Effect.never),
        scope
      )
      const fibers = yield* Effect.forEach([1, 2], () => Effect.forkChild(Effect.flip(append(many(1)))))
      yield* giveWay(10)
      const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void))
      yield* giveWay(10)
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(closing)
      for (const fiber of fibers) assert.deepInclude(yield* Fiber.join(fiber), { reason: "Unavailable" })
    })
  )
})

describe("the heads of a log", () => {
  it.effect("lose no commit in any interleaving of subscribing, reading the head, and a commit", () =>
    Effect.gen(function* () {
      for (let before = 0; before <= 30; before++) {
        for (let reading = 0; reading <= 30; reading += 3) {
          const signals = yield* PubSub.sliding<void>(1)
          const closed = yield* Deferred.make<void>()
          let head = Position.make(1)
          const slow = Effect.andThen(
            giveWay(reading),
            Effect.sync(() => head)
          ).pipe(Effect.tap(giveWay(2)))
          const seen: Array<number> = []
          const fiber = yield* Effect.forkChild(
            Stream.runForEach(headsOf(signals, slow, closed), (at) => Effect.sync(() => seen.push(at)))
          )
          yield* giveWay(before)
          head = Position.make(2)
          signal(signals)
          assert.isTrue(yield* soon(() => seen.at(-1) === 2), `${before} steps before, ${reading} in a read: ${seen}`)
          yield* Deferred.succeed(closed, undefined)
          yield* Fiber.join(fiber)
        }
      }
    })
  )

  it.effect("wake whoever waits, while another is still busy with an earlier one", () =>
    Effect.gen(function* () {
      const signals = yield* PubSub.sliding<void>(1)
      const closed = yield* Deferred.make<void>()
      let head = Position.make(0)
      const follow = Effect.fnUntraced(function* (pace: Effect.Effect<unknown>) {
        const seen: Array<number> = []
        const heads = Stream.tap(
          headsOf(
            signals,
            Effect.sync(() => head),
            closed
          ),
          (at) => Effect.sync(() => seen.push(at))
        )
        yield* Effect.forkChild(Stream.runForEach(heads, () => pace))
        return seen
      })
      const [quick, busy] = [yield* follow(Effect.void), yield* follow(giveWay(60))]
      for (let commit = 1; commit <= 40; commit++) {
        yield* giveWay(commit % 5)
        head = Position.make(commit)
        signal(signals)
      }
      for (const seen of [quick, busy]) {
        assert.isTrue(yield* soon(() => seen.at(-1) === 40), `saw ${seen}`)
        assert.strictEqual(seen[0], 0)
        assert.deepStrictEqual(seen, [...new Set(seen)])
      }
    })
  )
})
