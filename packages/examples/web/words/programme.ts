/** What the page of the programme says, in both languages. */
import type { Language, Views } from "@pactwerk/core"

type Disposition = Views.Answered["disposition"]

const nl = {
  title: "Programma",
  none: "Er is op dit moment nog geen versie van een programma vastgelegd.",
  steps: "Hoe ver is het?",
  stages: {
    drafted: "opgesteld",
    shared: "gedeeld",
    open: "feedback open",
    over: "feedback voorbij",
    answered: "alles beantwoord",
    final: "definitief",
    adopted: "vastgesteld"
  },
  direction: "Wat is er over het programma gezegd?",
  versions: "Versies",
  version: "Versie",
  stage: "Hoe ver",
  sharedOn: "Gedeeld",
  notShared: "nog niet",
  events: "Gebeurtenissen",
  feedback: (version: string) => `Feedback op ${version}`,
  isOpen: (day: string, left: number) =>
    `Feedback is welkom tot en met ${day}, 23.59 uur. ${left === 0 ? "Dat is vandaag." : `Nog ${left} ${left === 1 ? "dag" : "dagen"}.`}`,
  isOver: (day: string) => `De laatste dag was ${day}.`,
  isClosed: (day: string) => `De ronde is afgerond. De laatste dag was ${day}.`,
  contact: (name: string) => `Vragen of toch nog een opmerking? Neem contact op met ${name}.`,
  give: "Geef feedback",
  from: "Namens welke organisatie",
  passage: "Over welk onderdeel",
  passageHint: "Bijvoorbeeld: het hoofdstuk over ontmoeting.",
  text: "Uw opmerking",
  textHint: "Uw opmerking en de naam van uw organisatie zijn voor iedereen te lezen.",
  board: "Opmerkingen en antwoorden",
  answered: (count: number, of: number) => `${count} van ${of} beantwoord`,
  noRemarks: "Er is nog geen opmerking.",
  about: (passage: string) => `over ${passage}`,
  replaced: "Vervangen door een latere opmerking.",
  late: (day: string) => `Kwam te laat: ${day}.`,
  considered: "Toch meegenomen, omdat:",
  waits: "Wacht op antwoord.",
  answer: "Antwoord",
  dispositions: {
    takenOver: "overgenomen",
    partly: "deels overgenomen",
    not: "niet overgenomen",
    outOfScope: "valt buiten het programma"
  } satisfies Record<Disposition, string>,
  answerTitle: (who: string) => `Beantwoord de opmerking van ${who}`,
  disposition: "Wat gebeurt ermee?",
  answerText: "Antwoord, en waarom",
  where: "Waar in de tekst",
  blocks: "Wat houdt vaststelling nog tegen?",
  blocksText: (count: number) => (count === 1 ? "Eén ding." : `${count} dingen.`),
  nothing: "Niets: alle regels voor vaststelling kloppen.",
  isAdopted: (version: string, when: string) => `${version} is vastgesteld (${when}).`,
  rule: "regel",
  otherwise: (to: string, from: string) => `Wat is anders in ${to} dan in ${from}?`,
  noText:
    "Het logboek bewaart de tekst van een versie niet. Hier staat alleen wat over een wijziging is vastgelegd; of de tekst zo is, ziet u in de versie zelf.",
  changes: (count: number) =>
    count === 0
      ? "Er is geen wijziging vastgelegd."
      : count === 1
        ? "Eén wijziging is vastgelegd."
        : `${count} wijzigingen zijn vastgelegd.`,
  changeKinds: { settled: "Verwerkt", waived: "Niet verwerkt", taken: "Na een opmerking", revised: "Herzien" },
  noPassage: "het onderdeel is niet genoemd"
}

const en: typeof nl = {
  title: "Programme",
  none: "No version of a programme is recorded yet at this moment.",
  steps: "How far is it?",
  stages: {
    drafted: "drafted",
    shared: "shared",
    open: "feedback open",
    over: "feedback over",
    answered: "all answered",
    final: "final",
    adopted: "adopted"
  },
  direction: "What was said about the programme?",
  versions: "Versions",
  version: "Version",
  stage: "How far",
  sharedOn: "Shared",
  notShared: "not yet",
  events: "Events",
  feedback: (version) => `Feedback on ${version}`,
  isOpen: (day, left) =>
    `Feedback is welcome up to and including ${day}, 23:59. ${left === 0 ? "That is today." : `${left} more ${left === 1 ? "day" : "days"}.`}`,
  isOver: (day) => `The last day was ${day}.`,
  isClosed: (day) => `The round is closed. The last day was ${day}.`,
  contact: (name) => `Questions, or a remark all the same? Contact ${name}.`,
  give: "Give feedback",
  from: "For which organisation",
  passage: "On which part",
  passageHint: "For instance: the chapter on meeting places.",
  text: "Your remark",
  textHint: "Everybody can read your remark and the name of your organisation.",
  board: "Remarks and answers",
  answered: (count, of) => `${count} of ${of} answered`,
  noRemarks: "There is no remark yet.",
  about: (passage) => `on ${passage}`,
  replaced: "Replaced by a later remark.",
  late: (day) => `Came late: ${day}.`,
  considered: "Considered all the same, because:",
  waits: "Waits for an answer.",
  answer: "Answer",
  dispositions: {
    takenOver: "taken over",
    partly: "partly taken over",
    not: "not taken over",
    outOfScope: "outside the programme"
  },
  answerTitle: (who) => `Answer the remark of ${who}`,
  disposition: "What happens with it?",
  answerText: "Answer, and why",
  where: "Where in the text",
  blocks: "What still blocks adoption?",
  blocksText: (count) => (count === 1 ? "One thing." : `${count} things.`),
  nothing: "Nothing: every rule for adoption holds.",
  isAdopted: (version, when) => `${version} was adopted (${when}).`,
  rule: "rule",
  otherwise: (to, from) => `What is different in ${to} from ${from}?`,
  noText:
    "The log does not keep the text of a version. This is only what was recorded of a change; whether the text is so, you see in the version itself.",
  changes: (count) =>
    count === 0
      ? "No change was recorded."
      : count === 1
        ? "One change was recorded."
        : `${count} changes were recorded.`,
  changeKinds: { settled: "Worked in", waived: "Not worked in", taken: "After a remark", revised: "Revised" },
  noPassage: "the part is not named"
}

/** The words of the programme by language. */
export const programmeWords: Readonly<Record<Language, typeof nl>> = { nl, en }
