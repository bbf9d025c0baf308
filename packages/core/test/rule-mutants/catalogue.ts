/** The violations of the catalogue, as killers of mutants: each with its twin that differs in one thing. */
import { rules as kernel } from "../../src/kernel/own/decider.ts"
import { expectEqual } from "../../src/testing/claim.ts"
import type { Killer } from "../../src/testing/rule-mutants.ts"
import { carla } from "../catalogue/cases/nouns.ts"
import { violations } from "../catalogue/cases.ts"
import { type Deciding, expectedOf, question, type Violation } from "../catalogue/deciding.ts"

const introduce = { _tag: "IntroducePerson", person: "carla@example.org", name: "Carla Bos" }
/** The one invariant of the log that every command stands under as well. */
const personalDataApart: Violation = {
  norm: "D1",
  violation: "somebody goes by an e-mail address",
  history: [],
  command: introduce,
  breaks: [kernel.personalDataApart],
  kept: { what: "they go by a random number", command: { ...introduce, person: carla } }
}

export const catalogue: ReadonlyArray<Killer<Deciding>> = [...violations, personalDataApart].map((violation) => {
  const [refused, accepted] = [question(violation), question({ ...violation, ...violation.kept })]
  return {
    name: `${violation.norm}: ${violation.violation}`,
    run: (alliance) => {
      expectEqual([...(refused(alliance).refused?.broken ?? [])].sort(), expectedOf(violation), violation.violation)
      expectEqual(accepted(alliance).refused?.broken, undefined, violation.kept.what)
    }
  }
})
