/** What the tests of whoever follows a log and keeps something beside it share. */
import { Effect, Exit, Result, Scope } from "effect"
import { expect } from "vitest"
import { Checkpoints, makeCheckpoints, type Slot, type Slots } from "../src/kernel/checkpoints.ts"
import { replay } from "../src/kernel/decider.ts"
import type { Recorded } from "../src/kernel/event.ts"
import { type EventLog, type LogError, matches } from "../src/kernel/event-log.ts"
import type { Following } from "../src/kernel/follow.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Position } from "../src/kernel/names.ts"
import { writePlain } from "../src/kernel/plain.ts"
import { type Projection, projection } from "../src/kernel/projection.ts"
import { runProjection } from "../src/kernel/run-projection.ts"
import { about } from "../src/testing/cases/case.ts"

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
  const plain: Slots = {
    read: (key) => Effect.sync(() => slots.get(key)),
    write: (key, slot, expected) =>
      Effect.sync(() => {
        if (slots.get(key)?.sum !== expected) return false
        slots.set(key, slot)
        return true
      }),
    remove: (key) => Effect.sync(() => slots.delete(key)),
    keys: Effect.sync(() => [...slots.keys()])
  }
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
