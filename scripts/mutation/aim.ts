/** Which tests each mutant has to face. */
import type { Mutant } from "./copy.ts"
import type { Judged, Line, Measured } from "./order.ts"
import { leftAloneWhileLoading } from "./plan.ts"
import { folderOf, isOfKernel } from "./report.ts"

/** What is measured of each test, quickest first. */
export const quickestFirst = (lines: ReadonlyArray<Line>): ReadonlyArray<Measured> =>
  lines.filter((line) => line.told === "measured").sort((one, other) => one.took - other.took)

/** The mutants that no test switches on: what they change is made once, while the modules load. */
const onlyWhileLoading = (lines: ReadonlyArray<Line>): ReadonlySet<string> => {
  const loaded = new Set(lines.flatMap((line) => (line.told === "loaded" ? line.reached : [])))
  for (const { reached } of quickestFirst(lines)) for (const id of Object.keys(reached)) loaded.delete(id)
  return loaded
}

/** Whether it is made once, while the modules load, and only matters to the compiler. */
export const isLeftAlone = (lines: ReadonlyArray<Line>): ((mutant: Mutant) => boolean) => {
  const loaded = onlyWhileLoading(lines)
  return ({ id, operator }) => loaded.has(id) && leftAloneWhileLoading.has(operator)
}

/** The tests that reach a mutant; for what is made while loading, those that reach its room or its file of the kernel. */
export const aim = (mutants: ReadonlyArray<Mutant>, lines: ReadonlyArray<Line>, isQuick: boolean) => {
  const places = new Map(mutants.map((mutant) => [mutant.id, isOfKernel(mutant) ? mutant.file : folderOf(mutant)]))
  const measured = quickestFirst(lines).filter(({ took }) => !isQuick || took < 40)
  const aimed = new Map<string, { readonly id: string; readonly tests: Array<number>; hits: number }>()
  const near = new Map<string, Set<number>>()
  for (const { index, reached } of measured) {
    for (const [id, hits] of Object.entries(reached)) {
      const known = aimed.get(id) ?? { id, tests: [], hits: 0 }
      known.tests.push(index)
      known.hits = Math.max(known.hits, hits)
      aimed.set(id, known)
      const place = places.get(id) ?? ""
      near.set(place, (near.get(place) ?? new Set()).add(index))
    }
  }
  const every = measured.map(({ index }) => index)
  const loaded = onlyWhileLoading(lines)
  return mutants.flatMap(({ id }): ReadonlyArray<Judged> => {
    const known = aimed.get(id)
    if (known !== undefined) return [known]
    return loaded.has(id) ? [{ id, tests: [...(near.get(places.get(id) ?? "") ?? every)], hits: undefined }] : []
  })
}
