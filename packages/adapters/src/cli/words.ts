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
  export: {
    alias: "exporteer",
    nl: "schrijft het logboek in een vorm voor anderen: procesanalyse, tabellen, agenda, archief",
    en: "writes the log in a form for others: process mining, tables, calendar, archive"
  },
  chart: {
    alias: "grafiek",
    nl: "tekent een tijdlijn, de toezeggingen of de stadia, of geeft dezelfde cijfers als tabel",
    en: "draws a timeline, the pledges or the stages, or gives the same numbers as a table"
  },
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
  diff: {
    alias: "verschil",
    nl: "zegt wat er in een beeld verschilt tussen twee momenten",
    en: "says what differs in a view between two moments"
  },
  why: {
    alias: "waarom",
    nl: "noemt de gebeurtenissen waardoor iets in een beeld zo is",
    en: "names the events by which something in a view is as it is"
  },
  blame: {
    alias: "herkomst",
    nl: "noemt de gebeurtenis die iets in een beeld het laatst veranderde",
    en: "names the event that last changed something in a view"
  },
  bisect: {
    alias: "sinds",
    nl: "zoekt de eerste gebeurtenis waarna een bewering waar is",
    en: "finds the first event after which a claim is true"
  },
  "what-if": {
    alias: "wat-als",
    nl: "zegt wat er anders was geweest zonder of met gebeurtenissen, of onder een ander pact; legt niets vast",
    en: "says what had been otherwise without or with events, or under another charter; records nothing"
  },
  stats: {
    alias: "cijfers",
    nl: "telt wat er in het logboek staat",
    en: "counts what is in the log"
  },
  "roll-up": {
    alias: "naast-elkaar",
    nl: "meet elke alliantie in een map of op een server, en zet ze naast elkaar",
    en: "measures every alliance in a folder or on a server, side by side"
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
  },
  import: {
    alias: "importeer",
    nl: "neemt een geschiedenis of vergaderingen over uit een bestand, nagekeken, alles of niets",
    en: "takes a history or meetings from a file, checked, all of it or nothing"
  },
  verify: {
    alias: "controleer",
    nl: "leest alles na: of het logboek heel is, en verder gaat dan een controlepunt van eerder",
    en: "reads all of it: whether the log is whole, and goes on from an earlier checkpoint"
  },
  checkpoint: {
    alias: "controlepunt",
    nl: "ondertekent het logboek zoals het nu is",
    en: "signs the log as it is now"
  },
  prove: {
    alias: "bewijs",
    nl: "schrijft een bewijs van één gebeurtenis, dat iedereen kan nakijken",
    en: "writes a proof of one event, which anybody can check"
  },
  witness: {
    alias: "getuig",
    nl: "ondertekent een controlepunt mee, als het verder gaat dan wat eerder is gezien",
    en: "signs a checkpoint too, when it goes on from what was seen before"
  },
  forget: {
    alias: "vergeet",
    nl: "vernietigt de sleutels van iemand, en zegt wat er overblijft",
    en: "destroys somebody's keys, and says what remains"
  },
  rekey: {
    alias: "sleutelwissel",
    nl: "sluit de sleutels van mensen onder een nieuwe hoofdsleutel",
    en: "wraps people's keys under a new master key"
  },
  doctor: {
    alias: "nakijken",
    nl: "zegt of sleutels, ondertekening en logboek bij elkaar passen",
    en: "says whether keys, signing and log fit together"
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
  noPager: {
    nl: "ook wat niet op het scherm past meteen tonen, niet met $PAGER",
    en: "show at once what does not fit the screen, not with $PAGER"
  },
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
  both: {
    nl: "wat toen gebeurd was (2024-02-16), en bekend (2024-02-16@41)",
    en: "what had happened then (2024-02-16), and was known (2024-02-16@41)"
  },
  known: {
    nl: "wat bekend was: tot en met een gebeurtenis (#41), of op een dag",
    en: "what was known: up to an event (#41), or on a day"
  },
  possible: { nl: "ook wat toen misschien gebeurd was", en: "also what may have happened by then" },
  inView: { nl: "het beeld (overview zonder keuze), of state", en: "the view (overview by default), or state" },
  exitCode: { nl: "eindig met 1 als er een verschil is", en: "end with 1 when there is a difference" },
  all: { nl: "elke gebeurtenis die het veranderde", en: "every event that changed it" },
  monotone: {
    nl: "zoek bij helften; alleen voor wat waar blijft als het waar is",
    en: "look by halves; only for what stays true once it is"
  },
  without: { nl: "zonder deze gebeurtenis (#41 of haar id); mag vaker", en: "without this event; may be repeated" },
  with: { nl: "met de gebeurtenissen in dit bestand (JSON)", en: "with the events in this file (JSON)" },
  charter: {
    nl: 'een ander pact, in een bestand: { "values": { "notice-days": 14 }, "off": ["feedback/in-time"] }',
    en: 'another charter, in a file: { "values": { "notice-days": 14 }, "off": ["feedback/in-time"] }'
  },
  imported: {
    nl: "ndjson (een reservekopie), cloudevents of csv (vergaderingen); anders blijkt het uit het bestand",
    en: "ndjson (a backup), cloudevents or csv (meetings); otherwise the file tells"
  },
  type: { nl: "alleen dit soort gebeurtenis; mag vaker", en: "only this type of event; may be repeated" },
  tag: {
    nl: "alleen over dit ding, zoals organisation:lumens; vaker is en-en",
    en: "only about this thing, such as organisation:lumens; repeated: all"
  },
  after: { nl: "alleen na deze gebeurtenis", en: "only after this event" },
  actor: {
    nl: "alleen van deze rol, deze persoon of namens deze organisatie; mag vaker",
    en: "only by this role, this person or for this organisation; may be repeated"
  },
  room: {
    nl: "alleen uit deze kamer, zoals feedback of pledges; mag vaker",
    en: "only of this room, such as feedback or pledges; may be repeated"
  },
  since: {
    nl: "alleen vanaf deze dag, dit moment of deze gebeurtenis (#41)",
    en: "only from this day, moment or event (#41) on"
  },
  until: {
    nl: "alleen tot en met deze dag, dit moment of deze gebeurtenis (#41)",
    en: "only up to and including this day, moment or event (#41)"
  },
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
  csv: {
    nl: "schrijf het ook als CSV, een rij per alliantie en maat",
    en: "also write it as CSV, a row per alliance and measure"
  },
  parquet: { nl: "hetzelfde als Parquet", en: "the same as Parquet" },
  out: { nl: "naar dit bestand in plaats van stdout", en: "to this file instead of stdout" },
  delivered: {
    nl: "wie dit krijgt: een organisatie of iemands nummer; boven openbaar wordt dat vastgelegd",
    en: "who gets this: an organisation or somebody's number; above public that is recorded"
  },
  level: {
    nl: "wat er te zien is: public (zonder keuze), partners, internal of personal",
    en: "what is shown: public (the default), partners, internal or personal"
  },
  keys: {
    nl: "waar de sleutels van mensen zijn: een bestand (of PACTWERK_KEYS; anders naast het logboek)",
    en: "where people's keys are: a file (or PACTWERK_KEYS; otherwise beside the log)"
  },
  ground: {
    nl: "waarom: no-longer-needed, consent-withdrawn, objected, unlawful, legal-duty of asked-as-a-child",
    en: "why: no-longer-needed, consent-withdrawn, objected, unlawful, legal-duty or asked-as-a-child"
  },
  requestedBy: { nl: "de rol van wie erom vroeg, zoals resident", en: "the role of whoever asked, such as resident" },
  checkpoint: {
    nl: "een controlepunt dat u eerder bewaarde; mag vaker",
    en: "a checkpoint you kept earlier; may be repeated"
  },
  fingerprint: {
    nl: "de vingerafdruk van een controlepunt, zoals onder een verslag staat; mag vaker",
    en: "the fingerprint of a checkpoint, as it stands below minutes; may be repeated"
  },
  key: {
    nl: "de openbare sleutel van wie ondertekende: naam+getal+sleutel; mag vaker",
    en: "the public key of who signed: name+number+key; may be repeated"
  },
  quick: {
    nl: "lees alleen na wat er bewaard is: niet of elke gebeurtenis ook te vinden is",
    en: "only read back what is kept: not whether each event is found"
  },
  deep: { nl: "open ook alles waarvan de sleutel er is", en: "also open everything whose key is there" },
  origin: {
    nl: "hoe dit logboek buiten heet, zoals pactwerk.example/woensel-zuid (of PACTWERK_ORIGIN)",
    en: "what this log is called outside, such as pactwerk.example/woensel-zuid (or PACTWERK_ORIGIN)"
  },
  signingKey: {
    nl: "het bestand met de ondertekensleutel (of PACTWERK_SIGNING_KEY_FILE)",
    en: "the file with the signing key (or PACTWERK_SIGNING_KEY_FILE)"
  },
  newKey: {
    nl: "het bestand met de sleutel die deze opvolgt; wordt gemaakt als het er niet is, en aangekondigd in het logboek",
    en: "the file with the key that follows this one; made when it is not there, and announced in the log"
  },
  witnessName: {
    nl: "hoe de getuige heet, zoals bibliotheek.example",
    en: "what the witness is called, such as library.example"
  },
  masterKey: {
    nl: "het bestand met de nieuwe hoofdsleutel; wordt gemaakt als het er niet is",
    en: "the file with the new master key; made when it is not there"
  },
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
  import: { nl: "het bestand", en: "the file" },
  to: { nl: "waar ze heen gaat, op dezelfde manier genoemd", en: "where it goes to, named in the same way" },
  backup: {
    nl: "het bestand (.ndjson); anders een met de naam van het logboek en de dag",
    en: "the file (.ndjson); otherwise one with the name of the log and the day"
  },
  prove: {
    nl: "de gebeurtenis: haar nummer of haar id",
    en: "the event: its number or its id"
  },
  witness: { nl: "het bestand met het controlepunt", en: "the file with the checkpoint" },
  forget: { nl: "het nummer van die persoon", en: "the number of that person" },
  view: { nl: "de naam van het beeld", en: "the name of the view" },
  many: {
    nl: "waar de allianties zijn: een map met logboeken, postgres:, postgresql://host/db, nats: of nats://host:4222",
    en: "where the alliances are: a folder of logs, postgres:, postgresql://host/db, nats: or nats://host:4222"
  },
  earlier: { nl: "het eerste moment", en: "the first moment" },
  later: { nl: "het tweede; nu zonder keuze", en: "the second; now by default" },
  place: {
    nl: "een plaats in een beeld, zoals register/bibliotheek/signed",
    en: "a place in a view, such as register/library/signed"
  },
  claim: {
    nl: "een bewering over een plaats, waarin namen spaties mogen hebben: exists, absent, of [size] en =, !=, <, <=, > of >= met een waarde",
    en: "a claim about a place, in which names may have spaces: exists, absent, or [size] and =, !=, <, <=, > or >= with a value"
  },
  format: { nl: "het formaat; hieronder staan ze allemaal", en: "the format; all of them stand below" },
  meeting: { nl: "het id van de vergadering", en: "the id of the meeting" },
  programme: { nl: "het id van één programma", en: "the id of one programme" },
  document: { nl: "de naam van één bron", en: "the name of one source" },
  rule: { nl: "het id van één regel", en: "the id of one rule" }
} as const satisfies Record<string, Wording>
