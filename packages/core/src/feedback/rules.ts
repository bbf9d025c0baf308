/** Feedback: what must hold. */
import type { Day } from "../kernel/names.ts"
import { personIsIntroduced, speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = { document: "verslag-2024-02-01", section: "4" }
const asked = {
  ...minutes,
  reading: {
    nl: "Wie om feedback vraagt, beantwoordt haar; het verslag zegt dat niet met zoveel woorden.",
    en: "Whoever asks for feedback answers it; the minutes do not say so in so many words."
  }
}

export const speakForYourOwn = speak("feedback", {
  nl: "De vertegenwoordiger van een school geeft feedback namens een woningcorporatie.",
  en: "The representative of a school gives feedback for a housing corporation."
})

export const windowIsNew = rule({
  id: "feedback/window-is-new",
  norm: "F1",
  nl: "Een feedbackronde gaat eenmaal open, en haar sluitingsdag ligt niet in het verleden.",
  en: "A feedback window opens once, and its closing day does not lie in the past.",
  source: minutes,
  refuses: {
    nl: "Op 20 februari gaat een ronde open waarvan de laatste dag 16 februari was.",
    en: "On 20 February a window opens whose last day was 16 February."
  },
  holds: ({ closesOn, isNew, today }: { isNew: boolean; closesOn: Day; today: Day }) => isNew && closesOn >= today
})

export const versionIsShared = rule({
  id: "feedback/version-is-shared",
  norm: "P1",
  nl: "Feedback wordt gevraagd op een versie die is gedeeld.",
  en: "Feedback is asked on a version that was shared.",
  source: minutes,
  refuses: {
    nl: "Organisaties krijgen de vraag om feedback op een versie die nog niet is gedeeld.",
    en: "Organisations are asked for feedback on a version that was not shared yet."
  },
  holds: ({ isShared }: { isShared: boolean }) => isShared
})

export const contactIsNamed = rule({
  ...personIsIntroduced("feedback", {
    nl: "De ronde gaat open met een aanspreekpunt van wie nergens een naam staat.",
    en: "The window opens with a contact whose name stands nowhere."
  }),
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
  refuses: {
    nl: "Een organisatie stuurt feedback in nadat de ronde is afgesloten.",
    en: "An organisation sends in feedback after the window was closed."
  },
  holds: ({ isOpened }: { isOpened: boolean }) => isOpened
})

export const organisationsSpeak = rule({
  id: "feedback/organisations-speak",
  norm: "F1",
  nl: "Feedback komt van een organisatie die lid is.",
  en: "Feedback comes from an organisation that is a member.",
  source: minutes,
  refuses: {
    nl: "Een organisatie die alleen gastheer was en geen lid is, geeft feedback.",
    en: "An organisation that was only a host and is no member gives feedback."
  },
  holds: ({ isMember }: { isMember: boolean }) => isMember
})

export const inTime = rule({
  id: "feedback/in-time",
  norm: "F1",
  nl: "Feedback telt mee tot en met het einde van de laatste dag.",
  en: "Feedback counts up to and including the end of the last day.",
  source: {
    ...minutes,
    reading: {
      nl: "Het verslag zegt «tot 16 februari»; wij lezen dat met de 16e erbij, in Nederlandse tijd.",
      en: "The minutes say “until 16 February”; we read that with the 16th included, in Dutch time."
    }
  },
  refuses: {
    nl: "Op 17 februari om 0.01 uur komt nog feedback binnen, terwijl 16 februari de laatste dag was.",
    en: "On 17 February at 0:01 feedback still comes in, while 16 February was the last day."
  },
  holds: ({ lastDay, today }: { today: Day; lastDay: Day | undefined }) => lastDay === undefined || today <= lastDay
})

export const throughAnAnnouncedChannel = rule({
  id: "feedback/through-an-announced-channel",
  norm: "F1",
  nl: "Feedback komt binnen langs een weg die is aangekondigd.",
  en: "Feedback comes in by a way that was announced.",
  source: minutes,
  refuses: {
    nl: "Iemand geeft feedback op papier, terwijl alleen het formulier is aangekondigd.",
    en: "Somebody gives feedback on paper, while only the form was announced."
  },
  holds: ({ isAnnounced }: { channel: string; isAnnounced: boolean }) => isAnnounced
})

export const lastRemarkCounts = rule({
  id: "feedback/last-remark-counts",
  norm: "F1",
  nl: "Over dezelfde passage telt per organisatie één opmerking: een nieuwe vervangt de eigen eerdere, zolang die niet is beantwoord.",
  en: "On one passage one remark of each organisation counts: a new one replaces its own earlier one, as long as that was not answered.",
  source: {
    ...minutes,
    reading: {
      nl: "De laatste inzending van een organisatie telt; wie over meer passages iets zegt, doet dat per passage.",
      en: "The last submission of an organisation counts; whoever remarks on several passages does so for each of them."
    }
  },
  refuses: {
    nl: "Een organisatie zet over dezelfde passage een tweede opmerking naast haar eerste.",
    en: "An organisation puts a second remark on the same passage beside its first."
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
  refuses: {
    nl: "Feedback van 16 februari wordt als te laat vastgelegd, terwijl die dag nog meetelt.",
    en: "Feedback of 16 February is recorded as late, while that day still counts."
  },
  holds: ({ lastDay, received }: { lastDay: Day | undefined; received: Day }) =>
    lastDay !== undefined && received > lastDay
})

export const lateRemarkIsNew = rule({
  id: "feedback/late-remark-is-new",
  norm: "F4",
  nl: "Wat te laat komt, krijgt een eigen nummer en neemt geen eerdere opmerking weg.",
  en: "What comes late gets a number of its own and takes no earlier remark away.",
  source: asked,
  refuses: {
    nl: "Een te late opmerking wordt vastgelegd onder het nummer van een opmerking die nog op antwoord wacht.",
    en: "A late remark is recorded under the number of a remark that still waits for its answer."
  },
  holds: ({ isNewRemark }: { isNewRemark: boolean }) => isNewRemark
})

export const deadlineOnlyMovesLater = rule({
  id: "feedback/deadline-only-moves-later",
  norm: "F3",
  nl: "Een termijn wordt alleen voor haar afloop verlengd, nooit verkort.",
  en: "A deadline is extended only before it has passed, and never shortened.",
  source: minutes,
  refuses: {
    nl: "Op 12 februari wordt de laatste dag vervroegd van 16 naar 14 februari.",
    en: "On 12 February the last day is brought forward from 16 to 14 February."
  },
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
  refuses: {
    nl: "Het programmabureau beantwoordt een opmerking die al een antwoord heeft.",
    en: "The programme office answers a remark that has an answer already."
  },
  holds: ({ isWaiting }: { isWaiting: boolean }) => isWaiting
})

export const refusalHasAReason = rule({
  id: "feedback/refusal-has-a-reason",
  norm: "F4",
  nl: "Wie feedback niet of deels overneemt, zegt waarom.",
  en: "Whoever does not take feedback over, or only in part, says why.",
  source: asked,
  refuses: {
    nl: "Op een opmerking volgt alleen «niet overgenomen», en verder niets.",
    en: "A remark is met with “not taken over”, and nothing else."
  },
  holds: ({ disposition, hasReason }: { disposition: string; hasReason: boolean }) =>
    disposition === "takenOver" || hasReason
})

export const everyRemarkAnswered = rule({
  id: "feedback/every-remark-answered",
  norm: "F4",
  nl: "De ronde wordt pas afgesloten als elke opmerking een antwoord heeft.",
  en: "The window is closed only once every remark has an answer.",
  source: asked,
  refuses: {
    nl: "De ronde wordt afgesloten terwijl één opmerking nog geen antwoord heeft.",
    en: "The window is closed while one remark still has no answer."
  },
  holds: ({ waiting }: { waiting: number }) => waiting === 0
})

export const closesAfterItsLastDay = rule({
  id: "feedback/closes-after-its-last-day",
  norm: "F3",
  nl: "Afsluiten kan pas na de laatste dag: een termijn wordt niet verkort.",
  en: "A window is closed only after its last day: a deadline is not shortened.",
  source: minutes,
  refuses: {
    nl: "De ronde wordt op 15 februari afgesloten, terwijl 16 februari de laatste dag is.",
    en: "The window is closed on 15 February, while 16 February is the last day."
  },
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
  RecordLateFeedback: [windowIsOpen, organisationsSpeak, lateIsLate, lateRemarkIsNew],
  ExtendFeedback: [windowIsOpen, deadlineOnlyMovesLater],
  AnswerFeedback: [windowIsOpen, remarkIsWaiting, refusalHasAReason],
  CloseFeedback: [windowIsOpen, everyRemarkAnswered, closesAfterItsLastDay]
}
