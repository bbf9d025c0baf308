/** Any charter: values for the policies of an alliance, and an opening under them. */
import * as fc from "fast-check"
import type { CharterValues } from "../alliance/charters.ts"
import { prelude } from "./prelude.ts"
import type { Happening } from "./scenes.ts"

/**
 * Any values for the policies of a charter; what is not named keeps what the alliance has without a choice of its own.
 *
 * @example
 * fc.assert(fc.property(arbitraryCharter, (values) => underCharter(history, values).length <= history.length))
 */
export const arbitraryCharter: fc.Arbitrary<CharterValues> = fc.record(
  {
    "notice-days": fc.nat({ max: 30 }),
    "closing-day-included": fc.boolean(),
    "answer-term-days": fc.nat({ max: 60 }),
    "about-margin-days": fc.nat({ max: 14 })
  },
  { requiredKeys: [], noNullPrototype: true }
)

/**
 * The opening of an alliance whose pact agreed on these values.
 *
 * @example
 * await checkLaws(alliance, { opening: openingUnder({ "notice-days": 14 }) })
 */
export const openingUnder = (values: CharterValues): ReadonlyArray<Happening["raw"]> =>
  prelude.map((raw) =>
    raw._tag === "PactConcluded"
      ? { ...raw, policies: Object.entries(values).map(([policy, value]) => ({ policy, value })) }
      : raw
  )
