/** The list of events, with its filter in the address: a link shows the same list. */
import { EventList, type EventListSlots, type Filter } from "@pactwerk/adapters/react/ui"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Place } from "../address.ts"
import { useLook } from "../look.tsx"
import { useWay } from "../router.tsx"
import { TakeHere } from "./time-take.tsx"

const atEvent: Partial<EventListSlots> = { actions: ({ position }) => <TakeHere position={position} /> }

const filterIn = ({ soort = "", tekst = "", volgens = "", wie = "" }: Place["more"]): Filter => ({
  type: soort,
  who: wie,
  rule: volgens,
  text: tekst
})

/** What is asked more, with this filter; of what is not filtered, nothing is said. */
const withFilter = (more: Place["more"], { rule, text, type, who }: Filter): Place["more"] => {
  const { soort, tekst, volgens, wie, ...others } = more
  const asked = Object.entries({ soort: type, wie: who, volgens: rule, tekst: text })
  return { ...others, ...Object.fromEntries(asked.filter(([, value]) => value !== "")) }
}

/** Whoever types goes first: the address follows after so many milliseconds. */
const pause = 300

export const Events = () => {
  const { language, place } = useLook()
  const { go } = useWay()
  const filter = filterIn(place.more)
  const [told, tell] = useState({ filter, times: 0 })
  // Another page was gone back to, with a filter of its own.
  if (JSON.stringify(told.filter) !== JSON.stringify(filter)) tell({ filter, times: told.times + 1 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const follow = useCallback(
    (next: Filter) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        tell(({ times }) => ({ filter: next, times }))
        go((here) => ({ ...here, more: withFilter(here.more, next) }), { instead: true })
      }, pause)
    },
    [go]
  )
  return (
    <EventList
      key={told.times}
      language={language}
      reach={10}
      className="list"
      defaultFilter={filter}
      onFilter={follow}
      slots={atEvent}
    />
  )
}
