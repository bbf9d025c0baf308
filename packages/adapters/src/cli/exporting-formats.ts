/** Every form in which a log can be exported. What writes it is loaded when it is asked for. */
import { baseIn, caseIn, municipalityIn, must, sourceIn, tableIn, tableOfParquet } from "./exporting-choices.ts"
import { type Exporter, text } from "./exporting-making.ts"

const core = () => import("@pactwerk/core")

/** The forms by their names, in the order of the help. */
export const formats = {
  "ocel-json": {
    nl: "OCEL 2.0 als JSON: alles, voor procesanalyse",
    en: "OCEL 2.0 as JSON: everything, for process mining",
    extension: "jsonocel",
    needs: [],
    takes: [],
    make: async () => text((await import("../export/ocel/json.ts")).ocelJson, {})
  },
  "ocel-xml": {
    nl: "hetzelfde als XML",
    en: "the same as XML",
    extension: "xmlocel",
    needs: [],
    takes: [],
    make: async () => text((await import("../export/ocel/xml.ts")).ocelXml, {})
  },
  "ocel-sqlite": {
    nl: "hetzelfde als SQLite, voor wie vraagt met SQL",
    en: "the same as SQLite, for whoever asks with SQL",
    extension: "sqlite",
    needs: [],
    takes: [],
    make: async () => ({ is: "file", save: (await import("../export/ocel/sqlite.ts")).saveOcelSqlite })
  },
  xes: {
    nl: "XES, verdeeld in zaken, voor wat OCEL niet kan lezen",
    en: "XES, cut into cases, for what cannot read OCEL",
    extension: "xes",
    needs: ["case"],
    takes: [],
    make: async (chosen) => text((await import("../export/xes.ts")).xes, { caseOf: await caseIn(chosen) })
  },
  csv: {
    nl: "een tabel als CSV",
    en: "a table as CSV",
    extension: "csv",
    needs: [],
    takes: ["table", "profile"],
    make: async ({ profile, table = "events" }) => {
      const { csvEvents, csvRelations, csvView } = await import("../export/csv.ts")
      const options = profile === undefined ? {} : { profile }
      if (table === "events") return text(csvEvents, options)
      if (table === "relations") return text(csvRelations, options)
      const view = await tableIn(table)
      return text(csvView(view, (await core()).alliance.understand), options)
    }
  },
  parquet: {
    nl: "een tabel als Parquet",
    en: "a table as Parquet",
    extension: "parquet",
    needs: [],
    takes: ["table"],
    make: async ({ table }) => {
      const isEvents = tableOfParquet(table) === "events"
      const { optional } = await import("./reach.ts")
      const parquet = await optional("Parquet", ["hyparquet-writer"], () => import("../export/parquet.ts"))
      return { is: "file", save: isEvents ? parquet.saveParquetEvents : parquet.saveParquetRelations }
    }
  },
  cloudevents: {
    nl: "CloudEvents 1.0 met het profiel van NL GOV",
    en: "CloudEvents 1.0 with the profile of NL GOV",
    extension: "ndjson",
    needs: ["source"],
    takes: ["form", "domain", "schemas", "references"],
    make: async (chosen) => {
      const { domain, form, references, schemas } = chosen
      const options = {
        source: await sourceIn(chosen),
        rooms: (await core()).rooms,
        ...(domain !== undefined && { domain }),
        ...(form !== undefined && { form }),
        ...(schemas !== undefined && { schemas }),
        ...(references !== undefined && { references })
      }
      return text((await import("../export/cloudevents/format.ts")).cloudEvents, options)
    }
  },
  icalendar: {
    nl: "vergaderingen en toezeggingen als agenda (iCalendar)",
    en: "meetings and pledges as a calendar (iCalendar)",
    extension: "ics",
    needs: [],
    takes: [],
    make: async ({ language }) =>
      text((await import("../export/icalendar/format.ts")).iCalendar, { understand: await understanding(), language })
  },
  popolo: {
    nl: "mensen, organisaties, vergaderingen en moties (Popolo)",
    en: "people, organisations, meetings and motions (Popolo)",
    extension: "json",
    needs: [],
    takes: [],
    make: async ({ language }) =>
      text((await import("../export/popolo/format.ts")).popolo, { understand: await understanding(), language })
  },
  "akoma-ntoso": {
    nl: "het verslag van een vergadering als Akoma Ntoso",
    en: "the minutes of a meeting as Akoma Ntoso",
    extension: "xml",
    needs: ["meeting"],
    takes: [],
    make: async (chosen) => {
      const { understand, words } = (await core()).alliance
      const options = { meeting: must(chosen, "meeting"), understand, words, language: chosen.language }
      return text((await import("../export/akn/format.ts")).akomaNtoso, options)
    }
  },
  "ori-events": {
    nl: "wijzigingen voor Open Raadsinformatie, naar het model van een gekozen raad",
    en: "changes for Open Raadsinformatie, mapped on an elected council",
    extension: "ndjson",
    needs: ["base", "municipality", "municipalityName"],
    takes: [],
    make: async (chosen) => {
      const options = { understand: await understanding(), base: baseIn(chosen), municipality: municipalityIn(chosen) }
      return text((await import("../export/ori/events.ts")).oriEvents, options)
    }
  },
  "ori-a": {
    nl: "een vergadering als ORI-A, naar het model van een gekozen raad",
    en: "a meeting as ORI-A, mapped on an elected council",
    extension: "xml",
    needs: ["meeting"],
    takes: [],
    make: async (chosen) => {
      const options = { meeting: must(chosen, "meeting"), understand: await understanding() }
      return text((await import("../export/ori/archive.ts")).oriArchive, options)
    }
  }
} as const satisfies Record<string, Exporter>

/** The name of a form. */
export type FormatName = keyof typeof formats

const understanding = async () => (await core()).alliance.understand
