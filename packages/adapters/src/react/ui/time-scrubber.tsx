/** The way through time for hands, keys and ears: a slider, buttons, and a day. */
import { Day, type Moment, type Recorded, sayWhen } from "@pactwerk/core"
import { Schema } from "effect"
import { type ReactNode, useId, useState } from "react"
import { reachedAt, useTimeMachine } from "../moment-scope.ts"
import { useAlliance } from "../provider.ts"
import { useEvents } from "../reads.ts"
import { useHeldBack } from "./held-back.ts"
import type { Dressed } from "./parts.ts"
import { type Spoken, useTelling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface TimeScrubberSlots {
  readonly first: ReactNode
  readonly previous: ReactNode
  readonly next: ReactNode
  readonly last: ReactNode
  readonly now: ReactNode
}
export interface TimeScrubberProps extends Spoken, Dressed<TimeScrubberSlots> {}

/**
 * Moves the scope above through the log. Nothing needs dragging; what is reached is said once one stands still.
 * Throws a `TypeError` where there is no `MomentScope`.
 *
 * @example
 * createElement(MomentScope, null, createElement(TimeScrubber, { language: "en" }))
 */
export const TimeScrubber = ({ className, slots = {}, ...spoken }: TimeScrubberProps): ReactNode => {
  const { language = "nl" } = spoken
  const { asked, goTo, goToNow, head, isNow, step } = useTimeMachine()
  const session = useAlliance()
  const events = useEvents(undefined, { at: "now" })
  const { tell } = useTelling(spoken)
  const id = useId()
  const say = texts[language]
  const position = asked === "now" ? head : reachedAt(session, asked)
  const event = lastAt(events, position)
  const reached =
    event === undefined
      ? say.before
      : `${sayWhen(event.occurred, language)}, ${say.ofAll(position, head)}: ${tell(event).label}`
  const status = useHeldBack(asked === "now" ? say.isNow : reached)
  const [atStart, atEnd] = [position === 0, position === head]
  const button = (part: keyof TimeScrubberSlots, onClick: () => void, isOff: boolean) => (
    <button
      type="button"
      data-part={part}
      aria-label={say[part]}
      aria-disabled={isOff}
      aria-describedby={isOff ? `${id}-${part}` : undefined}
      onClick={isOff ? undefined : onClick}
    >
      {slots[part] ?? say[part]}
      {isOff && (
        <span id={`${id}-${part}`} hidden>
          {part === "now" ? say.isNow : atStart ? say.atStart : say.atEnd}
        </span>
      )}
    </button>
  )
  return (
    <fieldset className={className} data-part="time-scrubber">
      <legend>{say.timeControl}</legend>
      <DayField language={language} moment={asked} goTo={goTo} id={id} />
      {button("first", () => goTo({ position: 0 }), atStart)}
      {button("previous", () => step(-1), atStart)}
      <input
        type="range"
        aria-label={say.moment}
        aria-valuetext={reached}
        min={0}
        max={head}
        value={position}
        onChange={({ currentTarget }) => goTo({ position: Number(currentTarget.value) })}
      />
      {button("next", () => step(1), atEnd)}
      {button("last", () => goTo({ position: head }), atEnd)}
      {button("now", goToNow, isNow && asked === "now")}
      <p data-part="reached">{reached}</p>
      {asked !== "now" && <p data-part="past">{say.past}</p>}
      <p role="status" data-part="status">
        {status}
      </p>
    </fieldset>
  )
}

/** The last event up to a position; positions that nobody may see have none of their own. */
const lastAt = (events: ReadonlyArray<Recorded>, position: number): Recorded | undefined =>
  events.findLast((event) => event.position <= position)

const isDay = Schema.is(Day)
type Basis = "happened" | "recorded"

const dayOf = (moment: Moment): { readonly day: string; readonly basis: Basis } | undefined => {
  if (moment === "now") return undefined
  if ("happenedBy" in moment) return { day: moment.happenedBy, basis: "happened" }
  return "recordedBy" in moment ? { day: moment.recordedBy, basis: "recorded" } : undefined
}

const DayField = ({
  goTo,
  id,
  language,
  moment
}: {
  readonly language: "nl" | "en"
  readonly moment: Moment
  readonly goTo: (moment: Moment) => void
  readonly id: string
}): ReactNode => {
  const say = texts[language]
  const known = dayOf(moment)
  const [chosen, choose] = useState<Basis>("happened")
  const basis = known?.basis ?? chosen
  const go = (day: string, by: Basis) => {
    if (isDay(day)) goTo(by === "happened" ? { happenedBy: day } : { recordedBy: day })
  }
  return (
    <>
      <label htmlFor={`${id}-day`}>{say.day}</label>
      <input
        id={`${id}-day`}
        type="date"
        value={known?.day ?? ""}
        onChange={({ currentTarget }) => go(currentTarget.value, basis)}
      />
      <label htmlFor={`${id}-basis`}>{say.basis}</label>
      <select
        id={`${id}-basis`}
        value={basis}
        onChange={({ currentTarget }) => {
          const by = currentTarget.value === "recorded" ? "recorded" : "happened"
          choose(by)
          go(known?.day ?? "", by)
        }}
      >
        <option value="happened">{say.happened}</option>
        <option value="recorded">{say.recorded}</option>
      </select>
    </>
  )
}
