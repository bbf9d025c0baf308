/** What happened, day by day. */
import { firstDay, type Recorded, sayWhen } from "@pactwerk/core"
import type { ReactNode } from "react"
import type { Dressed, EventSlot } from "./parts.ts"
import { Phrases } from "./phrases.tsx"
import type { Telling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface TimelineProps extends Dressed<EventSlot> {
  readonly events: ReadonlyArray<Recorded>
  readonly telling: Telling
  /** The event that is shown as the current one. */
  readonly position?: number
}

/**
 * A list of times as they were said, each with what happened then, in the order in which it happened.
 *
 * @example
 * createElement(Timeline, { events: session.events({ items: [{ types: ["PactSigned"] }] }), telling })
 */
export const Timeline = ({ className, events, position, slots, telling }: TimelineProps): ReactNode => {
  const { language, tell } = telling
  const say = texts[language]
  if (events.length === 0) return <p className={className}>{say.noEvents}</p>
  return (
    <ol className={className} data-part="timeline" aria-label={say.timeline}>
      {timesOf(events, (event) => sayWhen(event.occurred, language)).map(({ day, key, said, then }) => (
        <li key={key}>
          {day === undefined ? <p>{said}</p> : <time dateTime={day}>{said}</time>}
          <ol>
            {then.map((recorded) => (
              <li key={recorded.position} aria-current={recorded.position === position ? "step" : undefined}>
                <strong>{tell(recorded).label}</strong> <Phrases language={language} phrases={tell(recorded).phrases} />{" "}
                <small>({slots?.event?.(recorded.position) ?? say.event(recorded.position)})</small>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

interface Time {
  readonly key: string
  readonly day: string | undefined
  readonly said: string
  readonly then: Array<Recorded>
}

/** Events of the same day, said in the same words, together. What has no first day comes where it was recorded. */
const timesOf = (events: ReadonlyArray<Recorded>, said: (event: Recorded) => string): ReadonlyArray<Time> => {
  const times: Array<Time> = []
  let last = ""
  const dated = events.map((event) => {
    last = firstDay(event.occurred) ?? last
    return { event, day: firstDay(event.occurred), order: last }
  })
  const ordered = dated.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
  for (const { day, event } of ordered) {
    const words = said(event)
    const open = times.at(-1)
    if (open !== undefined && open.day === day && open.said === words) open.then.push(event)
    else times.push({ key: `${event.position}`, day, said: words, then: [event] })
  }
  return times
}
