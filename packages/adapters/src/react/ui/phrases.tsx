/** Words in their own language and weight. */
import type { Language } from "@pactwerk/core"
import type { ReactNode } from "react"
import { type Phrase, plain } from "../../export/document.ts"

const tags = { strong: "strong", note: "small" } as const

/** The phrases of a line; what is in another language than the page says so. */
export const Phrases = ({
  language,
  phrases
}: {
  readonly language: Language
  readonly phrases: ReadonlyArray<Phrase>
}): ReactNode =>
  phrases.map(({ language: own = language, text, weight }, at) => {
    const words = plain(text)
    const Tag = weight === undefined ? "span" : tags[weight]
    const key = `${at}`
    if (weight === undefined && own === language) return words
    return (
      <Tag key={key} lang={own === language ? undefined : own}>
        {words}
      </Tag>
    )
  })
