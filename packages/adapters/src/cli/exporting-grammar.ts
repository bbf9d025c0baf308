/** What can be typed for `export`, and what the help says of the forms. */
import { object } from "@optique/core/constructs"
import { constant } from "@optique/core/primitives"
import type { Language } from "@pactwerk/core"
import { formats } from "./exporting-formats.ts"
import type { Exporter } from "./exporting-making.ts"
import { exportOptions, flags } from "./exporting-words.ts"
import { pieces } from "./pieces.ts"
import { values } from "./values.ts"
import { arguments_, options } from "./words.ts"

const names = Object.keys(formats)

/** The parser of `export`, in one language. Which form takes which choice is looked at later: then the nearest is known. */
export const exportGrammar = (language: Language) => {
  const value = values(language)
  const { named, needed, perhaps } = pieces(language)
  const format = {
    ...value.word("FORMAT"),
    *suggest(prefix: string) {
      for (const text of names) if (text.startsWith(prefix)) yield { kind: "literal" as const, text }
    }
  }
  return named(
    "export",
    object({
      name: constant("export"),
      format: needed("FORMAT", format, arguments_.format),
      out: perhaps("--out", value.file(), options.out),
      origin: perhaps("--origin", value.word("ORIGIN"), options.origin),
      for: perhaps("--for", value.word("WHOM"), options.delivered),
      known: perhaps("--known", value.position(), exportOptions.known),
      case: perhaps(flags.case, value.word("KIND"), exportOptions.case),
      table: perhaps(flags.table, value.word("NAME"), exportOptions.table),
      profile: perhaps(flags.profile, value.oneOf("PROFILE", ["data", "spreadsheet"]), exportOptions.profile),
      source: perhaps(flags.source, value.word("URN"), exportOptions.source),
      form: perhaps(flags.form, value.oneOf("FORM", ["lines", "batch"]), exportOptions.shape),
      domain: perhaps(flags.domain, value.word("DOMAIN"), exportOptions.domain),
      schemas: perhaps(flags.schemas, value.word("ADDRESS"), exportOptions.schemas),
      references: perhaps(flags.references, value.word("ADDRESS"), exportOptions.references),
      meeting: perhaps(flags.meeting, value.word("MEETING"), exportOptions.meeting),
      base: perhaps(flags.base, value.word("ADDRESS"), exportOptions.base),
      municipality: perhaps(flags.municipality, value.word("CODE"), exportOptions.municipality),
      municipalityName: perhaps(flags.municipalityName, value.word("NAME"), exportOptions.municipalityName)
    })
  )
}

/** A line of the help for each form: what it is, how such a file ends, and what it needs and takes. */
export const formatRows = (language: Language): ReadonlyArray<readonly [name: string, about: string]> =>
  Object.entries<Exporter>(formats).map(([name, { extension, needs, takes, [language]: about }]) => {
    const choices = [...needs.map((choice) => flags[choice]), ...takes.map((choice) => `[${flags[choice]}]`)]
    return [name, `${about} (${[`.${extension}`, ...choices].join(" ")})`]
  })
