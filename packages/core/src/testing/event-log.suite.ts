/** The conformance suite of event logs: a store certifies itself in one line, `suite("sqlite", layer)`. */
import { describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import type { EventLog } from "../kernel/event-log.ts"
import { appending } from "./cases/appending.ts"
import type { Case, Need } from "./cases/case.ts"
import { dcb } from "./cases/dcb.ts"
import { following } from "./cases/following.ts"
import { reading } from "./cases/reading.ts"

export { about, batch, type Case, many, type Need, propose, soon, unless } from "./cases/case.ts"

/** Every case, as a value: the mutants and other runners use the same ones. */
export const cases: ReadonlyArray<Case> = [...dcb, ...appending, ...reading, ...following]

/** Registers every case as a test, each on a fresh and empty log. A case that is left out is shown as skipped. */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<EventLog, E>,
  { timeout = 10_000, without = [] }: { readonly timeout?: number; readonly without?: ReadonlyArray<Need> } = {}
): void => {
  describe(`${name} is an event log`, () => {
    for (const { id, needs, run, title } of cases) {
      const test = needs === "real time" ? it.live : it.effect
      const register = needs !== undefined && without.includes(needs) ? test.skip : test
      register(`${title} (${id})`, () => Effect.provide(run, Layer.fresh(layer)), timeout)
    }
  })
}
