/** The day to go to, and by which of its two times it counts. */
import { Day, type Moment } from "@pactwerk/core"
import { Schema } from "effect"
import type { ReactNode } from "react"
import { type Basis, dayIn } from "./strides.ts"
import { texts } from "./texts.ts"

const isDay = Schema.is(Day)

export const DayField = ({
  basis,
  choose,
  goTo,
  id,
  language,
  moment
}: {
  readonly basis: Basis
  readonly choose: (basis: Basis) => void
  readonly language: "nl" | "en"
  readonly moment: Moment
  readonly goTo: (moment: Moment) => void
  readonly id: string
}): ReactNode => {
  const say = texts[language]
  const day = dayIn(moment)?.day ?? ""
  const go = (to: string, by: Basis) => {
    if (isDay(to)) goTo(by === "happened" ? { happenedBy: to } : { recordedBy: to })
  }
  return (
    <>
      <label htmlFor={`${id}-day`}>{say.day}</label>
      <input
        id={`${id}-day`}
        type="date"
        value={day}
        onChange={({ currentTarget }) => go(currentTarget.value, basis)}
      />
      <label htmlFor={`${id}-basis`}>{say.basis}</label>
      <select
        id={`${id}-basis`}
        value={basis}
        onChange={({ currentTarget }) => {
          const by = currentTarget.value === "recorded" ? "recorded" : "happened"
          choose(by)
          go(day, by)
        }}
      >
        <option value="happened">{say.happened}</option>
        <option value="recorded">{say.recorded}</option>
      </select>
    </>
  )
}
