/** The log as a list: what was recorded, in its order, with the event that the screen shows marked in it. */
import { everything, type Moment, type Query, type Recorded, sayWhen } from "@pactwerk/core"
import { memo, type ReactNode, useDeferredValue, useId, useMemo, useState } from "react"
import { useMoves, useReached } from "../moves.ts"
import { useEvents } from "../reads.ts"
import { EventFilter } from "./event-filter.tsx"
import { type Filter, filtered, noFilter, sayFilter } from "./filtering.ts"
import type { Dressed } from "./parts.ts"
import { Phrases } from "./phrases.tsx"
import { type Spoken, type Telling, useTelling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface EventListSlots {
  /** What stands behind an event, beside the way to it. */
  readonly actions: (recorded: Recorded) => ReactNode
}
export interface EventListProps extends Spoken, Dressed<EventListSlots> {
  /** Which events; without it, all of them. */
  readonly query?: Query
  /** So many on either side of the current one, and so many more each time. */
  readonly reach?: number
  /** What is filtered at first. */
  readonly defaultFilter?: Filter
  /** Hears every other filter, so that an address can keep it. */
  readonly onFilter?: (filter: Filter) => void
}

/**
 * The events of the session, also those after the moment shown, with a filter and a way to each of them.
 * Throws a `TypeError` where there is no `MomentScope`.
 *
 * @example
 * createElement(MomentScope, null, createElement(EventList, { reach: 50 }))
 */
export const EventList = ({
  className,
  defaultFilter = noFilter,
  onFilter,
  query = everything,
  reach = 50,
  slots,
  ...spoken
}: EventListProps): ReactNode => {
  const { goTo } = useMoves()
  const reached = useReached()
  const all = useEvents(query, { at: "now" })
  const telling = useTelling(spoken)
  const [filter, filterBy] = useState<Filter>(defaultFilter)
  const setFilter = (next: Filter) => {
    filterBy(next)
    onFilter?.(next)
  }
  const [more, setMore] = useState({ before: 0, after: 0 })
  const wanted = useDeferredValue(filter)
  const events = useMemo(() => filtered(all, wanted, telling), [all, wanted, telling])
  const id = useId()
  const say = texts[telling.language]
  const current = events.findLastIndex((event) => event.position <= reached)
  const from = Math.max(0, current - reach - more.before)
  const to = Math.min(events.length, Math.max(current, 0) + reach + 1 + more.after)
  const [fewBefore, fewAfter] = [Math.min(from, reach), Math.min(events.length - to, reach)]
  return (
    <section className={className} data-part="event-list" aria-labelledby={id}>
      <h2 id={id}>{say.events}</h2>
      <EventFilter events={all} filter={filter} onFilter={setFilter} telling={telling} />
      <p role="status">{say.found(events.length)}</p>
      {events.length === 0 && (
        <p data-part="empty">
          {all.length === 0 ? say.noEvents : say.noneWith(sayFilter(wanted, telling))}{" "}
          {all.length > 0 && (
            <button type="button" onClick={() => setFilter(noFilter)}>
              {say.clear}
            </button>
          )}
        </p>
      )}
      {fewBefore > 0 && (
        <button type="button" onClick={() => setMore({ ...more, before: more.before + reach })}>
          {say.earlier(fewBefore)}
        </button>
      )}
      <ol>
        {events.slice(from, to).map((recorded, at) => (
          <li
            key={recorded.position}
            value={recorded.position}
            aria-current={from + at === current ? "step" : undefined}
          >
            <OneEvent recorded={recorded} telling={telling} goTo={goTo} />
            {slots?.actions?.(recorded)}
          </li>
        ))}
      </ol>
      {fewAfter > 0 && (
        <button type="button" onClick={() => setMore({ ...more, after: more.after + reach })}>
          {say.later(fewAfter)}
        </button>
      )}
    </section>
  )
}

interface One {
  readonly recorded: Recorded
  readonly telling: Telling
  readonly goTo: (moment: Moment) => void
}

/** Told once, wherever in time the list stands. */
const OneEvent = memo(({ goTo, recorded, telling: { language, tell } }: One): ReactNode => {
  const { label, phrases } = tell(recorded)
  return (
    <>
      <p>
        <strong>{label}</strong> · {sayWhen(recorded.occurred, language)}
      </p>
      <p>
        <Phrases language={language} phrases={phrases} />
      </p>
      <button type="button" onClick={() => goTo({ position: recorded.position })}>
        {texts[language].goHere(recorded.position)}
      </button>
    </>
  )
})
