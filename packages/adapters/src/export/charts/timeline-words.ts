/** What a timeline says beside the words of the log, in both languages. */
import { one } from "./words.ts"

const nl = {
  title: "Tijdlijn",
  meetings: "Vergaderingen",
  versions: "Versies van het programma",
  windows: "Feedback",
  adoptions: "Vaststelling",
  feedbackOn: (version: string) => `Feedback op ${version}`,
  sentence: (counts: { meetings: number; versions: number; windows: number; adoptions: number }, span: string) =>
    `${one(counts.meetings, "vergadering", "vergaderingen")}, ${one(counts.versions, "versie", "versies")}, ${one(counts.windows, "termijn", "termijnen")} voor feedback en ${one(counts.adoptions, "vaststelling", "vaststellingen")}${span}.`,
  span: (first: string, last: string) => `, tussen ${first} en ${last}`,
  day: "op deze dag",
  range: "ergens in deze periode",
  period: "de hele periode",
  planned: "gepland",
  cancelled: "afgelast",
  now: "stippellijn: de stand op deze dag",
  between: (first: string, last: string) => `tussen ${first} en ${last}`,
  by: (last: string) => `uiterlijk ${last}`,
  from: (first: string) => `niet vóór ${first}`,
  upTo: (last: string) => `tot en met ${last}`,
  opened: (when: string) => `geopend: ${when}`,
  unknown: "de dag is niet bekend",
  sharedAndBy: (stage: string) => `gedeeld, en op de peildag ${stage}`,
  columns: ["wat", "eerste dag", "laatste dag", "in woorden", "stand"],
  stages: {
    scheduled: "gepland",
    open: "bezig",
    closed: "gehouden",
    cancelled: "afgelast",
    drafted: "opgesteld",
    shared: "gedeeld",
    final: "definitief",
    adopted: "vastgesteld",
    announced: "aangekondigd"
  },
  windowStages: { open: "open", over: "de tijd is om", closed: "afgerond" }
}

const en: typeof nl = {
  title: "Timeline",
  meetings: "Meetings",
  versions: "Versions of the programme",
  windows: "Feedback",
  adoptions: "Adoption",
  feedbackOn: (version) => `Feedback on ${version}`,
  sentence: (counts, span) =>
    `${one(counts.meetings, "meeting", "meetings")}, ${one(counts.versions, "version", "versions")}, ${one(counts.windows, "period", "periods")} for feedback and ${one(counts.adoptions, "adoption", "adoptions")}${span}.`,
  span: (first, last) => `, between ${first} and ${last}`,
  day: "on this day",
  range: "some time within this",
  period: "all of this time",
  planned: "planned",
  cancelled: "called off",
  now: "dashed line: as of this day",
  between: (first, last) => `between ${first} and ${last}`,
  by: (last) => `by ${last} at the latest`,
  from: (first) => `not before ${first}`,
  upTo: (last) => `up to and including ${last}`,
  opened: (when) => `opened: ${when}`,
  unknown: "the day is not known",
  sharedAndBy: (stage) => `shared, and as of the day of this picture ${stage}`,
  columns: ["what", "first day", "last day", "in words", "standing"],
  stages: {
    scheduled: "planned",
    open: "under way",
    closed: "held",
    cancelled: "called off",
    drafted: "drafted",
    shared: "shared",
    final: "final",
    adopted: "adopted",
    announced: "announced"
  },
  windowStages: { open: "open", over: "the time is over", closed: "closed" }
}

export const timelineWords = { nl, en }
