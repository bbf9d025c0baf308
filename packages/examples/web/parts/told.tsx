/** An event as a sentence, in the words of its room; what is quoted keeps its language, what was made up says so. */
import { isQuoting, lineOf } from "@pactwerk/adapters/export"
import { alliance, type EventId, type Recorded, type Views } from "@pactwerk/core"
import { Fragment } from "react"
import { isInvented, type Look, useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { frameWords } from "../words/frame.ts"

/** The line that the minutes would have of it; nothing of an event that cannot be read. */
export const lineFor = ({ language, name }: Look, recorded: Recorded) => {
  const read = alliance.understand(recorded)
  if (read._tag === "Failure") return undefined
  const { certainty, id, occurred, position, source, type } = recorded
  // A block holds any event, also of rooms that are not there yet.
  const event = read.success as Views.Block["event"]
  const block: Views.Block = { type, event, recorded: id, position, occurred, source, certainty }
  return lineOf(block, { language, words: alliance.words, naming: name })
}

/** The sentence of one event. */
export const Told = ({ recorded }: { readonly recorded: Recorded }) => {
  const look = useLook()
  const line = lineFor(look, recorded)
  if (line === undefined) return recorded.type
  return (
    <>
      {line.phrases.map(({ language, text, weight }, index) => {
        const lang = language === undefined || language === look.language ? undefined : language
        // Phrases have no name of their own, and their order never changes.
        const key = `${index} ${text}`
        if (weight === "strong")
          return (
            <strong key={key} lang={lang}>
              {text}
            </strong>
          )
        if (weight === "note")
          return (
            <span key={key} className="mark" lang={lang}>
              {text}
            </span>
          )
        return lang === undefined ? (
          <Fragment key={key}>{text}</Fragment>
        ) : (
          <span key={key} lang={lang}>
            {text}
          </span>
        )
      })}
      {isQuoting(line, look.language) && <span className="note"> ({frameWords[look.language].original})</span>}
    </>
  )
}

/** A link to an event, by its number: the time machine just after it. */
export const EventLink = ({ position }: { readonly position: number }) => {
  const { language } = useLook()
  return (
    <Link to={{ screen: "timeMachine", at: position }} className="event">
      <span className="unseen">{frameWords[language].eventWord} </span>
      {`#${position}`}
    </Link>
  )
}

/** Where an event is written down: the document and the part of it. */
export const SourceOf = ({ recorded: { source } }: { readonly recorded: Recorded }) =>
  source === undefined ? null : (
    <cite>{source.section === undefined ? source.document : `${source.document} §${source.section}`}</cite>
  )

/** These events, each with its sentence, its source and its number. */
export const EventsTold = ({ because }: { readonly because: ReadonlyArray<EventId> }) => {
  const { byId } = useLook()
  const events = because.flatMap((id) => byId.get(id) ?? []).sort((one, other) => one.position - other.position)
  return (
    <ol className="events">
      {events.map((recorded) => (
        <li key={recorded.id}>
          <EventLink position={recorded.position} /> <Told recorded={recorded} /> <SourceOf recorded={recorded} />
        </li>
      ))}
    </ol>
  )
}

/** Marks what rests on anything that was made up. */
export const Mark = ({ because }: { readonly because: ReadonlyArray<EventId> }) => {
  const look = useLook()
  return isInvented(look, because) ? <span className="mark"> ({frameWords[look.language].fiction})</span> : null
}

/** Words of a source: they stay Dutch, and on an English page they say so. */
export const Quote = ({ children }: { readonly children: string }) => {
  const { language } = useLook()
  return language === "nl" ? children : <span lang="nl">{children}</span>
}

/** Links to these events, by their numbers. */
export const EventLinks = ({ because }: { readonly because: ReadonlyArray<EventId> }) => {
  const { byId } = useLook()
  const positions = because.flatMap((id) => byId.get(id)?.position ?? [])
  return positions.map((position) => <EventLink key={position} position={position} />)
}
