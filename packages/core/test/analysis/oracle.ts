/** What each operation of looking back means, told the slow way: nothing is remembered, and every choice is folded anew. */
import { Result } from "effect"
import { waiting } from "../../src/alliance/reactions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import type { At } from "../../src/analysis/at.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Recorded, Tagged } from "../../src/kernel/event.ts"
import { everything, matches } from "../../src/kernel/event-log.ts"
import { Instant } from "../../src/kernel/names.ts"
import type { Readable, View } from "../../src/kernel/view.ts"
import { readable } from "../../src/kernel/view.ts"
import { dayOf, type When } from "../../src/kernel/when.ts"
import * as Views from "../../src/views/index.ts"

/** A question and its answer to any events, from zero. */
export interface Oracle {
  readonly name: string
  readonly view: View<unknown, Tagged> | undefined
  readonly answer: (events: ReadonlyArray<Recorded>) => unknown
}

const folding =
  <Answer, Event>({ query, understand, ...fold }: Readable<Answer, Event>) =>
  (events: ReadonlyArray<Recorded>): unknown =>
    replay(
      fold,
      events.filter((event) => matches(query, event)).map((event) => Result.getOrThrow(understand(event)))
    )

const isView = (value: unknown): value is View<unknown, Tagged> =>
  typeof value === "object" && value !== null && "name" in value && "initial" in value && "evolve" in value

/** Every view there is, and what rules turn on. */
export const oracles: ReadonlyArray<Oracle> = [
  { name: "state", view: undefined, answer: folding({ ...alliance, query: everything }) },
  ...[...Object.values<unknown>(Views), waiting]
    .filter(isView)
    .map((view) => ({ name: view.name, view, answer: folding(readable(view, alliance.understand)) }))
]

const isDay = (text: string) => text.length === 10
/** Milliseconds at which a bound begins, and at which it is over; a whole day is over when the next begins. */
const midnight = (day: string): number => {
  const [summer, winter] = ["+02:00", "+01:00"].map((offset) => Date.parse(`${day}T00:00:00${offset}`))
  const isSummer = dayOf(Instant.make(new Date((winter ?? 0) - 1).toISOString())) === day
  return (isSummer ? summer : winter) ?? 0
}
const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
/** The last millisecond of a day; a moment is its own. */
const lastOf = (text: string) => (isDay(text) ? midnight(next(text)) - 1 : Date.parse(text))
const firstOf = (text: string) => (isDay(text) ? midnight(text) : Date.parse(text))

/** The events that are seen, each looked up by itself. */
export const seen = (log: ReadonlyArray<Recorded>, { known, on, possible = false }: At): ReadonlyArray<Recorded> => {
  const prefix: Array<Recorded> = []
  for (const event of log) {
    const isKnown =
      known === undefined ||
      (typeof known === "number" ? event.position <= known : Date.parse(event.recordedAt) <= lastOf(known))
    if (!isKnown) break
    prefix.push(event)
  }
  if (on === undefined) return prefix
  // By their order, not by their positions: an event that is put in has the position of the one that it follows.
  const rootOf = (event: Recorded): Recorded => {
    if (event.type !== "CorrectionRecorded") return event
    const target = prefix.slice(0, prefix.indexOf(event)).find(({ id }) => id === event.data.corrects)
    return target === undefined ? event : rootOf(target)
  }
  const timeOf = (event: Recorded): When => {
    const root = rootOf(event)
    // A correction has no time in its data, unless it says one.
    const told = prefix.filter(
      (one) => one.type === "CorrectionRecorded" && one.data.happened !== undefined && rootOf(one) === root
    )
    const newest = told.at(-1)?.data.happened
    return newest === undefined ? root.occurred : JSON.parse(JSON.stringify(newest))
  }
  return prefix.filter((event) => {
    const { earliest, latest } = timeOf(event)
    if (possible) return earliest === undefined || firstOf(earliest) <= lastOf(on)
    return latest !== undefined && lastOf(latest) <= lastOf(on)
  })
}

/** Every place in a value, as a list of steps, the whole included. */
export const placesIn = (value: unknown, steps: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== "object" || value === null
    ? [steps]
    : [
        steps,
        ...Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : placesIn(part, [...steps, key])))
      ]

/** What stands at a place, as JSON has it. */
export const at = (value: unknown, steps: ReadonlyArray<string>): unknown =>
  steps.reduce<unknown>(
    (part, step) =>
      typeof part === "object" && part !== null && Object.hasOwn(part, step)
        ? Object.entries(part).find(([key]) => key === step)?.[1]
        : undefined,
    value
  )

/** A value as JSON text, its fields in one order: two that read alike give the same. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part
  ) ?? "nothing"
