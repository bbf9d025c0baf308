/** What goes with the minutes: files to take along, earlier editions and corrections; in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  files: "Meenemen",
  akn: "Verslag als Akoma Ntoso (xml)",
  ori: "Vergadering als ORI-A (xml)",
  calendar: "Alle vergaderingen voor uw agenda (ics)",
  filesText: (position: number) =>
    `Hierin staat alleen wat iedereen mag zien, tot en met gebeurtenis ${position}. De agenda is altijd die van nu.`,
  filesOfNow: "De agenda is altijd die van nu, met alleen wat iedereen mag zien.",
  noFiles: "Het verslag als xml is er alleen van wat op een dag was vastgelegd.",
  toRecorded: "Kijk naar wat toen was vastgelegd",
  next: "Volgende vergadering",
  editions: "Edities van het verslag",
  editionsText: "Een editie is gemaakt van alles wat tot dan was vastgelegd. Wat daarna kwam, staat er niet in.",
  upTo: (position: number) => `tot en met gebeurtenis ${position}`,
  compare: (next: number | undefined) =>
    next === undefined ? "Vergelijk met wat er op dit moment bekend is" : `Vergelijk met editie ${next}`,
  otherwise: (from: number, next: number | undefined) =>
    next === undefined ? `Anders dan in editie ${from}` : `Anders in editie ${next} dan in editie ${from}`,
  unknownEdition: "Deze editie kan hier niet worden gemaakt.",
  same: "Niets is anders.",
  count: (count: number) => (count === 1 ? "Eén ding is anders." : `${count} dingen zijn anders.`),
  at: { when: "Wanneer", place: "Waar", item: "Agendapunt", block: "In het verslag", correction: "Correctie" },
  under: "bij",
  was: "Er stond:",
  is: "Er staat nu:",
  added: "Nieuw:",
  gone: "Staat er niet meer:",
  corrections: "Correcties",
  noCorrections: "Er is geen correctie op dit verslag vastgelegd.",
  about: "Over gebeurtenis",
  correct: "Meld een correctie",
  correctText: "Wat is vastgelegd, blijft staan. Uw correctie komt ernaast te staan, en iedereen kan die lezen.",
  corrects: "Wat klopt er niet",
  reads: "Hoe moet het zijn",
  readsHint: "Schrijf de hele zin zoals die moet zijn.",
  because: "Waarom",
  happened: "Op welke dag gebeurde het, als de dag niet klopt"
}
export type MinutesWords = typeof nl

const en: MinutesWords = {
  files: "To take along",
  akn: "Minutes as Akoma Ntoso (xml)",
  ori: "Meeting as ORI-A (xml)",
  calendar: "All meetings for your calendar (ics)",
  filesText: (position) =>
    `These hold only what everybody may see, up to and including event ${position}. The calendar is always that of now.`,
  filesOfNow: "The calendar is always that of now, with only what everybody may see.",
  noFiles: "The minutes as xml exist only of what was recorded by a day.",
  toRecorded: "Look at what was recorded by then",
  next: "Next meeting",
  editions: "Editions of the minutes",
  editionsText: "An edition is made of all that was recorded by then. What came later is not in it.",
  upTo: (position) => `up to and including event ${position}`,
  compare: (next) =>
    next === undefined ? "Compare with what is known at this moment" : `Compare with edition ${next}`,
  otherwise: (from, next) =>
    next === undefined ? `Different from edition ${from}` : `Different in edition ${next} from edition ${from}`,
  unknownEdition: "This edition cannot be made here.",
  same: "Nothing is different.",
  count: (count) => (count === 1 ? "One thing is different." : `${count} things are different.`),
  at: { when: "When", place: "Where", item: "Agenda item", block: "In the minutes", correction: "Correction" },
  under: "under",
  was: "It said:",
  is: "It now says:",
  added: "New:",
  gone: "No longer there:",
  corrections: "Corrections",
  noCorrections: "No correction of these minutes is recorded.",
  about: "About event",
  correct: "Report a correction",
  correctText: "What was recorded stays. Your correction comes to stand beside it, and everybody can read it.",
  corrects: "What is not right",
  reads: "How it should be",
  readsHint: "Write the whole sentence as it should be.",
  because: "Why",
  happened: "On which day it happened, if the day is wrong"
}

/** The words of what goes with the minutes, by language. */
export const minutesWords: Readonly<Record<Language, MinutesWords>> = { nl, en }
