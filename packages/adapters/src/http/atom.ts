/** The decisions of an alliance as an Atom feed (RFC 4287), as everybody may see them. */
import { alliance, type Language, type Recorded, Views } from "@pactwerk/core"
import { makeLosses } from "../export/statement.ts"
import { blockOf, labelOf, lineOf, type Saying } from "../export/talk.ts"
import { tag, xmlText } from "../export/xml.ts"
import type { Site } from "./site.ts"

/** So many decisions, the last first. */
const most = 50

const words = {
  nl: { title: "Besluiten", of: "van" },
  en: { title: "Decisions", of: "of" }
} as const

/** Losses are characters that no XML can hold; a feed has no place to count them. */
const losses = makeLosses()
const element = (name: string, content: string): string => `<${name}>${xmlText(content, losses)}</${name}>\n`
const link = (rel: string, href: string, type: string): string => `${tag("link", { rel, href, type }, losses, "/>")}\n`

/** An id that stays the same wherever the feed is found. */
const idOf = (origin: string, language: Language): string => {
  const [host = "", ...rest] = origin.split("/")
  return `tag:${encodeURIComponent(host)},2024:${rest.map(encodeURIComponent).join("/")}/decisions/${language}`
}

/**
 * The last decisions in one language.
 *
 * @example
 * atom(site, "nl")
 */
export const atom = (
  { base, opened, origin }: Pick<Site, "base" | "opened" | "origin">,
  language: Language
): string => {
  const session = opened.session({ level: "public" })
  const naming = Views.naming(session.project(Views.names), language)
  const saying = { language, words: alliance.words, naming }
  const decided = opened
    .shown("public")
    .map((recorded) => ({ recorded, block: blockOf(recorded) }))
    .filter(({ block }) => Views.weightOf(block) === "decision")
    .slice(-most)
    .reverse()
  const own = `${base}/v1/feeds/decisions?lang=${language}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `${tag("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language }, losses)}\n`,
    element("id", idOf(origin, language)),
    element("title", `${words[language].title} ${words[language].of} ${origin}`),
    element("updated", decided[0]?.recorded.recordedAt ?? "1970-01-01T00:00:00Z"),
    `<author>${element("name", origin).trim()}</author>\n`,
    link("self", own, "application/atom+xml"),
    ...decided.map(({ block, recorded }) => entry(recorded, block, saying, base)),
    "</feed>\n"
  ].join("")
}

const entry = (
  { id, position, recordedAt, type }: Recorded,
  block: Views.Block,
  saying: Saying,
  base: string
): string =>
  [
    "<entry>\n",
    element("id", `urn:uuid:${id}`),
    element("title", labelOf(block, saying)),
    element("published", recordedAt),
    element("updated", recordedAt),
    `${tag("category", { term: type }, losses, "/>")}\n`,
    link("alternate", `${base}/v1/events/${position}`, "application/json"),
    element(
      "summary",
      lineOf(block, saying)
        .phrases.map(({ text }) => text)
        .join("")
    ),
    "</entry>\n"
  ].join("")
