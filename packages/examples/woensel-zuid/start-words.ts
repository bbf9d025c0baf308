/** What `start.ts` says of its own, in both languages. */
import type { Language } from "@pactwerk/core"

interface Said {
  readonly help: string
  readonly notAsked: (what: string) => string
  readonly failed: (file: string, why: string) => string
  readonly anotherEdition: (file: string) => string
  readonly log: (file: string) => string
  readonly counted: (events: number, recorded: number) => string
  readonly audited: (breaches: number) => string
  readonly standing: (day: string) => string
  readonly blocking: (day: string) => string
  readonly nothingBlocks: string
  readonly written: string
}

export const words: Readonly<Record<Language, Said>> = {
  nl: {
    help: `Legt het eerste seizoen van Pact Woensel Zuid vast en vertelt waar het staat.

  npm start                        in het Nederlands
  npm start -- --lang en           in het Engels
  npm start -- --on 2024-03-01     zoals het op een andere dag staat
  npm start -- --help              deze uitleg

Het logboek is output/woensel-zuid.db, of het bestand dat PACTWERK_LOG noemt. Het verslag komt ernaast.
Nog een keer starten verandert niets.`,
    notAsked: (what) => `Dit wordt niet begrepen: ${what}`,
    failed: (file, why) => `Het logboek ${file} is niet te openen of te beschrijven: ${why}`,
    anotherEdition: (file) =>
      `Het logboek ${file} bevat een andere uitgave van dit seizoen.
Zet het opzij, of noem een ander bestand in PACTWERK_LOG.`,
    log: (file) => `Logboek: ${file}`,
    counted: (events, recorded) =>
      recorded === 0
        ? `Er staan ${events} gebeurtenissen in. Alles stond er al: er is niets veranderd.`
        : `Er staan ${events} gebeurtenissen in, waarvan ${recorded} nieuw.`,
    audited: (breaches) =>
      breaches === 0
        ? "Opnieuw afgespeeld en nagelopen: elke regel hield stand."
        : `Opnieuw afgespeeld en nagelopen: ${breaches} keer hield een regel geen stand.`,
    standing: (day) => `De stand op ${day}`,
    blocking: (day) => `Wat vaststelling nog tegenhoudt op ${day}`,
    nothingBlocks: "Niets.",
    written: "Het verslag"
  },
  en: {
    help: `Records the first season of Pact Woensel Zuid and tells where it stands.

  npm start                        in Dutch
  npm start -- --lang en           in English
  npm start -- --on 2024-03-01     as it stands on another day
  npm start -- --help              this help

The log is output/woensel-zuid.db, or the file that PACTWERK_LOG names. The minutes are written beside it.
Starting again changes nothing.`,
    notAsked: (what) => `This is not understood: ${what}`,
    failed: (file, why) => `The log ${file} cannot be opened or written: ${why}`,
    anotherEdition: (file) =>
      `The log ${file} holds another edition of this season.
Put it aside, or name another file in PACTWERK_LOG.`,
    log: (file) => `Log: ${file}`,
    counted: (events, recorded) =>
      recorded === 0
        ? `It holds ${events} events. All of them were there: nothing changed.`
        : `It holds ${events} events, ${recorded} of them new.`,
    audited: (breaches) =>
      breaches === 0
        ? "Replayed and audited: every rule held."
        : `Replayed and audited: ${breaches} times a rule did not hold.`,
    standing: (day) => `Where it stands on ${day}`,
    blocking: (day) => `What still blocks adoption on ${day}`,
    nothingBlocks: "Nothing.",
    written: "The minutes"
  }
}
