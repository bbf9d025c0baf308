/** A log that can be looked at as of any moment: what was answered then, and what happened in between. */
import { Result } from "effect"
import type { Alliance } from "../kernel/alliance.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import { everything, type LogError } from "../kernel/event-log.ts"
import { Position } from "../kernel/names.ts"
import { readable, type View } from "../kernel/view.ts"
import { type Asked, asking } from "./asked.ts"
import { type At, readAt } from "./at.ts"
import { unpacked } from "./packed.ts"
import { timesOf } from "./times.ts"
import type { Unanswerable } from "./unanswerable.ts"

export interface Timeline<out State> {
  readonly events: ReadonlyArray<Recorded>
  /** What rules turn on, asked like a view. */
  readonly state: Asked<State>
  /** What a view answers; each view is prepared once. */
  readonly of: <Answer, Heard extends Tagged>(view: View<Answer, Heard>) => Asked<Answer>
}

/**
 * Prepares a log for looking back: reads each event once, and remembers states along the way. The events are what may be
 * seen today, in the order of the log; no more than that is seen of the past.
 * Fails with `Corrupt` where an event cannot be read.
 *
 * @param head where the whole log ends, of which these may be a part: that of the last of them, unless it is told.
 * @example
 * const line = Result.getOrThrow(timeline(alliance, opened.events()))
 * asOf(line.of(Views.register), { on: "2024-02-16" })
 */
export const timeline = <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  events: ReadonlyArray<Recorded>,
  head?: number
): Result.Result<Timeline<State>, LogError> => {
  const log = { events, times: timesOf(events, head) }
  const views = new WeakMap<object, unknown>()
  return Result.map(asking("state", { ...alliance, query: everything }, log), (state) => ({
    events,
    state,
    of: <Answer, Heard extends Tagged>(view: View<Answer, Heard>): Asked<Answer> => {
      // The map pairs each view with its own question, which TypeScript cannot say of a WeakMap.
      const known = views.get(view) as Asked<Answer> | undefined
      if (known !== undefined) return known
      // Every event was read for the state, and a view hears only the kinds that it knows.
      const made = Result.getOrThrow(asking(view.name, readable(view, alliance.understand), log))
      views.set(view, made)
      return made
    }
  }))
}

/** Where a moment lies outside the log: before its first event, or at a place that it has not reached yet. */
export type Note = "before the first event" | "beyond the last event"

/** What one sees at a moment. */
export interface Seen<out Answer> {
  readonly answer: Answer
  /** Up to where the log was known. */
  readonly position: Position
  /** How many of its events had happened. */
  readonly events: number
  readonly note?: Note
}

/**
 * The answer as of a moment: what had happened by then, as far as it was known by then. Before the first event, and at a
 * position beyond the last, that is the empty answer; a note says so. A day to come is no such place: it is like now.
 *
 * @example
 * asOf(line.of(Views.register), { on: "2024-02-16", known: 41 })
 */
export const asOf = <Answer>(asked: Asked<Answer>, at: At = {}): Result.Result<Seen<Answer>, Unanswerable> =>
  Result.map(readAt(at), (axes) => {
    const { known } = axes
    // What is known at a place that the log has not reached yet nobody can say.
    if (typeof known === "number" && known > asked.times.head) {
      return { answer: asked.initial, position: Position.make(0), events: 0, note: "beyond the last event" as const }
    }
    const seen = asked.times.chosen(axes)
    const position = asked.events[asked.times.knownBy(axes) - 1]?.position ?? Position.make(0)
    return { answer: unpacked(asked.recall(asked.narrowed(seen))), position, ...countOf(seen) }
  })

/** How many events a moment lets one see. */
const countOf = (chosen: Uint8Array): Pick<Seen<unknown>, "events" | "note"> => {
  let events = 0
  for (const one of chosen) events += one
  return events === 0 ? { events, note: "before the first event" } : { events }
}

/** What is seen at one moment and not at another. */
export interface Between {
  /** Seen at the second and not at the first: it happened in between, or became known. */
  readonly added: ReadonlyArray<Recorded>
  /** Seen at the first and not at the second: a later time is known of it, or less was known. */
  readonly removed: ReadonlyArray<Recorded>
}

/**
 * The events that one moment lets one see and another does not, in the order of the log.
 *
 * @example
 * between(line, { on: "2024-02-16" }, { on: "2024-03-16" })
 */
export const between = (
  { state: { times }, events }: Timeline<unknown>,
  from: At,
  to: At
): Result.Result<Between, Unanswerable> =>
  Result.gen(function* () {
    const [before, after] = [times.chosen(yield* readAt(from)), times.chosen(yield* readAt(to))]
    return {
      added: events.filter((_, index) => (after[index] ?? 0) > (before[index] ?? 0)),
      removed: events.filter((_, index) => (after[index] ?? 0) < (before[index] ?? 0))
    }
  })
