/** The minutes of any council, as they stood when they were drafted; what is made up is marked, headings included. */
import { type Document, minutesDocument, type Part, type Rendering } from "@pactwerk/adapters/export"
import { alliance, type Language, type MeetingId, Views } from "@pactwerk/core"
import { isMadeUp, type Looking } from "./start-look.ts"
import { words } from "./start-words.ts"

export interface Drafted {
  /** What the minutes are called. */
  readonly minutes: string
  readonly document: Document
}

/** Every meeting whose minutes were drafted, in one language and one form. */
export const draftedMinutes = (
  opened: Looking["opened"],
  language: Language,
  form: Rendering["form"]
): ReadonlyArray<Drafted> => {
  const { meetings, minutesOf } = opened.project(Views.minutes)
  const invented = new Set<number>(
    opened
      .events()
      .filter(isMadeUp)
      .map(({ position }) => position)
  )
  return Object.entries<MeetingId>(minutesOf).flatMap(([minutes, meeting]) => {
    const position = meetings[meeting]?.editions.at(-1)?.position ?? 0
    const made = Views.minutesOf(opened.project(Views.minutes, { position }), meeting)
    if (made === undefined) return []
    const naming = Views.naming(opened.project(Views.names, { position }), language)
    const document = minutesDocument(made, { language, words: alliance.words, naming, form })
    return [{ minutes, document: withMarks(document, invented) }]
  })
}

/** The document, its headings and labels marked where their event is made up, and a note on top where any is. */
const withMarks = (document: Document, invented: ReadonlySet<number>): Document => {
  const { language, parts } = document
  const say = words[language]
  const rests = ({ because }: { readonly because: ReadonlyArray<number> }) => because.some((at) => invented.has(at))
  const marked = parts.map((part): Part => {
    if ((part.is !== "heading" && part.is !== "label") || !rests(part.line)) return part
    const mark = { text: ` (${say.exampleWord})`, weight: "note" } as const
    return { ...part, line: { ...part.line, phrases: [...part.line.phrases, mark] } }
  })
  if (!parts.some((part) => ("line" in part ? rests(part.line) : part.lines.some(rests)))) return document
  const note: Part = { is: "paragraph", line: { phrases: [{ text: say.madeUp, weight: "note" }], because: [] } }
  return { ...document, parts: [note, ...marked] }
}
