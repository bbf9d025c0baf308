/** Addresses: a screen, in a language, at a moment, as a URL and back. A URL reproduces what is shown. */
import { Day, type Language, type Moment } from "@pactwerk/core"
import { Schema } from "effect"
import { isEmpty } from "./parts/is-empty.ts"

/** The first part of the path of every screen; the first screen has none. */
const slugs = {
  progress: { nl: "", en: "" },
  timeMachine: { nl: "tijdmachine", en: "time-machine" },
  meeting: { nl: "vergadering", en: "meeting" },
  programme: { nl: "programma", en: "programme" },
  mandate: { nl: "bewonersopdracht", en: "residents-mandate" },
  rules: { nl: "spelregels", en: "rules" },
  signIn: { nl: "aanmelden", en: "sign-in" }
} as const
export type Screen = keyof typeof slugs

// An object keeps the order and the names of its literal, which TypeScript does not say.
export const screens = Object.keys(slugs) as ReadonlyArray<Screen>

/** What a URL says. */
export interface Place {
  readonly language: Language
  /** Nothing where there is no such page. */
  readonly screen: Screen | undefined
  /** Of which meeting, neighbourhood or rule. */
  readonly of: string | undefined
  /** A day, or a position in the log; nothing is now. */
  readonly at: Day | number | undefined
  /** Which of the two times a day is of: when it happened, or when it was written down. */
  readonly axis: "happened" | "recorded"
  /** What else the screen was asked: `vergelijk`, `waarom`, `getal`. */
  readonly more: Readonly<Record<string, string>>
}

const isDay = Schema.is(Day)
const axes = { gebeurd: "happened", vastgelegd: "recorded" } as const
const known = new Set(["op", "as"])

/** A day or a position, as an address writes it; nothing where it is neither. */
export const readAt = (text: string | null | undefined): Day | number | undefined => {
  if (text === null || text === undefined) return undefined
  if (isDay(text)) return text
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/**
 * Reads a path and a query.
 *
 * @example
 * read("/en/rules?op=2024-02-16").screen // "rules"
 */
export const read = (address: string): Place => {
  const url = new URL(address, "http://pact.invalid")
  const parts = url.pathname.split("/").filter((part) => part !== "")
  const language = parts[0] === "en" ? "en" : "nl"
  const [slug = "", of, ...others] = language === "en" ? parts.slice(1) : parts
  const screen = others.length > 0 ? undefined : screens.find((one) => slugs[one][language] === slug)
  const more = Object.fromEntries([...url.searchParams].filter(([name]) => !known.has(name)))
  const axis = url.searchParams.get("as") === "vastgelegd" ? axes.vastgelegd : axes.gebeurd
  return { language, screen, of: of && decoded(of), at: readAt(url.searchParams.get("op")), axis, more }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Writes what was read: the path, and the query where something is asked. */
export const write = ({ at, axis, language, more, of, screen }: Place): string => {
  const slug = screen === undefined ? "" : slugs[screen][language]
  const parts = [language === "en" ? "en" : "", slug, of === undefined ? "" : encodeURIComponent(of)]
  const path = `/${parts.filter((part) => part !== "").join("/")}`
  const query = [
    ...(at === undefined ? [] : [`op=${at}`]),
    ...(axis === "recorded" ? ["as=vastgelegd"] : []),
    // Most links ask nothing more, and a page has a hundred of them.
    ...(isEmpty(more) ? [] : [new URLSearchParams(more).toString()])
  ]
  return query.length === 0 ? path : `${path}?${query.join("&")}`
}

/** The moment that an address asks for. */
export const momentOf = ({ at, axis }: Pick<Place, "at" | "axis">): Moment => {
  if (at === undefined) return "now"
  if (typeof at === "number") return { position: at }
  return axis === "recorded" ? { recordedBy: at } : { happenedBy: at }
}

/** What an address says of a moment. */
export const placeOf = (moment: Moment): Pick<Place, "at" | "axis"> => {
  if (moment === "now") return { at: undefined, axis: "happened" }
  if ("position" in moment) return { at: moment.position, axis: "happened" }
  return "recordedBy" in moment
    ? { at: moment.recordedBy, axis: "recorded" }
    : { at: moment.happenedBy, axis: "happened" }
}
