/** Charter: what must hold. */
import type { Day } from "../kernel/names.ts"
import { competentBodyDecides as competent, statementHasASpeaker as spoken } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"
import type { PolicyName } from "./events.ts"

export const competentBodyDecides = competent("charter")
export const statementHasASpeaker = spoken("charter")

export const pactConcludedOnce = rule({
  id: "charter/concluded-once",
  nl: "Een logboek hoort bij één pact, dat eenmaal wordt gesloten.",
  en: "A log belongs to one pact, which is concluded once.",
  source: { document: "verslag-2024-02-01", section: "H" },
  holds: ({ isConcluded }: { isConcluded: boolean }) => !isConcluded
})

export const bodyEstablishedOnce = rule({
  id: "charter/body-established-once",
  nl: "Een orgaan wordt eenmaal ingesteld.",
  en: "A body is established once.",
  source: { document: "verslag-2024-02-01", section: "H, 2" },
  holds: ({ isEstablished }: { isEstablished: boolean }) => !isEstablished
})

export const changesOnlyWhatComes = rule({
  id: "charter/changes-only-what-comes",
  nl: "Een nieuwe beleidswaarde geldt vanaf vandaag of later; wat al beslist is, blijft zoals het was.",
  en: "A new policy value counts from today or later; what was decided stays as it was.",
  source: {
    document: "verslag-2024-02-01",
    section: "4",
    reading: "Spelregels veranderen niet met terugwerkende kracht."
  },
  holds: ({ from, today }: { from: Day; today: Day }) => from >= today
})

export const valueFitsItsPolicy = rule({
  id: "charter/value-fits-its-policy",
  nl: "Een termijn is een aantal dagen; of een sluitingsdag meetelt, is ja of nee.",
  en: "A term is a number of days; whether a closing day counts is yes or no.",
  source: { document: "verslag-2024-02-01", section: "4" },
  holds: ({ misfit }: { misfit: PolicyName | undefined }) => misfit === undefined
})

/** Which command stands under which rules. */
export const terms = {
  ConcludePact: [pactConcludedOnce, valueFitsItsPolicy],
  EstablishBody: [bodyEstablishedOnce],
  StatePrinciple: [statementHasASpeaker],
  SetPolicy: [competentBodyDecides, changesOnlyWhatComes, valueFitsItsPolicy]
}
