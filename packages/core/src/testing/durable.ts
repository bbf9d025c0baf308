/** What is asked of a log that has a place: opened again, opened twice, and closed. */
import { Context, Effect, Layer } from "effect"
import { EventLog } from "../kernel/event-log.ts"
import { closing } from "./cases/closing.ts"
import { handles } from "./cases/handles.ts"
import type { DurableCase } from "./cases/place.ts"
import { reopening } from "./cases/reopening.ts"
import { type Running, register } from "./runner.ts"

export type { DurableCase } from "./cases/place.ts"

/** Every case about a place, as a value. */
export const durableCases: ReadonlyArray<DurableCase> = [...reopening, ...handles, ...closing]

/** The log of a place: the same place is the same log, a new one is empty. The names are letters, digits and hyphens. */
export type At<E> = (place: string) => Layer.Layer<EventLog, E>

let places = 0

/**
 * Runs one case on two places that nobody used before in this process.
 *
 * @throws {Unexpected} as a defect, where the claim does not hold; with the store's error where it fails.
 * @example
 * Effect.runPromise(runDurableCase(durableCases[0], (place) => layer({ file: `${folder}/${place}.db` })))
 */
export const runDurableCase = <E>({ id, run }: DurableCase, at: At<E>): Effect.Effect<void, unknown> =>
  Effect.suspend(() => {
    const open = (place: string) =>
      Effect.map(Layer.build(Layer.fresh(at(place))), (context) => Context.get(context, EventLog))
    places += 1
    return Effect.scoped(run(open(`${id}-${places}`), open(`${id}-${places}-elsewhere`)))
  })

/**
 * Certifies that a store keeps what it is given: registers every claim about a place as a test.
 *
 * @example
 * import { describe, it } from "vitest" // node:test has the same two
 * durable("mine", (place) => layer({ file: `${folder}/${place}.db` }), { describe, it })
 */
export const durable = <E>(name: string, at: At<E>, running: Running): void =>
  register(
    `${name} keeps its log`,
    durableCases.map((one) => ({ ...one, run: runDurableCase(one, at) })),
    running
  )
