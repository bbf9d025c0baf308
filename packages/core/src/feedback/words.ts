/** Feedback: how it is said. */
import { sayDay, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

/** What was done with a remark. */
export const dispositions = {
  takenOver: { nl: "overgenomen", en: "taken over" },
  partly: { nl: "deels overgenomen", en: "taken over in part" },
  not: { nl: "niet overgenomen", en: "not taken over" },
  outOfScope: { nl: "buiten bereik", en: "out of scope" }
} as const

export const words: Words<Command, Event> = {
  OpenFeedback: { nl: "Feedbackronde openen", en: "Open a feedback window" },
  SubmitFeedback: { nl: "Feedback geven", en: "Give feedback" },
  RecordLateFeedback: { nl: "Te late feedback vastleggen", en: "Record late feedback" },
  ExtendFeedback: { nl: "Termijn verlengen", en: "Extend the deadline" },
  AnswerFeedback: { nl: "Feedback beantwoorden", en: "Answer feedback" },
  CloseFeedback: { nl: "Feedbackronde afsluiten", en: "Close the feedback window" },
  FeedbackOpened: {
    label: { nl: "feedbackronde geopend", en: "feedback window opened" },
    nl: ({ closesOn, contact, version }, name) =>
      `Feedback op ${name("version", version)} is welkom tot en met ${sayDay(closesOn, "nl")}; vragen aan ${name("person", contact)}.`,
    en: ({ closesOn, contact, version }, name) =>
      `Feedback on ${name("version", version)} is welcome up to and including ${sayDay(closesOn, "en")}; questions to ${name("person", contact)}.`
  },
  FeedbackSubmitted: {
    label: { nl: "feedback gegeven", en: "feedback given" },
    nl: ({ from, passage, text }, name) => `${name("organisation", from)}${passage ? ` over ${passage}` : ""}: ${text}`,
    en: ({ from, passage, text }, name) => `${name("organisation", from)}${passage ? ` on ${passage}` : ""}: ${text}`
  },
  LateFeedbackReceived: {
    label: { nl: "te late feedback ontvangen", en: "late feedback received" },
    nl: ({ consideredBecause, from, received, text }, name) =>
      `${name("organisation", from)}, te laat (${sayDay(received, "nl")}): ${text}${
        consideredBecause ? ` Toch meegenomen, omdat: ${consideredBecause}` : ""
      }`,
    en: ({ consideredBecause, from, received, text }, name) =>
      `${name("organisation", from)}, late (${sayDay(received, "en")}): ${text}${
        consideredBecause ? ` Considered all the same, because: ${consideredBecause}` : ""
      }`
  },
  FeedbackExtended: {
    label: { nl: "termijn verlengd", en: "deadline extended" },
    nl: ({ closesOn, reason }) => `De termijn is verlengd tot en met ${sayDay(closesOn, "nl")}: ${reason}`,
    en: ({ closesOn, reason }) => `The deadline was extended up to and including ${sayDay(closesOn, "en")}: ${reason}`
  },
  FeedbackAnswered: {
    label: { nl: "feedback beantwoord", en: "feedback answered" },
    nl: ({ answer, disposition }) => `Antwoord (${dispositions[disposition].nl}): ${answer}`,
    en: ({ answer, disposition }) => `Answer (${dispositions[disposition].en}): ${answer}`
  },
  FeedbackClosed: {
    label: { nl: "feedbackronde afgesloten", en: "feedback window closed" },
    nl: () => "De feedbackronde is afgesloten: elke opmerking heeft een antwoord.",
    en: () => "The feedback window was closed: every remark has an answer."
  }
}
