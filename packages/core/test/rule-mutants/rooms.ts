/** The tests of the rooms, as killers of mutants: one run of them all, in which each test is tried on every mutant. */
import { fileURLToPath } from "node:url"
import { startVitest, type TestModule } from "vitest/node"
import type { Fate } from "../../src/testing/rule-mutants.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const conditions = ["pactwerk-source"]
const fourMinutes = 240_000

/** The name of a test, behind that of its file. */
const nameOf = (file: string, test: string) => `${file.replace(/^.*\//, "")}: ${test}`

/**
 * The same fates, with the test of its room that killed each mutant that was still alive.
 *
 * @throws where a test fails by itself.
 */
export const triedOnRooms = async (
  fates: ReadonlyArray<Fate>,
  onModule: (name: string) => void
): Promise<ReadonlyArray<Fate>> => {
  const rules = new Set(fates.flatMap(({ killedBy, rule }) => (killedBy === undefined ? [rule] : [])))
  if (rules.size === 0) return fates
  const rooms = new Set([...rules].map((rule) => rule.split("/")[0]))
  const vitest = await startVitest(
    "test",
    [],
    {
      config: false,
      root,
      watch: false,
      include: [...rooms].map((room) => `test/rooms/${room}.test.ts`),
      setupFiles: ["test/rule-mutants/setup.ts"],
      env: { PACTWERK_WITHOUT: [...rules].join(" ") },
      maxWorkers: 2,
      hookTimeout: fourMinutes,
      reporters: [{ onTestModuleEnd: ({ relativeModuleId }) => onModule(relativeModuleId) }]
    },
    { resolve: { conditions }, ssr: { resolve: { conditions } } }
  )
  const modules = vitest.state.getTestModules()
  const failed = modules.filter((module) => !module.ok())
  await vitest.close()
  if (failed.length > 0)
    throw new Error(`fails by itself: ${failed.map((module) => module.relativeModuleId).join(", ")}`)
  const kills = killsIn(modules)
  return fates.map((fate) => ({ ...fate, killedBy: fate.killedBy ?? kills.get(`${fate.rule} ${fate.mutant}`) }))
}

/** The first test that killed each mutant. */
const killsIn = (modules: ReadonlyArray<TestModule>): ReadonlyMap<string, string> =>
  new Map(
    modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) =>
        (test.meta().kills ?? []).map(
          ({ mutant, rule }) => [`${rule} ${mutant}`, nameOf(module.relativeModuleId, test.name)] as const
        )
      )
    )
  )
