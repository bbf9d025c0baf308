/** What `start.ts` says of its own, in English. */
import type { Said } from "./start-words.ts"

export const en: Said = {
  help: `Records the first season of Pact Woensel Zuid and tells where it stands. After that the web app opens on this
machine.

  npm start                        in Dutch
  npm start -- --lang en           in English
  npm start -- --on 2024-03-01     as it stands on another day
  npm start -- --play 2024-02-10   as if it were that day: whoever signs in can take part
  npm start -- --port 8080         the web pages on another port than 4173
  npm start -- --tell              only tell, without web pages
  npm start -- --help              this help

The log is pactwerk.db, or pactwerk-DAY.db of a day that is played, and the minutes are written in output; with PACTWERK_LOG you choose another file, and the
minutes are written beside it.
Starting again changes nothing.`,
  notAsked: (what) => `This is not understood: ${what}`,
  failed: (file, why) => `The log ${file} cannot be opened or written: ${why}`,
  masterKey: (file) =>
    `New master key: ${file}. Keep a copy of it, not with the log: without it nothing personal can be read.`,
  noMasterKey: "There is no place for a master key: set PACTWERK_MASTER_KEY_FILE or HOME.",
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
  example: "*example*",
  marked: "What is made up, or rests on anything made up, is called *example* here.",
  standing: (day) => `Where it stands on ${day}`,
  promises: (day) => `Pledges on ${day}`,
  stands: {
    kept: "Kept",
    open: "Still open",
    late: "Late",
    unknown: "Without a day",
    closed: "Closed"
  },
  called: (who, what, answer, by) => {
    const said = answer === undefined ? `no answer yet, due ${by}` : `answer: ${answer}`
    return `Called upon: ${who}, ${what} (${said})`
  },
  waiting: (day) => `Whose turn it is on ${day}, for whom and since when`,
  roles: {
    alliance: "the alliance",
    "programme-office": "the programme office",
    mayor: "the mayor",
    "municipal-council": "the municipal council",
    secretary: "the secretary"
  },
  since: (day) => `since ${day}`,
  sinceBefore: (day) => `already on or before ${day}`,
  until: (day) => `at the latest on ${day}`,
  late: "late",
  blocking: (day) => `What still blocks adoption on ${day}`,
  nothingBlocks: "Nothing.",
  adopted: "Nothing: the programme was adopted.",
  signed: (day) => `Who signed, on ${day}`,
  byName: (signed, invented) =>
    `Known here by name: ${signed}${invented === 0 ? "" : `, of whom made up: ${invented}`}.`,
  claimed: (text, source) => `Counted elsewhere: “${text}” (${source})`,
  noClaim: "Counted elsewhere: no count is known on this day.",
  written: "The minutes"
}
