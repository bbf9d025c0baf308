/** Charter: how it is said. */
import { sayDay, sayList, sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event, PolicyName, PolicyValue } from "./events.ts"

/** What each policy value is about. */
export const policies: { readonly [Name in PolicyName]: { readonly nl: string; readonly en: string } } = {
  "notice-days": { nl: "dagen tussen delen en bespreken", en: "days between sharing and discussing" },
  "closing-day-included": { nl: "de sluitingsdag telt mee", en: "the closing day counts" },
  "answer-term-days": { nl: "dagen om te antwoorden", en: "days to answer" },
  "about-margin-days": { nl: "dagen marge bij «rond»", en: "days of margin around “about”" }
}

const sayValue = (value: PolicyValue, [yes, no]: readonly [string, string]) =>
  typeof value === "number" ? String(value) : value ? yes : no

export const words: Words<Command, Event> = {
  ConcludePact: { nl: "Pact sluiten", en: "Conclude the pact" },
  EstablishBody: { nl: "Orgaan instellen", en: "Establish a body" },
  StatePrinciple: { nl: "Uitgangspunt uitspreken", en: "State a principle" },
  SetPolicy: { nl: "Beleidswaarde bepalen", en: "Set a policy value" },
  PactConcluded: {
    label: { nl: "pact gesloten", en: "pact concluded" },
    nl: ({ concluded, lasts, name, themes = [] }) =>
      `${name} is gesloten op ${sayWhen(concluded, "nl")}${lasts ? `, voor ${lasts.said}` : ""}${
        themes.length > 0 ? `, met de thema's ${sayList(themes, "nl")}` : ""
      }.`,
    en: ({ concluded, lasts, name, themes = [] }) =>
      `${name} was concluded on ${sayWhen(concluded, "en")}${lasts ? `, for ${lasts.said}` : ""}${
        themes.length > 0 ? `, with the themes ${sayList(themes, "en")}` : ""
      }.`
  },
  BodyEstablished: {
    label: { nl: "orgaan ingesteld", en: "body established" },
    nl: ({ name }) => `${name} is ingesteld.`,
    en: ({ name }) => `${name} was established.`
  },
  PrincipleStated: {
    label: { nl: "uitgangspunt", en: "principle" },
    nl: ({ text }) => text,
    en: ({ text }) => text
  },
  PolicySet: {
    label: { nl: "beleidswaarde bepaald", en: "policy value set" },
    nl: ({ from, policy, value }) =>
      `Vanaf ${sayDay(from, "nl")} geldt voor ${policies[policy].nl}: ${sayValue(value, ["ja", "nee"])}.`,
    en: ({ from, policy, value }) =>
      `From ${sayDay(from, "en")} the value for ${policies[policy].en} is ${sayValue(value, ["yes", "no"])}.`
  }
}
