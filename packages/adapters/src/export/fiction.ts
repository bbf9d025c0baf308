/** What was made up is marked on every page that shows it. */
import { isFiction, type Recorded } from "@pactwerk/core"
import type { Document, Line, Part } from "./document.ts"
import { marks } from "./talk.ts"

const notes = {
  nl: "Voorbeeld: wat hier zo is gemerkt, is verzonnen. Ook de tijden van deze vergadering zijn dat.",
  en: "Example: what is marked so here was made up. So were the times of this meeting."
} as const

/**
 * The document with a note on top, and a mark on each heading and label, where it rests on an event that was made up.
 * Lines of text already carry theirs.
 *
 * @example
 * markFiction(minutesDocument(minutes, rendering), alliance.events())
 */
export const markFiction = (document: Document, log: ReadonlyArray<Recorded>): Document => {
  const { language, parts } = document
  const invented = new Set<number>(log.filter(isFiction).map(({ position }) => position))
  const rests = ({ because }: Line) => because.some((at) => invented.has(at))
  const marked = parts.map((part): Part => {
    if ((part.is !== "heading" && part.is !== "label") || !rests(part.line)) return part
    const mark = { text: ` (${marks.fiction[language]})`, weight: "note" } as const
    return { ...part, line: { ...part.line, phrases: [...part.line.phrases, mark] } }
  })
  if (!parts.some((part) => ("line" in part ? rests(part.line) : part.lines.some(rests)))) return document
  const note: Part = { is: "paragraph", line: { phrases: [{ text: notes[language], weight: "note" }], because: [] } }
  return { ...document, parts: [note, ...marked] }
}
