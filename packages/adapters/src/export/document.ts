/** A small document: what a page needs, and the events that each of its lines rests on. */
import type { Language } from "@pactwerk/core"

/** Words in one language: another than the document's, where they are quoted. */
export interface Phrase {
  readonly text: string
  readonly language?: Language
  readonly weight?: "strong" | "note"
}

/** One line, and the positions of its events in the log. */
export interface Line {
  readonly phrases: ReadonlyArray<Phrase>
  readonly because: ReadonlyArray<number>
}

/** What stands below each other on a page. */
export type Part =
  | { readonly is: "heading"; readonly level: number; readonly line: Line }
  | { readonly is: "paragraph"; readonly line: Line }
  | { readonly is: "list"; readonly lines: ReadonlyArray<Line> }
  | { readonly is: "label"; readonly label: string; readonly line: Line }
  /** Set apart: what was settled, always with the event that settled it. */
  | { readonly is: "conclusion"; readonly label: string | undefined; readonly lines: ReadonlyArray<Line> }

export interface Document {
  readonly language: Language
  readonly title: string
  /** The level of the title: 2 where the source begins there. */
  readonly titleLevel: number
  /** The document stands up to and including this event. */
  readonly position: number
  /** Whether every line shows its events; conclusions always do. */
  readonly showsEvents: boolean
  readonly parts: ReadonlyArray<Part>
}

/** The few words that the renderers add themselves. */
export const ownWords = {
  nl: {
    event: (positions: string) => `gebeurtenis ${positions}`,
    standing: (position: number) => `stand t/m gebeurtenis ${position}`,
    original: "origineel Engels"
  },
  en: {
    event: (positions: string) => `event ${positions}`,
    standing: (position: number) => `as of event ${position}`,
    original: "original Dutch"
  }
} as const

/** The text without line breaks, control characters and marks that turn the direction of writing. */
export const plain = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
  text.replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "").replaceAll(/\s+/g, " ")

/** Whether a line quotes another language than the document's. */
export const isQuoting = ({ phrases }: Line, language: Language): boolean =>
  phrases.some((phrase) => phrase.language !== undefined && phrase.language !== language)

const special = /[\\`*_[\]<>|~&$#^{}]/g

/** Text that means itself in the middle of a line of Markdown. */
const inline = (text: string): string => plain(text).replaceAll(special, "\\$&")

/** Nothing at the start of a line begins a list, a quotation, a rule or a heading. */
const atStart = (line: string): string =>
  line
    .trim()
    .replace(/^([-+=:])/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")

const phraseAsMarkdown = ({ text, weight }: Phrase): string => {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/.exec(inline(text)) ?? []
  if (weight === undefined || words === "") return `${before}${words}${after}`
  const mark = weight === "strong" ? "**" : "*"
  return `${before}${mark}${words}${mark}${after}`
}

/**
 * The document as Markdown (CommonMark). Nothing in a text becomes markup.
 *
 * @example
 * toMarkdown(minutesDocument(minutes, { language: "nl", words: alliance.words, naming, form: "house" }))
 */
export const toMarkdown = ({ language, parts, position, showsEvents, title, titleLevel }: Document): string => {
  const say = ownWords[language]
  const line = (line: Line, pointsAlways = false): string => {
    const note = isQuoting(line, language) ? ` *(${say.original})*` : ""
    const events = line.because.join(", ")
    const points = line.because.length > 0 && (showsEvents || pointsAlways) ? ` (${say.event(events)})` : ""
    return `${atStart(line.phrases.map(phraseAsMarkdown).join(""))}${note}${points}`
  }
  const part = (part: Part): string => {
    switch (part.is) {
      case "heading":
        return `${"#".repeat(part.level)} ${part.line.phrases.map(phraseAsMarkdown).join("").trim()}`
      case "paragraph":
        return line(part.line)
      case "list":
        return part.lines.map((each) => `- ${line(each)}`).join("\n")
      case "label":
        return `**${inline(part.label)}:** ${line(part.line)}`
      case "conclusion": {
        const label = part.label === undefined ? [] : [`> **${inline(part.label)}**`]
        return [...label, ...part.lines.map((each) => `> ${line(each, true)}`)].join("\n>\n")
      }
    }
  }
  const heading = `${"#".repeat(titleLevel)} ${inline(title)}`
  return `${[heading, ...parts.map(part), "---", say.standing(position)].join("\n\n")}\n`
}
