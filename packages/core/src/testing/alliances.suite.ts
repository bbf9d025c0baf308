/** What a store must do that keeps many alliances: certified in one line, as its log is. */
import { Effect, Layer } from "effect"
import type { Alliances } from "../kernel/alliances.ts"
import { type AlliancesCase, alliancesCases } from "./cases/alliances.ts"
import { type Running, register } from "./runner.ts"

export { type AlliancesCase, alliancesCases } from "./cases/alliances.ts"

/** Runs one case on a store where nothing is yet. */
export const runAlliancesCase = <E>({ run }: AlliancesCase, layer: Layer.Layer<Alliances, E>) =>
  Effect.scoped(Effect.provide(run, Layer.fresh(layer)))

/**
 * Certifies a store of alliances: each claim on a layer of its own, where nothing is yet.
 *
 * @example
 * import { describe, it } from "vitest" // node:test has the same two
 * alliancesSuite("mine", alliances({ folder }), { describe, it })
 */
export const alliancesSuite = <E>(name: string, layer: Layer.Layer<Alliances, E>, running: Running): void =>
  register(
    `${name} keeps many alliances`,
    alliancesCases.map((one) => ({ ...one, run: runAlliancesCase(one, layer) })),
    running
  )
