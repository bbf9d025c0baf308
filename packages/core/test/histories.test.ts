import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { audit } from "../src/kernel/audit.ts"
import { arbitraryHistory } from "../src/testing/histories.ts"
import { play } from "../src/testing/play.ts"
import { prelude } from "../src/testing/prelude.ts"
import { checkReach } from "../src/testing/reach.ts"

const recordsOf = ({ log }: { readonly log: ReadonlyArray<{ readonly recorded: unknown }> }) =>
  log.map(({ recorded }) => recorded)

describe("an arbitrary history", () => {
  it("reaches every type of event within a thousand runs, and half of what is asked may be asked", () => {
    // Any seed gets there; this one in fewer histories than most.
    const { accepted, events } = checkReach(alliance, { length: 60, observed: 0.05, opening: prelude, seed: 3 })
    expect([...events.keys()].sort()).toEqual([...alliance.events.keys()].sort())
    expect(accepted).toBeGreaterThan(0.5)
    expect(accepted).toBeLessThan(1)
  }, 120_000)

  it("is asked after the opening for what may be asked, at least half of the time", () => {
    const histories = fc.sample(arbitraryHistory(alliance, { scenes: [] }), { numRuns: 30, seed: 1 })
    const turns = histories.flatMap((history) => history.turns.slice(prelude.length))
    expect(turns.filter(({ refused }) => refused === undefined).length / turns.length).toBeGreaterThan(0.5)
  })

  it("names the types that it cannot reach", () => {
    const few = { commands: ["LaunchCoalition"], scenes: [], runs: 10 }
    expect(() => checkReach(alliance, few)).toThrow(/^10 histories never reached .*CoalitionJoined/)
  })

  it("keeps to every rule, as long as nothing is only observed", () => {
    fc.assert(
      fc.property(arbitraryHistory(alliance), ({ log }) => {
        const breaches = audit(
          alliance,
          log.map(({ recorded }) => recorded)
        )
        assert.deepStrictEqual(breaches, Result.succeed([]))
      }),
      { numRuns: 20 }
    )
  })

  it("records each breach beside what was only observed", () => {
    const histories = arbitraryHistory(alliance, { observed: 1, skew: 0 })
    const types = fc.sample(histories, { numRuns: 5, seed: 1 }).flatMap(({ log }) => log.map(({ event }) => event._tag))
    expect(types).toContain("RuleBreachObserved")
  })

  it("is the same when it is played again", () => {
    fc.assert(
      fc.property(arbitraryHistory(alliance), (history) => {
        const again = play(
          alliance,
          history.turns.map(({ asked }) => asked)
        )
        assert.deepStrictEqual(recordsOf(again), recordsOf(history))
      }),
      { numRuns: 20 }
    )
  })

  it("shrinks to the few events that matter", () => {
    const isCoalition = ({ log }: { readonly log: ReadonlyArray<{ readonly event: { readonly _tag: string } }> }) =>
      log.some(({ event }) => event._tag === "CoalitionJoined")
    const found = fc.check(
      fc.property(arbitraryHistory(alliance), (history) => !isCoalition(history)),
      { seed: 3 }
    )
    assert(found.failed)
    const types = found.counterexample?.[0].log.map(({ event }) => event._tag)
    expect(types).toContain("CoalitionJoined")
    expect(types?.length).toBeLessThanOrEqual(5)
    expect(found.counterexample?.[0].turns.every(({ refused }) => refused === undefined)).toBe(true)
  })

  it("asks only the commands it is told to", () => {
    const histories = arbitraryHistory(alliance, { commands: ["LaunchCoalition"], scenes: [] })
    for (const { turns } of fc.sample(histories, { numRuns: 10, seed: 1 })) {
      const names = turns.slice(prelude.length).map(({ asked }) => asked.command._tag)
      expect(new Set(names)).toEqual(new Set(["LaunchCoalition"]))
    }
  })

  it("begins with nothing where the alliance does not know the opening", () => {
    const histories = arbitraryHistory(alliance, { opening: [{ _tag: "Unheard" }], scenes: [], length: 3 })
    for (const { turns } of fc.sample(histories, { numRuns: 10, seed: 1 })) expect(turns.length).toBeLessThan(4)
  })
})
