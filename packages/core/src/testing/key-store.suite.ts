/** The conformance suite of key stores: one certifies itself in one line, with any test runner. */
import { Effect } from "effect"
import { destroying } from "./cases/destroying.ts"
import { type KeyStoreCase, type KeyStorePlace, keeping } from "./cases/keeping.ts"
import { rewrapping } from "./cases/rewrapping.ts"
import { type Running, register } from "./runner.ts"

export type { KeyStoreCase, KeyStorePlace } from "./cases/keeping.ts"

/** Every case, as a value. */
export const keyStoreCases: ReadonlyArray<KeyStoreCase> = [...keeping, ...destroying, ...rewrapping]

/**
 * Certifies a key store: registers every claim as a test. Each makes a place where nothing is yet, and opens it once or
 * several times, under one master key, under another, or under none.
 *
 * @example
 * import { describe, it } from "vitest" // node:test has the same two
 * keyStoreSuite("mine", Effect.sync(() => { const shelf = memoryShelf(); return (master) => layerOn(shelf, master) }), { describe, it })
 */
export const keyStoreSuite = (name: string, place: KeyStorePlace, running: Running): void =>
  register(
    `${name} keeps people's keys`,
    keyStoreCases.map((one) => ({ ...one, run: runKeyStoreCase(one, place) })),
    running
  )

/** Runs one case at a place where nothing is yet. */
export const runKeyStoreCase = ({ run }: KeyStoreCase, place: KeyStorePlace): Effect.Effect<void, unknown> =>
  Effect.scoped(Effect.flatMap(place, run))
