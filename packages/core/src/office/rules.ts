/** Office: what must hold. */
import type { PersonId } from "../kernel/names.ts"
import { personIsIntroduced as introduced } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const recruitment = {
  document: "verslag-2024-02-01",
  section: "2a",
  reading: {
    nl: "Een nieuw proces veronderstelt dat het vorige is geëindigd; de stappen zijn die van elke werving.",
    en: "A new process presupposes that the one before has ended; the steps are those of any recruitment."
  }
}
export type VacancyStage = "open" | "profiled" | "published" | "closed"

export const personIsIntroduced = introduced("office", {
  nl: "De functie van directeur gaat naar iemand die nog niet is voorgesteld.",
  en: "The post of director goes to somebody who was not introduced yet."
})

export const oneProcedurePerPost = rule({
  id: "office/one-procedure-per-post",
  norm: "R1",
  nl: "Voor een functie loopt hoogstens één werving; opnieuw beginnen kan pas als de vorige is geëindigd.",
  en: "For a post at most one recruitment runs; it starts anew only after the one before has ended.",
  source: recruitment,
  refuses: {
    nl: "De werving van een directeur begint opnieuw terwijl de eerste werving nog loopt.",
    en: "The recruitment of a director starts anew while the first one is still running."
  },
  holds: (facts: { isNew: boolean; running: number; follows: string | undefined; hasEnded: boolean }) =>
    facts.isNew && facts.running === 0 && (facts.follows === undefined || facts.hasEnded)
})

export const vacancyFollowsItsSteps = rule({
  id: "office/vacancy-follows-its-steps",
  norm: "R1",
  nl: "Een vacature volgt haar stappen: geopend, profiel bepaald, gepubliceerd, afgerond; na een nieuw profiel wordt zij opnieuw gepubliceerd.",
  en: "A vacancy follows its steps: opened, profile set, published, closed; after a new profile it is published again.",
  source: recruitment,
  refuses: {
    nl: "Een vacature wordt gepubliceerd terwijl het profiel nog niet is bepaald.",
    en: "A vacancy is published while its profile has not been set."
  },
  holds: (facts: { step: "profile" | "publish" | "fill" | "end"; vacancyStage: VacancyStage | undefined }) => {
    if (facts.vacancyStage === undefined || facts.vacancyStage === "closed") return false
    if (facts.step === "publish") return facts.vacancyStage === "profiled"
    return facts.step !== "fill" || facts.vacancyStage === "published"
  }
})

export const appointedAfterPublication = rule({
  id: "office/appointed-after-publication",
  norm: "R1",
  nl: "Wie een functie krijgt waarvoor wordt geworven, krijgt haar na publicatie, of waarnemend.",
  en: "Whoever gets a post that is being recruited for gets it after publication, or for the time being.",
  source: recruitment,
  refuses: {
    nl: "De werving loopt, de vacature is nooit gepubliceerd, en toch is er een vaste directeur benoemd.",
    en: "Recruitment is under way, the vacancy was never published, and yet a permanent director is appointed."
  },
  holds: (facts: { isInterim: boolean; vacancyStage: VacancyStage | undefined; isRecruitedFor: boolean }) =>
    facts.isInterim || !facts.isRecruitedFor || facts.vacancyStage === "published"
})

export const oneHolderPerPost = rule({
  id: "office/one-holder-per-post",
  norm: "R2",
  nl: "Een enkelvoudige functie heeft per portefeuille hoogstens één houder tegelijk; waarnemend telt mee.",
  en: "A single post has at most one holder at a time for each portfolio; holding it for the time being counts.",
  source: { document: "verslag-2024-02-01", section: "H, 2a, 6" },
  refuses: {
    nl: "Een waarnemend directeur begint terwijl de vorige directeur de functie nog heeft.",
    en: "An interim director begins while the director before still holds the post."
  },
  holds: ({ isSingle, otherHolder }: { isSingle: boolean; otherHolder: PersonId | undefined }) =>
    !isSingle || otherHolder === undefined
})

export const endsAHeldRole = rule({
  id: "office/ends-a-held-role",
  norm: "R2",
  nl: "Alleen wie een rol heeft, kan haar verliezen.",
  en: "Only somebody who holds a role can lose it.",
  source: { document: "verslag-2024-02-01", section: "2a" },
  refuses: {
    nl: "De rol van communicatieadviseur wordt beëindigd bij iemand die haar nooit heeft gehad.",
    en: "The role of communications adviser is ended for somebody who never held it."
  },
  holds: ({ isHeld }: { isHeld: boolean }) => isHeld
})

/** Which command stands under which rules. */
export const terms = {
  AssignRole: [personIsIntroduced, appointedAfterPublication, oneHolderPerPost],
  EndRole: [endsAHeldRole],
  OpenVacancy: [oneProcedurePerPost],
  ReviseVacancyProfile: [vacancyFollowsItsSteps],
  PublishVacancy: [vacancyFollowsItsSteps],
  CloseVacancy: [vacancyFollowsItsSteps]
}
