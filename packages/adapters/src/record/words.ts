/** The words of the file, Dutch and English side by side; the first two of each are the ones we show. */
import type { Meetings } from "@pactwerk/core"

/** A Dutch word, an English word, and other words for the same. */
export type Word = readonly [nl: string, en: string, ...others: ReadonlyArray<string>]
export type Vocabulary = Readonly<Record<string, Word>>

export const parts = {
  meeting: ["vergadering", "meeting"],
  items: ["punten", "items", "agenda"],
  next: ["volgende vergadering", "next meeting"],
  minutes: ["verslag", "minutes"]
} as const satisfies Vocabulary

export const ofMeeting = {
  id: ["id", "id"],
  body: ["orgaan", "body"],
  date: ["datum", "date"],
  from: ["van", "from"],
  until: ["tot", "until"],
  place: ["plaats", "place"],
  chair: ["voorzitter", "chair"],
  follows: ["volgt op", "follows"],
  document: ["bron", "source", "document"],
  present: ["aanwezig", "present"],
  excused: ["afwezig met bericht", "excused", "afgemeld"],
  absent: ["afwezig", "absent"],
  inferred: ["afgeleid", "inferred"]
} as const satisfies Vocabulary

/** The headings of a table of meetings. */
export const ofTable = { ...ofMeeting, items: parts.items } as const satisfies Vocabulary

export const ofItem = {
  id: ["id", "id"],
  number: ["nummer", "number"],
  title: ["titel", "title"],
  heading: ["kop", "heading"],
  level: ["niveau", "level"],
  under: ["onder", "under"],
  about: ["gaat over", "about", "over"],
  statements: ["uitspraken", "statements"],
  decisions: ["besluiten", "decisions"],
  course: ["verloop", "course"],
  deferred: ["doorgeschoven", "deferred"],
  withdrawn: ["ingetrokken", "withdrawn"],
  inferred: ["afgeleid", "inferred"]
} as const satisfies Vocabulary

export const ofMinutes = {
  id: ["id", "id"],
  author: ["door", "author", "by"],
  when: ["wanneer", "when"],
  inferred: ["afgeleid", "inferred"]
} as const satisfies Vocabulary

/** What may stand beside any kind of statement or decision; each kind names the ones it takes. */
export const ofEntry = {
  id: ["id", "id"],
  text: ["tekst", "text"],
  edition: ["tekst", "edition", "text"],
  reason: ["reden", "reason"],
  by: ["door", "by"],
  for: ["namens", "as", "on behalf of"],
  about: ["gaat over", "about", "over"],
  mentions: ["noemt", "mentions"],
  answers: ["antwoord op", "answers"],
  matter: ["zaak", "matter"],
  entitled: ["gerechtigd", "entitled"],
  objections: ["bezwaren", "objections"],
  resolved: ["opgelost", "resolved"],
  how: ["hoe", "how"],
  round: ["ronde", "round"],
  programme: ["programma", "programme"],
  version: ["versie", "version"],
  meeting: ["vergadering", "meeting"],
  organisation: ["organisatie", "organisation"],
  representative: ["vertegenwoordiger", "representative"],
  kind: ["soort", "kind"],
  what: ["wat", "what"],
  who: ["wie", "who"],
  when: ["wanneer", "when"],
  minutes: ["verslag", "minutes"],
  edited: ["editie", "edition"],
  inferred: ["afgeleid", "inferred"]
} as const satisfies Vocabulary
export type Field = keyof typeof ofEntry

/** Every kind of talk, by the words that the meetings room has for it. */
export const statements = {
  report: ["mededeling", "report"],
  progress: ["voortgang", "progress"],
  presentation: ["toelichting", "presentation"],
  concern: ["zorg", "concern"],
  opportunity: ["kans", "opportunity"],
  question: ["vraag", "question"],
  answer: ["antwoord", "answer"],
  reaction: ["reactie", "reaction"],
  lesson: ["les", "lesson"],
  intention: ["voornemen", "intention"],
  request: ["verzoek", "request"],
  advice: ["raad", "advice"],
  limit: ["grens", "limit"],
  acknowledgement: ["erkenning", "acknowledgement"],
  discussion: ["bespreking", "discussion"],
  welcome: ["welkom", "welcome"],
  thanks: ["dank", "thanks"]
} as const satisfies Readonly<Record<StatementKind, Word>>
export type StatementKind = Extract<Meetings.Command, { readonly _tag: "RecordStatement" }>["kind"]

/** Every decision: each kind of yes has a word of its own. `welcome` with an organisation is a new member. */
export const decisions = {
  endorsed: ["omarmd", "endorsed", "koers omarmd"],
  support: ["steun", "support"],
  commitment: ["commitment", "commitment"],
  round: ["bezwarenronde", "objection round"],
  consent: ["instemming", "consent"],
  adopted: ["vastgesteld", "adopted"],
  incorporation: ["toezegging verwerken", "incorporation"],
  adoption: ["aangekondigd", "scheduled adoption"],
  principle: ["uitgangspunt", "principle"],
  member: ["nieuw lid", "new member"],
  followUp: ["vervolg", "follow-up"],
  minutes: ["verslag goedgekeurd", "minutes adopted"]
} as const satisfies Vocabulary
export type DecisionWord = keyof typeof decisions
