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

export const competentBodyDecides = competent("programme")
export const consentNeedsARound = consent("programme")
export const kindsOfAgreementAreDistinct = distinct("programme")
export const sharedBeforeAdopted = sharedInTime("programme", "shared-before-adopted")

export const versionsGrowAndAreNumbered = rule({
  id: "programme/versions-grow-and-are-numbered",
  norm: "P1",
  nl: "Versies zijn doorgenummerd en hun gereedheid daalt niet.",
  en: "Versions are numbered in order and their completeness does not fall.",
  source: {
    document: minutes,
    section: "4",
    reading: "Van 90% naar bijna 100%; na vaststelling begint een nieuwe ronde van versies."
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
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "drafted"
})

export const finalAfterShared = rule({
  id: "programme/final-after-shared",
  norm: "P1",
  nl: "Definitief wordt alleen een versie die is gedeeld.",
  en: "Only a version that was shared becomes final.",
  source: { document: minutes, section: "4" },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "shared"
})

export const pledgedIncorporationIsTraceable = rule({
  id: "programme/pledged-incorporation-is-traceable",
  norm: "P5",
  nl: "Wat is toegezegd te verwerken, is aanwijsbaar verwerkt of met reden niet, voordat een versie definitief is.",
  en: "What was pledged to be incorporated is traceably incorporated, or with a reason not, before a version is final.",
  source: { document: minutes, section: "5.1" },
  holds: ({ openIncorporations }: { openIncorporations: number }) => openIncorporations === 0
})

export const settledWithPassageOrReason = rule({
  id: "programme/settled-with-passage-or-reason",
  norm: "P5",
  nl: "Een toegezegde verwerking eindigt eenmaal: met een passage in een versie, of met een reden waarom niet.",
  en: "A pledged incorporation ends once: with a passage in a version, or with a reason why not.",
  source: { document: minutes, section: "5.1" },
  holds: (facts: { isPledged: boolean; isSettled: boolean; hasPassage: boolean; hasReason: boolean }) =>
    facts.isPledged && !facts.isSettled && facts.hasPassage !== facts.hasReason
})

export const pledgedOnce = rule({
  id: "programme/incorporation-is-pledged-once",
  norm: "P5",
  nl: "Een toezegging om te verwerken wordt eenmaal vastgelegd.",
  en: "A pledge to incorporate is recorded once.",
  source: { document: minutes, section: "5.1" },
  holds: ({ isPledged }: { isPledged: boolean }) => !isPledged
})

export const adoptionWasAnnounced = rule({
  id: "programme/adoption-was-announced",
  norm: "P4",
  nl: "Vaststellen gebeurt in de vergadering waarvoor het is aangekondigd.",
  en: "A programme is adopted in the meeting for which that was announced.",
  source: { document: minutes, section: "4" },
  holds: (facts: { meeting: MeetingId | undefined; announcedFor: MeetingId | undefined }) =>
    facts.announcedFor !== undefined && facts.meeting === facts.announcedFor
})

export const versionIsFinal = rule({
  id: "programme/version-is-final",
  norm: "P4",
  nl: "Vastgesteld wordt een definitieve versie van het programma.",
  en: "What is adopted is a final version of the programme.",
  source: { document: minutes, section: "4" },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "final"
})

export const feedbackIsOver = rule({
  id: "programme/feedback-is-over",
  norm: "P4",
  nl: "Vaststellen kan pas als de feedbacktermijn voorbij is.",
  en: "A programme is adopted only when the time for feedback is over.",
  source: { document: minutes, section: "4" },
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
    reading: "Wie om feedback vraagt, beantwoordt haar; het verslag zegt dat niet met zoveel woorden."
  },
  holds: ({ unanswered }: { unanswered: number }) => unanswered === 0
})

export const incorporationsAreSettled = rule({
  id: "programme/incorporations-are-settled",
  norm: "P4",
  nl: "Vaststellen kan pas als toegezegde verwerkingen zijn gedaan of met reden niet.",
  en: "A programme is adopted only when pledged incorporations are done, or with a reason not.",
  source: { document: minutes, section: "5.1" },
  holds: ({ openIncorporations }: { openIncorporations: number }) => openIncorporations === 0
})

export const consentWasReached = rule({
  id: "programme/consent-was-reached",
  norm: "P4",
  nl: "Vaststellen kan pas als instemming is vastgelegd: geen bezwaren.",
  en: "A programme is adopted only when consent was reached: no objections.",
  source: { document: minutes, section: "4, 5.2" },
  holds: ({ hasConsent }: { hasConsent: boolean }) => hasConsent
})

export const agileAfterAdoption = rule({
  id: "programme/agile-after-adoption",
  norm: "P6",
  nl: "Na vaststelling stelt het bureau acties bij binnen de koers; een andere koers vraagt een besluit van de Alliantieraad.",
  en: "After adoption the office adjusts actions within the course; another course takes a decision of the council.",
  source: {
    document: minutes,
    section: "4, 4.6",
    reading: "Flexibel en wendbaar: de koers blijft van de raad, de acties van het bureau."
  },
  holds: (facts: { isAdopted: boolean; level: "action" | "course"; isOffice: boolean; hasDecision: boolean }) =>
    facts.isAdopted && (facts.level === "action" ? facts.isOffice : facts.hasDecision)
})

export const goalIsSetFirst = rule({
  id: "programme/goal-is-set-first",
  nl: "Gemeten wordt een doel dat is gesteld.",
  en: "What is measured is a goal that was set.",
  source: { document: minutes, section: "4" },
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
