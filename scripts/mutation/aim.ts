/** Which tests each mutant has to face. */
import { globSync } from "node:fs"
import { core, type Mutant } from "./copy.ts"
import type { Judged, Line, Measured } from "./order.ts"
import { nearest } from "./plan.ts"

/** What is measured of each test, quickest first. */
export const quickestFirst = (lines: ReadonlyArray<Line>): ReadonlyArray<Measured> =>
  lines.filter((line) => line.told === "measured").sort((one, other) => one.took - other.took)

/** The mutants in what runs while the modules load. */
const whileLoading = (lines: ReadonlyArray<Line>): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => (line.told === "loaded" ? line.reached : [])))

const loadedAnew = ({ file, id }: Mutant): Judged => ({
  id,
  file,
  modules: globSync(nearest(file), { cwd: core }).sort()
})

/** Those that no test noticed while it ran, but that also change what is made while the modules load: to be judged by that. */
export const alsoWhileLoading = (
  mutants: ReadonlyArray<Mutant>,
  lines: ReadonlyArray<Line>,
  unnoticed: (id: string) => boolean
): ReadonlyArray<Judged> => {
  const loaded = whileLoading(lines)
  return mutants.filter(({ id }) => loaded.has(id) && unnoticed(id)).map(loadedAnew)
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
  const loaded = whileLoading(lines)
  return mutants.flatMap((mutant): ReadonlyArray<Judged> => {
    const known = aimed.get(mutant.id)
    if (known !== undefined) return [known]
    return loaded.has(mutant.id) ? [loadedAnew(mutant)] : []
  })
}

/** For each file the same tests once more, loaded anew without any mutant: they must pass. */
export const controlsFor = (judged: ReadonlyArray<Judged>): ReadonlyArray<Judged> => {
  const loaded = judged.filter((mutant) => "modules" in mutant)
  return [...new Map(loaded.map((mutant) => [mutant.file, { ...mutant, id: `none-in-${mutant.file}` }])).values()]
}
