/** A log as one reader may see it: the one door between what is kept and whoever looks. */
import { Effect, Result, Stream } from "effect"
import type { Recorded } from "../event.ts"
import type { EventLog, LogError } from "../event-log.ts"
import { type EventId, PersonId } from "../names.ts"
import type { Level } from "../personal.ts"
import type { KeyStore, PersonKeys } from "./keys.ts"
import type { Places } from "./places.ts"
import { reveal, subjectsShown } from "./reveal.ts"
import { logIdOf } from "./sealing.ts"

/** What is known of the events that are shown. */
export interface Known {
  readonly places: Places
  readonly current: (recorded: Recorded) => Result.Result<Recorded, LogError>
}

/**
 * An event as a reader may see it, brought to the shape of today; nothing where it may not be seen at all. What is of an
 * older shape is opened first, for it was sealed where it stood then.
 */
export const show = (
  recorded: Recorded,
  { current, places }: Known,
  keysOf: (subject: string) => PersonKeys | undefined,
  level: Level,
  logId: EventId
): Result.Result<Recorded | undefined, LogError> => {
  const place = places.get(recorded.type)
  if (isOfToday(recorded, current)) return reveal(recorded, place, { level, keysOf }, logId)
  return Result.flatMap(reveal(recorded, undefined, { level: "personal", keysOf }, logId), (opened) =>
    Result.flatMap(current(opened ?? recorded), (now) => reveal(now, place, { level, keysOf }, logId))
  )
}

const isOfToday = (recorded: Recorded, current: Known["current"]): boolean =>
  Result.getOrUndefined(current(recorded)) === recorded

/** How one event is shown to somebody who reads at this level: nothing where they may not see it. */
export const showing = (
  log: Pick<EventLog["Service"], "read">,
  keys: Pick<KeyStore["Service"], "open">,
  known: Known,
  level: Level
): ((recorded: Recorded) => Effect.Effect<Recorded | undefined, LogError>) => {
  let logId: EventId | undefined
  const opening = Effect.fnUntraced(function* (recorded: Recorded, subjects: ReadonlySet<string>) {
    const keysOf = new Map<string, PersonKeys>()
    for (const subject of subjects) {
      keysOf.set(subject, yield* keys.open(PersonId.make(subject)))
    }
    logId ??= yield* logIdOf(log)
    return yield* Effect.fromResult(
      show(recorded, known, (subject) => keysOf.get(subject), level, logId ?? recorded.id)
    )
  })
  return (recorded) => {
    // Nobody's key is opened for what is not shown; what is of an older shape is opened before that is known.
    const subjects = isOfToday(recorded, known.current)
      ? subjectsShown(recorded.data, known.places.get(recorded.type), level)
      : subjectsShown(recorded.data, undefined, "personal")
    if (subjects.size > 0 || logId === undefined) return opening(recorded, subjects)
    return Effect.fromResult(show(recorded, known, () => undefined, level, logId))
  }
}

/** So many events are shown together: one by one takes longer, and whoever wants a few need not wait for all. */
const together = 64

/** The keys without those of whom this log forgot: an older key store that was put back names nobody of them. */
const withoutForgotten = (log: Pick<EventLog["Service"], "read">, keys: KeyStore["Service"]) =>
  Effect.map(
    Stream.runCollect(log.read({ items: [{ types: ["PersonForgotten"] }] })),
    (recorded): Pick<KeyStore["Service"], "open"> => {
      const forgotten = new Set(recorded.map(({ data }) => data.person))
      return {
        open: (subject) => (forgotten.has(subject) ? Effect.succeed({ status: "destroyed" }) : keys.open(subject))
      }
    }
  )

/**
 * The log as somebody reads it at this level: opened where the keys are, and without what they may not see. Nobody is
 * named whom the log forgot, whatever keys there are.
 *
 * @example
 * const asPublic = revealing(yield* EventLog, yield* KeyStore, alliance, "public")
 */
export const revealing = (
  log: Pick<EventLog["Service"], "read">,
  keys: KeyStore["Service"],
  known: Known,
  level: Level
): Pick<EventLog["Service"], "read"> => ({
  read: (query, span) =>
    Stream.unwrap(
      Effect.map(withoutForgotten(log, keys), (held) => {
        const show = showing(log, held, known, level)
        const some = Stream.rechunk(log.read(query, span), together)
        const shown = Stream.mapArrayEffect(some, (events) => Effect.forEach(events, show))
        return Stream.filter(shown, (one): one is Recorded => one !== undefined)
      })
    )
})

/** Something that remembers what it saw, made anew as soon as somebody was forgotten. */
export const whileRemembered = <Position, A, E>(
  { generation }: Pick<KeyStore["Service"], "generation">,
  make: () => (position: Position) => Effect.Effect<A, E>
) => {
  let known: { readonly at: number; readonly made: ReturnType<typeof make> } | undefined
  return Effect.fnUntraced(function* (position: Position) {
    const at = yield* generation
    if (known?.at !== at) known = { at, made: make() }
    return yield* known.made(position)
  })
}
