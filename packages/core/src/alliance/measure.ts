/** How an alliance is measured: how many, and how long things take, and how far such numbers lie apart. */
import { Result } from "effect"
import { corrections } from "../analysis/times.ts"
import { replay } from "../kernel/decider.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import type { LogError } from "../kernel/event-log.ts"
import type { Day } from "../kernel/names.ts"
import { type Heard, readable, type View } from "../kernel/view.ts"
import { lastDay, type When } from "../kernel/when.ts"
import type { Wording } from "../kernel/wording.ts"
import { type Event, alliance as rooms } from "./rooms.ts"

/** An event as its room means it; and when it happened, where that was put right since. */
export type Told = Heard<Event> & { readonly retimed?: When }

export interface Measure extends Wording {
  readonly id: string
  /** `count` has one value, always; `days` one for each time that it was seen to begin and to end. */
  readonly unit: "count" | "days"
  /** What is measured in a history, as it stands on a day. */
  readonly of: (history: ReadonlyArray<Told>, on: Day) => ReadonlyArray<number>
}

/** The least, the middle and the most of some numbers, and how many there are. */
export interface Spread {
  readonly count: number
  readonly least: number
  readonly median: number
  readonly most: number
}

/**
 * The history that measures are taken of. Fails with `Corrupt` where an event cannot be read.
 *
 * @example
 * const history = Result.getOrThrow(historyOf(opened.events()))
 */
export const historyOf = (events: ReadonlyArray<Recorded>): Result.Result<ReadonlyArray<Told>, LogError> => {
  const latest = new Map(corrections(events).retimed.map(({ event, occurred }) => [event, occurred]))
  return Result.all(
    events.map((recorded, index) => {
      const retimed = latest.get(index)
      return Result.map(rooms.understand(recorded), (event) => ({
        ...{ event, recorded },
        ...(retimed !== undefined && { retimed })
      }))
    })
  )
}

/** What a view answers to a history. */
export const answerTo = <Answer, Kind extends Tagged>(
  view: View<Answer, Kind>,
  history: ReadonlyArray<Heard<Tagged>>
): Answer => {
  const isHeard = (told: Heard<Tagged>): told is Heard<Kind> => Object.hasOwn(view.Event.cases, told.event._tag)
  return replay(readable(view, rooms.understand), history.filter(isHeard))
}

/**
 * How far numbers lie apart; nothing where there are none.
 *
 * @example
 * spreadOf([3, 1, 2]) // { count: 3, least: 1, median: 2, most: 3 }
 */
export const spreadOf = (numbers: ReadonlyArray<number>): Spread | undefined => {
  const sorted = numbers.toSorted((one, other) => one - other)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return undefined
  // Of an even number there are two in the middle.
  const [low = least, high = least] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return { count: sorted.length, least, median: (low + high) / 2, most }
}

type Kind = Event["_tag"]
/** The event of this name. */
type Of<Name extends Kind> = Extract<Event, { readonly _tag: Name }>

export const isOf =
  <Name extends Kind>(...names: ReadonlyArray<Name>) =>
  (event: Event): event is Of<Name> =>
    names.some((name) => name === event._tag)

export const count = (
  id: string,
  wording: Wording,
  number: (history: ReadonlyArray<Told>, on: Day) => number
): Measure => ({ id, ...wording, unit: "count", of: (history, on) => [number(history, on)] })
export const times = (id: string, wording: Wording, ...names: ReadonlyArray<Kind>): Measure =>
  count(id, wording, (history) => history.filter(({ event }) => isOf(...names)(event)).length)

/** A beginning or an end: of what, and on which day at the latest; left out where no day is known. */
type Edge = (told: Told) => readonly [of: string, day: Day | undefined] | undefined

export const lead = (
  id: string,
  wording: Wording,
  { begins, ends }: { readonly begins: Edge; readonly ends: Edge }
): Measure => ({
  id,
  ...wording,
  unit: "days",
  of: (history) => {
    const begun = new Map<string, Day | undefined>()
    return history.flatMap((told) => {
      const [opened, ended] = [begins(told), ends(told)]
      if (opened !== undefined) begun.set(...opened)
      if (ended === undefined) return []
      const [of, day] = ended
      const since = begun.get(of)
      begun.delete(of)
      return since === undefined || day === undefined ? [] : [(Date.parse(day) - Date.parse(since)) / 86_400_000]
    })
  }
})

/** An edge where this happens, on the day that it happened. */
export const when =
  <Name extends Kind>(
    name: Name,
    of: (event: Of<Name>) => string | undefined,
    day?: (event: Of<Name>) => Day | undefined
  ): Edge =>
  ({ event, recorded, retimed }) => {
    if (!isOf(name)(event)) return undefined
    const key = of(event)
    if (key === undefined) return undefined
    return [key, retimed !== undefined || day === undefined ? lastDay(retimed ?? recorded.occurred) : day(event)]
  }

/** How often each rule was seen not to hold, by its id, in code-unit order. */
export const breachesByRule = (history: ReadonlyArray<Told>): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>()
  for (const { event } of history) {
    if (event._tag === "RuleBreachObserved") counts.set(event.rule, (counts.get(event.rule) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
}
