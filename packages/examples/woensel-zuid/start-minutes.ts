/** The minutes of any council, as they stood when they were drafted; what is made up is marked, headings included. */
import { type Document, markFiction, minutesDocument, type Rendering } from "@pactwerk/adapters/export"
import { alliance, type Language, type MeetingId, Views } from "@pactwerk/core"
import type { Looking } from "./start-look.ts"

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
  return Object.entries<MeetingId>(minutesOf).flatMap(([minutes, meeting]) => {
    const position = meetings[meeting]?.editions.at(-1)?.position ?? 0
    const made = Views.minutesOf(opened.project(Views.minutes, { position }), meeting)
    if (made === undefined) return []
    const naming = Views.naming(opened.project(Views.names, { position }), language)
    const document = minutesDocument(made, { language, words: alliance.words, naming, form })
    return [{ minutes, document: markFiction(document, opened.events()) }]
  })
}
