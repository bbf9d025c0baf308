/** A question that can be asked as of any moment: a view, or what rules turn on. */
import { Result } from "effect"
import { castDraft } from "immer"
import { replay } from "../kernel/decider.ts"
import type { Recorded } from "../kernel/event.ts"
import { type LogError, matches } from "../kernel/event-log.ts"
import type { Readable } from "../kernel/view.ts"
import type { Axes } from "./at.ts"
import { thawed } from "./plain.ts"
import { recollection, stretchOf } from "./recollection.ts"
import type { Times } from "./times.ts"

/** A question, with all that it takes to answer it as of any moment. */
export interface Asked<out Answer> {
  /** The name of the view; `state` for what rules turn on. */
  readonly name: string
  /** The answer before everything. */
  readonly initial: Answer
  /** The whole log. */
  readonly events: ReadonlyArray<Recorded>
  /** When each event of it happened. */
  readonly times: Times
  /** The events that the answer turns on, in order. */
  readonly heard: ReadonlyArray<Recorded>
  /** Where in those a name stands: as the id of the event, or of something that it is about. */
  readonly named: (name: string) => ReadonlyArray<number>
  /** Which of those a moment lets one see: 1 for each. */
  readonly chosen: (axes: Axes) => Uint8Array
  /** The answer to a choice from what it hears, by what is remembered. */
  readonly recall: (chosen: Uint8Array) => Answer
  /** After so many of the events that it hears an answer is remembered. */
  readonly stretch: number
  /** Shows the answer to some of what it hears, by their places in it; it changes afterwards: look, and do not keep. */
  readonly peek: <Look>(places: Iterable<number>, look: (answer: Answer) => Look) => Look
  /** Shows the answer after each event of a choice, as long as the visit says to go on; it changes afterwards: do not keep it. */
  readonly follow: (chosen: Uint8Array, visit: (answer: Answer, recorded: Recorded) => boolean) => void
  /** The answer to other events than those of the log. */
  readonly fold: (events: ReadonlyArray<Recorded>) => Result.Result<Answer, LogError>
}

/**
 * Prepares a question: reads what it hears once. Fails with `Corrupt` where that cannot be read.
 *
 * @param length after so many events a state is remembered.
 */
export const asking = <Answer, Event>(
  name: string,
  readable: Readable<Answer, Event>,
  { events, times }: Pick<Asked<Answer>, "events" | "times">,
  length?: number
): Result.Result<Asked<Answer>, LogError> => {
  const { evolve, initial, query, understand } = readable
  const read = (some: ReadonlyArray<Recorded>) => Result.all(some.map(understand))
  const places = events.flatMap((recorded, place) => (matches(query, recorded) ? [place] : []))
  const heard = places.flatMap((place) => events[place] ?? [])
  const stretch = length ?? stretchOf(heard.length)
  return Result.map(read(heard), (meant) => ({
    name,
    initial,
    events,
    times,
    heard,
    named: naming(heard),
    chosen: (axes) => {
      const chosen = times.chosen(axes)
      return places.length === chosen.length ? chosen : Uint8Array.from(places, (place) => chosen[place] ?? 0)
    },
    recall: recollection(readable, meant, stretch),
    stretch,
    peek: (chosen, look) => {
      const answer = thawed(initial)
      const draft = castDraft(answer)
      for (const place of chosen) {
        const event = meant[place]
        if (event !== undefined) evolve(draft, event)
      }
      return look(answer)
    },
    follow: (chosen, visit) => {
      const answer = thawed(initial)
      const draft = castDraft(answer)
      for (const [place, event] of meant.entries()) {
        const recorded = heard[place]
        if (chosen[place] !== 1 || recorded === undefined) continue
        evolve(draft, event)
        if (!visit(answer, recorded)) return
      }
    },
    fold: (others) =>
      Result.map(read(others.filter((recorded) => matches(query, recorded))), (events) => replay(readable, events))
  }))
}

/** Finds the events by name; what it takes for that is made when it is first needed. */
const naming = (heard: ReadonlyArray<Recorded>): Asked<unknown>["named"] => {
  let places: Map<string, Array<number>> | undefined
  return (name) => {
    if (places === undefined) {
      const found = new Map<string, Array<number>>()
      heard.forEach((recorded, place) => {
        for (const known of namesOf(recorded)) {
          const others = found.get(known)
          if (others === undefined) found.set(known, [place])
          else others.push(place)
        }
      })
      places = found
    }
    return places.get(name) ?? []
  }
}

/** The names under which an event is found: its own id, and the ids in its tags. Its command is not one of them. */
export const namesOf = ({ id, tags }: Recorded): ReadonlyArray<string> => [
  id,
  ...tags.flatMap((tag) => (tag.startsWith("command:") ? [] : [tag.slice(tag.indexOf(":") + 1)]))
]
