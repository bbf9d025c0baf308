/** A suite that never failed proves nothing: each of these stores is wrong in one way, and falls. */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Exit, Layer, Option, Result, Stream, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import type { Recorded } from "../src/kernel/event.ts"
import { type Condition, Conflict, EventLog, LogError, matches, type Query } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Position } from "../src/kernel/names.ts"
import { checkAppend, checkRead, keep } from "../src/kernel/shape.ts"
import { cases } from "../src/testing/event-log.suite.ts"
import { contradictions } from "../src/testing/oracle.ts"
import { historyOf, type Report, writeAtRandom } from "../src/testing/race.ts"

type Service = EventLog["Service"]

/** The specification with one member replaced. */
const changed = (change: (log: Service) => Partial<Service>): Layer.Layer<EventLog> =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({ ...log, ...change(log) }))
  ).pipe(Layer.provide(Layer.fresh(layerMemory)))

const otherQuery = (change: (query: Query) => Query) =>
  changed((log) => ({
    append: (events, condition) =>
      log.append(events, condition && { ...condition, failIfEventsMatch: change(condition.failIfEventsMatch) }),
    read: (query, span) => log.read(change(query), span)
  }))

const otherCondition = (change: (condition: Condition) => Condition) =>
  changed((log) => ({ append: (events, condition) => log.append(events, condition && change(condition)) }))

/** How a second specification differs from the first: it is small enough to be written again for the deeper faults. */
interface Fault {
  readonly conditionFirst?: boolean
  readonly forgetsIds?: boolean
  readonly givesWayAfterLooking?: boolean
  readonly tagsFirstOnly?: boolean
  readonly losesLast?: boolean
  readonly headBeforeSubscribing?: boolean
  readonly firstHeadOnly?: boolean
}

const rewritten = (fault: Fault): Layer.Layer<EventLog> =>
  Layer.effect(
    EventLog,
    Effect.gen(function* () {
      const log: Array<Recorded> = []
      const head = yield* SubscriptionRef.make(Position.make(0))
      const again = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
        const found = fault.forgetsIds ? [] : ids.flatMap((id) => log.find((event) => event.id === id)?.position ?? [])
        const [first, last] = [found.at(0), found.at(-1)]
        if (first === undefined || last === undefined) return undefined
        if (found.length === ids.length && found.every((at, index) => at === first + index)) return { first, last }
        return yield* new LogError({ reason: "Encoding", cause: "an id was used before" })
      })
      const guard = Effect.fnUntraced(function* (condition: Condition | undefined) {
        if (condition === undefined) return
        const { after, failIfEventsMatch } = condition
        const match = log.find((event) => event.position > after && matches(failIfEventsMatch, event))
        if (match !== undefined) return yield* new Conflict({ at: match.position })
      })
      const append: Service["append"] = Effect.fnUntraced(function* (events, condition) {
        yield* Effect.fromResult(checkAppend(events, condition))
        const recordedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
        if (fault.conditionFirst) yield* guard(condition)
        const earlier = yield* again(events.map(({ id }) => id))
        if (earlier !== undefined) return earlier
        yield* guard(condition)
        if (fault.givesWayAfterLooking) yield* Effect.yieldNow
        const first = Position.make(log.length + 1)
        const kept = fault.losesLast && events.length > 1 ? events.slice(0, -1) : events
        for (const [index, event] of kept.entries()) {
          const filed = fault.tagsFirstOnly && index > 0 ? { ...event, tags: [] } : event
          log.push(keep(filed, log.length + 1, recordedAt).recorded)
        }
        yield* SubscriptionRef.set(head, Position.make(log.length))
        return { first, last: Position.make(first + events.length - 1) }
      })
      const read: Service["read"] = (query, span = {}) =>
        Stream.suspend(() => {
          const checked = checkRead(query, span)
          if (Result.isFailure(checked)) return Stream.fail(checked.failure)
          const found = log.slice(span.after ?? 0, span.until).filter((event) => matches(query, event))
          return Stream.fromArray((span.backwards ? found.toReversed() : found).slice(0, span.limit))
        })
      const now = Effect.map(SubscriptionRef.get(head), (value) => value)
      const later = Stream.drop(SubscriptionRef.changes(head), 1)
      const late = Stream.unwrap(
        Effect.gen(function* () {
          const value = yield* now
          yield* Effect.yieldNow
          yield* Effect.yieldNow
          return Stream.concat(Stream.succeed(value), later)
        })
      )
      const heads = fault.firstHeadOnly
        ? Stream.concat(Stream.take(SubscriptionRef.changes(head), 1), Stream.never)
        : fault.headBeforeSubscribing
          ? late
          : SubscriptionRef.changes(head)
      return EventLog.of({ append, read, heads })
    })
  )

const separate = ({ items }: Query): Query => ({
  items: items.flatMap(({ tags = [], ...item }) =>
    tags.length < 2 ? [{ tags, ...item }] : tags.map((tag) => ({ ...item, tags: [tag] }))
  )
})

/** What is wrong with each store, and a case it must fail. */
const mutants: ReadonlyArray<readonly [string, string, Layer.Layer<EventLog>]> = [
  ["ignores `after`", "dcb-25", otherCondition((condition) => ({ ...condition, after: Position.make(0) }))],
  [
    "takes `after` as part of the window",
    "dcb-25",
    otherCondition(({ after, ...condition }) => ({ ...condition, after: Position.make(Math.max(0, after - 1)) }))
  ],
  ["asks for any of the tags", "dcb-10", otherQuery(separate)],
  [
    "compares tags by their first letters",
    "dcb-09",
    changed((log) => ({
      read: ({ items }, span) =>
        Stream.filter(
          log.read({ items: [] }, span),
          ({ tags, type }) =>
            items.length === 0 ||
            items.some(
              ({ tags: wanted = [], types = [] }) =>
                (types.length === 0 || types.includes(type)) &&
                wanted.every((tag) => tags.some((kept) => kept.startsWith(tag)))
            )
        )
    }))
  ],
  [
    "applies the limit before the filter",
    "dcb-11",
    changed((log) => ({
      read: (query, span) => Stream.filter(log.read({ items: [] }, span), (event) => matches(query, event))
    }))
  ],
  [
    "takes a limit of 0 for no limit",
    "read-limit-0",
    changed((log) => ({
      read: (query, { limit, ...span } = {}) => log.read(query, limit ? { ...span, limit } : span)
    }))
  ],
  [
    "fixes the bound of a read when it is made",
    "read-fresh",
    changed((log) => ({
      read: (query, span) => {
        const now = Effect.runSync(
          Effect.map(Stream.runCollect(Stream.take(log.heads, 1)), ([head]) => head ?? Position.make(0))
        )
        return log.read(query, { until: now, ...span })
      }
    }))
  ],
  [
    "takes the bound again at each page",
    "read-bound",
    changed((log) => ({
      read: (query, span) =>
        span === undefined
          ? Stream.paginate(Position.make(0), (after) =>
              Effect.map(Stream.runCollect(log.read(query, { after, limit: 500 })), (page) => {
                const last = page.at(-1)?.position
                return [page, last === undefined ? Option.none() : Option.some(last)] as const
              })
            )
          : log.read(query, span)
    }))
  ],
  ["looks at the condition before the ids", "again-condition", rewritten({ conditionFirst: true })],
  ["forgets the ids it has seen", "again-same", rewritten({ forgetsIds: true })],
  ["checks, gives way, then acts", "together-guards", rewritten({ givesWayAfterLooking: true })],
  ["files only the first event of a batch", "read-pages", rewritten({ tagsFirstOnly: true })],
  ["loses the last event of a batch", "dcb-02", rewritten({ losesLast: true })],
  ["reads the head before it subscribes", "heads-wake", rewritten({ headBeforeSubscribing: true })],
  ["gives only the first head", "heads-wake", rewritten({ firstHeadOnly: true })]
]

const failing = (layer: Layer.Layer<EventLog>, ids: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const found: Array<string> = []
    for (const { id, run } of cases) {
      if (!ids.includes(id)) continue
      const exit = yield* Effect.exit(Effect.provide(run, Layer.provideMerge(Layer.fresh(layer), TestClock.layer())))
      if (Exit.isFailure(exit)) found.push(id)
    }
    return found
  })

describe("the conformance suite", () => {
  for (const [what, id, layer] of mutants) {
    it.live(`fails a store that ${what} (${id})`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* failing(layer, [id]), [id])
      })
    )
  }

  it.live("passes the second specification when nothing is wrong with it", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* failing(
          rewritten({}),
          cases.map(({ id }) => id)
        ),
        []
      )
    })
  )
})

/** Several writers on one log, and what the oracle says of it. */
const race = (layer: Layer.Layer<EventLog>) =>
  Effect.gen(function* () {
    const reports: Array<Report> = []
    const now = () => performance.now()
    const report = (told: Report) => reports.push(told)
    const writers = Array.from({ length: 6 }, (_, seed) => writeAtRandom({ seed, calls: 60, now, report }))
    yield* Effect.all(writers, { concurrency: "unbounded" })
    const log = yield* Stream.runCollect((yield* EventLog).read({ items: [] }))
    return { found: contradictions(historyOf(reports), log), reports }
  }).pipe(Effect.provide(Layer.fresh(layer)))

describe("the oracle", () => {
  it.live("finds nothing against the specification, and some of each answer", () =>
    Effect.gen(function* () {
      const { found, reports } = yield* race(layerMemory)
      assert.deepStrictEqual(found, [])
      const told = new Set(reports.flatMap((report) => (report.did === "hear" ? [report.answer.told] : [])))
      assert.includeMembers([...told], ["receipt", "conflict"])
    })
  )

  for (const [what, layer] of [
    ["checks, gives way, then acts", rewritten({ givesWayAfterLooking: true })],
    ["forgets the ids it has seen", rewritten({ forgetsIds: true })],
    ["loses the last event of a batch", rewritten({ losesLast: true })]
  ] as const) {
    it.live(`contradicts a store that ${what}`, () =>
      Effect.gen(function* () {
        assert.isNotEmpty((yield* race(layer)).found)
      })
    )
  }
})
