/** The one thing a store must provide: a dense log in which no decision overtakes another unseen. */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { Proposed, Recorded } from "./event.ts"
import { type CommandId, Position, Tag } from "./names.ts"

export interface Criterion {
  readonly types?: ReadonlyArray<string>
  readonly tags?: ReadonlyArray<Tag>
}

/** Any of the criteria; within one, any of the types and all of the tags. An empty list widens: it is no wish. */
export interface Query {
  readonly items: ReadonlyArray<Criterion>
}

/** Every event: the query that is always right. */
export const everything: Query = { items: [] }

/** Every event about any of these things: `concerning("meeting:february", "window:ninety")`. */
export const concerning = (...tags: ReadonlyArray<string>): Query => ({
  items: tags.map((tag) => ({ tags: [Tag.make(tag)] }))
})

/** The tag that every event of one command carries. */
export const commandTag = (id: CommandId): Tag => Tag.make(`command:${id}`)

export const matches = ({ items }: Query, event: Pick<Proposed, "tags" | "type">): boolean =>
  items.length === 0 || items.some((item) => meets(item, event))

const meets = ({ tags = [], types = [] }: Criterion, event: Pick<Proposed, "tags" | "type">): boolean =>
  (types.length === 0 || types.includes(event.type)) && tags.every((tag) => event.tags.includes(tag))

/** What any of these queries matches, each item once. Everything stays everything, and so is more than a store takes. */
export const either = (...queries: ReadonlyArray<Query>): Query => {
  if (queries.some(({ items }) => items.length === 0)) return everything
  const items = new Map(queries.flatMap(({ items }) => items.map((item) => [JSON.stringify(item), item])))
  return items.size > limits.itemsPerQuery ? everything : { items: [...items.values()] }
}

/** A matching event was recorded after the position the decision had seen: the lowest such position. */
export class Conflict extends Schema.TaggedError<Conflict>()("Conflict", { at: Position }) {
  override get message() {
    return `another decision came first, at position ${this.at}`
  }
}

/**
 * The store could not answer, or what it answered cannot be read. `Unavailable`: perhaps recorded, ask again with the
 * same ids. `Encoding`: never ask this again. `Corrupt`: the log is damaged. `ReadOnly`: nothing can be written here.
 */
export class LogError extends Schema.TaggedError<LogError>()("LogError", {
  reason: Schema.Literals(["Unavailable", "Corrupt", "Encoding", "ReadOnly"]),
  cause: Schema.Defect()
}) {
  override get message() {
    const { cause } = this
    return cause instanceof Error ? cause.message : typeof cause === "string" ? cause : this.reason
  }
}

export interface Receipt {
  readonly first: Position
  readonly last: Position
}

export interface Condition {
  readonly failIfEventsMatch: Query
  /** What the decision had seen; 0 is a guard over all history. */
  readonly after: Position
}

export interface Span {
  /** Excluded. */
  readonly after?: Position
  /** Included. */
  readonly until?: Position
  /** Of matching events, in the direction of travel. */
  readonly limit?: number
  readonly backwards?: boolean
}

export type Batch = readonly [Proposed, ...ReadonlyArray<Proposed>]

/** The same in every store, so that any history can move to any store. */
export const limits = {
  bytesPerAppend: 512 * 1024,
  eventsPerAppend: 1000,
  tagsPerEvent: 64,
  itemsPerQuery: 100
} as const

/** A record as a store keeps it, whatever that is by now. */
export interface StoredRecord {
  readonly position: number
  /** In canonical form, without its hash: what the hash is of. */
  readonly body: unknown
  /** In lower-case hex. */
  readonly hash: unknown
}

export class EventLog extends Context.Service<
  EventLog,
  {
    /** All or nothing. Appending the same ids again returns the first receipt, whatever the condition would say now. */
    readonly append: (events: Batch, condition?: Condition) => Effect.Effect<Receipt, Conflict | LogError>
    /** Finite, in order; its upper bound is fixed when it starts. */
    readonly read: (query: Query, span?: Span) => Stream.Stream<Recorded, LogError>
    /** The head now, then after every commit by any process; may skip heads, never the last. */
    readonly heads: Stream.Stream<Position, LogError>
    /** Every record of now in order, as it is kept: nothing is looked at. A store can do without; then `read` is verified. */
    readonly stored?: Stream.Stream<StoredRecord, LogError>
  }
>()("@pactwerk/core/EventLog") {}
