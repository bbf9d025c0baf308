/** Every law, in the order in which they are checked. */
import * as closing from "./closing.ts"
import * as deciding from "./deciding.ts"
import * as folding from "./folding.ts"
import * as governing from "./governing.ts"
import * as keeping from "./keeping.ts"
import type { Law } from "./law.ts"
import * as recording from "./recording.ts"

export const everyLaw: ReadonlyArray<Law> = [folding, deciding, keeping, governing, closing, recording].flatMap(
  (laws) => Object.values<Law>(laws)
)
