/** Corrections of what the minutes tell: each stands beside what it is about, which stays as it was recorded. */
import { Day, type EventId, onDay, type Views } from "@pactwerk/core"
import { Schema } from "effect"
import { type Look, useLook } from "../look.tsx"
import { AskForm } from "../parts/ask-form.tsx"
import { EventLinks, EventsTold, lineFor } from "../parts/told.tsx"
import { minutesWords } from "../words/minutes.ts"
import { correctionsOf, eventsOf } from "./meeting-editions.ts"

interface Of {
  readonly meeting: string
  readonly account: Views.Account
}

const isDay = Schema.is(Day)

/** The beginning of the sentence of an event, with its number. */
const choiceOf = (look: Look, id: EventId) => {
  const recorded = look.byId.get(id)
  const line = recorded && lineFor(look, recorded)
  if (recorded === undefined || line === undefined) return []
  const said = line.phrases.map(({ text }) => text).join("")
  const isDutch = line.phrases.some(({ language }) => language === "nl")
  const label = `#${recorded.position} ${said.length > 90 ? `${said.slice(0, 88).trimEnd()} …` : said}`
  return [{ value: id, label, position: recorded.position, ...(isDutch && { lang: "nl" }) }]
}

export const Corrections = ({ account, meeting }: Of) => {
  const look = useLook()
  const { byId, events, isNow, language } = look
  const words = minutesWords[language]
  const known = correctionsOf(account, events)
  const choices = [...new Set(eventsOf(account))].flatMap((id) => choiceOf(look, id))
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{words.corrections}</h2>
      {known.length === 0 && <p>{words.noCorrections}</p>}
      {known.map(({ data, id }) => (
        <div key={id}>
          <p>
            {words.about} <EventLinks because={[...byId.keys()].filter((one) => one === data.corrects)} />
          </p>
          <EventsTold because={[id]} />
        </div>
      ))}
      {isNow && (
        <details className="rule">
          <summary>{words.correct}</summary>
          <p>{words.correctText}</p>
          <AskForm
            id={`${meeting}-correct`}
            command="RecordCorrection"
            title={words.correct}
            fields={[
              {
                ...{ name: "corrects", label: words.corrects, is: "choice" },
                choices: choices.sort((one, other) => one.position - other.position)
              },
              { name: "reads", label: words.reads, hint: words.readsHint, is: "long" },
              { name: "because", label: words.because, is: "long" },
              { name: "happened", label: words.happened, is: "day", isOptional: true }
            ]}
            make={({ because, corrects, happened, reads }) => ({
              ...{ corrects, reads, because },
              ...(isDay(happened) && { happened: onDay(happened) })
            })}
          />
        </details>
      )}
    </section>
  )
}
