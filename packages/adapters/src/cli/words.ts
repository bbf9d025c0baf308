/** What the commands and options are called and do, in both languages: a missing translation does not compile. */
import type { Wording } from "@pactwerk/core"

/** The commands in the order of the help. */
export const commands = {
  init: { alias: "begin", nl: "maakt een nieuw, leeg logboek", en: "begins a new, empty log" },
  ask: {
    alias: "vraag",
    nl: "vraagt iets, en legt het vast als elke regel dat toelaat",
    en: "asks, and records it when every rule allows"
  },
  check: {
    alias: "toets",
    nl: "zegt wat een vraag in de weg staat; legt niets vast",
    en: "says what stands against it; records nothing"
  },
  observe: {
    alias: "waargenomen",
    nl: "legt vast wat volgens een bron is gebeurd",
    en: "records what a source says did happen"
  },
  record: {
    alias: "leg-vast",
    nl: "legt een vergadering uit een YAML-bestand vast, alles of niets",
    en: "records a meeting from a YAML file, all of it or nothing"
  },
  state: { alias: "stand", nl: "vertelt hoe de alliantie ervoor staat", en: "tells where the alliance stands" },
  readiness: {
    alias: "gereedheid",
    nl: "zegt wat vaststelling van het programma nog tegenhoudt",
    en: "says what still blocks adoption"
  },
  log: { alias: "logboek", nl: "toont de gebeurtenissen", en: "shows the events" },
  minutes: { alias: "verslag", nl: "maakt het verslag van een vergadering", en: "makes the minutes of a meeting" },
  view: { alias: "beeld", nl: "geeft het antwoord van een beeld", en: "gives the answer of a view" },
  sources: {
    alias: "bronnen",
    nl: "toont per bron en onderdeel welke gebeurtenissen die noemen",
    en: "shows for each source and section the events that cite it"
  },
  rules: {
    alias: "regels",
    nl: "toont de spelregels, en hoe vaak ze iets tegenhielden",
    en: "shows the rules, and how often they stopped something"
  },
  audit: {
    alias: "doorlichting",
    nl: "zoekt in wat is vastgelegd naar regelbreuken",
    en: "looks for broken rules in what is recorded"
  },
  copy: {
    alias: "kopieer",
    nl: "brengt een geschiedenis over naar een andere opslag, en vergelijkt alles",
    en: "takes a history to another store, and compares all of it"
  },
  backup: {
    alias: "reservekopie",
    nl: "maakt van het logboek een bestand om te bewaren, en leest het na",
    en: "makes a file of the log to put away, and reads it back"
  },
  restore: {
    alias: "herstel",
    nl: "zet een geschiedenis terug in een nieuw logboek",
    en: "puts a history back into a new log"
  }
} as const satisfies Record<string, Wording & { readonly alias: string }>
export type CommandName = keyof typeof commands

export const options = {
  log: {
    nl: "het logboek: een bestand, postgres:NAAM of nats:NAAM (of PACTWERK_LOG; anders pactwerk.db hier)",
    en: "the log: a file, postgres:NAME or nats:NAME (or PACTWERK_LOG; otherwise pactwerk.db here)"
  },
  lang: { nl: "taal: nl of en", en: "language: nl or en" },
  json: { nl: "één JSON-document op stdout, ook bij een fout", en: "one JSON document on stdout, also for an error" },
  noColor: { nl: "geen kleur (ook NO_COLOR)", en: "no colour (also NO_COLOR)" },
  quiet: { nl: "geen toelichting op stderr, wel fouten", en: "no talk on stderr, only errors" },
  now: {
    nl: "zet de klok, voor oefeningen: 2024-02-16T12:00:00+01:00",
    en: "sets the clock, for rehearsals: 2024-02-16T12:00:00+01:00"
  },
  at: {
    nl: "peildatum: een dag, een gebeurtenis (--op=#41) of now",
    en: "the moment: a day, an event (--at=#41) or now"
  },
  basis: {
    nl: "bij een dag: gebeurd (happened) of vastgelegd (recorded)",
    en: "with a day: what had happened or was recorded"
  },
  type: { nl: "alleen dit soort gebeurtenis; mag vaker", en: "only this type of event; may be repeated" },
  tag: {
    nl: "alleen over dit ding, zoals organisation:lumens; vaker is en-en",
    en: "only about this thing, such as organisation:lumens; repeated: all"
  },
  after: { nl: "alleen na deze gebeurtenis", en: "only after this event" },
  until: { nl: "alleen tot en met deze gebeurtenis", en: "only up to and including this event" },
  limit: { nl: "hooguit zoveel", en: "at most so many" },
  backwards: { nl: "de laatste eerst", en: "the last one first" },
  jsonl: { nl: "één JSON-document per gebeurtenis", en: "one JSON document per event" },
  role: { nl: "de rol van wie het vraagt, zoals secretary", en: "the role of whoever asks, such as secretary" },
  person: { nl: "het id van wie het vraagt", en: "the id of whoever asks" },
  for: { nl: "de organisatie namens wie het is", en: "the organisation it is for" },
  id: {
    nl: "het id van de vraag: opnieuw vragen legt niets dubbel vast",
    en: "the id of the command: asking again records nothing twice"
  },
  occurred: { nl: "wanneer het gebeurde: een dag of een moment", en: "when it happened: a day or a moment" },
  source: { nl: "het document dat het zegt", en: "the document that says so" },
  section: { nl: "de plek in dat document", en: "the place in that document" },
  certainty: {
    nl: "stated: de bron zegt het; inferred: wij lezen het erin",
    en: "stated: the source says so; inferred: we read it there"
  },
  template: { nl: "toont een ingevuld voorbeeld van zo'n bestand", en: "shows such a file, filled in" },
  dryRun: { nl: "laat zien wat het wordt; legt niets vast", en: "shows what it will be; records nothing" },
  observed: {
    nl: "leg ook vast wat niet volgens de regels ging, met de breuk ernaast",
    en: "also record what broke a rule, with the breach beside it"
  },
  html: { nl: "als webpagina", en: "as a web page" },
  md: { nl: "als Markdown (zonder keuze is het dit)", en: "as Markdown (the default)" },
  form: {
    nl: "house: met besluiten bovenaan; facsimile: zoals de bron",
    en: "house: decisions on top; facsimile: as the source"
  },
  out: { nl: "naar dit bestand in plaats van stdout", en: "to this file instead of stdout" },
  help: { nl: "deze uitleg; ook na een opdracht", en: "this help; also after a command" },
  version: { nl: "het versienummer", en: "the version" },
  completion: {
    nl: "aanvullen met Tab: bash, zsh, fish, pwsh of nu",
    en: "completion with Tab: bash, zsh, fish, pwsh or nu"
  }
} as const satisfies Record<string, Wording>

export const arguments_ = {
  init: { nl: "het bestand; anders dat van --log", en: "the file; otherwise that of --log" },
  input: { nl: "een bestand met JSON, of - voor stdin", en: "a file with JSON, or - for stdin" },
  record: { nl: "een bestand met YAML, of - voor stdin", en: "a file with YAML, or - for stdin" },
  from: {
    nl: "waar de geschiedenis is: alliantie.db, geschiedenis.ndjson, postgres:NAAM, postgresql://host/db#NAAM, nats:NAAM",
    en: "where the history is: alliance.db, history.ndjson, postgres:NAME, postgresql://host/db#NAME, nats:NAME"
  },
  to: { nl: "waar ze heen gaat, op dezelfde manier genoemd", en: "where it goes to, named in the same way" },
  backup: {
    nl: "het bestand (.ndjson); anders een met de naam van het logboek en de dag",
    en: "the file (.ndjson); otherwise one with the name of the log and the day"
  },
  view: { nl: "de naam van het beeld", en: "the name of the view" },
  meeting: { nl: "het id van de vergadering", en: "the id of the meeting" },
  programme: { nl: "het id van één programma", en: "the id of one programme" },
  document: { nl: "de naam van één bron", en: "the name of one source" },
  rule: { nl: "het id van één regel", en: "the id of one rule" }
} as const satisfies Record<string, Wording>
