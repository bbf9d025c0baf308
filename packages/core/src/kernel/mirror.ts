/** The log in memory, beside the store: what makes reading immediate, and the past cheap. */
import { Effect, Result, Stream } from "effect"
import { freeze } from "immer"
import type { Alliance } from "./alliance.ts"
import { replay } from "./decider.ts"
import type { Recorded, Tagged } from "./event.ts"
import { EventLog, everything, LogError, matches, type Query, type Span } from "./event-log.ts"
import { type Moment, positionAt, seenAt } from "./moment.ts"
import { type EventId, Position } from "./names.ts"
import { timeMachine } from "./time-machine.ts"
import { type Readable, readable, type View } from "./view.ts"

/** How many answers a view keeps at hand, beside its checkpoints. */
const answersKept = 64

/** A fold over what is in memory, at any moment; the same object for the same position. */
const recall = <State, Event>(log: ReadonlyArray<Recorded>, fold: Readable<State, Event>) => {
  const read = (query: Query, { after, until }: Span = {}) =>
    Stream.fromArray(log.slice(after, until).filter((recorded) => matches(query, recorded)))
  const at = timeMachine({ read }, fold)
  const answers = new Map<Position, State>()
  return (moment: Moment): State => {
    if (moment !== "now" && "happenedBy" in moment) {
      const heard = seenAt(log, moment).filter((recorded) => matches(fold.query, recorded))
      return replay(
        fold,
        heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
      )
    }
    const position = positionAt(log, moment)
    const known = answers.get(position)
    if (known !== undefined) return known
    const answer = Effect.runSync(at(position))
    const oldest = answers.keys().next()
    if (answers.size >= answersKept && !oldest.done) answers.delete(oldest.value)
    answers.set(position, answer)
    return answer
  }
}

/** Keeps every event in memory, each read once: an event that nobody here can read fails, and is never skipped. */
export const mirror = <Command extends Tagged, Event, State>(alliance: Alliance<Command, Event, State>) => {
  const log: Array<Recorded> = []
  const seen: ReadonlyArray<Recorded> = log
  const ids = new Set<EventId>()
  const views = new WeakMap<object, (moment: Moment) => unknown>()

  /** Brings the mirror level with the log. */
  const follow = Effect.gen(function* () {
    const store = yield* EventLog
    const news = yield* Stream.runCollect(store.read(everything, { after: Position.make(log.length) }))
    for (const recorded of news) {
      // Two readers can have asked for the same news.
      if (recorded.position <= log.length) continue
      if (recorded.position > log.length + 1) {
        return yield* new LogError({ reason: "Corrupt", cause: new Error(`no event at position ${log.length + 1}`) })
      }
      yield* Effect.fromResult(alliance.understand(recorded))
      log.push(freeze(recorded, true))
      ids.add(recorded.id)
    }
  })

  return {
    log: seen,
    isRecorded: (id: EventId) => ids.has(id),
    follow,
    state: recall(log, { ...alliance, query: everything }),
    project: <Answer, Heard extends Tagged>(view: View<Answer, Heard>, moment: Moment): Answer => {
      const known = views.get(view)
      // The map pairs each view with its own recall, which TypeScript cannot say of a WeakMap.
      if (known !== undefined) return known(moment) as Answer
      const made = recall(log, readable(view, alliance.understand))
      views.set(view, made)
      return made(moment)
    }
  }
}
