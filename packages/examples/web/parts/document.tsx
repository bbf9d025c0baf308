/** A document on the page: headings that skip no level, and every line with the events it rests on. */
import { type Document, isQuoting, type Line, type Part } from "@pactwerk/adapters/export"
import { createElement } from "react"
import { useLook } from "../look.tsx"
import { frameWords } from "../words/frame.ts"
import { EventLink } from "./told.tsx"

/** Under a heading of this level. */
const under = 2

const LineOf = ({ isPointing, line }: { readonly line: Line; readonly isPointing: boolean }) => {
  const { language } = useLook()
  return (
    <>
      {line.phrases.map(({ language: own, text, weight }, index) => {
        const lang = own === undefined || own === language ? undefined : own
        // Phrases have no name of their own, and their order never changes.
        const key = `${index} ${text}`
        if (weight === "strong") {
          return (
            <strong key={key} lang={lang}>
              {text}
            </strong>
          )
        }
        return (
          <span key={key} lang={lang} className={weight === "note" ? "mark" : undefined}>
            {text}
          </span>
        )
      })}
      {isQuoting(line, language) && <span className="note"> ({frameWords[language].original})</span>}
      {isPointing && line.because.map((position) => <EventLink key={position} position={position} />)}
    </>
  )
}

/** Each part with a key of its own, and headings with the level they get. */
const placed = ({ parts, titleLevel }: Document) => {
  let last = under
  return parts.map((part, index) => {
    if (part.is === "heading") last = Math.max(under + 1, Math.min(part.level - titleLevel + under, last + 1, 6))
    return { part, level: last, key: `${index} ${part.is}` }
  })
}

const PartOf = ({ level, part, points }: { readonly part: Part; readonly level: number; readonly points: boolean }) => {
  switch (part.is) {
    case "heading":
      return createElement(`h${level}`, {}, <LineOf line={part.line} isPointing={false} />)
    case "paragraph":
      return (
        <p>
          <LineOf line={part.line} isPointing={points} />
        </p>
      )
    case "label":
      return (
        <p>
          <strong>{part.label}:</strong> <LineOf line={part.line} isPointing={points} />
        </p>
      )
    case "list":
      return (
        <ul>
          {part.lines.map((line) => (
            <li key={`${line.because.join()} ${line.phrases.map(({ text }) => text).join("")}`}>
              <LineOf line={line} isPointing={points} />
            </li>
          ))}
        </ul>
      )
    case "conclusion":
      return (
        <div className="conclusion">
          {part.label !== undefined && (
            <p>
              <strong>{part.label}</strong>
            </p>
          )}
          {part.lines.map((line) => (
            <p key={line.because.join()}>
              <LineOf line={line} isPointing />
            </p>
          ))}
        </div>
      )
  }
}

/** Its parts; the title and the position are for whoever shows it. */
export const DocumentOf = ({ document }: { readonly document: Document }) => (
  <div className="document">
    {placed(document).map(({ key, level, part }) => (
      <PartOf key={key} part={part} level={level} points={document.showsEvents} />
    ))}
  </div>
)
