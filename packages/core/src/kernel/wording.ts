/** Everything is said in both languages, or it does not compile. */
import type { Tagged } from "./event.ts"
import type { Day } from "./names.ts"
import { type Bound, dayOf, type When } from "./when.ts"

export type Language = "nl" | "en"

/** The same in both languages. */
export type Wording = Readonly<Record<Language, string>>

/** What a thing is called: `name("organisation", "library")`. Its id where nobody named it, or the name is gone. */
export type Naming = (kind: string, id: string) => string

/** A sentence about an event, in each language. */
export type Telling<in Event> = Readonly<Record<Language, (event: Event, name: Naming) => string>>

/** A room's words: a name for every command, and for every event a label and a sentence. */
export type Words<Command extends Tagged, Event extends Tagged> = {
  readonly [Name in Command["_tag"]]: Wording
} & {
  readonly [Name in Event["_tag"]]: { readonly label: Wording } & Telling<Extract<Event, { readonly _tag: Name }>>
}

/** How one command or one event is said. */
export type Said = Wording | (Telling<never> & { readonly label: Wording })

/** How each command and each event of all rooms is said, by its name: `alliance.words`. */
export type AllWords = ReadonlyMap<string, Said>

/** What an event is called and what it says, in the words of its room; nothing where no room has words for it. */
export const tell = (
  words: AllWords,
  event: Tagged,
  language: Language,
  naming: Naming
): { readonly label: string; readonly sentence: string } | undefined => {
  const entry = words.get(event._tag)
  if (entry === undefined || !("label" in entry)) return undefined
  const say: (event: never, name: Naming) => string = entry[language]
  // A room's words and its events have the same name, which a map of all rooms cannot say in types.
  return { label: entry.label[language], sentence: say(event as never, naming) }
}

const locales = { nl: "nl-NL", en: "en-GB" } as const
const timeZone = "Europe/Amsterdam"
const dates = {
  nl: new Intl.DateTimeFormat(locales.nl, { timeZone, dateStyle: "full" }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone, dateStyle: "full" })
}
const times = {
  nl: new Intl.DateTimeFormat(locales.nl, { timeZone, timeStyle: "short" }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone, timeStyle: "short" })
}

/** A day in full: "vrijdag 16 februari 2024", "Friday 16 February 2024". */
export const sayDay = (day: Day, language: Language): string =>
  dates[language].format(new Date(`${day}T12:00:00Z`)).replace(",", "")

/** The time of day in Europe/Amsterdam, where it is known: "18.30", "18:30". */
export const sayTime = (bound: Bound, language: Language): string | undefined =>
  bound.length > 10 ? times[language].format(new Date(bound)).replace(":", language === "nl" ? "." : ":") : undefined

/** A day, and the time where it is known. */
export const sayBound = (bound: Bound, language: Language): string => {
  const time = sayTime(bound, language)
  const day = sayDay(dayOf(bound), language)
  return time === undefined ? day : `${day}, ${time}${language === "nl" ? " uur" : ""}`
}

/** A time as precisely as it was said, and no more so. */
export const sayWhen = (when: When, language: Language): string =>
  when.earliest !== undefined && (when.precision === "exact" || when.precision === "day")
    ? sayBound(when.earliest, language)
    : when.said

/** "a, b en c", "a, b and c". */
export const sayList = (parts: ReadonlyArray<string>, language: Language): string => listFormats[language].format(parts)

// To make one takes far longer than to use it.
const listFormats = {
  nl: new Intl.ListFormat(locales.nl, { style: "long" }),
  en: new Intl.ListFormat(locales.en, { style: "long" })
}
