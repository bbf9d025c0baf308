/** What `start.ts` says of its own, in Dutch. */
import type { Said } from "./start-words.ts"

export const nl: Said = {
  help: `Legt het eerste seizoen van Pact Woensel Zuid vast en vertelt waar het staat. Daarna opent de webapp
op deze machine.

  npm start                        in het Nederlands
  npm start -- --lang en           in het Engels
  npm start -- --on 2024-03-01     zoals het op een andere dag staat
  npm start -- --play 2024-02-10   alsof het die dag is: wie zich aanmeldt, kan meedoen
  npm start -- --port 8080         de webpagina's op een andere poort dan 4173
  npm start -- --tell              alleen vertellen, zonder webpagina's
  npm start -- --help              deze uitleg

Het logboek is pactwerk.db, of pactwerk-DAG.db van een dag die u naspeelt, en de verslagen komen in output; met PACTWERK_LOG kiest u een ander bestand, en komen
de verslagen daarnaast.
Nog een keer starten verandert niets.`,
  notAsked: (what) => `Dit wordt niet begrepen: ${what}`,
  failed: (file, why) => `Het logboek ${file} is niet te openen of te beschrijven: ${why}`,
  masterKey: (file) =>
    `Nieuwe hoofdsleutel: ${file}. Bewaar er een kopie van, niet bij het logboek: zonder is niets persoonlijks te lezen.`,
  noMasterKey: "Er is geen plaats voor een hoofdsleutel: zet PACTWERK_MASTER_KEY_FILE of HOME.",
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
  example: "*voorbeeld*",
  marked: "Wat verzonnen is of op iets verzonnens rust, heet hier *voorbeeld*.",
  standing: (day) => `De stand op ${day}`,
  promises: (day) => `Toezeggingen op ${day}`,
  stands: {
    kept: "Nagekomen",
    open: "Nog open",
    late: "Te laat",
    unknown: "Zonder dag",
    closed: "Gesloten"
  },
  called: (who, what, answer, by) => {
    const answers = { yes: "ja", no: "nee", conditional: "ja, onder voorwaarde" }
    const said = answer === undefined ? `nog geen antwoord, uiterlijk ${by}` : `antwoord: ${answers[answer]}`
    return `Aangesproken: ${who}, ${what} (${said})`
  },
  waiting: (day) => `Wie aan zet is op ${day}, voor wie en sinds wanneer`,
  roles: {
    alliance: "de alliantie",
    "programme-office": "het programmabureau",
    mayor: "de burgemeester",
    "municipal-council": "de gemeenteraad",
    secretary: "de secretaris"
  },
  since: (day) => `sinds ${day}`,
  sinceBefore: (day) => `al op of voor ${day}`,
  until: (day) => `uiterlijk ${day}`,
  late: "te laat",
  blocking: (day) => `Wat vaststelling nog tegenhoudt op ${day}`,
  nothingBlocks: "Niets.",
  adopted: "Niets: het programma is vastgesteld.",
  signed: (day) => `Wie heeft getekend op ${day}`,
  byName: (signed, invented) =>
    `Hier bij naam bekend: ${signed}${invented === 0 ? "" : `, van wie verzonnen: ${invented}`}.`,
  claimed: (text, source) => `Elders geteld: “${text}” (${source})`,
  noClaim: "Elders geteld: op deze dag is geen telling bekend.",
  written: "De verslagen"
}
