/** Meetings: how it is said. */
import { sayBound, sayTime, type Wording, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event, StatementKind } from "./events.ts"

/** What each kind of talk is called. */
export const statements: { readonly [Kind in StatementKind]: Wording } = {
  report: { nl: "mededeling", en: "report" },
  progress: { nl: "voortgang", en: "progress" },
  presentation: { nl: "toelichting", en: "presentation" },
  concern: { nl: "zorg", en: "concern" },
  opportunity: { nl: "kans", en: "opportunity" },
  question: { nl: "vraag", en: "question" },
  answer: { nl: "antwoord", en: "answer" },
  reaction: { nl: "reactie", en: "reaction" },
  lesson: { nl: "les", en: "lesson" },
  intention: { nl: "voornemen", en: "intention" },
  request: { nl: "verzoek", en: "request" },
  advice: { nl: "raad", en: "advice" },
  limit: { nl: "grens", en: "limit" },
  acknowledgement: { nl: "erkenning", en: "acknowledgement" },
  discussion: { nl: "bespreking", en: "discussion" },
  welcome: { nl: "welkom", en: "welcome" },
  thanks: { nl: "dank", en: "thanks" }
}

const presences = {
  present: { nl: "aanwezig", en: "present" },
  excused: { nl: "afwezig met bericht", en: "excused" },
  absent: { nl: "afwezig", en: "absent" }
} as const

export const words: Words<Command, Event> = {
  ScheduleMeeting: { nl: "Vergadering plannen of verzetten", en: "Schedule or move a meeting" },
  CancelMeeting: { nl: "Vergadering afgelasten", en: "Cancel a meeting" },
  PlaceAgendaItem: { nl: "Punt op de agenda zetten", en: "Place an agenda item" },
  DeferAgendaItem: { nl: "Agendapunt doorschuiven of intrekken", en: "Defer or withdraw an agenda item" },
  OpenMeeting: { nl: "Vergadering openen", en: "Open the meeting" },
  RegisterAttendance: { nl: "Aanwezigheid registreren", en: "Register attendance" },
  OpenAgendaItem: { nl: "Agendapunt openen", en: "Open an agenda item" },
  RecordStatement: { nl: "Mededeling vastleggen", en: "Record a statement" },
  CloseMeeting: { nl: "Vergadering sluiten", en: "Close the meeting" },
  DraftMinutes: { nl: "Verslag opstellen", en: "Draft the minutes" },
  AdoptMinutes: { nl: "Verslag vaststellen", en: "Adopt the minutes" },
  MeetingScheduled: {
    label: { nl: "vergadering gepland", en: "meeting scheduled" },
    nl: ({ body, place, starts }, name) =>
      `${name("body", body)} vergadert op ${sayBound(starts, "nl")}${place === undefined ? "" : `, ${place}`}.`,
    en: ({ body, place, starts }, name) =>
      `${name("body", body)} meets on ${sayBound(starts, "en")}${place === undefined ? "" : `, ${place}`}.`
  },
  MeetingCancelled: {
    label: { nl: "vergadering afgelast", en: "meeting cancelled" },
    nl: ({ reason }) => `De vergadering gaat niet door: ${reason}`,
    en: ({ reason }) => `The meeting is cancelled: ${reason}`
  },
  AgendaItemPlaced: {
    label: { nl: "agendapunt geplaatst", en: "agenda item placed" },
    nl: ({ title }) => `Op de agenda staat: ${title}.`,
    en: ({ title }) => `On the agenda: ${title}.`
  },
  AgendaItemDeferred: {
    label: { nl: "agendapunt doorgeschoven of ingetrokken", en: "agenda item deferred or withdrawn" },
    nl: ({ agendaItem, how, reason }, name) =>
      `${name("agendaItem", agendaItem)} is ${how === "deferred" ? "doorgeschoven" : "ingetrokken"}${
        reason === undefined ? "." : `: ${reason}`
      }`,
    en: ({ agendaItem, how, reason }, name) =>
      `${name("agendaItem", agendaItem)} was ${how}${reason === undefined ? "." : `: ${reason}`}`
  },
  MeetingOpened: {
    label: { nl: "vergadering geopend", en: "meeting opened" },
    nl: ({ at, by }, name) => `${name("person", by)} opent de vergadering om ${sayTime(at, "nl")} uur.`,
    en: ({ at, by }, name) => `${name("person", by)} opens the meeting at ${sayTime(at, "en")}.`
  },
  AttendanceRegistered: {
    label: { nl: "aanwezigheid geregistreerd", en: "attendance registered" },
    nl: ({ person, presence }, name) => `${name("person", person)}: ${presences[presence].nl}.`,
    en: ({ person, presence }, name) => `${name("person", person)}: ${presences[presence].en}.`
  },
  AgendaItemOpened: {
    label: { nl: "agendapunt geopend", en: "agenda item opened" },
    nl: ({ agendaItem }, name) => `Aan de orde is: ${name("agendaItem", agendaItem)}.`,
    en: ({ agendaItem }, name) => `Now on the agenda: ${name("agendaItem", agendaItem)}.`
  },
  StatementRecorded: {
    label: { nl: "mededeling", en: "statement" },
    nl: ({ text }) => text,
    en: ({ text }) => text
  },
  MeetingClosed: {
    label: { nl: "vergadering gesloten", en: "meeting closed" },
    nl: ({ at, by }, name) => `${name("person", by)} sluit de vergadering om ${sayTime(at, "nl")} uur.`,
    en: ({ at, by }, name) => `${name("person", by)} closes the meeting at ${sayTime(at, "en")}.`
  },
  MinutesDrafted: {
    label: { nl: "verslag opgesteld", en: "minutes drafted" },
    nl: ({ author, edition }, name) => `${name("person", author)} heeft het verslag opgesteld (editie ${edition}).`,
    en: ({ author, edition }, name) => `${name("person", author)} drafted the minutes (edition ${edition}).`
  },
  MinutesAdopted: {
    label: { nl: "verslag goedgekeurd", en: "minutes adopted" },
    nl: ({ edition }) => `Het verslag is goedgekeurd (editie ${edition}).`,
    en: ({ edition }) => `The minutes were adopted (edition ${edition}).`
  }
}
