/** What the tests of whoever follows a log and keeps something beside it share. */
import { Effect, Exit, Fiber, Queue, Result, Scope, Stream } from "effect"
import { expect } from "vitest"
import type { Value } from "../src/kernel/answers.ts"
import { Checkpoints, makeCheckpoints, memorySlots, type Slot } from "../src/kernel/checkpoints.ts"
import { replay } from "../src/kernel/decider.ts"
import type { Recorded } from "../src/kernel/event.ts"
import { EventLog, everything, type LogError, matches } from "../src/kernel/event-log.ts"
import type { Following } from "../src/kernel/follow.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Position } from "../src/kernel/names.ts"
import { writePlain } from "../src/kernel/plain.ts"
import { type Projection, projection } from "../src/kernel/projection.ts"
import { runProjection } from "../src/kernel/run-projection.ts"
import { about, read, soon, upTo } from "../src/testing/cases/case.ts"

export const at = (position: number) => Position.make(position)

/** Every event of a type with its position: an event that is missed or counted twice shows. */
export const listed = (version = 1, type = "A") =>
  projection<Array<number>>({
    name: "listed",
    version,
    query: about([type]),
    initial: [],
    evolve: (list, { position }) => {
      list.push(position)
    }
  })

/** Slots that last longer than whoever uses them, each use of which can be counted, or be the last. */
export const place = () => {
  const slots = new Map<string, Slot>()
  const plain = memorySlots(slots)
  const around = (change: <A>(run: Effect.Effect<A, LogError>) => Effect.Effect<A, LogError>) =>
    makeCheckpoints({
      read: (key) => change(plain.read(key)),
      write: (key, slot, expected) => change(plain.write(key, slot, expected)),
      remove: (key) => change(plain.remove(key)),
      keys: change(plain.keys)
    })
  return { slots, around, checkpoints: makeCheckpoints(plain) }
}

/** A process: runs the projection until it is closed, or by itself. */
export const started = Effect.fnUntraced(function* <State, Event>(
  made: Projection<State, Event>,
  checkpoints: Checkpoints["Service"],
  options: Omit<Following, "after"> = {}
) {
  const scope = yield* Scope.make()
  const running = yield* runProjection(made, options).pipe(
    Effect.provideService(Checkpoints, checkpoints),
    Effect.provideService(Scope.Scope, scope)
  )
  return { ...running, close: Scope.close(scope, Exit.void) }
})

/** What this gives soon: whoever waits in vain fails. */
export const shortly = Effect.fnUntraced(function* <A, E, R>(run: Effect.Effect<A, E, R>) {
  const fiber = yield* Effect.forkChild(run)
  if (!(yield* soon(() => fiber.pollUnsafe() !== undefined))) expect.fail("it waits in vain")
  return yield* Fiber.join(fiber)
})

/** The log around, whose heads come when they are told. */
export const byHand = Effect.gen(function* () {
  const queue = yield* Queue.unbounded<Position>()
  const log = EventLog.of({ ...(yield* EventLog), heads: Stream.fromQueue(queue) })
  return { log, tell: (head: number) => Queue.offer(queue, at(head)) }
})

/** Where the answers of `listed` are kept. */
export const listedAt = (version = 1) => `projection/listed/${version}`

/** Puts there what another process would keep that has heard so many, all of type A. */
export const putListed = Effect.fnUntraced(function* (
  { checkpoints, slots }: Pick<ReturnType<typeof place>, "checkpoints" | "slots">,
  position: number,
  { isLevel = true, version = 1 } = {}
) {
  const last = (yield* read(everything))[position - 1] ?? expect.fail("the log is shorter")
  const { fingerprint } = listed()
  const value: Value<ReadonlyArray<number>> = { fingerprint, hash: last.hash, isLevel, state: upTo(position) }
  slots.delete(listedAt(version))
  yield* checkpoints.save(listedAt(version), { position: last.position, value }, undefined)
})

export const onMemory = <A, E>(run: Effect.Effect<A, E, EventLog>) =>
  Effect.runPromise(Effect.provide(run, layerMemory))

export const folded = <State, Event>(made: Projection<State, Event>, log: ReadonlyArray<Recorded>): State =>
  replay(
    made,
    log
      .filter((recorded) => matches(made.query, recorded))
      .map((recorded) => Result.getOrThrow(made.understand(recorded)))
  )

/** The same in every detail, also in the order of fields. */
export const expectSame = (one: unknown, other: unknown) =>
  expect(Result.getOrThrow(writePlain(one))).toBe(Result.getOrThrow(writePlain(other)))
