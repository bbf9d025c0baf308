/** What a form says of itself, in both languages: a missing translation does not compile. */
import type { Language } from "@pactwerk/core"

const nl = {
  rules: "Regels hierbij",
  ruleSource: "bron",
  standsAgainst: "Deze regel houdt dit tegen.",
  notNow: "Dit kan nu niet:",
  everyCommand: "Regels voor alles wat wordt gevraagd",
  optional: "niet verplicht",
  choose: "Kies",
  none: "niet invullen",
  yes: "ja",
  no: "nee",
  add: (what: string) => `Nog een toevoegen: ${what}`,
  remove: (what: string) => `Weghalen: ${what}`,
  element: (what: string, number: number) => `${what} ${number}`,
  send: "Vastleggen",
  check: "Nakijken",
  sending: "Bezig met vastleggen.",
  fault: "Fout:",
  faults: (count: number) =>
    count === 1 ? "er is 1 ding niet goed ingevuld." : `er zijn ${count} dingen niet goed ingevuld.`,
  allows: "Alle regels laten dit toe.",
  refuses: (count: number) => (count === 1 ? "1 regel houdt dit tegen:" : `${count} regels houden dit tegen:`),
  accepted: "Het is vastgelegd.",
  repeated: "Dit was al vastgelegd.",
  failed:
    "Er kwam geen antwoord. Misschien is het vastgelegd: vraag het gerust nog eens, dan komt het er niet twee keer in.",
  textKind: "Tekst",
  numberKind: "Getal",
  yesNoKind: "Ja of nee",
  dayKind: "Dag",
  instantKind: "Dag en tijd",
  unknown: (name: string) => `Deze vraag bestaat niet: ${name}.`
}

const en: typeof nl = {
  rules: "Rules for this",
  ruleSource: "source",
  standsAgainst: "This rule stands against it.",
  notNow: "Not possible now:",
  everyCommand: "Rules for everything that is asked",
  optional: "optional",
  choose: "Choose",
  none: "leave out",
  yes: "yes",
  no: "no",
  add: (what) => `Add another: ${what}`,
  remove: (what) => `Remove: ${what}`,
  element: (what, number) => `${what} ${number}`,
  send: "Record",
  check: "Check",
  sending: "Recording.",
  fault: "Error:",
  faults: (count) => (count === 1 ? "1 thing is not filled in rightly." : `${count} things are not filled in rightly.`),
  allows: "All rules allow this.",
  refuses: (count) => (count === 1 ? "1 rule stands against this:" : `${count} rules stand against this:`),
  accepted: "It was recorded.",
  repeated: "This was recorded before.",
  failed: "No answer came. Perhaps it was recorded: ask again, and it will not be recorded twice.",
  textKind: "Text",
  numberKind: "Number",
  yesNoKind: "Yes or no",
  dayKind: "Day",
  instantKind: "Day and time",
  unknown: (name) => `There is no such command: ${name}.`
}

/** Everything that a form says itself. */
export type FormTexts = typeof nl
export const formTexts: Readonly<Record<Language, FormTexts>> = { nl, en }
