/** What can be said about an export on the command line, in both languages. */
import type { Wording } from "@pactwerk/core"

/** The options of `export`, beside those of other commands. */
export const exportOptions = {
  known: {
    nl: "alleen wat bekend was tot en met deze gebeurtenis (#41)",
    en: "only what was known up to and including this event (#41)"
  },
  case: {
    nl: "xes: van welk soort ding elk een zaak is, zoals meeting of initiative",
    en: "xes: of which kind of thing each is a case, such as meeting or initiative"
  },
  table: {
    nl: "csv en parquet: events (zonder keuze) of relations; csv ook de naam van een beeld",
    en: "csv and parquet: events (the default) or relations; csv also the name of a view"
  },
  profile: {
    nl: "csv: data geeft elke tekst precies terug, spreadsheet is veilig om te openen",
    en: "csv: data gives every text back as it was, spreadsheet is safe to open"
  },
  source: {
    nl: "cloudevents: wie de alliantie beheert, urn:nld:kvknr:12345678 of urn:nld:oin:…",
    en: "cloudevents: who runs the alliance, urn:nld:kvknr:12345678 or urn:nld:oin:…"
  },
  shape: {
    nl: "cloudevents: lines (één per regel) of batch (één lijst)",
    en: "cloudevents: lines (one a line) or batch (one list)"
  },
  domain: {
    nl: "cloudevents: wat in elk type na nl. staat; pactwerk zonder keuze",
    en: "cloudevents: what stands after nl. in every type; pactwerk by default"
  },
  schemas: { nl: "cloudevents: het adres van de schema's", en: "cloudevents: the address of the schemas" },
  references: {
    nl: "cloudevents: het adres waar te halen is wat langer is dan 64 KiB",
    en: "cloudevents: the address where what is longer than 64 KiB can be fetched"
  },
  meeting: {
    nl: "akoma-ntoso en ori-a: het id van de vergadering",
    en: "akoma-ntoso and ori-a: the id of the meeting"
  },
  base: {
    nl: "ori-events: het adres waar alles te vinden is, met een schuine streep aan het eind",
    en: "ori-events: the address where everything is found, with a slash at its end"
  },
  municipality: {
    nl: "ori-events: de code van de gemeente: gm0772",
    en: "ori-events: the code of the municipality: gm0772"
  },
  municipalityName: { nl: "ori-events: hoe de gemeente heet", en: "ori-events: what the municipality is called" }
} as const satisfies Record<string, Wording>

/** What each choice that a format has is typed as. */
export const flags = {
  case: "--case",
  table: "--table",
  profile: "--profile",
  source: "--source",
  form: "--form",
  domain: "--domain",
  schemas: "--schemas",
  references: "--references",
  meeting: "--meeting",
  base: "--base",
  municipality: "--municipality",
  municipalityName: "--municipality-name"
} as const satisfies Record<string, `--${string}`>
export type Choice = keyof typeof flags

/** Examples of what is needed, for whoever left it out. */
export const instances: Readonly<
  Record<"case" | "source" | "meeting" | "base" | "municipality" | "municipalityName", string>
> = {
  case: "meeting",
  source: "urn:nld:kvknr:12345678",
  meeting: "alliantieraad-2024-02-01",
  base: "https://pactwerk.example/ori/",
  municipality: "gm0772",
  municipalityName: '"Gemeente Eindhoven"'
}

export const interrupted: Wording = {
  nl: "Er is niets geschreven; wat er stond, staat er nog.",
  en: "Nothing was written; what was there is there still."
}
export const otherwiseNamed: Wording = { nl: "Geef een ander bestand met --out.", en: "Give another file with --out." }
export const isTheLog = (out: string): Wording => ({
  nl: `Dit is het logboek zelf, of hoort erbij: ${out}.`,
  en: `This is the log itself, or belongs to it: ${out}.`
})
export const notWritten = (out: string): Wording => ({
  nl: `Het bestand ${out} kan niet worden geschreven.`,
  en: `The file ${out} cannot be written.`
})
