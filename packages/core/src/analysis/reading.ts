/** A log that is read at once, from memory: now, and as of any moment, by whoever may see these events. */
import { Result } from "effect"
import type { Alliance } from "../kernel/alliance.ts"
import type { Guarding } from "../kernel/compose.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import { everything, matches } from "../kernel/event-log.ts"
import type { Moment } from "../kernel/moment.ts"
import { type Day, Position } from "../kernel/names.ts"
import { firstAfter } from "../kernel/replica.ts"
import type { Reading } from "../kernel/session.ts"
import { readable, type View } from "../kernel/view.ts"
import { readAt } from "./at.ts"
import { differences } from "./differences.ts"
import { following, keyOf, past, remember } from "./going-on.ts"
import { type Made, type Packed, unpacked } from "./packed.ts"
import { type Timeline, timeline } from "./timeline.ts"
import { why } from "./why.ts"

/** What is read: the events that may be seen, and how the log stands of which they are a part. */
export interface Shown extends Pick<Reading, "standing" | "subscribe"> {
  /** In the order of the log. The list grows; it is another list as soon as anything else in it changed. */
  readonly shown: () => ReadonlyArray<Recorded>
}

/** What is remembered of one list. */
interface Memory {
  readonly list: ReadonlyArray<Recorded>
  line: (Timeline<unknown> & { readonly head: number }) | undefined
  readonly nows: WeakMap<object, () => unknown>
  /** What was made of answers of the past. */
  readonly made: Made
  readonly pasts: WeakMap<object, Map<string, Packed<unknown>>>
}

/**
 * Reads what is shown of a log. The answer of now goes on from the one before; the past is prepared when it is first
 * asked for. Throws a `LogError`, `Corrupt`, where an event cannot be read.
 *
 * @example
 * const reading = readingOf(alliance, { shown: () => events, standing, subscribe })
 * reading.project(Views.register, { position: 41 })
 */
export const readingOf = <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State> & { readonly rules: ReadonlyMap<string, Guarding> },
  { shown, standing, subscribe }: Shown
): Reading => {
  let memory: Memory | undefined
  const remembered = (): Memory => {
    const list = shown()
    if (memory?.list !== list)
      memory = { list, line: undefined, nows: new WeakMap(), pasts: new WeakMap(), made: new WeakMap() }
    return memory
  }
  const head = (): Position => standing().head

  /** The log to look back on, as far as it reaches now. */
  const line = (): Timeline<unknown> => {
    const known = remembered()
    if (known.line?.head !== head()) {
      known.line = { ...Result.getOrThrow(timeline(alliance, [...known.list], head())), head: head() }
    }
    return known.line
  }

  const now = <A, Heard extends Tagged>(view: View<A, Heard>): A => {
    const { list, nows } = remembered()
    // The map pairs each view with its own answer, which TypeScript cannot say of a WeakMap.
    const known = nows.get(view) as (() => A) | undefined
    if (known !== undefined) return known()
    const made = following(readable(view, alliance.understand), list)
    nows.set(view, made)
    return made()
  }

  const positionAt = (moment: Moment): Position => {
    if (moment === "now") return head()
    if ("recordedBy" in moment) {
      const { events, state } = line()
      const known = state.times.knownBy(Result.getOrThrow(readAt({ known: moment.recordedBy })))
      // What comes just after it may not be seen, and is known by then all the same: the head, where all is known.
      return known === events.length ? head() : (events[known - 1]?.position ?? Position.make(0))
    }
    const position = "position" in moment ? moment.position : (moment.knownAt ?? head())
    return Position.make(Math.max(0, Math.min(position, head())))
  }

  /** A moment as looking back has it; every one of now is what is known at the head. */
  const axesOf = (moment: Moment): { readonly on?: Day; readonly known: Position } => {
    const known = positionAt(moment)
    return moment !== "now" && "happenedBy" in moment ? { on: moment.happenedBy, known } : { known }
  }

  const project = <A, Heard extends Tagged>(view: View<A, Heard>, moment: Moment = "now"): A => {
    const at = axesOf(moment)
    if (at.on === undefined && at.known === head()) return now(view)
    const { made, pasts } = remembered()
    const answers = pasts.get(view) ?? new Map<string, Packed<unknown>>()
    pasts.set(view, answers)
    const key = keyOf(at)
    // What was kept under this view is its own answer.
    const known = answers.get(key) as Packed<A> | undefined
    if (known !== undefined) return unpacked(known, made)
    const asked = line().of(view)
    const answer =
      at.on === undefined
        ? past(asked, readable(view, alliance.understand), answers, at.known)
        : asked.recall(asked.chosen(Result.getOrThrow(readAt(at))))
    return unpacked(remember(answers, key, answer), made)
  }

  return {
    standing,
    subscribe,
    positionAt,
    project,
    events: (query = everything, moment = "now") => {
      const { list } = remembered()
      const at = axesOf(moment)
      if (at.on === undefined) {
        const known = list.slice(0, firstAfter(list, at.known))
        return query.items.length === 0 ? known : known.filter((one) => matches(query, one))
      }
      const { events, state } = line()
      const chosen = state.chosen(Result.getOrThrow(readAt(at)))
      return events.filter((one, index) => chosen[index] === 1 && matches(query, one))
    },
    diff: (view, from, to) => differences(line().of(view), axesOf(from), axesOf(to)),
    why: (view, pointer, moment = "now") => {
      const { of } = line()
      return Result.getOrUndefined(
        Result.map(why(of(view), alliance, pointer, axesOf(moment)), ({ reasons }) => reasons)
      )
    }
  }
}
