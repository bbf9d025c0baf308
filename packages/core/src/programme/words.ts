/** Programme: how it is said. */
import { sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const percent = (share: number, space: string) => `${Math.round(share * 100)}${space}%`

export const words: Words<Command, Event> = {
  DraftProgrammeVersion: { nl: "Conceptversie opstellen", en: "Draft a version" },
  ShareProgrammeVersion: { nl: "Versie delen", en: "Share a version" },
  FinaliseProgrammeVersion: { nl: "Versie definitief maken", en: "Make a version final" },
  ScheduleAdoption: { nl: "Vaststelling aankondigen", en: "Schedule the adoption" },
  PledgeIncorporation: { nl: "Verwerking toezeggen", en: "Pledge to incorporate" },
  SettleIncorporation: { nl: "Verwerking afronden", en: "Settle an incorporation" },
  AdoptProgramme: { nl: "Programma vaststellen", en: "Adopt the programme" },
  ReviseProgramme: { nl: "Programma bijstellen", en: "Revise the programme" },
  SetGoal: { nl: "Doel stellen", en: "Set a goal" },
  MeasureGoal: { nl: "Doel meten", en: "Measure a goal" },
  ProgrammeVersionDrafted: {
    label: { nl: "conceptversie opgesteld", en: "version drafted" },
    nl: ({ completeness, number }) =>
      `Versie ${number} van het programma is opgesteld${completeness === undefined ? "" : ` (${percent(completeness, "")} gereed)`}.`,
    en: ({ completeness, number }) =>
      `Version ${number} of the programme was drafted${completeness === undefined ? "" : ` (${percent(completeness, "")} complete)`}.`
  },
  ProgrammeVersionShared: {
    label: { nl: "versie gedeeld", en: "version shared" },
    nl: ({ shared, version, with: others }, name) =>
      `${name("version", version)} is gedeeld met ${others} (${sayWhen(shared, "nl")}).`,
    en: ({ shared, version, with: others }, name) =>
      `${name("version", version)} was shared with ${others} (${sayWhen(shared, "en")}).`
  },
  ProgrammeVersionFinalised: {
    label: { nl: "versie definitief gemaakt", en: "version made final" },
    nl: ({ version }, name) => `${name("version", version)} is definitief.`,
    en: ({ version }, name) => `${name("version", version)} is final.`
  },
  AdoptionScheduled: {
    label: { nl: "besluit over het programma aangekondigd", en: "adoption scheduled" },
    nl: ({ adoptionAt, body }, name) =>
      `Het voornemen is dat ${name("body", body)} definitief over het programma besluit in: ${name("meeting", adoptionAt)}.`,
    en: ({ adoptionAt, body }, name) =>
      `The intention is that ${name("body", body)} settles the programme definitively in: ${name("meeting", adoptionAt)}.`
  },
  IncorporationPledged: {
    label: { nl: "verwerking toegezegd", en: "incorporation pledged" },
    nl: ({ of }, name) => `Toegezegd is dit in het programma te verwerken: ${name(of.kind, of.id)}.`,
    en: ({ of }, name) => `It was pledged to incorporate into the programme: ${name(of.kind, of.id)}.`
  },
  IncorporationSettled: {
    label: { nl: "verwerkt, of met reden niet", en: "incorporated, or with a reason not" },
    nl: ({ passage, waivedBecause }) =>
      passage === undefined ? `Niet verwerkt, omdat: ${waivedBecause ?? "?"}` : `Verwerkt in: ${passage}.`,
    en: ({ passage, waivedBecause }) =>
      passage === undefined ? `Not incorporated, because: ${waivedBecause ?? "?"}` : `Incorporated in: ${passage}.`
  },
  ProgrammeAdopted: {
    label: { nl: "programma vastgesteld", en: "programme adopted" },
    nl: ({ version }, name) => `Het programma is vastgesteld: ${name("version", version)}.`,
    en: ({ version }, name) => `The programme was adopted: ${name("version", version)}.`
  },
  ProgrammeRevised: {
    label: { nl: "programma bijgesteld", en: "programme revised" },
    nl: ({ change, level }) => `Het programma is bijgesteld (${level === "action" ? "actie" : "koers"}): ${change}`,
    en: ({ change, level }) => `The programme was revised (${level}): ${change}`
  },
  GoalSet: {
    label: { nl: "doel gesteld", en: "goal set" },
    nl: ({ text }) => `Doel: ${text}`,
    en: ({ text }) => `Goal: ${text}`
  },
  GoalMeasured: {
    label: { nl: "doel gemeten", en: "goal measured" },
    nl: ({ claimedBy, measured, value }) =>
      `Gemeten (${sayWhen(measured, "nl")}, volgens ${claimedBy}): ${value.said ?? value.value}.`,
    en: ({ claimedBy, measured, value }) =>
      `Measured (${sayWhen(measured, "en")}, according to ${claimedBy}): ${value.said ?? value.value}.`
  }
}
