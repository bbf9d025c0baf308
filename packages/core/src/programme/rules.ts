/** Programme: what must hold. */
import type { MeetingId } from "../kernel/names.ts"
import {
  competentBodyDecides as competent,
  consentNeedsARound as consent,
  kindsOfAgreementAreDistinct as distinct,
  sharedInTime
} from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type Stage = "drafted" | "shared" | "final" | "adopted"

export const competentBodyDecides = competent("programme", {
  nl: "Het programmateam stelt het programma zelf vast, tussen twee vergaderingen in.",
  en: "The programme team adopts the programme itself, between two meetings."
})
export const consentNeedsARound = consent("programme")
export const kindsOfAgreementAreDistinct = distinct("programme", {
  nl: "Het besluit waarmee de koers werd omarmd, geldt later ook als vaststelling.",
  en: "The decision that endorsed the direction is later taken for the adoption too."
})
export const sharedBeforeAdopted = sharedInTime("programme", "shared-before-adopted")

export const versionsGrowAndAreNumbered = rule({
  id: "programme/versions-grow-and-are-numbered",
  norm: "P1",
  nl: "Versies zijn doorgenummerd en hun gereedheid daalt niet.",
  en: "Versions are numbered in order and their completeness does not fall.",
  source: {
    document: minutes,
    section: "4",
    reading: {
      nl: "Van 90% naar bijna 100%; na vaststelling begint een nieuwe ronde van versies.",
      en: "From 90% to nearly 100%; after adoption a new round of versions begins."
    }
  },
  refuses: {
    nl: "Na de versie die voor 90% klaar is, komt er een die maar voor 80% klaar is.",
    en: "After the version that is 90% complete comes one that is only 80% complete."
  },
  holds: (facts: {
    isNewVersion: boolean
    number: number
    nextNumber: number
    completeness: number | undefined
    lastCompleteness: number | undefined
  }) =>
    facts.isNewVersion &&
    facts.number === facts.nextNumber &&
    (facts.completeness === undefined || facts.completeness >= (facts.lastCompleteness ?? 0))
})

export const sharedVersionIsFixed = rule({
  id: "programme/shared-version-is-fixed",
  norm: "P1",
  nl: "Een versie wordt eenmaal gedeeld en verandert daarna niet meer.",
  en: "A version is shared once and changes no more after that.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "De gedeelde 90%-versie wordt aangepast en onder hetzelfde nummer nog eens gedeeld.",
    en: "The shared 90% version is altered and shared once more under the same number."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "drafted"
})

export const finalAfterShared = rule({
  id: "programme/final-after-shared",
  norm: "P1",
  nl: "Definitief wordt alleen een versie die is gedeeld.",
  en: "Only a version that was shared becomes final.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "Een concept dat nog niet is gedeeld, heet meteen definitief.",
    en: "A draft that has not been shared is called final straight away."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "shared"
})

export const pledgedIncorporationIsTraceable = rule({
  id: "programme/pledged-incorporation-is-traceable",
  norm: "P5",
  nl: "Wat is toegezegd te verwerken, is aanwijsbaar verwerkt of met reden niet, voordat een versie definitief is.",
  en: "What was pledged to be incorporated is traceably incorporated, or with a reason not, before a version is final.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "Een versie heet definitief, terwijl het bewonersadvies er, anders dan toegezegd, niet in staat.",
    en: "A version is called final, while the residents' advice, contrary to the pledge, is not in it."
  },
  holds: ({ openIncorporations }: { openIncorporations: number }) => openIncorporations === 0
})

export const settledWithPassageOrReason = rule({
  id: "programme/settled-with-passage-or-reason",
  norm: "P5",
  nl: "Een toegezegde verwerking eindigt eenmaal: met een passage in een versie, of met een reden waarom niet.",
  en: "A pledged incorporation ends once: with a passage in a version, or with a reason why not.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "Het advies van bewoners heet verwerkt, maar niemand kan zeggen op welke plaats.",
    en: "The residents' advice is said to be incorporated, but nobody can say in which passage."
  },
  holds: (facts: { isPledged: boolean; isSettled: boolean; hasPassage: boolean; hasReason: boolean }) =>
    facts.isPledged && !facts.isSettled && facts.hasPassage !== facts.hasReason
})

export const pledgedOnce = rule({
  id: "programme/incorporation-is-pledged-once",
  norm: "P5",
  nl: "Een toezegging om te verwerken wordt eenmaal vastgelegd.",
  en: "A pledge to incorporate is recorded once.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "De toezegging om het bewonersadvies te verwerken, wordt een tweede keer vastgelegd.",
    en: "The pledge to incorporate the residents' advice is recorded a second time."
  },
  holds: ({ isPledged }: { isPledged: boolean }) => !isPledged
})

export const adoptionWasAnnounced = rule({
  id: "programme/adoption-was-announced",
  norm: "P4",
  nl: "Vaststellen gebeurt in de vergadering waarvoor het is aangekondigd.",
  en: "A programme is adopted in the meeting for which that was announced.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "Vaststellen is aangekondigd voor 4 april, en de Alliantieraad wil het op 7 maart al doen.",
    en: "Adoption was announced for 4 April, and the alliance council wants to do it on 7 March already."
  },
  holds: (facts: { meeting: MeetingId | undefined; announcedFor: MeetingId | undefined }) =>
    facts.announcedFor !== undefined && facts.meeting === facts.announcedFor
})

export const versionIsFinal = rule({
  id: "programme/version-is-final",
  norm: "P4",
  nl: "Vastgesteld wordt een definitieve versie van het programma.",
  en: "What is adopted is a final version of the programme.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "De Alliantieraad wil een versie vaststellen die is gedeeld maar nog niet definitief is.",
    en: "The alliance council wants to adopt a version that was shared but is not final yet."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "final"
})

export const feedbackIsOver = rule({
  id: "programme/feedback-is-over",
  norm: "P4",
  nl: "Vaststellen kan pas als de feedbacktermijn voorbij is.",
  en: "A programme is adopted only when the time for feedback is over.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "Het programma wordt op 1 februari vastgesteld, terwijl feedback nog kan tot en met 16 februari.",
    en: "The programme is adopted on 1 February, while feedback may still come in until the end of 16 February."
  },
  holds: ({ openWindows }: { openWindows: number }) => openWindows === 0
})

export const everyRemarkWasAnswered = rule({
  id: "programme/every-remark-was-answered",
  norm: "F4",
  nl: "Vaststellen kan pas als elke opmerking is beantwoord.",
  en: "A programme is adopted only when every remark was answered.",
  source: {
    document: minutes,
    section: "4",
    reading: {
      nl: "Wie om feedback vraagt, beantwoordt haar; het verslag zegt dat niet met zoveel woorden.",
      en: "Whoever asks for feedback answers it; the minutes do not say so in so many words."
    }
  },
  refuses: {
    nl: "Op de avond van de vaststelling wachten drie opmerkingen nog op een antwoord.",
    en: "On the evening of the adoption three remarks still wait for an answer."
  },
  holds: ({ unanswered }: { unanswered: number }) => unanswered === 0
})

export const incorporationsAreSettled = rule({
  id: "programme/incorporations-are-settled",
  norm: "P4",
  nl: "Vaststellen kan pas als toegezegde verwerkingen zijn gedaan of met reden niet.",
  en: "A programme is adopted only when pledged incorporations are done, or with a reason not.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "Het programma wordt vastgesteld terwijl de toezegging over het bewonersadvies nog openstaat.",
    en: "The programme is adopted while the pledge on the residents' advice is still open."
  },
  holds: ({ openIncorporations }: { openIncorporations: number }) => openIncorporations === 0
})

export const consentWasReached = rule({
  id: "programme/consent-was-reached",
  norm: "P4",
  nl: "Vaststellen kan pas als instemming is vastgelegd: geen bezwaren.",
  en: "A programme is adopted only when consent was reached: no objections.",
  source: { document: minutes, section: "4, 5.2" },
  refuses: {
    nl: "Alle partners spraken hun steun uit, en op grond daarvan wordt het programma vastgesteld.",
    en: "All partners declared their support, and on that ground the programme is adopted."
  },
  holds: ({ hasConsent }: { hasConsent: boolean }) => hasConsent
})

export const agileAfterAdoption = rule({
  id: "programme/agile-after-adoption",
  norm: "P6",
  nl: "Na vaststelling stelt het bureau acties bij binnen de koers; een andere koers vraagt een besluit van de Alliantieraad.",
  en: "After adoption the office adjusts actions within the course; another course takes a decision of the alliance council.",
  source: {
    document: minutes,
    section: "4, 4.6",
    reading: {
      nl: "Flexibel en wendbaar: de koers blijft van de raad, de acties van het bureau.",
      en: "Flexible and agile: the course stays with the alliance council, the actions with the office."
    }
  },
  refuses: {
    nl: "De programmamanager schrapt na de vaststelling op eigen gezag het thema Fijne Buurt.",
    en: "After adoption the programme manager drops the theme Fijne Buurt without a decision."
  },
  holds: (facts: { isAdopted: boolean; level: "action" | "course"; isOffice: boolean; hasDecision: boolean }) =>
    facts.isAdopted && (facts.level === "action" ? facts.isOffice : facts.hasDecision)
})

export const goalIsSetFirst = rule({
  id: "programme/goal-is-set-first",
  nl: "Gemeten wordt een doel dat is gesteld.",
  en: "What is measured is a goal that was set.",
  source: { document: minutes, section: "4" },
  refuses: {
    nl: "Er wordt gemeten hoeveel jongeren werk vonden, terwijl dat nooit als doel is gesteld.",
    en: "It is measured how many young people found work, which was never set as a goal."
  },
  holds: ({ isSet }: { isSet: boolean }) => isSet
})

/** Which command stands under which rules. */
export const terms = {
  DraftProgrammeVersion: [versionsGrowAndAreNumbered],
  ShareProgrammeVersion: [sharedVersionIsFixed],
  FinaliseProgrammeVersion: [finalAfterShared, pledgedIncorporationIsTraceable],
  ScheduleAdoption: [competentBodyDecides],
  PledgeIncorporation: [competentBodyDecides, pledgedOnce],
  SettleIncorporation: [settledWithPassageOrReason],
  AdoptProgramme: [
    competentBodyDecides,
    kindsOfAgreementAreDistinct,
    adoptionWasAnnounced,
    versionIsFinal,
    sharedBeforeAdopted,
    feedbackIsOver,
    everyRemarkWasAnswered,
    incorporationsAreSettled,
    consentNeedsARound,
    consentWasReached
  ],
  ReviseProgramme: [agileAfterAdoption],
  SetGoal: [],
  MeasureGoal: [goalIsSetFirst]
}
