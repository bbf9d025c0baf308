/** What every screen looks with: the session, the moment and the day it shows, and how things are called. */

import { MomentScope, useAlliance, useEvents, useView } from "@pactwerk/adapters/react"
import {
  alliance,
  type Command,
  type Day,
  type EventId,
  isFiction,
  type Language,
  lastDay,
  type Moment,
  matches,
  type Naming,
  type Recorded,
  readable,
  replay,
  type Session,
  type Tagged,
  type View,
  Views
} from "@pactwerk/core"
import { Result } from "effect"
import { createContext, type ReactNode, use, useCallback, useMemo } from "react"
import { momentOf, type Place, placeOf } from "./address.ts"
import { useWay } from "./router.tsx"

export interface Look {
  readonly session: Session<Command>
  readonly language: Language
  readonly place: Place
  readonly moment: Moment
  readonly isNow: boolean
  /** The day that is shown: what is late or open is judged on it. */
  readonly on: Day
  /** The day of whoever looks. */
  readonly today: Day
  /** The events that the moment shows, in the order of the log. */
  readonly events: ReadonlyArray<Recorded>
  /** Every event there is, also of after the moment. */
  readonly byId: ReadonlyMap<EventId, Recorded>
  readonly name: Naming
}

const Looking = createContext<Look | undefined>(undefined)

/** What the screen looks with. Only inside `LookProvider`. */
export const useLook = (): Look => {
  const look = use(Looking)
  if (look === undefined) throw new Error("there is nothing to look with outside `LookProvider`")
  return look
}

/** After each event the last of the days on which what is seen can have happened, and never after today. */
const lastDays = (events: ReadonlyArray<Recorded>, today: Day): ReadonlyArray<Day> => {
  let last: Day | undefined
  return events.map(({ occurred }) => {
    const day = lastDay(occurred)
    if (day !== undefined && day <= today && (last === undefined || day > last)) last = day
    return last ?? today
  })
}

interface Looker {
  readonly place: Place
  readonly today: Day
  readonly children: ReactNode
}

/** Looks at the moment of the address, on the day it shows. */
export const LookProvider = ({ children, place, today }: Looker) => {
  const session = useAlliance()
  const { at, axis } = place
  const moment = useMemo(() => momentOf({ at, axis }), [at, axis])
  const events = useEvents(undefined, { at: moment })
  const [then, later] = [useView(Views.names, { at: moment }), useView(Views.names, { at: "now" })]
  const { go } = useWay()
  const move = useCallback(
    (next: Moment) => {
      const isStep = next !== "now" && "position" in next
      // Each step of a slider is no page of its own to go back to.
      go((here) => ({ ...here, ...placeOf(next) }), { instead: isStep })
    },
    [go]
  )
  // What is made of the whole log is made once, and not at every step in time.
  const all = useEvents(undefined, { at: "now" })
  const byId = useMemo(() => new Map(all.map((recorded) => [recorded.id, recorded])), [all])
  const days = useMemo(() => lastDays(all, today), [all, today])
  const { language } = place
  // A name of later is better than an id; what had another name then keeps it.
  const name = useMemo(() => Views.naming(then, language, later), [later, then, language])
  const look = useMemo((): Look => {
    const on = at === undefined ? today : typeof at === "number" ? (days[events.length - 1] ?? today) : at
    return { session, language, place, moment, isNow: at === undefined, on, today, events, byId, name }
  }, [session, language, at, moment, place, events, byId, days, name, today])
  return (
    <MomentScope moment={moment} onMomentChange={move}>
      <Looking value={look}>{children}</Looking>
    </MomentScope>
  )
}

/** Whether anything of this was made up, as an example. */
export const isInvented = ({ byId }: Look, because: ReadonlyArray<EventId>): boolean =>
  because.some((id) => {
    const recorded = byId.get(id)
    return recorded !== undefined && isFiction(recorded)
  })

/** What a view answers to what sources say, without anything that was made up. */
export const withoutFiction = <Answer, Heard extends Tagged>(look: Look, view: View<Answer, Heard>): Answer => {
  const fold = readable(view, alliance.understand)
  const all = look.events.filter((recorded) => matches(fold.query, recorded))
  const heard = all.filter((recorded) => !isFiction(recorded))
  if (heard.length === all.length) return look.session.project(view, look.moment)
  return replay(
    fold,
    heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
}
