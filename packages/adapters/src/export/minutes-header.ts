/** The head of the minutes: what they are called, when and where the meeting was, and who wrote them. */
import { dayOf, Office, sayDay, sayTime, type Views } from "@pactwerk/core"
import type { Part } from "./document.ts"
import type { Saying } from "./talk.ts"

/** How the minutes are rendered: as the source prints them, or in the form of the house. */
export interface Rendering extends Saying {
  readonly form: "facsimile" | "house"
}

const ownWords = {
  nl: {
    ...{
      minutes: "Verslag",
      date: "Datum",
      place: "Locatie",
      author: "Van",
      at: "om",
      from: "van",
      to: "tot",
      hour: " uur"
    },
    ...{ status: "Status", draft: "concept", adopted: "goedgekeurd", edition: "editie", cancelled: "afgelast" }
  },
  en: {
    ...{
      minutes: "Minutes",
      date: "Date",
      place: "Location",
      author: "From",
      at: "at",
      from: "from",
      to: "to",
      hour: ""
    },
    ...{ status: "Status", draft: "draft", adopted: "adopted", edition: "edition", cancelled: "cancelled" }
  }
} as const

/** A label and what it says. */
export const label = (label: string, text: string, ...because: ReadonlyArray<number>): Part => ({
  is: "label",
  label,
  line: { phrases: [{ text }], because }
})

/** A heading of our own, which no event says. */
export const heading = (level: number, text: string): Part => ({
  is: "heading",
  level,
  line: { phrases: [{ text }], because: [] }
})

/** Capitals where the source has them. */
const shout = (text: string, { form, language }: Rendering) =>
  form === "facsimile" ? text.toLocaleUpperCase(language) : text

/** The body and the pact, as far as they are known. */
export const titleOf = ({ account: { body }, meeting, pact }: Views.Minutes, rendering: Rendering): string => {
  const { language, naming } = rendering
  const parts = [
    ownWords[language].minutes,
    body === undefined ? meeting : naming("body", body),
    ...(pact === undefined ? [] : [naming("pact", pact)])
  ]
  return shout(parts.join(" "), rendering)
}

/** Day and both times, place and author; in the form of the house also how the minutes stand. */
export const header = ({ account }: Views.Minutes, rendering: Rendering): ReadonlyArray<Part> => {
  const { form, language } = rendering
  const say = ownWords[language]
  const { place, position } = account
  const edition = account.editions.at(-1)
  const when = whenOf(account, rendering)
  return [
    ...(when === undefined ? [] : [label(shout(say.date, rendering), when, position)]),
    ...(place === undefined ? [] : [label(say.place, place, position)]),
    ...(edition === undefined
      ? []
      : [label(shout(say.author, rendering), authorOf(edition, rendering), edition.position)]),
    ...(form === "facsimile" ? [] : statusOf(account, rendering))
  ]
}

/** The author, and the role they held. */
const authorOf = ({ author, authorRole }: Views.Edition, { language, naming }: Rendering): string =>
  [naming("person", author), ...(authorRole === undefined ? [] : [Office.sayRole(authorRole, language)])].join(", ")

const whenOf = ({ closedAt, ends, openedAt, starts }: Views.Account, { form, language }: Rendering) => {
  const say = ownWords[language]
  const begins = starts ?? openedAt
  if (begins === undefined) return undefined
  const full = sayDay(dayOf(begins), language)
  const day = form === "facsimile" ? full.split(" ").slice(1).join(" ") : full
  const from = sayTime(begins, language) ?? (openedAt && sayTime(openedAt, language))
  const until = ends ?? closedAt
  const to = until && sayTime(until, language)
  if (from === undefined) return day
  return `${day} ${to === undefined ? `${say.at} ${from}` : `${say.from} ${from} ${say.to} ${to}`}${say.hour}`
}

/** Whether the minutes are a draft, or were adopted and where; a meeting that did not take place says so. */
const statusOf = ({ editions, isCancelled, position }: Views.Account, { language, naming }: Rendering) => {
  const say = ownWords[language]
  const edition = editions.at(-1)
  if (edition === undefined) return isCancelled ? [label(say.status, say.cancelled, position)] : []
  const { adopted } = edition
  const where = adopted?.meeting === undefined ? "" : ` (${naming("meeting", adopted.meeting)})`
  const stands = adopted === undefined ? say.draft : say.adopted
  const text = `${stands}, ${say.edition} ${edition.edition}${where}`
  return [label(say.status, text, adopted?.position ?? edition.position)]
}
