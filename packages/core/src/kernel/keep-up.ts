/** Whatever follows a log in the background, and tells how far it is. */
import { Deferred, Effect, Fiber, type Scope, Stream, SubscriptionRef } from "effect"
import { type EventLog, LogError, type Query } from "./event-log.ts"
import { type Following, follow, type News } from "./follow.ts"
import type { Position } from "./names.ts"

/** What stands at a position. */
export interface Positioned {
  readonly position: Position
}

/** Something that follows the log. Each of these fails once the following has failed: an old answer never passes for a new one. */
export interface Keeping<out A extends Positioned> {
  /** What stands now, as soon as it has been level with the log once. */
  readonly now: Effect.Effect<A, LogError>
  /** What stands once all up to this position was taken in: so whoever wrote something reads it. */
  readonly awaitPosition: (position: Position) => Effect.Effect<A, LogError>
  /** What stands now, then after each news; whoever is slow sees the last. */
  readonly changes: Stream.Stream<A, LogError>
}

/**
 * Follows the log from where this stands, in the background, for as long as the scope is open. `take` says what stands
 * after the news; it is asked for one after the other.
 */
export const keepUp = Effect.fnUntraced(function* <A extends Positioned, R>(
  begin: A,
  query: Query,
  take: (stands: A, news: News) => Effect.Effect<A, LogError, R>,
  options: Omit<Following, "after"> = {}
): Effect.fn.Return<Keeping<A>, never, EventLog | R | Scope.Scope> {
  const standing = yield* SubscriptionRef.make(begin)
  const level = yield* Deferred.make<void>()
  const following = Stream.runForEach(follow(query, { ...options, after: begin.position }), (news) =>
    Effect.gen(function* () {
      yield* SubscriptionRef.set(standing, yield* take(yield* SubscriptionRef.get(standing), news))
      if (news.position === news.head) yield* Deferred.succeed(level, undefined)
    })
  )
  const fiber = yield* Effect.forkScoped(following)
  const ended = Effect.andThen(Fiber.join(fiber), Effect.fail(closed()))
  const changes = SubscriptionRef.changes(standing).pipe(
    Stream.buffer({ capacity: 1, strategy: "sliding" }),
    Stream.interruptWhen(Fiber.join(fiber))
  )
  return {
    now: Effect.raceFirst(ended, Effect.andThen(Deferred.await(level), SubscriptionRef.get(standing))),
    awaitPosition: (position) =>
      Effect.flatMap(Stream.runHead(Stream.filter(changes, (stands) => stands.position >= position)), (stands) =>
        Effect.fromOption(stands).pipe(Effect.mapError(closed))
      ),
    changes
  }
})

const closed = () => new LogError({ reason: "Unavailable", cause: new Error("the log was closed") })
