/** What can be typed for `chart`. */
import { object } from "@optique/core/constructs"
import { optional } from "@optique/core/modifiers"
import { argument, constant } from "@optique/core/primitives"
import type { Language, Wording } from "@pactwerk/core"
import { pieces } from "./pieces.ts"
import { values } from "./values.ts"
import { options } from "./words.ts"

const says = {
  chart: {
    nl: "timeline: wat wanneer was, pledges: wat er van toezeggingen kwam, stages: hoe ver initiatieven en programma zijn",
    en: "timeline: what was when, pledges: what became of them, stages: how far initiatives and programme are"
  },
  on: {
    nl: "wat tot en met deze dag gebeurd was; wat te laat is, is dat op deze dag (vandaag zonder keuze)",
    en: "what had happened by the end of this day; what is late, is so on it (today by default)"
  },
  table: {
    nl: "in plaats van de afbeelding dezelfde cijfers als tabel",
    en: "the same numbers as a table, instead of the picture"
  }
} as const satisfies Record<string, Wording>

/** The parser of `chart`, in one language. */
export const chartGrammar = (language: Language) => {
  const value = values(language)
  const { about, named, perhaps, valued } = pieces(language)
  return named(
    "chart",
    object({
      name: constant("chart"),
      chart: argument(value.oneOf("CHART", ["timeline", "pledges", "stages"]), about(says.chart)),
      on: optional(valued(["--on", "--op", "--at"], value.day(), says.on)),
      known: perhaps("--known", value.known(), options.known),
      table: perhaps("--table", value.oneOf("FORM", ["text", "csv", "html"]), says.table),
      out: perhaps("--out", value.file(), options.out),
      origin: perhaps("--origin", value.word("ORIGIN"), options.origin),
      for: perhaps("--for", value.word("WHOM"), options.delivered)
    })
  )
}
