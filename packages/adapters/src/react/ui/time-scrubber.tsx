/** The way through time for hands, keys and ears: a slider, buttons, and a day. */
import { firstAfter, sayWhen } from "@pactwerk/core"
import { type ReactNode, useId, useMemo, useState } from "react"
import { reachedAt, useTimeMachine } from "../moment-scope.ts"
import { useAlliance } from "../provider.ts"
import { useEvents } from "../reads.ts"
import { DayField } from "./day-field.tsx"
import { useHeldBack } from "./held-back.ts"
import type { Dressed } from "./parts.ts"
import { type Basis, beside, dayIn, routeOf, type Stride } from "./strides.ts"
import { type Spoken, useTelling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface TimeScrubberSlots {
  readonly first: ReactNode
  readonly previous: ReactNode
  readonly next: ReactNode
  readonly last: ReactNode
  readonly now: ReactNode
}
export interface TimeScrubberProps extends Spoken, Dressed<TimeScrubberSlots> {
  /** Which steps can be chosen beside that of one event, for the buttons of before and after. */
  readonly steps?: ReadonlyArray<Stride>
}

const noSteps: ReadonlyArray<Stride> = []

/**
 * Moves the scope above through the log. Nothing needs dragging; what is reached is said once one stands still.
 * Throws a `TypeError` where there is no `MomentScope`.
 *
 * @example
 * createElement(MomentScope, null, createElement(TimeScrubber, { language: "en" }))
 */
export const TimeScrubber = ({ className, slots = {}, steps = noSteps, ...spoken }: TimeScrubberProps): ReactNode => {
  const { language = "nl" } = spoken
  const { asked, goTo, goToNow, head, isNow, step } = useTimeMachine()
  const session = useAlliance()
  const events = useEvents(undefined, { at: "now" })
  const { tell } = useTelling(spoken)
  const id = useId()
  const say = texts[language]
  const position = asked === "now" ? head : reachedAt(session, asked)
  // Positions that nobody may see have no event of their own.
  const event = events[firstAfter(events, position) - 1]
  const reached =
    event === undefined
      ? say.before
      : `${sayWhen(event.occurred, language)}, ${say.ofAll(position, head)}: ${tell(event).label}`
  const status = useHeldBack(asked === "now" ? say.isNow : reached)
  const [chosenBasis, chooseBasis] = useState<Basis>("happened")
  const [chosen, choose] = useState("")
  const day = dayIn(asked)
  const basis = day?.basis ?? chosenBasis
  const isByDay = day?.basis === "happened"
  const stride = steps[Number(chosen === "" ? -1 : chosen)]
  const route = useMemo(
    () => (stride === undefined ? undefined : routeOf(events, stride, { basis, isByDay })),
    [events, stride, basis, isByDay]
  )
  const stops = route === undefined ? undefined : beside(route.stops, route.at(asked, position))
  const [atStart, atEnd] = [position === 0, position === head]

  interface Pressed {
    readonly does: () => void
    /** Why it leads nowhere; nothing where it leads somewhere. */
    readonly off?: string | undefined
    readonly name?: string
  }
  const button = (part: keyof TimeScrubberSlots, { does, name = say[part], off }: Pressed) => (
    <button
      type="button"
      data-part={part}
      aria-label={name}
      aria-disabled={off !== undefined}
      aria-describedby={off === undefined ? undefined : `${id}-${part}`}
      onClick={off === undefined ? does : undefined}
    >
      {slots[part] ?? name}
      {off !== undefined && (
        <span id={`${id}-${part}`} hidden>
          {off}
        </span>
      )}
    </button>
  )
  const [startOff, endOff] = [atStart ? say.atStart : undefined, atEnd ? say.atEnd : undefined]
  /** The button to the stop before or after, or to the event where no other step is chosen. */
  const toward = (part: "previous" | "next") => {
    if (stride === undefined || stops === undefined) {
      return part === "previous"
        ? button(part, { does: () => step(-1), off: startOff })
        : button(part, { does: () => step(1), off: endOff })
    }
    const stop = stops[part]
    const label = stride[part][language]
    return button(part, {
      does: () => stop !== undefined && goTo(stop.moment),
      off: stop === undefined ? say.noStop[part] : undefined,
      name: stop === undefined ? label : `${label}: ${stop.say(language)}`
    })
  }
  return (
    <fieldset className={className} data-part="time-scrubber">
      <legend>{say.timeControl}</legend>
      <DayField {...{ basis, choose: chooseBasis, goTo, id, language, moment: asked }} />
      {steps.length > 0 && (
        <>
          <label htmlFor={`${id}-step`}>{say.step}</label>
          <select id={`${id}-step`} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <option value="">{say.oneEvent}</option>
            {steps.map(({ label }, index) => (
              <option key={label.nl} value={index}>
                {label[language]}
              </option>
            ))}
          </select>
        </>
      )}
      {button("first", { does: () => goTo({ position: 0 }), off: startOff })}
      {toward("previous")}
      <input
        type="range"
        aria-label={say.moment}
        aria-valuetext={reached}
        min={0}
        max={head}
        value={position}
        onChange={({ currentTarget }) => goTo({ position: Number(currentTarget.value) })}
      />
      {toward("next")}
      {button("last", { does: () => goTo({ position: head }), off: endOff })}
      {button("now", { does: goToNow, off: isNow && asked === "now" ? say.isNow : undefined })}
      <p data-part="reached">{reached}</p>
      {asked !== "now" && <p data-part="past">{say.past}</p>}
      <p role="status" data-part="status">
        {status}
      </p>
    </fieldset>
  )
}
