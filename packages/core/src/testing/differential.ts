/** One sequence of calls on two logs, under the same clock: the answers must be the same, call by call. */
import { Effect, Layer, Result, Stream } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import type { Proposed } from "../kernel/event.ts"
import { EventLog, everything, type Query } from "../kernel/event-log.ts"
import { canonicalise } from "../kernel/integrity.ts"
import { Tag } from "../kernel/names.ts"
import { batch, propose, type span, unless, untyped } from "./cases/case.ts"

/** One call, in plain values, so that a failing sequence can be printed and kept. */
export type Call =
  | { readonly call: "append"; readonly events: ReadonlyArray<Filed>; readonly unless?: Items; readonly after: number }
  /** Some of the ids of an earlier append, in its order or turned round, perhaps beside a new one. */
  | {
      readonly call: "again"
      readonly which: number
      readonly skip: number
      readonly turned: boolean
      readonly more: boolean
    }
  | { readonly call: "read"; readonly items: Items; readonly within: Within }
  | { readonly call: "wait"; readonly seconds: number }

interface Filed {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}
type Items = ReadonlyArray<Partial<Filed>>
interface Within {
  readonly after?: number
  readonly until?: number
  readonly limit?: number
  readonly backwards?: boolean
}

const type = fc.constantFrom("A", "B", "C", "a")
const tags = fc.uniqueArray(fc.constantFrom("p", "q", "r", "P", "pp"), { maxLength: 3 })
const items = fc.array(fc.record({ types: fc.array(type, { maxLength: 2 }), tags }, { requiredKeys: [] }), {
  maxLength: 3
})
// Mostly within a short log, sometimes beyond it, sometimes no position at all.
const bound = fc.oneof({ weight: 20, arbitrary: fc.nat(40) }, fc.constantFrom(-1, 0.5, 1000))
const within = fc.record({ after: bound, until: bound, limit: bound, backwards: fc.boolean() }, { requiredKeys: [] })

/** Sequences of calls for a property, shrinking to the shortest that still differs. */
export const callSequence = (length = 40): fc.Arbitrary<ReadonlyArray<Call>> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record(
          {
            call: fc.constant("append" as const),
            events: fc.array(fc.record({ type, tags }), { minLength: 1, maxLength: 4 }),
            unless: items,
            after: bound
          },
          { requiredKeys: ["call", "events", "after"] }
        )
      },
      fc.record({
        call: fc.constant("again" as const),
        which: fc.nat(20),
        skip: fc.nat(1),
        turned: fc.boolean(),
        more: fc.boolean()
      }),
      { weight: 4, arbitrary: fc.record({ call: fc.constant("read" as const), items, within }) },
      fc.record({ call: fc.constant("wait" as const), seconds: fc.integer({ min: -5, max: 100 }) })
    ),
    { minLength: 1, maxLength: length, size: "max" }
  )

/** The first call that two logs answer differently, with both answers; none when they agree. */
export const firstDifference = Effect.fnUntraced(function* <E, F>(
  one: Layer.Layer<EventLog, E>,
  other: Layer.Layer<EventLog, F>,
  calls: ReadonlyArray<Call>
) {
  const prepared = prepare(calls)
  const [ones, others] = [yield* answers(one, prepared), yield* answers(other, prepared)]
  const index = ones.findIndex((answer, at) => answer !== others[at])
  return index === -1 ? undefined : { index, call: calls[index], one: ones[index], other: others[index] }
})

type Prepared = Exclude<Call, { readonly call: "again" | "append" }> | Appending
interface Appending {
  readonly call: "append"
  readonly events: ReadonlyArray<Proposed>
  readonly unless?: Items
  readonly after: number
}

/** Both logs get the very same events, ids included. */
const prepare = (calls: ReadonlyArray<Call>): ReadonlyArray<Prepared> => {
  const made: Array<ReadonlyArray<Proposed>> = []
  return calls.map((call): Prepared => {
    if (call.call === "read" || call.call === "wait") return call
    if (call.call === "append") {
      const events = call.events.map((event) => propose(event.type, event.tags))
      made.push(events)
      return { ...call, events }
    }
    const known = made[call.which % Math.max(1, made.length)] ?? [propose("A")]
    const some = [...(known.length > call.skip ? known.slice(call.skip) : known), ...(call.more ? [propose("A")] : [])]
    return { call: "append", events: call.turned ? some.toReversed() : some, after: 0 }
  })
}

/** What the log answers to each call, and at last all that it holds; each as a text that can be compared. */
const answers = <E>(layer: Layer.Layer<EventLog, E>, calls: ReadonlyArray<Prepared>) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    yield* TestClock.setTime(Date.UTC(2024, 0, 1))
    const found = yield* Effect.forEach(calls, (call) => answer(log, call))
    const head = yield* Stream.runCollect(Stream.take(log.heads, 1))
    return [...found, yield* answer(log, { call: "read", items: [], within: {} }), `head ${head}`]
  }).pipe(Effect.provide(Layer.provideMerge(Layer.fresh(layer), TestClock.layer())))

const answer = Effect.fnUntraced(function* (log: EventLog["Service"], call: Prepared) {
  if (call.call === "wait") {
    yield* TestClock.setTime(Date.UTC(2024, 0, 1) + call.seconds * 1000)
    return "waited"
  }
  const outcome: Result.Result<unknown, { readonly _tag: string; readonly at?: number; readonly reason?: string }> =
    call.call === "read"
      ? yield* Effect.result(Stream.runCollect(log.read(queryOf(call.items), spanOf(call.within))))
      : yield* Effect.result(log.append(batch(call.events), conditionOf(call)))
  return Result.isSuccess(outcome)
    ? canonicalise(outcome.success)
    : `${outcome.failure._tag} ${outcome.failure.at ?? outcome.failure.reason}`
})

const queryOf = (items: Items): Query =>
  items.length === 0
    ? everything
    : {
        items: items.map(({ tags, ...item }) => ({ ...item, ...(tags && { tags: tags.map((tag) => Tag.make(tag)) }) }))
      }

// The bounds may be no positions: that is one of the answers compared.
const spanOf = (within: Within): ReturnType<typeof span> => untyped(within)
const conditionOf = ({ after, unless: items }: Appending) =>
  items === undefined ? undefined : { ...unless(queryOf(items), 0), after: untyped(after) }
