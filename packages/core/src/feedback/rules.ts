/** Feedback: what must hold. */
import type { Day } from "../kernel/names.ts"
import { personIsIntroduced, speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = { document: "verslag-2024-02-01", section: "4" }
const asked = {
  ...minutes,
  reading: "Wie om feedback vraagt, beantwoordt haar; het verslag zegt dat niet met zoveel woorden."
}

export const speakForYourOwn = speak("feedback")

export const windowIsNew = rule({
  id: "feedback/window-is-new",
  norm: "F1",
  nl: "Een feedbackronde gaat eenmaal open, en haar sluitingsdag ligt niet in het verleden.",
  en: "A feedback window opens once, and its closing day does not lie in the past.",
  source: minutes,
  holds: ({ closesOn, isNew, today }: { isNew: boolean; closesOn: Day; today: Day }) => isNew && closesOn >= today
})

export const versionIsShared = rule({
  id: "feedback/version-is-shared",
  norm: "P1",
  nl: "Feedback wordt gevraagd op een versie die is gedeeld.",
  en: "Feedback is asked on a version that was shared.",
  source: minutes,
  holds: ({ isShared }: { isShared: boolean }) => isShared
})

export const contactIsNamed = rule({
  ...personIsIntroduced("feedback"),
  id: "feedback/contact-is-named",
  norm: "F1",
  nl: "Zolang een ronde open is, is er een aanspreekpunt dat bekend is.",
  en: "While a window is open there is a contact who is known.",
  source: minutes
})

export const windowIsOpen = rule({
  id: "feedback/window-is-open",
  norm: "F1",
  nl: "Feedback geven en beantwoorden hoort bij een ronde die is geopend en niet afgesloten.",
  en: "Feedback is given and answered in a window that was opened and not closed.",
  source: minutes,
  holds: ({ isOpened }: { isOpened: boolean }) => isOpened
})

export const organisationsSpeak = rule({
  id: "feedback/organisations-speak",
  norm: "F1",
  nl: "Feedback komt van een organisatie die lid is.",
  en: "Feedback comes from an organisation that is a member.",
  source: minutes,
  holds: ({ isMember }: { isMember: boolean }) => isMember
})

export const inTime = rule({
  id: "feedback/in-time",
  norm: "F1",
  nl: "Feedback telt mee tot en met het einde van de laatste dag.",
  en: "Feedback counts up to and including the end of the last day.",
  source: {
    ...minutes,
    reading: "Het verslag zegt «tot 16 februari»; wij lezen dat met de 16e erbij, in Nederlandse tijd."
  },
  holds: ({ lastDay, today }: { today: Day; lastDay: Day | undefined }) => lastDay === undefined || today <= lastDay
})

export const throughAnAnnouncedChannel = rule({
  id: "feedback/through-an-announced-channel",
  norm: "F1",
  nl: "Feedback komt binnen langs een weg die is aangekondigd.",
  en: "Feedback comes in by a way that was announced.",
  source: minutes,
  holds: ({ isAnnounced }: { channel: string; isAnnounced: boolean }) => isAnnounced
})

export const lastRemarkCounts = rule({
  id: "feedback/last-remark-counts",
  norm: "F1",
  nl: "Over dezelfde passage telt per organisatie één opmerking: een nieuwe vervangt de eigen eerdere, zolang die niet is beantwoord.",
  en: "On one passage one remark of each organisation counts: a new one replaces its own earlier one, as long as that was not answered.",
  source: {
    ...minutes,
    reading: "De laatste inzending van een organisatie telt; wie over meer passages iets zegt, doet dat per passage."
  },
  holds: (facts: {
    isNewRemark: boolean
    current: string | undefined
    replaces: string | undefined
    isReplaceable: boolean
  }) => facts.isNewRemark && (facts.replaces === undefined ? facts.current === undefined : facts.isReplaceable)
})

export const lateIsLate = rule({
  id: "feedback/late-is-late",
  norm: "F3",
  nl: "Te laat is wat na de laatste dag is ontvangen; wat op tijd is, is gewone feedback.",
  en: "Late is what was received after the last day; what is in time is ordinary feedback.",
  source: minutes,
  holds: ({ lastDay, received }: { lastDay: Day | undefined; received: Day }) =>
    lastDay !== undefined && received > lastDay
})

export const deadlineOnlyMovesLater = rule({
  id: "feedback/deadline-only-moves-later",
  norm: "F3",
  nl: "Een termijn wordt alleen voor haar afloop verlengd, nooit verkort.",
  en: "A deadline is extended only before it has passed, and never shortened.",
  source: minutes,
  holds: ({
    closesOn,
    lastDay,
    newClosesOn,
    today
  }: {
    today: Day
    lastDay: Day | undefined
    closesOn: Day | undefined
    newClosesOn: Day
  }) => lastDay !== undefined && closesOn !== undefined && today <= lastDay && newClosesOn > closesOn
})

export const remarkIsWaiting = rule({
  id: "feedback/remark-is-waiting",
  norm: "F4",
  nl: "Een antwoord hoort bij een opmerking die nog wacht.",
  en: "An answer belongs to a remark that is still waiting.",
  source: asked,
  holds: ({ isWaiting }: { isWaiting: boolean }) => isWaiting
})

export const refusalHasAReason = rule({
  id: "feedback/refusal-has-a-reason",
  norm: "F4",
  nl: "Wie feedback niet of deels overneemt, zegt waarom.",
  en: "Whoever does not take feedback over, or only in part, says why.",
  source: asked,
  holds: ({ disposition, hasReason }: { disposition: string; hasReason: boolean }) =>
    disposition === "takenOver" || hasReason
})

export const everyRemarkAnswered = rule({
  id: "feedback/every-remark-answered",
  norm: "F4",
  nl: "De ronde wordt pas afgesloten als elke opmerking een antwoord heeft.",
  en: "The window is closed only once every remark has an answer.",
  source: asked,
  holds: ({ waiting }: { waiting: number }) => waiting === 0
})

export const closesAfterItsLastDay = rule({
  id: "feedback/closes-after-its-last-day",
  norm: "F3",
  nl: "Afsluiten kan pas na de laatste dag: een termijn wordt niet verkort.",
  en: "A window is closed only after its last day: a deadline is not shortened.",
  source: minutes,
  holds: ({ lastDay, today }: { today: Day; lastDay: Day | undefined }) => lastDay === undefined || today > lastDay
})

/** Which command stands under which rules. */
export const terms = {
  OpenFeedback: [windowIsNew, versionIsShared, contactIsNamed],
  SubmitFeedback: [
    windowIsOpen,
    organisationsSpeak,
    speakForYourOwn,
    inTime,
    throughAnAnnouncedChannel,
    lastRemarkCounts
  ],
  RecordLateFeedback: [windowIsOpen, organisationsSpeak, lateIsLate],
  ExtendFeedback: [windowIsOpen, deadlineOnlyMovesLater],
  AnswerFeedback: [windowIsOpen, remarkIsWaiting, refusalHasAReason],
  CloseFeedback: [windowIsOpen, everyRemarkAnswered, closesAfterItsLastDay]
}
