/**
 * Runs every test of a room again, with one rule of that room weakened and then with it refusing always, and tells which
 * of these mutants made it fail. It does so only for the rules that are named in `PACTWERK_WITHOUT`.
 */
import { afterEach, type RunnerTestCase, TestRunner } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import type { AnyRule } from "../../src/kernel/rule.ts"
import type { Mutant } from "../../src/testing/rule-mutants.ts"

declare module "vitest" {
  interface TaskMeta {
    /** The mutants that were still alive, and that this test has killed. */
    kills?: ReadonlyArray<{ readonly rule: string; readonly mutant: Mutant }>
  }
}

const verdicts = { "never refuses": true, "always refuses": false } as const
const named = (process.env.PACTWERK_WITHOUT ?? "").split(" ")

const alive = new Set(
  [...alliance.rules.values()]
    .filter(({ rule }) => named.includes(rule.id))
    .flatMap(({ rule }) => (["never refuses", "always refuses"] as const).map((mutant) => ({ rule, mutant })))
)

/** A rule is a plain value, and the tests hold the same one: for a while its predicate always says this. */
const whileItHolds = async (rule: AnyRule, verdict: boolean, test: () => unknown): Promise<void> => {
  const whole = { ...rule }
  try {
    Object.assign(rule, { holds: () => verdict })
    await test()
  } finally {
    Object.assign(rule, whole)
  }
}

const failsUnder = async (rule: AnyRule, mutant: Mutant, test: () => unknown): Promise<boolean> => {
  try {
    await whileItHolds(rule, verdicts[mutant], test)
    return false
  } catch {
    return true
  }
}

const tryMutants = async (task: RunnerTestCase): Promise<void> => {
  const test = TestRunner.getTestFn(task)
  // A test that fails when it is merely run again would seem to kill every mutant.
  await test()
  const kills: Array<{ readonly rule: string; readonly mutant: Mutant }> = []
  for (const one of alive) {
    const { mutant, rule } = one
    if (!rule.id.startsWith(`${roomOf(task)}/`) || !(await failsUnder(rule, mutant, test))) continue
    kills.push({ mutant, rule: rule.id })
    alive.delete(one)
  }
  task.meta.kills = kills
}

/** The room whose tests these are. */
const roomOf = ({ file }: RunnerTestCase): string => file.name.replace(/^.*\/|\.test\.ts$/g, "")

if (alive.size > 0) afterEach(({ task }) => tryMutants(task))
