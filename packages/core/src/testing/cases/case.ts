/** What every conformance case is made of. */
import { Context, Effect, Option, Result, Schema, Stream } from "effect"
import { Proposed } from "../../kernel/event.ts"
import { type Batch, type Condition, EventLog, type Query, type Span } from "../../kernel/event-log.ts"
import { Position, Tag } from "../../kernel/names.ts"
import { expectThat } from "../claim.ts"
import type { Claim } from "../runner.ts"

/** A claim about every event log, and a run on an empty one that fails where it does not hold. */
export interface Case extends Claim {
  readonly run: Effect.Effect<void, unknown, EventLog>
}

const decode = Schema.decodeUnknownSync(Proposed)
let made = 0

/** An id that was not given out before. */
export const nextId = (): string => `00000000-0000-7000-8000-${(++made).toString(16).padStart(12, "0")}`

/** An event of this type about these things, with a fresh id. */
export const propose = (type: string, tags: ReadonlyArray<string> = [], data: unknown = { number: 1 }): Proposed =>
  decode({
    id: nextId(),
    type,
    schema: 1,
    tags: [...tags].sort(),
    data,
    occurred: { said: "on a day in March", earliest: "2024-03-01", latest: "2024-03-02", precision: "about" },
    actor: { role: "secretary" },
    certainty: "stated",
    command: { id: "command-1", name: "Try" },
    correlationId: "command-1"
  })

/** What plain JavaScript can pass although the types forbid it: the one cast of this suite, since that is what it tests. */
export const untyped = (value: unknown): never => value as never

/** At least one event as a batch. */
export const batch = (events: ReadonlyArray<Proposed>): Batch => {
  const [first, ...others] = events
  if (first === undefined) throw new RangeError("a batch holds at least one event")
  return [first, ...others]
}

/** So many events of one type. */
export const many = (count: number, type = "Counted", tags: ReadonlyArray<string> = []): Batch =>
  batch(Array.from({ length: count }, () => propose(type, tags)))

/** One item: any of the types, all of the tags. */
export const about = (types: ReadonlyArray<string>, ...tags: ReadonlyArray<string>): Query => ({
  items: [{ types, tags: tags.map((tag) => Tag.make(tag)) }]
})

/** No match after this position. */
export const unless = (failIfEventsMatch: Query, after: number): Condition => ({
  failIfEventsMatch,
  after: Position.make(after)
})

/** Bounds in plain numbers. */
export const span = ({
  after,
  until,
  ...others
}: {
  readonly after?: number
  readonly until?: number
  readonly limit?: number
  readonly backwards?: boolean
}): Span => ({
  ...others,
  ...(after === undefined ? {} : { after: Position.make(after) }),
  ...(until === undefined ? {} : { until: Position.make(until) })
})

export const append = (events: Batch, condition?: Condition) =>
  Effect.flatMap(EventLog, (log) => log.append(events, condition))

/** What an append comes to: `stored`, `Conflict at 5`, or the reason of the store. */
export const outcome = (events: Batch, condition?: Condition) =>
  Effect.map(Effect.result(append(events, condition)), (result) => {
    if (Result.isSuccess(result)) return "stored"
    return result.failure._tag === "Conflict" ? `Conflict at ${result.failure.at}` : result.failure.reason
  })

export const read = (query: Query, within?: Span) =>
  Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(query, within)))

export const positions = (query: Query, within?: Span) =>
  Effect.map(read(query, within), (events) => events.map(({ position }) => Number(position)))

/** Six events of three types: A B A C A B, all about `p`, and no. 1, 4, 5 and 6 about `q` too. */
export const six = () =>
  batch(
    ["A", "B", "A", "C", "A", "B"].map((type, index) =>
      propose(type, [0, 3, 4, 5].includes(index) ? ["p", "q"] : ["p"])
    )
  )

/** Eight events about things with similar names. */
export const eight = () =>
  batch(
    [["p"], ["p", "q"], ["q", "p"], ["q"], ["qx", "Q"], ["p", "xq"], ["q", "p", "r"], ["qn", "xp", "rp"]].map((tags) =>
      propose("A", tags)
    )
  )

const pause = Effect.promise(() => new Promise<void>((resume) => setTimeout(resume, 5)))

/** Gives way so many times. */
export const giveWay = (times: number) => Effect.repeat(Effect.yieldNow, { times })

/** Gives way first, more or less often: also a store that never waits lets its followers in. */
export const inBetween = <A, E, R>(turn: number, run: Effect.Effect<A, E, R>) => Effect.andThen(giveWay(turn % 5), run)

/** How long a case waits for what should come at once, in milliseconds. Where nothing comes, all of it is waited. */
export const Patience = Context.Reference<number>("@pactwerk/core/testing/Patience", { defaultValue: () => 5000 })

/** Whether it becomes true soon, by a clock that no test holds. */
export const soon = Effect.fnUntraced(function* (holds: () => boolean) {
  const times = 50 + (yield* Patience) / 12.5
  for (let waited = 0; waited < times && !holds(); waited++) yield* waited < 50 ? giveWay(5) : pause
  return holds()
})

/** What this gives at once, or with some patience; a claim about whoever must not be held up. */
export const promptly = Effect.fnUntraced(function* <A, E, R>(claim: string, run: Effect.Effect<A, E, R>) {
  const given = yield* Effect.timeoutOption(run, yield* Patience)
  expectThat(Option.isSome(given), claim)
  return given.value
})

/** The positions 1 to so many. */
export const upTo = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, index) => index + 1)
