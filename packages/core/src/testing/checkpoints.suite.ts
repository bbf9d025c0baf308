/** The conformance suite of places for checkpoints: one certifies itself in one line, with any test runner. */
import { Effect, Layer } from "effect"
import type { Checkpoints } from "../kernel/checkpoints.ts"
import { exactly } from "./cases/exactly.ts"
import { type CheckpointsCase, saving } from "./cases/saving.ts"
import { type Running, register } from "./runner.ts"

export type { CheckpointsCase } from "./cases/saving.ts"

/** Every case, as a value. */
export const checkpointsCases: ReadonlyArray<CheckpointsCase> = [...saving, ...exactly]

/**
 * Certifies a place for checkpoints: registers every claim as a test, each on a fresh and empty one.
 *
 * @example
 * import { describe, it } from "vitest" // node:test has the same two
 * checkpointsSuite("mine", layer, { describe, it })
 */
export const checkpointsSuite = <E>(name: string, layer: Layer.Layer<Checkpoints, E>, running: Running): void =>
  register(
    `${name} keeps checkpoints`,
    checkpointsCases.map((one) => ({ ...one, run: Effect.provide(one.run, Layer.fresh(layer)) })),
    running
  )
