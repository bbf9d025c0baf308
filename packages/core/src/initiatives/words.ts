/** Initiatives: how it is said. */
import type { Voice } from "../kernel/names.ts"
import { type Naming, sayDay, sayList, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

/** What came of weighing an initiative. */
export const outcomes = {
  go: { nl: "gaat door", en: "goes ahead" },
  pilot: { nl: "als proef", en: "as a pilot" },
  later: { nl: "later", en: "later" },
  rejected: { nl: "afgewezen", en: "rejected" }
} as const

const voiceOf = (voice: Voice, name: Naming) =>
  "collective" in voice ? voice.collective : name("person", voice.person)

export const words: Words<Command, Event> = {
  EstablishAssessmentFramework: { nl: "Afwegingskader vastleggen", en: "Establish the assessment framework" },
  ProposeInitiative: { nl: "Initiatief voorstellen", en: "Propose an initiative" },
  AssessInitiative: { nl: "Initiatief afwegen", en: "Assess an initiative" },
  StartInitiativePhase: { nl: "Fase starten", en: "Start a phase" },
  CompleteInitiativePhase: { nl: "Fase afronden", en: "Complete a phase" },
  LetGoInitiative: { nl: "Initiatief loslaten", en: "Let go of an initiative" },
  AssessmentFrameworkEstablished: {
    label: { nl: "afwegingskader vastgelegd", en: "assessment framework established" },
    nl: ({ edition }) => `Nieuwe initiatieven gaan langs een gezamenlijk afwegingskader (${edition}).`,
    en: ({ edition }) => `New initiatives are weighed with a shared assessment framework (${edition}).`
  },
  InitiativeProposed: {
    label: { nl: "voorstel neergelegd", en: "initiative proposed" },
    nl: ({ by, name: title, ownership, phases = [] }, name) =>
      [
        `${voiceOf(by, name)} stelt voor: ${title}.`,
        phases.length === 0
          ? ""
          : `In fasen: ${sayList(
              phases.map(({ aim }) => aim),
              "nl"
            )}.`,
        ownership === undefined ? "" : "Het is van de bewoners zelf."
      ]
        .filter((part) => part !== "")
        .join(" "),
    en: ({ by, name: title, ownership, phases = [] }, name) =>
      [
        `${voiceOf(by, name)} proposes: ${title}.`,
        phases.length === 0
          ? ""
          : `In phases: ${sayList(
              phases.map(({ aim }) => aim),
              "en"
            )}.`,
        ownership === undefined ? "" : "It belongs to the residents themselves."
      ]
        .filter((part) => part !== "")
        .join(" ")
  },
  InitiativeAssessed: {
    label: { nl: "langs het afwegingskader gelegd", en: "initiative assessed" },
    nl: ({ endsOn, initiative, outcome }, name) =>
      `${name("initiative", initiative)}: ${outcomes[outcome].nl}${endsOn === undefined ? "" : `, tot en met ${sayDay(endsOn, "nl")}`}.`,
    en: ({ endsOn, initiative, outcome }, name) =>
      `${name("initiative", initiative)}: ${outcomes[outcome].en}${endsOn === undefined ? "" : `, up to and including ${sayDay(endsOn, "en")}`}.`
  },
  InitiativePhaseStarted: {
    label: { nl: "fase gestart", en: "phase started" },
    nl: ({ initiative, phase }, name) => `${name("initiative", initiative)}: fase ${phase} is begonnen.`,
    en: ({ initiative, phase }, name) => `${name("initiative", initiative)}: phase ${phase} has begun.`
  },
  InitiativePhaseCompleted: {
    label: { nl: "fase afgerond", en: "phase completed" },
    nl: ({ findings, initiative, phase }, name) =>
      `${name("initiative", initiative)}: fase ${phase} is afgerond. ${findings}`,
    en: ({ findings, initiative, phase }, name) =>
      `${name("initiative", initiative)}: phase ${phase} ended. ${findings}`
  },
  InitiativeLetGo: {
    label: { nl: "initiatief losgelaten", en: "initiative let go" },
    nl: ({ initiative, lesson }, name) => `${name("initiative", initiative)} is losgelaten. Geleerd: ${lesson}`,
    en: ({ initiative, lesson }, name) => `${name("initiative", initiative)} was let go. Learned: ${lesson}`
  }
}
