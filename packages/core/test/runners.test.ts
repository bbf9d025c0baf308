/** The suite speaks to any test runner, and says what it leaves out. */
import { execFile } from "node:child_process"
import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "vitest"
import { layerMemory } from "../src/kernel/memory.ts"
import { suite, testsOf } from "../src/testing/event-log.suite.ts"
import type { Capability, Running } from "../src/testing/runner.ts"

/** What a runner is handed: the title of each test, whether it is skipped, and how long it may take. */
const handed = (running: Omit<Running, "describe" | "it">) => {
  const tests: Array<{ readonly name: string; readonly skip: boolean; readonly timeout: number }> = []
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (name: string, options: { readonly timeout: number; readonly skip: boolean }) =>
      tests.push({ name, ...options })
  }
  suite("memory", layerMemory, { ...runner, ...running })
  return tests
}
const kit = path.join(import.meta.dirname, "..", "src", "testing")
const every: ReadonlyArray<Capability> = ["test clock", "paged reads", "reopening", "several handles"]

/** Certifies a store with `node:test`, in a process of its own. */
const certified = (...args: ReadonlyArray<string>) => {
  const program = path.join(import.meta.dirname, "runners", "certify.ts")
  return new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
    execFile(process.execPath, ["--conditions=pactwerk-source", program, ...args], (error, output) =>
      resolve({ code: error?.code ?? 0, output })
    )
  })
}

describe("the kit", () => {
  it("knows no test runner", () => {
    for (const file of globSync("**/*.ts", { cwd: kit })) {
      const imported = [...readFileSync(path.join(kit, file), "utf8").matchAll(/^(?:import|export).* from "(.*)"$/gm)]
      const runners = imported.filter(([, name = ""]) => /vitest|^node:|jest|mocha/.test(name))
      assert.deepStrictEqual(runners, [], file)
    }
  })
})

describe("the suite of event logs", () => {
  it("leaves nothing out for a store that can do everything, when it goes deep", () => {
    for (const running of [{ deep: true }, { deep: true, capabilities: every }]) {
      const tests = handed(running)
      assert.strictEqual(tests.length, testsOf(layerMemory).length)
      assert.isFalse(tests.some(({ skip }) => skip))
    }
  })

  it("skips what a store cannot do and what goes deep, and names it in one more title", () => {
    const tests = handed({ capabilities: ["paged reads"], timeout: 7 })
    const skipped = tests.filter(({ skip }) => skip).map(({ name }) => name)
    const expected = testsOf(layerMemory).filter(({ deep, needs }) => deep || needs === "test clock")
    assert.deepStrictEqual(
      skipped.slice(0, -1),
      expected.map(({ id, title }) => `${title} (${id})`)
    )
    const clock = "dcb-30, time-backwards, time-summer, agreement (no test clock)"
    const depths = "again-late, together-many, read-memory, heads-schedules (not deep)"
    assert.strictEqual(skipped.at(-1), `left out: ${clock}; ${depths}`)
    assert.deepStrictEqual([...new Set(tests.map(({ timeout }) => timeout))], [7, 210])
  })

  it("runs under node:test as it is, and says what it left out for a store without a test clock", async () => {
    const { code, output } = await certified()
    assert.strictEqual(code, 0, output)
    assert.match(output, /left out: dcb-30, time-backwards, time-summer, agreement \(no test clock\)/)
    const skipped = 1 + testsOf(layerMemory).filter(({ deep, needs }) => deep || needs !== undefined).length
    assert.match(output, new RegExp(`skipped ${skipped}\\n`))
    assert.match(output, new RegExp(`pass ${testsOf(layerMemory).length + 1 - skipped}\\n`))
  }, 60_000)

  it("fails under node:test where a store is wrong, and says what was claimed and found", async () => {
    const { code, output } = await certified("limit-0-is-all")
    assert.strictEqual(code, 1)
    assert.match(output, /fail 1\n/)
    assert.match(output, /Unexpected.*expected \[\]/)
  }, 60_000)
})
