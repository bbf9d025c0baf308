/** A suite that never failed proves nothing: each of these stores is wrong in one way, and falls where it says. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { Conflict, LogError } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Patience } from "../src/testing/cases/case.ts"
import { Unexpected } from "../src/testing/claim.ts"
import { durableCases, runDurableCase } from "../src/testing/durable.ts"
import { cases, runCase, suite, testsOf } from "../src/testing/event-log.suite.ts"
import type { Test } from "../src/testing/runner.ts"
import { copying } from "../src/testing/store-mutants/holds.ts"
import { durableMutants, second, storeMutants } from "../src/testing/store-mutants.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const timeout = 600_000

/** Whether a test says something of the store: a claim that does not hold, or the store's own refusal. */
const refuses = (run: Effect.Effect<void, unknown>) =>
  Effect.map(Effect.exit(Effect.provideService(run, Patience, 1000)), (exit) => {
    assert.isTrue(Exit.isFailure(exit), "it passed")
    if (!Exit.isFailure(exit)) return
    const thrown = exit.cause.reasons.map((reason) => (reason._tag === "Die" ? reason.defect : reason))
    const isClaim = thrown.some((one) => one instanceof Unexpected)
    const isAnswer = exit.cause.reasons.some(
      (reason) => reason._tag === "Fail" && (reason.error instanceof LogError || reason.error instanceof Conflict)
    )
    assert.isTrue(isClaim || isAnswer, `no claim about the store: ${exit.cause}`)
  })

/** One test for each claim a mutant falls to. */
const falls = (what: string, ids: ReadonlyArray<string>, tests: ReadonlyArray<Test>) => {
  for (const id of ids) {
    const found = tests.filter((test) => test.id === id)
    it.live.skipIf(!deep && found.some((test) => test.deep === true))(
      `refuses a store that ${what} (${id})`,
      () =>
        Effect.gen(function* () {
          assert.strictEqual(found.length, 1, "a claim of that name")
          for (const { run } of found) yield* refuses(run)
        }),
      timeout
    )
  }
}

describe.concurrent("the conformance suite", () => {
  for (const { fallsTo, layer, what } of storeMutants) falls(what, fallsTo, testsOf(layer))

  it("has no claim that no mutant falls to, and no two of one name", () => {
    const ids = testsOf(layerMemory).map(({ id }) => id)
    assert.deepStrictEqual([...new Set(ids)], ids)
    const seen = new Set(storeMutants.flatMap(({ fallsTo }) => fallsTo))
    assert.deepStrictEqual(
      ids.filter((id) => !seen.has(id)),
      []
    )
  })
})

describe("what random use finds", () => {
  for (const [mutant, claim, says] of [
    [
      "names-the-highest",
      "agreement",
      /with the seed 1: expected Conflict 1\nbut found Conflict 2\nat no\. 2 of\n\{"call"/
    ],
    ["checks-then-acts", "one-order", /with the seed 1: .* its condition did not hold, where\n\{"did":"look"/]
  ] as const) {
    it(`is told with its seed and its calls (${claim})`, async () => {
      const found = storeMutants.filter(({ id }) => id === mutant).flatMap(({ layer }) => testsOf(layer))
      const run = found.find(({ id }) => id === claim)?.run ?? assert.fail()
      const told: unknown = await Effect.runPromise(run).catch((error: unknown) => error)
      assert.match(told instanceof Unexpected ? told.message : "nothing", says)
    }, 60_000)
  }
})

describe.concurrent("what is asked of a store with places", () => {
  for (const { at, fallsTo, what } of durableMutants) {
    const tests = durableCases.map((one) => ({ ...one, run: runDurableCase(one, at) }))
    falls(what, fallsTo, tests)
  }

  it("has no claim that no mutant falls to", () => {
    const seen = new Set(durableMutants.flatMap(({ fallsTo }) => fallsTo))
    assert.deepStrictEqual(
      durableCases.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
      []
    )
  })
})

// What the mutants are made of passes, so that each falls to its one fault.
suite("the second specification", second(), {
  describe,
  it,
  capabilities: ["test clock"]
})

describe("a log whose events only their reader holds", () => {
  it.live.skipIf(!deep)(
    "passes for one that reads by the page",
    () => runCase(cases.find(({ id }) => id === "read-memory") ?? assert.fail(), copying()),
    timeout
  )
})
