/** The kernel's own room: how it is said. */
import type { Words } from "../wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

export const words: Words<Command, Event> = {
  IntroducePerson: { nl: "Persoon voorstellen", en: "Introduce a person" },
  PersonIntroduced: {
    label: { nl: "persoon voorgesteld", en: "person introduced" },
    nl: ({ person }, name) => `${name("person", person)} is voorgesteld.`,
    en: ({ person }, name) => `${name("person", person)} was introduced.`
  },
  RuleBreachObserved: {
    label: { nl: "regelbreuk waargenomen", en: "breach of a rule observed" },
    nl: ({ rule }) => `Hierbij hield de regel ${rule} geen stand.`,
    en: ({ rule }) => `Here the rule ${rule} did not hold.`
  }
}
