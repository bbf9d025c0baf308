/** The log in memory, beside the store: what makes reading immediate, and the past cheap. */
import { Effect, Result, Stream } from "effect"
import { freeze } from "immer"
import type { Alliance } from "./alliance.ts"
import { replay } from "./decider.ts"
import type { Recorded, Tagged } from "./event.ts"
import { EventLog, everything, LogError, matches, type Query, type Span } from "./event-log.ts"
import { type Moment, positionAt, seenAt } from "./moment.ts"
import { type EventId, PersonId, Position } from "./names.ts"
import type { Level } from "./personal.ts"
import { KeyStore, type PersonKeys } from "./privacy/keys.ts"
import { remainsOf } from "./privacy/remains.ts"
import { subjectsShown } from "./privacy/reveal.ts"
import { show } from "./privacy/revealing.ts"
import { timeMachine } from "./time-machine.ts"
import { type Readable, readable, type View } from "./view.ts"

/** How many answers a view keeps at hand, beside its checkpoints. */
const answersKept = 64

/** How an event is heard: as it is kept, or as somebody may see it; nothing where they may not. */
type Heard = (recorded: Recorded) => Recorded | undefined

/** A fold over what is in memory, at any moment; the same object for the same position. */
const recall = <State, Event>(
  log: ReadonlyArray<Recorded>,
  fold: Readable<State, Event>,
  heard: Heard = (recorded) => recorded
) => {
  const own = (some: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> =>
    some.flatMap((recorded) => (matches(fold.query, recorded) ? (heard(recorded) ?? []) : []))
  const read = (_: Query, { after, until }: Span = {}) => Stream.fromArray(own(log.slice(after, until)))
  const at = timeMachine({ read }, fold)
  const answers = new Map<Position, State>()
  return (moment: Moment): State => {
    if (moment !== "now" && "happenedBy" in moment) {
      return replay(
        fold,
        own(seenAt(log, moment)).map((recorded) => Result.getOrThrow(fold.understand(recorded)))
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

/**
 * Keeps every event in memory as it is kept, each read once: an event that nobody here can read fails, and is never
 * skipped. What is shown is shown at one level.
 */
export const mirror = <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  level: Level = "internal"
) => {
  const log: Array<Recorded> = []
  const seen: ReadonlyArray<Recorded> = log
  const ids = new Set<EventId>()
  /** The keys of the people in it; of who was forgotten there is none. */
  const keysOf = new Map<string, PersonKeys>()
  const forgotten = new Set<string>()
  let views = new WeakMap<object, (moment: Moment) => unknown>()
  let shown = new WeakMap<Recorded, Result.Result<Recorded | undefined, LogError>>()
  /** What is shown at each level, and how much of the log was looked at for it. */
  const lists = new Map<Level, { readonly list: Array<Recorded>; upTo: number }>()

  const learn = Effect.fnUntraced(function* ({ data, type }: Recorded) {
    const keys = yield* KeyStore
    for (const subject of subjectsShown(data, undefined, "personal")) {
      if (keysOf.has(subject) || forgotten.has(subject)) continue
      const known = yield* keys.open(PersonId.make(subject))
      if (known.status === "open") keysOf.set(subject, known)
    }
    if (type !== "PersonForgotten" || typeof data.person !== "string") return
    forgotten.add(data.person)
    keysOf.delete(data.person)
    // What was made with that key is not remembered either.
    views = new WeakMap()
    shown = new WeakMap()
    lists.clear()
  })

  const showAt = (recorded: Recorded, at: Level) =>
    show(recorded, alliance, (subject) => keysOf.get(subject), at, log[0]?.id ?? recorded.id)

  /** As it may be seen. Throws a `LogError`, `Corrupt`, where something sealed was changed. */
  const heard: Heard = (recorded) => {
    const known = shown.get(recorded) ?? showAt(recorded, level)
    shown.set(recorded, known)
    return Result.getOrThrow(known)
  }

  /** Brings the mirror level with the log. */
  const follow = Effect.gen(function* () {
    const store = yield* EventLog
    const news = yield* Stream.runCollect(store.read(everything, { after: Position.make(log.length) }))
    for (const recorded of news) {
      yield* Effect.fromResult(alliance.understand(recorded))
      yield* learn(recorded)
      // Two readers can have asked for the same news: whoever is second finds it there. Nothing waits from here on.
      if (recorded.position <= log.length) continue
      if (recorded.position > log.length + 1) {
        return yield* new LogError({ reason: "Corrupt", cause: new Error(`no event at position ${log.length + 1}`) })
      }
      log.push(freeze(recorded, true))
      ids.add(recorded.id)
    }
  })

  return {
    log: seen,
    isRecorded: (id: EventId) => ids.has(id),
    follow,
    /** What may be seen of these. */
    show: (some: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> => some.flatMap((one) => heard(one) ?? []),
    /** Everything as it may be seen at a level: the same list, which grows, until somebody is forgotten. */
    shownAt: (at: Level): ReadonlyArray<Recorded> => {
      const known = lists.get(at) ?? { list: [], upTo: 0 }
      lists.set(at, known)
      for (const recorded of log.slice(known.upTo)) {
        const one = at === level ? heard(recorded) : Result.getOrThrow(showAt(recorded, at))
        if (one !== undefined) known.list.push(one)
        known.upTo += 1
      }
      return known.list
    },
    /** What will be left of somebody who is forgotten. */
    remainsOf: (person: string) =>
      remainsOf(person, { log, places: alliance.places, opened: (recorded) => showAt(recorded, "personal") }),
    /** All of these, opened: for who wrote them. */
    showToWriter: (some: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> =>
      some.flatMap((one) => Result.getOrThrow(showAt(one, "personal")) ?? []),
    state: recall(log, { ...alliance, query: everything }),
    project: <Answer, Hears extends Tagged>(view: View<Answer, Hears>, moment: Moment): Answer => {
      const known = views.get(view)
      // The map pairs each view with its own recall, which TypeScript cannot say of a WeakMap.
      if (known !== undefined) return known(moment) as Answer
      const made = recall(log, readable(view, alliance.understand), heard)
      views.set(view, made)
      return made(moment)
    }
  }
}
