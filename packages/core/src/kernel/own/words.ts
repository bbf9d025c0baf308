/** The kernel's own room: how it is said. */
import type { Words } from "../wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

export const words: Words<Command, Event> = {
  IntroducePerson: { nl: "Persoon voorstellen", en: "Introduce a person" },
  LinkIdentity: { nl: "Vastleggen dat twee nummers één persoon zijn", en: "Link two numbers as one person" },
  RecordCorrection: { nl: "Correctie vastleggen", en: "Record a correction" },
  PersonIntroduced: {
    label: { nl: "persoon voorgesteld", en: "person introduced" },
    nl: ({ person }, name) => `${name("person", person)} is voorgesteld.`,
    en: ({ person }, name) => `${name("person", person)} was introduced.`
  },
  IdentityLinked: {
    label: { nl: "zelfde persoon", en: "same person" },
    nl: ({ evidence, person, sameAs }, name) =>
      `${name("person", person)} en ${name("person", sameAs)} zijn één persoon: ${evidence}`,
    en: ({ evidence, person, sameAs }, name) =>
      `${name("person", person)} and ${name("person", sameAs)} are one person: ${evidence}`
  },
  CorrectionRecorded: {
    label: { nl: "correctie", en: "correction" },
    nl: ({ because, reads }) => `Correctie. Er staat te lezen: ${reads} Omdat: ${because}`,
    en: ({ because, reads }) => `Correction. It reads: ${reads} Because: ${because}`
  },
  RuleBreachObserved: {
    label: { nl: "regelbreuk waargenomen", en: "breach of a rule observed" },
    nl: ({ rule }) => `Hierbij hield de regel ${rule} geen stand.`,
    en: ({ rule }) => `Here the rule ${rule} did not hold.`
  }
}
