/** What a form says above and below its fields: what is not right, what stands against it, and under which rules it is. */
import type { Broken, Language } from "@pactwerk/core"
import { type ReactNode, useEffect, useRef } from "react"
import type { Fault } from "./draft.ts"
import { formTexts } from "./form-texts.ts"
import type { Rooms } from "./telling.ts"

export interface SummaryProps {
  readonly language: Language
  readonly heading: string
  /** Raised each time that something was sent: then the focus comes here. */
  readonly turn: number
  readonly children: ReactNode
}

/** Stands on top and takes the focus; the title of the page says it too, as long as it is there. */
export const Summary = ({ children, heading, language, turn }: SummaryProps): ReactNode => {
  const box = useRef<HTMLDivElement>(null)
  const { fault } = formTexts[language]
  useEffect(() => {
    if (turn > 0) box.current?.focus()
  }, [turn])
  useEffect(() => {
    const { title } = document
    document.title = `${fault} ${title}`
    return () => {
      document.title = title
    }
  }, [fault])
  return (
    <div ref={box} tabIndex={-1} role="alert" data-part="summary">
      <p>
        <strong>
          {fault} {heading}
        </strong>
      </p>
      {children}
    </div>
  )
}

/** Every place that is not right, with the way to it. */
export const FaultLinks = ({
  faults,
  idOf,
  labelOf,
  language
}: {
  readonly faults: ReadonlyArray<Fault>
  readonly idOf: (key: string) => string
  readonly labelOf: (key: string) => string
  readonly language: Language
}): ReactNode => (
  <ul>
    {faults.map(({ key, said }) => (
      <li key={`${key} ${said.en}`}>
        <a
          href={`#${idOf(key)}`}
          onClick={(event) => {
            const input = document.getElementById(idOf(key))
            if (input === null) return
            event.preventDefault()
            input.focus()
          }}
        >
          {labelOf(key)}: {said[language]}
        </a>
      </li>
    ))}
  </ul>
)

/** The rules that stand against it, in their own words. */
export const BrokenRules = ({
  broken,
  language
}: {
  readonly broken: ReadonlyArray<Broken>
  readonly language: Language
}): ReactNode => (
  <ul data-part="broken">
    {broken.map((one) => (
      <li key={one.rule} data-rule={one.rule}>
        {one[language]}
      </li>
    ))}
  </ul>
)

/** The rules that a command stands under, each with where it is written. */
export const RulesOf = ({
  broken,
  language,
  name,
  rooms
}: {
  readonly name: string
  readonly rooms: Rooms
  readonly language: Language
  readonly broken: ReadonlyArray<Broken>
}): ReactNode => {
  const say = formTexts[language]
  const list = (whose: string) => (
    <ul>
      {[...rooms.rules.values()]
        .filter(({ commands }) => commands.includes(whose))
        .map(({ rule }) => (
          <li key={rule.id} data-rule={rule.id}>
            {rule[language]}{" "}
            <small>
              ({say.ruleSource}:{" "}
              <span lang="nl">
                {rule.source.document}, {rule.source.section}
              </span>
              )
            </small>
            {broken.some((one) => one.rule === rule.id) && <strong> {say.standsAgainst}</strong>}
          </li>
        ))}
    </ul>
  )
  return (
    <section aria-label={say.rules} data-part="rules">
      <p>
        <strong>{say.rules}</strong>
      </p>
      {list(name)}
      <details>
        <summary>{say.everyCommand}</summary>
        {list("*")}
      </details>
    </section>
  )
}
