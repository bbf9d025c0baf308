/** Pledges: how it is said. */
import { sayDay, sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const answers = {
  yes: { nl: "ja", en: "yes" },
  no: { nl: "nee", en: "no" },
  conditional: { nl: "ja, onder voorwaarde", en: "yes, on condition" }
} as const

export const words: Words<Command, Event> = {
  MakePledge: { nl: "Toezegging doen", en: "Make a pledge" },
  CallUponSignatory: { nl: "Ondertekenaar aanspreken", en: "Call upon a signatory" },
  AnswerCall: { nl: "Antwoorden op het aanspreken", en: "Answer a call" },
  KeepPledge: { nl: "Toezegging nakomen", en: "Keep a pledge" },
  ReleasePledge: { nl: "Toezegging overdragen of sluiten", en: "Hand over or close a pledge" },
  PledgeMade: {
    label: { nl: "toezegging gedaan", en: "pledge made" },
    nl: ({ contribution, due, organisation }, name) =>
      `${name("organisation", organisation)} zegt toe: ${contribution.text}${due === undefined ? "" : ` (${sayWhen(due, "nl")})`}`,
    en: ({ contribution, due, organisation }, name) =>
      `${name("organisation", organisation)} pledges: ${contribution.text}${due === undefined ? "" : ` (${sayWhen(due, "en")})`}`
  },
  SignatoryCalledUpon: {
    label: { nl: "ondertekenaar aangesproken", en: "signatory called upon" },
    nl: ({ answerBy, contribution, organisation }, name) =>
      `${name("organisation", organisation)} is aangesproken: ${contribution} (antwoord tot en met ${sayDay(answerBy, "nl")})`,
    en: ({ answerBy, contribution, organisation }, name) =>
      `${name("organisation", organisation)} was called upon: ${contribution} (answer up to and including ${sayDay(answerBy, "en")})`
  },
  CallAnswered: {
    label: { nl: "antwoord op het aanspreken", en: "call answered" },
    nl: ({ answer, condition, organisation }, name) =>
      `${name("organisation", organisation)} antwoordt: ${answers[answer].nl}${condition === undefined ? "." : `: ${condition}`}`,
    en: ({ answer, condition, organisation }, name) =>
      `${name("organisation", organisation)} answers: ${answers[answer].en}${condition === undefined ? "." : `: ${condition}`}`
  },
  PledgeKept: {
    label: { nl: "toezegging nagekomen", en: "pledge kept" },
    nl: ({ kept, pledge, result }, name) =>
      `${name("pledge", pledge)} is nagekomen (${sayWhen(kept, "nl")})${result === undefined ? "." : `: ${result}`}`,
    en: ({ kept, pledge, result }, name) =>
      `${name("pledge", pledge)} was kept (${sayWhen(kept, "en")})${result === undefined ? "." : `: ${result}`}`
  },
  PledgeReleased: {
    label: { nl: "toezegging overgedragen of gesloten", en: "pledge handed over or closed" },
    nl: ({ how, pledge, reason, to }, name) =>
      `${name("pledge", pledge)} is ${how === "closed" ? "gesloten" : `overgedragen aan ${to === undefined ? "een ander" : name("organisation", to)}`}: ${reason}`,
    en: ({ how, pledge, reason, to }, name) =>
      `${name("pledge", pledge)} was ${how === "closed" ? "closed" : `handed over to ${to === undefined ? "another" : name("organisation", to)}`}: ${reason}`
  }
}
