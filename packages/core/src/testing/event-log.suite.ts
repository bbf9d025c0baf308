/** The conformance suite of event logs: a store certifies itself in one line, with any test runner. */
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import type { EventLog } from "../kernel/event-log.ts"
import { agreesWithMemory, oneOrder, type Search } from "./agreement.ts"
import { appending } from "./cases/appending.ts"
import type { Case } from "./cases/case.ts"
import { conditions } from "./cases/conditions.ts"
import { dcb } from "./cases/dcb.ts"
import { following } from "./cases/following.ts"
import { heads } from "./cases/heads.ts"
import { paging } from "./cases/paging.ts"
import { reading } from "./cases/reading.ts"
import { repeating } from "./cases/repeating.ts"
import { text } from "./cases/text.ts"
import { time } from "./cases/time.ts"
import { together } from "./cases/together.ts"
import { type Running, register, type Test } from "./runner.ts"

export { about, batch, type Case, many, propose, soon, unless } from "./cases/case.ts"

/** Every case, as a value: other runners and the mutants use the same ones. */
export const cases: ReadonlyArray<Case> = [
  ...dcb,
  ...appending,
  ...conditions,
  ...repeating,
  ...together,
  ...reading,
  ...paging,
  ...text,
  ...time,
  ...heads,
  ...following
]

/**
 * Runs one case on a fresh and empty log.
 *
 * @throws {Unexpected} as a defect, where the claim does not hold; with the store's error where it fails.
 * @example
 * Effect.runPromise(runCase(cases[0], layerMemory))
 */
export const runCase = <E>({ needs, run }: Case, layer: Layer.Layer<EventLog, E>): Effect.Effect<void, unknown> => {
  const fresh = Layer.fresh(layer)
  return Effect.provide(run, needs === "test clock" ? Layer.provideMerge(fresh, TestClock.layer()) : fresh)
}

/** The cases, and what random use finds: one order explains all answers, and they are those of `layerMemory`. */
export const testsOf = <E>(layer: Layer.Layer<EventLog, E>, search: Search = {}): ReadonlyArray<Test> => [
  ...cases.map((one) => ({ ...one, run: runCase(one, layer) })),
  {
    id: "one-order",
    title: "one order explains what random writers at once were told, and what they read",
    run: oneOrder(layer, search)
  },
  {
    id: "agreement",
    title: "every sequence of calls is answered as the specification answers it",
    needs: "test clock",
    run: agreesWithMemory(layer, search)
  }
]

/**
 * Certifies a store: registers every claim as a test, each on a fresh and empty log. What is left out, for want of a
 * capability or because it takes long, is shown as skipped and named in one more title.
 *
 * @example
 * import { describe, it } from "vitest" // node:test has the same two
 * suite("mine", layer, { describe, it, capabilities: ["test clock"] })
 */
export const suite = <E>(name: string, layer: Layer.Layer<EventLog, E>, running: Running & Search): void =>
  register(`${name} is an event log`, testsOf(layer, running), running)
