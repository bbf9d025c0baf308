/** Stores that are each wrong in one way: a suite that never failed proves nothing. */
import { wrongTogether } from "./store-mutants/company.ts"
import { wrongConditions } from "./store-mutants/conditions.ts"
import { wrongContent } from "./store-mutants/content.ts"
import { wrongHandles } from "./store-mutants/handles.ts"
import { wrongHeads } from "./store-mutants/heads.ts"
import { holding } from "./store-mutants/holds.ts"
import { wrongIds } from "./store-mutants/ids.ts"
import { wrongMatches } from "./store-mutants/matches.ts"
import type { StoreMutant } from "./store-mutants/mutant.ts"
import type { DurableMutant } from "./store-mutants/place.ts"
import { wrongReads } from "./store-mutants/reads.ts"
import { wrongClosed, wrongReopened } from "./store-mutants/reopening.ts"
import { wrongRuns } from "./store-mutants/runs.ts"
import { wrongTexts } from "./store-mutants/texts.ts"

export type { StoreMutant } from "./store-mutants/mutant.ts"
export type { DurableMutant } from "./store-mutants/place.ts"
export { second } from "./store-mutants/second.ts"

/** Stores that `suite` must refuse, each with the claims it falls to. */
export const storeMutants: ReadonlyArray<StoreMutant> = [
  ...wrongReads,
  ...wrongRuns,
  ...holding,
  ...wrongMatches,
  ...wrongConditions,
  ...wrongIds,
  ...wrongTogether,
  ...wrongContent,
  ...wrongTexts,
  ...wrongHeads
]

/** Stores that `durable` must refuse, each with the claims it falls to. */
export const durableMutants: ReadonlyArray<DurableMutant> = [...wrongReopened, ...wrongHandles, ...wrongClosed]
