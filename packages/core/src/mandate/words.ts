/** Mandate: how it is said. */
import { sayDay, sayList, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const decided = {
  takeUp: { nl: "oppakken", en: "take up" },
  pause: { nl: "pauzeren", en: "pause" },
  change: { nl: "wijzigen", en: "change" },
  giveBack: { nl: "teruggeven", en: "give back" },
  apply: { nl: "toepassen", en: "apply" }
} as const

/** What the law says of a task in the hands of residents. */
export const legal = {
  allowed: { nl: "mag", en: "allowed" },
  restricted: { nl: "mag onder voorwaarden", en: "allowed on conditions" },
  prohibited: { nl: "mag niet", en: "not allowed" }
} as const

const levels = {
  neighbourhood: { nl: "buurt", en: "neighbourhood" },
  district: { nl: "wijk", en: "district" }
} as const

export const words: Words<Command, Event> = {
  AddWorkingGroupMember: { nl: "Lid van de werkgroep toevoegen", en: "Add a member to the working group" },
  VestLeadInResidents: { nl: "Regie bij bewoners leggen", en: "Vest the lead in residents" },
  DeliverAdvice: { nl: "Advies opleveren", en: "Deliver an advice" },
  PresentAdvice: { nl: "Advies presenteren", en: "Present an advice" },
  SetExplorationPeriod: { nl: "Verkenningsperiode bepalen", en: "Set the exploration period" },
  DecideAsResidents: { nl: "Als bewoners besluiten", en: "Decide as residents" },
  RequestSupport: { nl: "Steun vragen", en: "Request support" },
  GiveSupport: { nl: "Ondersteunen", en: "Give support" },
  EndSupport: { nl: "Ondersteuning beëindigen", en: "End support" },
  TransferTask: { nl: "Taak overdragen", en: "Transfer a task" },
  StartExperiment: { nl: "Experiment starten", en: "Start an experiment" },
  RecordFindings: { nl: "Bevindingen vastleggen", en: "Record findings" },
  WorkingGroupMemberAdded: {
    label: { nl: "lid van de werkgroep", en: "member of the working group" },
    nl: ({ body, person }, name) => `${name("person", person)} zit in de ${name("body", body)}.`,
    en: ({ body, person }, name) => `${name("person", person)} is a member of the ${name("body", body)}.`
  },
  LeadVestedInResidents: {
    label: { nl: "regie bij de bewoners", en: "lead with the residents" },
    nl: ({ scope }) => `De regie is van de bewoners: ${scope}`,
    en: ({ scope }) => `The lead is with the residents: ${scope}`
  },
  AdviceDelivered: {
    label: { nl: "advies opgeleverd", en: "advice delivered" },
    nl: ({ edition, guidedBy, preferred, scenarios }, name) =>
      [
        `Het advies (${edition}) is opgeleverd`,
        scenarios.length === 0 ? "" : `, na ${scenarios.length} scenario's`,
        preferred === undefined ? "" : ", waarvan er één naar voren komt",
        guidedBy === undefined ? "." : `; begeleid door ${name("person", guidedBy)}.`
      ].join(""),
    en: ({ edition, guidedBy, preferred, scenarios }, name) =>
      [
        `The advice (${edition}) was delivered`,
        scenarios.length === 0 ? "" : `, after ${scenarios.length} scenarios`,
        preferred === undefined ? "" : ", of which one comes forward",
        guidedBy === undefined ? "." : `; guided by ${name("person", guidedBy)}.`
      ].join("")
  },
  AdvicePresented: {
    label: { nl: "advies gepresenteerd", en: "advice presented" },
    nl: ({ presenters }, name) =>
      `Het advies is gepresenteerd door ${sayList(
        presenters.map((person) => name("person", person)),
        "nl"
      )}.`,
    en: ({ presenters }, name) =>
      `The advice was presented by ${sayList(
        presenters.map((person) => name("person", person)),
        "en"
      )}.`
  },
  ExplorationPeriodSet: {
    label: { nl: "verkenningsperiode bepaald", en: "exploration period set" },
    nl: ({ activities, differsBy, lasts, subject }) =>
      `Verkenning (${lasts.said}): ${sayList(activities, "nl")}. Het gaat om ${subject}${
        differsBy.length === 0
          ? ""
          : ` Dit kan verschillen per ${sayList(
              differsBy.map((level) => levels[level].nl),
              "nl"
            )}.`
      }`,
    en: ({ activities, differsBy, lasts, subject }) =>
      `Exploration (${lasts.said}): ${sayList(activities, "en")}. It is about ${subject}${
        differsBy.length === 0
          ? ""
          : ` This may differ by ${sayList(
              differsBy.map((level) => levels[level].en),
              "en"
            )}.`
      }`
  },
  ResidentsDecided: {
    label: { nl: "bewoners hebben besloten", en: "residents decided" },
    nl: ({ neighbourhood, what }, name) =>
      `De bewoners van ${name("neighbourhood", neighbourhood)} besluiten tot: ${decided[what].nl}.`,
    en: ({ neighbourhood, what }, name) =>
      `The residents of ${name("neighbourhood", neighbourhood)} decide to: ${decided[what].en}.`
  },
  SupportRequested: {
    label: { nl: "steun gevraagd", en: "support requested" },
    nl: ({ neighbourhood, of, scope }, name) =>
      `Bewoners van ${name("neighbourhood", neighbourhood)} vragen steun${of === undefined ? "" : ` van ${name("organisation", of)}`}: ${scope}`,
    en: ({ neighbourhood, of, scope }, name) =>
      `Residents of ${name("neighbourhood", neighbourhood)} ask for support${of === undefined ? "" : ` of ${name("organisation", of)}`}: ${scope}`
  },
  SupportGiven: {
    label: { nl: "ondersteuning gegeven", en: "support given" },
    nl: ({ action, organisation }, name) => `${name("organisation", organisation)} ondersteunt: ${action}`,
    en: ({ action, organisation }, name) => `${name("organisation", organisation)} gives support: ${action}`
  },
  SupportEnded: {
    label: { nl: "ondersteuning beëindigd", en: "support ended" },
    nl: ({ reason }) => `De bewoners hebben de steunvraag beëindigd${reason === undefined ? "." : `: ${reason}`}`,
    en: ({ reason }) => `The residents ended the request for support${reason === undefined ? "." : `: ${reason}`}`
  },
  TaskTransferred: {
    label: { nl: "taak overgedragen", en: "task transferred" },
    nl: ({ legal: law, neighbourhood, task, to }, name) =>
      `${name("task", task)} in ${name("neighbourhood", neighbourhood)} gaat naar ${to === "residents" ? "de bewoners" : "de professionals"} (wet: ${legal[law.outcome].nl}).`,
    en: ({ legal: law, neighbourhood, task, to }, name) =>
      `${name("task", task)} in ${name("neighbourhood", neighbourhood)} moves to the ${to} (law: ${legal[law.outcome].en}).`
  },
  ExperimentStarted: {
    label: { nl: "experiment gestart", en: "experiment started" },
    nl: ({ endsOn, neighbourhood, question }, name) =>
      `In ${name("neighbourhood", neighbourhood)} loopt tot en met ${sayDay(endsOn, "nl")} een proef: ${question}`,
    en: ({ endsOn, neighbourhood, question }, name) =>
      `In ${name("neighbourhood", neighbourhood)} a trial runs up to and including ${sayDay(endsOn, "en")}: ${question}`
  },
  FindingsRecorded: {
    label: { nl: "bevindingen vastgelegd", en: "findings recorded" },
    nl: ({ endsExploration, findings }) =>
      `${endsExploration ? "Evaluatie van de verkenning" : "Bevindingen"}: ${findings}`,
    en: ({ endsExploration, findings }) =>
      `${endsExploration ? "Evaluation of the exploration" : "Findings"}: ${findings}`
  }
}
