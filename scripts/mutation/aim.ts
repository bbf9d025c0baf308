/** Which tests each mutant has to face. */
import { globSync } from "node:fs"
import { core, type Mutant } from "./copy.ts"
import type { Judged, Line, Measured } from "./order.ts"
import { nearest } from "./plan.ts"

/** What is measured of each test, quickest first. */
export const quickestFirst = (lines: ReadonlyArray<Line>): ReadonlyArray<Measured> =>
  lines.filter((line) => line.told === "measured").sort((one, other) => one.took - other.took)

/** The mutants that no test switches on: what they change is made once, while the modules load. */
const onlyWhileLoading = (lines: ReadonlyArray<Line>): ReadonlySet<string> => {
  const loaded = new Set(lines.flatMap((line) => (line.told === "loaded" ? line.reached : [])))
  for (const { reached } of quickestFirst(lines)) for (const id of Object.keys(reached)) loaded.delete(id)
  return loaded
}

/** Each mutant with the tests it has to face; nothing for one that no test reaches. */
export const aim = (
  mutants: ReadonlyArray<Mutant>,
  lines: ReadonlyArray<Line>,
  isQuick: boolean
): ReadonlyArray<Judged> => {
  const aimed = new Map<string, { readonly id: string; readonly tests: Array<number>; hits: number }>()
  for (const { index, reached, took } of quickestFirst(lines)) {
    if (isQuick && took > 40) break
    for (const [id, hits] of Object.entries(reached)) {
      const known = aimed.get(id) ?? { id, tests: [], hits: 0 }
      known.tests.push(index)
      known.hits = Math.max(known.hits, hits)
      aimed.set(id, known)
    }
  }
  const loaded = onlyWhileLoading(lines)
  return mutants.flatMap(({ file, id }): ReadonlyArray<Judged> => {
    const known = aimed.get(id)
    if (known !== undefined) return [known]
    return loaded.has(id) ? [{ id, file, modules: globSync(nearest(file), { cwd: core }).sort() }] : []
  })
}

/** For each file the same tests once more, loaded anew without any mutant: they must pass. */
export const controlsFor = (judged: ReadonlyArray<Judged>): ReadonlyArray<Judged> => {
  const loaded = judged.filter((mutant) => "modules" in mutant)
  return [...new Map(loaded.map((mutant) => [mutant.file, { ...mutant, id: `none-in-${mutant.file}` }])).values()]
}
