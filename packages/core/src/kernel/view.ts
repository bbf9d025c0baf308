/** Views answer questions: a fold over the kinds of events it names, and over nothing else. */

import { Effect, Result, Schema, Stream, Struct } from "effect"
import type { Draft } from "immer"
import type { Fold } from "./decider.ts"
import type { Kinds, Recorded, Tagged } from "./event.ts"
import { type EventLog, LogError, type Query, type Span } from "./event-log.ts"

export interface View<in out Answer, in out Event extends Tagged> {
  /** The question, in short. */
  readonly name: string
  /** Raised when the answer changes shape, so that kept answers are computed afresh. */
  readonly version: number
  /** What this view listens to, by name; nothing named is everything. */
  readonly Event: Kinds<Event>
  readonly initial: Answer
  /** An immer recipe over the event as its room means it, and the envelope it was kept in. */
  readonly evolve: (draft: Draft<Answer>, event: Event, recorded: Recorded) => void
}

/** A fold that knows which events are its own and how to read them: a view, or the whole alliance. */
export interface Readable<in out State, in out Event> extends Fold<State, Event> {
  readonly query: Query
  readonly understand: (recorded: Recorded) => Result.Result<Event, LogError>
}

/** How the alliance reads what is kept: upcast, decoded, and once per record. */
export type Understanding = (recorded: Recorded) => Result.Result<Tagged, LogError>

/** What a view hears: an event, and the envelope it came in. */
export interface Heard<Event> {
  readonly event: Event
  readonly recorded: Recorded
}

export const readable = <Answer, Event extends Tagged>(
  { Event, evolve, initial }: View<Answer, Event>,
  read: Understanding
): Readable<Answer, Heard<Event>> => {
  const isOwn = (event: Tagged): event is Event => types.length === 0 || Object.hasOwn(Event.cases, event._tag)
  const types = Struct.keys(Event.cases)
  return {
    initial,
    evolve: (draft, { event, recorded }) => evolve(draft, event, recorded),
    query: { items: [{ types }] },
    understand: (recorded) =>
      Result.flatMap(read(recorded), (event) =>
        isOwn(event)
          ? Result.succeed({ event, recorded })
          : Result.fail(new LogError({ reason: "Corrupt", cause: new Error(`a view does not know \`${event._tag}\``) }))
      )
  }
}

/** For a view that listens to every event of every room, also of rooms it has never heard of. */
export const AnyEvent: Kinds<AnyEvent> = Object.assign(
  Schema.StructWithRest(Schema.Struct({ _tag: Schema.String }), [Schema.Record(Schema.String, Schema.Json)]),
  { cases: {} }
)
export interface AnyEvent extends Tagged {
  readonly [field: string]: Schema.Json
}

/** What a readable fold hears in this span of the log. */
export const hear = Effect.fnUntraced(function* <State, Event>(
  log: Pick<EventLog["Service"], "read">,
  { query, understand }: Readable<State, Event>,
  span: Span
) {
  const recorded = yield* Stream.runCollect(log.read(query, span))
  const events = yield* Effect.fromResult(Result.all(recorded.map(understand)))
  return { events, recorded, last: recorded.at(-1)?.position }
})
