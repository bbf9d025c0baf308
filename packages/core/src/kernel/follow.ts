/** Following a log: every event that matches, from a position on, once and in order, for as long as somebody listens. */
import { type Duration, Effect, Option, Schedule, Stream } from "effect"
import type { Recorded } from "./event.ts"
import { EventLog, everything, LogError, type Query } from "./event-log.ts"
import { Position } from "./names.ts"

/** What a follower hears: what is new, and how far the log was read for it. */
export interface News {
  /** What matches, in order; nothing where what was recorded is about something else. */
  readonly events: ReadonlyArray<Recorded>
  /** All up to and including this position was looked at: whoever keeps it goes on after it. */
  readonly position: Position
  /** The head of the log at that time: the follower is level with it where `position` is the same. */
  readonly head: Position
}

export interface Following {
  /** Where to go on: the position of the last news that was dealt with. At the beginning of the log without it. */
  readonly after?: Position
  /** How many events are in memory at a time: 500 without it. */
  readonly page?: number
  /** For how long the store may be unavailable before the stream fails: a minute without it. */
  readonly patience?: Duration.Input
}

/** Tries again while a store is unavailable, less and less often, and not in step with others. */
export const whileUnavailable = (patience: Duration.Input = "1 minute") =>
  Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("5 seconds")]).pipe(
    Schedule.jittered,
    Schedule.upTo({ duration: patience }),
    Schedule.setInputType<LogError>(),
    Schedule.while(({ input }) => input.reason === "Unavailable")
  )

/**
 * Follows the log: what matches after a position, then what is recorded from now on. It reads when it is asked for more,
 * so a slow reader holds up nobody and holds one page; a store that was away for a while is taken up where it was left.
 * Ends when the log is closed.
 *
 * Fails with `Unavailable` after the patience, and with `Corrupt` where the log ends before `after`: it is another log
 * than the one that was followed, or has lost its end.
 *
 * @example
 * Stream.runForEach(follow(concerning("meeting:february"), { after }), ({ events, position }) => …)
 */
export const follow = (
  query: Query,
  { after = Position.make(0), page = 500, patience }: Following = {}
): Stream.Stream<News, LogError, EventLog> =>
  Stream.unwrap(
    Effect.map(EventLog, ({ heads, read }) => {
      let mark = after
      /** What is new up to this head, page by page; one empty page where nothing is. */
      const upTo = (head: Position): Stream.Stream<News, LogError> =>
        Stream.paginate(mark, (from) =>
          Effect.map(
            head > from
              ? Stream.runCollect(read(query, { after: from, until: head, limit: page }))
              : Effect.as(isThere(read, from, head), []),
            (events) => {
              const last = events.at(-1)?.position
              // INVARIANT: the mark moves past what was read and no further, so that nothing is passed over.
              mark = last === undefined || events.length < page ? laterOf(from, head) : last
              const news: News = { events, position: mark, head: laterOf(mark, head) }
              return [[news], mark < head ? Option.some(mark) : Option.none()] as const
            }
          )
        )
      return heads.pipe(
        // Of heads that came while the reader was busy only the last counts.
        Stream.buffer({ capacity: 1, strategy: "sliding" }),
        Stream.flatMap(upTo),
        Stream.retry(whileUnavailable(patience))
      )
    })
  )

const laterOf = (one: Position, other: Position): Position => (one > other ? one : other)

/** A head below the mark is an old signal, unless the log itself ends there. */
const isThere = Effect.fnUntraced(function* (read: EventLog["Service"]["read"], mark: Position, head: Position) {
  if (head >= mark) return
  const [last] = yield* Stream.runCollect(read(everything, { backwards: true, limit: 1 }))
  const end = last?.position ?? 0
  if (end >= mark) return
  const cause = new Error(`the log ends at position \`${end}\`, and was followed up to \`${mark}\``)
  return yield* new LogError({ reason: "Corrupt", cause })
})

/** The hash of the event at a position, by which a log is known again; nothing where the log does not reach. */
export const hashAt = (
  { read }: Pick<EventLog["Service"], "read">,
  position: Position
): Effect.Effect<string | undefined, LogError> =>
  position === 0
    ? Effect.succeed("")
    : Effect.map(
        Stream.runCollect(read(everything, { after: Position.make(position - 1), until: position })),
        ([event]) => event?.hash
      )
