/** The minutes of a meeting as part of a page. */
import type { Language } from "@pactwerk/core"
import type { ReactNode } from "react"
import { type Document, isQuoting, type Line, ownWords, type Part } from "../../export/document.ts"
import type { Dressed, EventSlot } from "./parts.ts"
import { Phrases } from "./phrases.tsx"

export interface MinutesProps extends Dressed<EventSlot> {
  /** What `minutesDocument` of the export adapter makes. */
  readonly document: Document
  /** The level of the title on this page, where it is not the first. */
  readonly level?: number
}

/**
 * The minutes as part of a page: the same words in the same order as the exported page, each with its events.
 *
 * @example
 * createElement(Minutes, { document: minutesDocument(minutes, rendering), level: 2 })
 */
export const Minutes = ({ className, document, level = 1, slots }: MinutesProps): ReactNode => {
  const { language, position, showsEvents, title } = document
  const parts = levelled(document, level)
  const say = ownWords[language]
  const line = (each: Line, pointsAlways = false) => (
    <>
      <Phrases language={language} phrases={each.phrases} />
      {isQuoting(each, language) && <small data-part="note"> ({say.original})</small>}
      {each.because.length > 0 && (showsEvents || pointsAlways) && (
        <small data-part="events">
          {" "}
          (
          {slots?.event === undefined
            ? say.event(each.because.join(", "))
            : each.because.map((one) => <span key={one}>{slots.event?.(one)}</span>)}
          )
        </small>
      )}
    </>
  )
  const Title = headings[Math.min(level, 6) - 1] ?? "h6"
  return (
    <article className={className} lang={language} data-part="minutes">
      <Title>{title}</Title>
      {parts.map(({ heading, key, part }) => (
        <PartOf key={key} part={part} heading={heading} language={language} line={line} />
      ))}
      <footer>{say.standing(position)}</footer>
    </article>
  )
}

const headings = ["h1", "h2", "h3", "h4", "h5", "h6"] as const

interface Levelled {
  readonly part: Part
  readonly heading: (typeof headings)[number]
  readonly key: string
}

/** Every part with the heading it would have: none skips a level, however uneven the source is. */
const levelled = ({ parts, titleLevel }: Document, level: number): ReadonlyArray<Levelled> => {
  let last = level
  return parts.map((part, at) => {
    if (part.is === "heading") last = Math.max(level + 1, Math.min(part.level - titleLevel + level, last + 1, 6))
    return { part, heading: headings[Math.min(last, 6) - 1] ?? "h6", key: `${at}` }
  })
}

type Saying = (line: Line, pointsAlways?: boolean) => ReactNode

const from = ({ because }: Line) => (because.length === 0 ? undefined : because.join(" "))

const PartOf = ({
  heading: Heading,
  language,
  line,
  part
}: {
  readonly part: Part
  readonly language: Language
  readonly heading: (typeof headings)[number]
  readonly line: Saying
}): ReactNode => {
  switch (part.is) {
    case "heading":
      return (
        <Heading data-events={from(part.line)}>
          <Phrases language={language} phrases={part.line.phrases} />
        </Heading>
      )
    case "paragraph":
      return <p data-events={from(part.line)}>{line(part.line)}</p>
    case "label":
      return (
        <p data-events={from(part.line)}>
          <strong>{part.label}:</strong> {line(part.line)}
        </p>
      )
    case "list":
      return (
        <ul>
          {part.lines.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document is one text, and its lines stand still.
            <li key={at} data-events={from(one)}>
              {line(one)}
            </li>
          ))}
        </ul>
      )
    case "conclusion":
      return (
        <div data-part="conclusion">
          {part.label !== undefined && (
            <p>
              <strong>{part.label}</strong>
            </p>
          )}
          {part.lines.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document is one text, and its lines stand still.
            <p key={at} data-events={from(one)}>
              {line(one, true)}
            </p>
          ))}
        </div>
      )
  }
}
