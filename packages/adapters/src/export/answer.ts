/** What views answer to what may be seen of a log. */
import { type EventId, type LogError, type Recorded, readable, replay, type Tagged, type View } from "@pactwerk/core"
import { Effect, Result, Stream } from "effect"
import { noting } from "./exporting.ts"
import type { Extract } from "./extract.ts"
import type { Losses } from "./statement.ts"

/** How an alliance reads what is kept. */
export type Understand = (recorded: Recorded) => Result.Result<Tagged, LogError>

/** What some views heard, to be asked. */
export interface Gathered {
  /** The answer of one of these views at the end of the extract: to all that it heard, or to these of it. */
  readonly answer: <Answer, Heard extends Tagged>(
    view: View<Answer, Heard>,
    among?: (recorded: Recorded) => boolean
  ) => Effect.Effect<Answer, LogError>
  /** Every event that one of them heard, by its id. */
  readonly heard: ReadonlyMap<EventId, Recorded>
  /** How many events may be seen in all. */
  readonly seen: number
}

type AnyView = Pick<View<never, never>, "name"> & { readonly Event: { readonly cases: object } }

/**
 * Reads an extract once for all of these views, noting what the level withholds.
 *
 * @example
 * const { answer } = yield* gather(yield* extract(source), makeLosses(), alliance.understand, [Views.agenda])
 * const agenda = yield* answer(Views.agenda)
 */
export const gather = Effect.fnUntraced(function* (
  extract: Pick<Extract, "events" | "size">,
  losses: Losses,
  understand: Understand,
  views: ReadonlyArray<AnyView>
): Effect.fn.Return<Gathered, LogError> {
  const heard = new Map<EventId, Recorded>()
  let seen = 0
  yield* Stream.runForEach(noting(extract, losses), ({ recorded }) =>
    Effect.sync(() => {
      seen += 1
      if (views.some((view) => hears(view, recorded))) heard.set(recorded.id, recorded)
    })
  )
  const answer = <Answer, Heard extends Tagged>(
    view: View<Answer, Heard>,
    among: (recorded: Recorded) => boolean = () => true
  ) => {
    const fold = readable(view, understand)
    const own = [...heard.values()].filter((recorded) => hears(view, recorded) && among(recorded))
    const read = Result.all(own.map((recorded) => fold.understand(recorded)))
    return Effect.fromResult(Result.map(read, (events) => replay(fold, events)))
  }
  return { answer, heard, seen }
})

const hears = ({ Event }: AnyView, { type }: Recorded): boolean =>
  Object.keys(Event.cases).length === 0 || Object.hasOwn(Event.cases, type)

/** The events that something rests on, and how many others may be seen. */
export const droppedBeside = (seen: number, because: Iterable<EventId>): number => seen - new Set(because).size
