/** Charter: what must hold. */
import type { Day } from "../kernel/names.ts"
import { competentBodyDecides as competent, statementHasASpeaker as spoken } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"
import type { PolicyName } from "./events.ts"

export const competentBodyDecides = competent("charter", {
  nl: "Het programmabureau verlengt zelf de termijn om te antwoorden, buiten een vergadering om.",
  en: "The programme office lengthens the term for answering by itself, outside any meeting."
})
export const statementHasASpeaker = spoken("charter")

export const pactConcludedOnce = rule({
  id: "charter/concluded-once",
  nl: "Een logboek hoort bij één pact, dat eenmaal wordt gesloten.",
  en: "A log belongs to one pact, which is concluded once.",
  source: { document: "verslag-2024-02-01", section: "H" },
  refuses: {
    nl: "Het pact is in maart 2023 gesloten, en een jaar later komt er in hetzelfde logboek een tweede bij.",
    en: "The pact was concluded in March 2023, and a year later a second one is added to the same log."
  },
  holds: ({ isConcluded }: { isConcluded: boolean }) => !isConcluded
})

export const bodyEstablishedOnce = rule({
  id: "charter/body-established-once",
  nl: "Een orgaan wordt eenmaal ingesteld.",
  en: "A body is established once.",
  source: { document: "verslag-2024-02-01", section: "H, 2" },
  refuses: {
    nl: "De Alliantieraad bestaat al en wordt nog eens ingesteld.",
    en: "The alliance council exists already and is established once more."
  },
  holds: ({ isEstablished }: { isEstablished: boolean }) => !isEstablished
})

export const changesOnlyWhatComes = rule({
  id: "charter/changes-only-what-comes",
  nl: "Een nieuwe beleidswaarde geldt vanaf vandaag of later; wat al beslist is, blijft zoals het was.",
  en: "A new policy value counts from today or later; what was decided stays as it was.",
  source: {
    document: "verslag-2024-02-01",
    section: "4",
    reading: {
      nl: "Spelregels veranderen niet met terugwerkende kracht.",
      en: "Rules do not change with retroactive effect."
    }
  },
  refuses: {
    nl: "Op 20 februari wordt bepaald dat de sluitingsdag sinds 1 februari niet meer meetelt.",
    en: "On 20 February it is set that since 1 February the closing day no longer counts."
  },
  holds: ({ from, today }: { from: Day; today: Day }) => from >= today
})

export const valueFitsItsPolicy = rule({
  id: "charter/value-fits-its-policy",
  nl: "Een termijn is een aantal dagen; of een sluitingsdag meetelt, is ja of nee.",
  en: "A term is a number of days; whether a closing day counts is yes or no.",
  source: { document: "verslag-2024-02-01", section: "4" },
  refuses: {
    nl: "De termijn om te antwoorden wordt op «ja» gezet, in plaats van op een aantal dagen.",
    en: "The term for answering is set to “yes” instead of a number of days."
  },
  holds: ({ misfit }: { misfit: PolicyName | undefined }) => misfit === undefined
})

/** Which command stands under which rules. */
export const terms = {
  ConcludePact: [pactConcludedOnce, valueFitsItsPolicy],
  EstablishBody: [bodyEstablishedOnce],
  StatePrinciple: [statementHasASpeaker],
  SetPolicy: [competentBodyDecides, changesOnlyWhatComes, valueFitsItsPolicy]
}
