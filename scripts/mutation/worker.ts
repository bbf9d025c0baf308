/** Runs inside Vitest, as the first test beside those that judge: it runs them itself, once for each mutant they reach. */
import { appendFileSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { it, type OnTestFinishedHandler, type RunnerTask, type RunnerTestCase, TestRunner } from "vitest"
import type { Judged, Line, Order } from "./order.ts"
import { leftOut } from "./plan.ts"

/** What the mutated code reads and writes. */
interface Switch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>
    readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}
declare global {
  var __stryker__: Switch | undefined
}
globalThis.__stryker__ ??= {}
const mutation = globalThis.__stryker__

// The same cases for every mutant: what one run finds, the next finds too.
fc.configureGlobal({ seed: 20240216 })

// Only `crew.ts` writes this file.
const order = JSON.parse(readFileSync(process.env.MUTATION_ORDER ?? "", "utf8")) as Order
const tell = (line: Line) => appendFileSync(order.lines, `${JSON.stringify(line)}\n`)

const testsIn = (tasks: ReadonlyArray<RunnerTask>): ReadonlyArray<RunnerTestCase> =>
  tasks.flatMap((task) => (task.type === "test" ? [task] : testsIn(task.tasks)))

/** Vitest files what `onTestFinished` is given under the test that it runs, which is the one below. */
type Running = RunnerTestCase & { onFinished?: Array<OnTestFinishedHandler> }

/** Runs one test to its end, and what it wants to happen then; not longer than it may take. */
const run = async (test: RunnerTestCase, self: Running, limit = 60_000): Promise<"passed" | "failed" | "late"> => {
  const [right, wrong] = test.fails ? (["failed", "passed"] as const) : (["passed", "failed"] as const)
  const { promise: late, resolve } = Promise.withResolvers<"late">()
  const timer = setTimeout(resolve, limit, "late")
  const tried = Promise.resolve()
    .then(TestRunner.getTestFn(test))
    .then(
      () => right,
      () => wrong
    )
  const ending = await Promise.race([tried, late])
  clearTimeout(timer)
  mutation.activeMutant = undefined
  for (const hook of self.onFinished ?? []) await Promise.resolve(hook(self.context)).catch(() => undefined)
  self.onFinished = []
  return ending
}

const measure = async (tests: ReadonlyArray<RunnerTestCase>, self: Running) => {
  tell({ told: "loaded", reached: Object.keys(mutation.mutantCoverage?.static ?? {}) })
  const { of, part } = order.measures ?? { of: 1, part: 0 }
  for (const [index, test] of tests.entries()) {
    if (index % of !== part) continue
    mutation.currentTestId = test.id
    const start = performance.now()
    const passes = (await run(test, self)) === "passed"
    const took = performance.now() - start
    mutation.currentTestId = undefined
    const reached = mutation.mutantCoverage?.perTest[test.id] ?? {}
    tell({ told: "measured", index, title: test.name, passes, took, reached })
  }
}

/** Tests that noticed a mutant here, the last first: what noticed one often notices its neighbours. */
let keen: ReadonlyArray<number> = []
const most = { kept: 12, took: 200 }

/** The tests a mutant has to face: first those that are keen, then the others, quickest first. */
const facing = (tests: ReadonlyArray<number>): ReadonlyArray<number> => {
  const reaching = new Set(tests)
  return [...new Set([...keen.filter((index) => reaching.has(index)), ...tests])]
}
const remember = (index: number): void => {
  if ((order.took[index] ?? 0) > most.took) return
  keen = [index, ...keen.filter((other) => other !== index)].slice(0, most.kept)
}

/** False when this process is spoilt, and a fresh one must go on. */
const judge = async (mutant: Judged, isFirst: boolean, tests: ReadonlyArray<RunnerTestCase>, self: Running) => {
  const { id } = mutant
  const isAsleep = "tests" in mutant
  const hitLimit = isAsleep ? 1000 + 100 * mutant.hits : undefined
  for (const index of isAsleep ? facing(mutant.tests) : tests.keys()) {
    const test = tests[index]
    if (test === undefined) continue
    // Longer than a test waits for what should come soon: what fails in time leaves this process as it was.
    const limit = 4000 + 5 * (isAsleep ? (order.took[index] ?? 0) : 1000)
    Object.assign(mutation, { activeMutant: id, hitCount: 0, hitLimit })
    const how = await run(test, self, limit)
    if (how === "passed") continue
    // A kill counts when the same test passes without the mutant. If not, an earlier mutant may have left something.
    const isClean = how === "failed" && (!isAsleep || (await run(test, self, limit)) === "passed")
    if (isClean && isAsleep) remember(index)
    tell(isClean || isFirst || how === "late" ? { told: "killed", id, by: test.name, how } : { told: "spoilt", id })
    return isClean
  }
  tell({ told: "survived", id })
  return true
}

const isLate = () => Date.now() > (order.until ?? Number.POSITIVE_INFINITY)
let left = order.mutants.length

/** Loads the tests, with a mutant awake or with none, and then does what was ordered. */
export const begin = async (awake: string | undefined, load: () => Promise<unknown>): Promise<void> => {
  let isLoaded = false
  it("judges", async () => {
    const self = TestRunner.getCurrentTest<RunnerTestCase>()
    if (self === undefined) throw new Error("Vitest runs no test")
    const isJudge = (test: RunnerTestCase) => test !== self && test.mode !== "skip" && !leftOut.test(test.name)
    const tests = testsIn(self.file.tasks).filter(isJudge)
    const pulse = setInterval(tell, 1000, { told: "alive" })
    if (order.measures !== undefined) await measure(tests, self)
    let isFirst = true
    for (const mutant of order.mutants) {
      if (awake !== undefined && awake !== mutant.id) continue
      if (awake === undefined && isLate()) left = 0
      if (left === 0) break
      left -= 1
      if (awake === undefined) tell({ told: "begun", id: mutant.id })
      if (!isLoaded) tell({ told: "killed", id: mutant.id, by: "nothing can be loaded", how: "failed" })
      else if (!(await judge(mutant, isFirst, tests, self))) left = 0
      isFirst = false
    }
    if (left === 0) tell({ told: "over" })
    clearInterval(pulse)
    for (const test of testsIn(self.file.tasks)) if (test !== self) test.mode = "skip"
  }, 10_000_000)
  if (awake !== undefined && isLate()) {
    left = 0
    return
  }
  // From here on it has begun: what breaks while tests are collected is noticed too.
  if (awake !== undefined) tell({ told: "begun", id: awake })
  mutation.activeMutant = awake
  try {
    await load()
    isLoaded = true
  } catch (error) {
    if (awake === undefined) throw error
  }
  mutation.activeMutant = undefined
}
