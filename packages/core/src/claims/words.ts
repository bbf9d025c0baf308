/** Claims: how it is said. */
import type { Language, Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { ClaimedValue, Event } from "./events.ts"

const yesOrNo = { true: { nl: "ja", en: "yes" }, false: { nl: "nee", en: "no" } } as const

/** A claimed value, as it is read out. */
export const sayValue = (value: ClaimedValue, language: Language): string =>
  typeof value === "boolean" ? yesOrNo[`${value}`][language] : String(value)

const placeOf = ({ document, section }: Event["from"]): string =>
  section === undefined ? document : `${document}, ${section}`

/** The alliance whose fact it is, where that is another. */
const whose = (of: Event["of"]): string => (of === undefined ? "" : ` (${of})`)

export const words: Words<Command, Event> = {
  RecordClaim: { nl: "Bewering vastleggen", en: "Record a claim" },
  ClaimRecorded: {
    label: { nl: "bewering", en: "claim" },
    nl: ({ about, fact, from, of, value }, name) =>
      `Volgens ${placeOf(from)} is ${fact} van ${name(about.kind, about.id)}${whose(of)}: ${sayValue(value, "nl")}.`,
    en: ({ about, fact, from, of, value }, name) =>
      `By ${placeOf(from)} the ${fact} of ${name(about.kind, about.id)}${whose(of)} is: ${sayValue(value, "en")}.`
  }
}
