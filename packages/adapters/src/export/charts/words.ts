/** What charts say beside the words of the log, in both languages. */
import type { Language, Views } from "@pactwerk/core"

type Standing = ReturnType<typeof Views.standingOf>
export const one = (count: number, single: string, more: string): string => `${count} ${count === 1 ? single : more}`

const nl = {
  on: (day: string) => `stand op ${day}`,
  group: "groep",
  nothing: "Er staat nog niets in het logboek.",
  pledges: {
    title: "Toezeggingen",
    each: "Per organisatie",
    made: "gedaan",
    columns: ["organisatie", "id"],
    standings: {
      kept: "nagekomen",
      late: "te laat",
      open: "loopt nog",
      unknown: "zonder dag",
      closed: "gesloten"
    } satisfies Record<Standing, string>,
    sentence: (made: number, organisations: number, parts: string) =>
      `${one(made, "toezegging", "toezeggingen")} van ${one(organisations, "organisatie", "organisaties")}: ${parts}.`
  },
  stages: {
    title: "Stadia",
    initiatives: "Initiatieven",
    versions: "Versies van het programma",
    many: "aantal in dit stadium",
    columns: ["stadium", "aantal"],
    ofInitiatives: {
      proposed: "voorgesteld",
      later: "later",
      pilot: "als proef",
      go: "gaat door",
      running: "loopt",
      rejected: "afgewezen",
      letGo: "losgelaten"
    } satisfies Record<Views.InitiativeStage, string>,
    ofVersions: { drafted: "opgesteld", shared: "gedeeld", final: "definitief", adopted: "vastgesteld" },
    sentence: (initiatives: number, versions: number) =>
      `${one(initiatives, "initiatief", "initiatieven")} en ${one(versions, "versie", "versies")} van het programma.`
  }
}

const en: typeof nl = {
  on: (day) => `as of ${day}`,
  group: "group",
  nothing: "There is nothing in the log yet.",
  pledges: {
    title: "Pledges",
    each: "By organisation",
    made: "made",
    columns: ["organisation", "id"],
    standings: { kept: "kept", late: "late", open: "still open", unknown: "without a day", closed: "closed" },
    sentence: (made, organisations, parts) =>
      `${one(made, "pledge", "pledges")} by ${one(organisations, "organisation", "organisations")}: ${parts}.`
  },
  stages: {
    title: "Stages",
    initiatives: "Initiatives",
    versions: "Versions of the programme",
    many: "how many are in this stage",
    columns: ["stage", "number"],
    ofInitiatives: {
      proposed: "proposed",
      later: "later",
      pilot: "as a pilot",
      go: "goes ahead",
      running: "under way",
      rejected: "rejected",
      letGo: "let go"
    },
    ofVersions: { drafted: "drafted", shared: "shared", final: "final", adopted: "adopted" },
    sentence: (initiatives, versions) =>
      `${one(initiatives, "initiative", "initiatives")} and ${one(versions, "version", "versions")} of the programme.`
  }
}

const words = { nl, en }

/** The words of charts in one language. */
export const wordsOf = (language: Language): typeof nl => words[language]
