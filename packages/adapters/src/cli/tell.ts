/** Tells recorded events: what kind it was, when, and the sentence of its room. */
import { alliance, isFiction, type Language, type Recorded, sayWhen, Views } from "@pactwerk/core"
import { plain } from "../export/document.ts"
import { blockOf, labelOf, lineOf, marks, type Saying } from "../export/talk.ts"
import type { Speech } from "./outside.ts"
import type { Alliance } from "./store.ts"

/** How this log is said: names are those of now, also where one looks at the past. */
export const sayingOf = (opened: Alliance, { language }: { readonly language: Language }): Saying => ({
  language,
  words: alliance.words,
  naming: Views.naming(opened.project(Views.names), language)
})

/** Tells events of this log, each in two lines. */
export const teller = (opened: Alliance, speech: Speech): ((recorded: Recorded) => string) => {
  const saying = sayingOf(opened, speech)
  return (recorded) => {
    const block = blockOf(recorded)
    const number = `#${block.position}`
    const when = plain(sayWhen(block.occurred, speech.language))
    const sentence = lineOf(block, saying).phrases.map(({ text }) => text)
    const indent = " ".repeat(number.length + 2)
    const first = `${speech.strong(number)}  ${labelOf(block, saying)} ${speech.quiet(`· ${when}`)}`
    return `${first}\n${indent}${plain(sentence.join(""))}\n`
  }
}

/** What an event is called in short: its number and its kind, and that it was made up. */
export const shortly = (opened: Alliance, language: Language): ((recorded: Recorded) => string) => {
  const saying = sayingOf(opened, { language })
  return (recorded) => {
    const mark = isFiction(recorded) ? ` (${marks.fiction[language]})` : ""
    return `#${recorded.position} ${labelOf(blockOf(recorded), saying)}${mark}`
  }
}
