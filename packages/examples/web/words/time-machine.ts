/** What the time machine says, in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  title: "Tijdmachine",
  intro: "Kies een moment. Alles op deze pagina, en op elke andere pagina, laat dan zien hoe het toen was.",
  strides: {
    meeting: { label: "vergadering", previous: "Vorige vergadering", next: "Volgende vergadering" },
    month: { label: "maand", previous: "Vorige maand", next: "Volgende maand" }
  },
  chosen: "Gekozen gebeurtenissen",
  chosenRule: "Gebeurtenissen onder deze regel:",
  chosenAfter: (position: number) => `Alles na gebeurtenis ${position}.`,
  noneChosen: "Op dit moment is er geen.",
  clear: "Toon niet meer",
  parts: "Op deze pagina",
  standing: "Hoe stond het?",
  view: "Kies wat u wilt zien",
  viewShown: (name: string) => `Beeld: ${name}`,
  place: "Waar",
  value: "Wat",
  why: "Waarom?",
  whyTitle: (place: string) => `Waarom is dit zo: ${place}`,
  whyOf: (place: string) => `Waarom is ${place} zo?`,
  closeWhy: "Sluit de uitleg",
  change: "Wat kan dit veranderen, en wie?",
  changeText:
    "Door deze handelingen kan dit beeld veranderen. Vooraan staat wat deze plek maakte zoals zij is. Wie iets mag doen, en wanneer, zeggen de regels.",
  changedBefore: "deed dat hier al",
  changeRules: (count: number) => (count === 1 ? "1 regel" : `${count} regels`),
  empty: "Hierover is op dit moment niets vastgelegd.",
  more: (shown: number, all: number) => `U ziet ${shown} van ${all}. Zoek om minder te zien.`,
  all: "Toon alles",
  find: "Zoek hierin",
  search: "Zoek",
  compare: "Vergelijk met een ander moment",
  compareDay: "Datum, of het nummer van een gebeurtenis",
  compareHint: "Bijvoorbeeld 2024-02-16 of 41.",
  compareDo: "Vergelijk",
  compareWrong: "Vul een datum in zoals 2024-02-16, of een nummer zoals 41.",
  compareEnds: "A en B kiest u bij een gebeurtenis. Wat u niet kiest, is het moment dat u ziet.",
  take: {
    a: (position: number) => `Vergelijk vanaf ${position} (A)`,
    b: (position: number) => `Vergelijk met ${position} (B)`
  },
  taken: { a: "Dit is A.", b: "Dit is B." },
  compareStop: "Vergelijk niet meer",
  compared: (from: string, to: string) => `Van ${from} naar ${to}`,
  after: (position: number) => `gebeurtenis ${position}`,
  now: "nu",
  views: {
    dashboard: "voortgang",
    overview: "overzicht",
    register: "leden",
    agenda: "vergaderingen",
    "feedback-board": "feedback",
    promises: "toezeggingen",
    waiting: "wie is aan zet",
    readiness: "programma",
    mandate: "bewonersopdracht",
    council: "gemeenteraad",
    vacancies: "vacatures en rollen",
    policies: "afspraken",
    claims: "beweringen",
    names: "namen",
    minutes: "verslagen"
  }
}

const en: typeof nl = {
  title: "Time machine",
  intro: "Choose a moment. Everything on this page, and on every other page, then shows how it was.",
  strides: {
    meeting: { label: "meeting", previous: "Previous meeting", next: "Next meeting" },
    month: { label: "month", previous: "Previous month", next: "Next month" }
  },
  chosen: "Chosen events",
  chosenRule: "Events under this rule:",
  chosenAfter: (position) => `Everything after event ${position}.`,
  noneChosen: "There is none at this moment.",
  clear: "Do not show any more",
  parts: "On this page",
  standing: "How did it stand?",
  view: "Choose what you want to see",
  viewShown: (name) => `View: ${name}`,
  place: "Where",
  value: "What",
  why: "Why?",
  whyTitle: (place) => `Why is this so: ${place}`,
  whyOf: (place) => `Why is ${place} so?`,
  closeWhy: "Close the explanation",
  change: "What can change this, and who?",
  changeText:
    "These actions can change this view. In front is what made this place as it is. Who may do something, and when, is said by the rules.",
  changedBefore: "did so here already",
  changeRules: (count) => (count === 1 ? "1 rule" : `${count} rules`),
  empty: "Nothing is recorded about this at this moment.",
  more: (shown, all) => `You see ${shown} of ${all}. Search to see less.`,
  all: "Show everything",
  find: "Search in this",
  search: "Search",
  compare: "Compare with another moment",
  compareDay: "A date, or the number of an event",
  compareHint: "For instance 2024-02-16 or 41.",
  compareDo: "Compare",
  compareWrong: "Fill in a date such as 2024-02-16, or a number such as 41.",
  compareEnds: "You choose A and B at an event. What you do not choose is the moment that you see.",
  take: {
    a: (position) => `Compare from ${position} (A)`,
    b: (position) => `Compare with ${position} (B)`
  },
  taken: { a: "This is A.", b: "This is B." },
  compareStop: "Stop comparing",
  compared: (from, to) => `From ${from} to ${to}`,
  after: (position) => `event ${position}`,
  now: "now",
  views: {
    dashboard: "progress",
    overview: "overview",
    register: "members",
    agenda: "meetings",
    "feedback-board": "feedback",
    promises: "pledges",
    waiting: "whose turn it is",
    readiness: "programme",
    mandate: "residents’ mandate",
    council: "municipal council",
    vacancies: "vacancies and roles",
    policies: "policies",
    claims: "claims",
    names: "names",
    minutes: "minutes"
  }
}

/** The words of the time machine by language. */
export const timeWords: Readonly<Record<Language, typeof nl>> = { nl, en }
