/** A question that can be asked as of any moment: a view, or what rules turn on. */
import { Result } from "effect"
import { castDraft } from "immer"
import { replay } from "../kernel/decider.ts"
import type { Recorded } from "../kernel/event.ts"
import { type LogError, matches } from "../kernel/event-log.ts"
import type { Readable } from "../kernel/view.ts"
import type { Axes } from "./at.ts"
import type { Packed } from "./packed.ts"
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
  /** The rules that were observed to be broken by the event with this id, in the order of the log. */
  readonly broken: (id: string) => ReadonlyArray<string>
  /** Of a choice from the whole log that of those: 1 for each. */
  readonly narrowed: (chosen: Uint8Array) => Uint8Array
  /** Which of those a moment lets one see: 1 for each. */
  readonly chosen: (axes: Axes) => Uint8Array
  /** The answer to a choice from what it hears, by what is remembered. */
  readonly recall: (chosen: Uint8Array) => Packed<Answer>
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
  const narrowed = (chosen: Uint8Array) => (places.length === chosen.length ? chosen : partOf(chosen, places))
  return Result.map(read(heard), (meant) => ({
    name,
    initial,
    events,
    times,
    heard,
    named: listing(heard, (recorded, place) => namesOf(recorded).map((name) => [name, place])),
    broken: listing(events, ({ causationId, data, type }) =>
      type === "RuleBreachObserved" && causationId !== undefined ? [[causationId, String(data.rule)]] : []
    ),
    narrowed,
    chosen: (axes) => narrowed(times.chosen(axes)),
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

/** Of a choice from the log that from some of its places. */
const partOf = (chosen: Uint8Array, places: ReadonlyArray<number>): Uint8Array => {
  const part = new Uint8Array(places.length)
  for (let index = 0; index < part.length; index++) part[index] = chosen[places[index] ?? 0] ?? 0
  return part
}

/** Finds what events list under a name, in their order; the index for that is made when it is first needed. */
const listing = <A>(
  events: ReadonlyArray<Recorded>,
  list: (recorded: Recorded, place: number) => ReadonlyArray<readonly [name: string, listed: A]>
): ((name: string) => ReadonlyArray<A>) => {
  const index = () => Map.groupBy(events.flatMap(list), ([name]) => name)
  let made: ReturnType<typeof index> | undefined
  return (name) => {
    made ??= index()
    return (made.get(name) ?? []).map(([, listed]) => listed)
  }
}

/** The names under which an event is found: its own id, and the ids in its tags. Its command is not one of them. */
export const namesOf = ({ id, tags }: Recorded): ReadonlyArray<string> => [
  id,
  ...tags.flatMap((tag) => (tag.startsWith("command:") ? [] : [tag.slice(tag.indexOf(":") + 1)]))
]
