/** The filter above a list of events. */
import type { Recorded } from "@pactwerk/core"
import { memo, type ReactNode, useId, useMemo } from "react"
import { choicesIn, type Filter } from "./filtering.ts"
import type { Telling } from "./telling.ts"
import { texts } from "./texts.ts"

interface Filtering {
  readonly events: ReadonlyArray<Recorded>
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly telling: Telling
}

/** Made again for other events or another filter, and not wherever in time the list stands: it has many choices. */
export const EventFilter = memo(({ events, filter, onFilter, telling }: Filtering): ReactNode => {
  const say = texts[telling.language]
  const id = useId()
  const { rules, types, who } = useMemo(() => choicesIn(events, telling), [events, telling])
  const select = (
    name: "type" | "who" | "rule",
    label: string,
    choices: ReadonlyArray<{ readonly value: string; readonly said: string }>
  ) => (
    <p>
      <label htmlFor={`${id}-${name}`}>{label}</label>{" "}
      <select
        id={`${id}-${name}`}
        name={name}
        value={filter[name]}
        onChange={({ currentTarget }) => onFilter({ ...filter, [name]: currentTarget.value })}
      >
        <option value="">{say.all}</option>
        {choices.map(({ said, value }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </p>
  )
  return (
    <search aria-label={say.filter} data-part="filter">
      {select("type", say.kind, types)}
      {select("who", say.who, who)}
      {select("rule", say.rule, rules)}
      <p>
        <label htmlFor={`${id}-text`}>{say.text}</label>{" "}
        <input
          id={`${id}-text`}
          name="text"
          type="search"
          value={filter.text}
          onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </p>
    </search>
  )
})
