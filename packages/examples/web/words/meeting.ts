/** What the pages of meetings say, in both languages. */
import type { Language, Views } from "@pactwerk/core"

const nl = {
  title: "Vergaderingen",
  none: "Er is op dit moment nog geen vergadering gepland.",
  unknown: "Deze vergadering staat op dit moment niet in het logboek.",
  all: "Alle vergaderingen",
  meeting: "Vergadering",
  stands: "Hoe staat het",
  stages: { scheduled: "gepland", open: "bezig", closed: "geweest", cancelled: "gaat niet door" },
  when: "Wanneer",
  place: "Waar",
  noPlace: "nog niet bekend",
  minutesStand: "Verslag",
  noMinutes: "er is nog geen verslag",
  draft: (edition: number) => `concept, editie ${edition}`,
  approved: (edition: number) => `goedgekeurd, editie ${edition}`,
  moved: (count: number) => `${count} keer verzet`,
  reason: "Reden",
  agenda: "Agenda",
  noAgenda: "Er staat nog niets op de agenda.",
  itemStages: {
    placed: "komt nog",
    open: "aan de orde geweest",
    deferred: "doorgeschoven",
    withdrawn: "van de agenda gehaald"
  } satisfies Record<Views.AgendaItem["stage"], string>,
  minutes: "Verslag",
  takePart: "Meedoen",
  takePartText:
    "Vergaderingen van de alliantie zijn voor de leden. Wilt u iets inbrengen? Vraag het aan een lid dat u kent.",
  rounds: "Bezwarenrondes",
  roundOn: (what: string) => `Over ${what}`,
  roundOpen: "De ronde is open.",
  roundClosed: "De ronde is gesloten.",
  objections: (count: number, of: number) => `${count} van ${of} bezwaren opgelost`,
  noObjections: "Er is geen bezwaar gemaakt.",
  objectionStages: {
    open: "nog open",
    withdrawn: "ingetrokken",
    amended: "tekst aangepast",
    ruledOut: "afgewezen door de voorzitter"
  },
  consent: "Er is instemming: geen bezwaren.",
  print: "Druk af of bewaar als pdf",
  html: "Bewaar als webpagina",
  markdown: "Bewaar als Markdown",
  since: "Wat er na dit verslag nog is vastgelegd"
}
export type MeetingWords = typeof nl

const en: MeetingWords = {
  title: "Meetings",
  none: "No meeting is planned yet at this moment.",
  unknown: "This meeting is not in the log at this moment.",
  all: "All meetings",
  meeting: "Meeting",
  stands: "How it stands",
  stages: { scheduled: "planned", open: "under way", closed: "over", cancelled: "cancelled" },
  when: "When",
  place: "Where",
  noPlace: "not known yet",
  minutesStand: "Minutes",
  noMinutes: "there are no minutes yet",
  draft: (edition) => `draft, edition ${edition}`,
  approved: (edition) => `approved, edition ${edition}`,
  moved: (count) => `moved ${count} times`,
  reason: "Reason",
  agenda: "Agenda",
  noAgenda: "Nothing is on the agenda yet.",
  itemStages: { placed: "still to come", open: "was discussed", deferred: "deferred", withdrawn: "withdrawn" },
  minutes: "Minutes",
  takePart: "Taking part",
  takePartText:
    "Meetings of the alliance are for its members. Do you want to bring something in? Ask a member you know.",
  rounds: "Objection rounds",
  roundOn: (what) => `On ${what}`,
  roundOpen: "The round is open.",
  roundClosed: "The round is closed.",
  objections: (count, of) => `${count} of ${of} objections resolved`,
  noObjections: "No objection was raised.",
  objectionStages: {
    open: "still open",
    withdrawn: "withdrawn",
    amended: "text amended",
    ruledOut: "ruled out by the chair"
  },
  consent: "There is consent: no objections.",
  print: "Print or keep as PDF",
  html: "Keep as a web page",
  markdown: "Keep as Markdown",
  since: "What was recorded after these minutes"
}

/** The words of meetings by language. */
export const meetingWords: Readonly<Record<Language, MeetingWords>> = { nl, en }
