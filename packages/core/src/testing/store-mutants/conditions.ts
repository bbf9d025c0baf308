/** Stores that judge a condition wrongly, or at the wrong moment. */
import { Effect } from "effect"
import type { Recorded } from "../../kernel/event.ts"
import { Conflict, everything, LogError, matches } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { batch, giveWay, untyped } from "../cases/case.ts"
import { type Append, changed, judging, type StoreMutant, whole } from "./mutant.ts"
import { second } from "./second.ts"

type Condition = NonNullable<Parameters<Append>[1]>

/** Appends under another condition, or under none. */
const under = (change: (condition: Condition) => Condition | undefined) =>
  changed((log) => ({ append: (events, condition) => log.append(events, condition && change(condition)) }))

/** What matches the condition, in order. */
const matched = (stored: ReadonlyArray<Recorded>, { after, failIfEventsMatch }: Condition) =>
  stored.filter((event) => event.position > after && matches(failIfEventsMatch, event))

export const wrongConditions: ReadonlyArray<StoreMutant> = [
  {
    id: "no-condition",
    what: "does not look at conditions",
    layer: under(() => undefined),
    fallsTo: ["dcb-27", "dcb-28", "together-guards", "one-order", "agreement"]
  },
  {
    id: "guard-after-included",
    what: "takes the event at `after` for news",
    layer: under(({ after, ...condition }) => ({ ...condition, after: untyped(Math.max(0, after - 1)) })),
    fallsTo: ["dcb-25", "append-beyond"]
  },
  {
    id: "guard-after-ignored",
    what: "takes every event for news, whatever the `after`",
    layer: under((condition) => ({ ...condition, after: Position.make(0) })),
    fallsTo: ["dcb-25"]
  },
  {
    id: "guard-beyond-refused",
    what: "refuses an `after` that it has not reached",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        const { length } = yield* whole(log)
        if (condition !== undefined && condition.after > length) {
          return yield* new LogError({ reason: "Encoding", cause: new RangeError("no such position") })
        }
        return yield* log.append(events, condition)
      })
    })),
    fallsTo: ["dcb-26", "append-beyond"]
  },
  {
    id: "guard-0-is-none",
    what: "takes an `after` of 0 for no condition",
    layer: under((condition) => (condition.after ? condition : undefined)),
    fallsTo: ["dcb-28", "together-guards"]
  },
  {
    id: "names-the-highest",
    what: "names the highest match in a conflict",
    layer: changed((log) => ({
      append: judging(log, (stored, condition) => matched(stored, condition).at(-1))
    })),
    fallsTo: ["dcb-28", "agreement"]
  },
  {
    id: "any-news-conflicts",
    what: "takes a moved head for a conflict",
    layer: under((condition) => ({ ...condition, failIfEventsMatch: everything })),
    fallsTo: ["append-apart"]
  },
  {
    id: "own-events-conflict",
    what: "counts a batch against its own condition",
    layer: changed((log) => ({
      append: judging(log, (stored, { failIfEventsMatch }, events) =>
        events.some((event) => matches(failIfEventsMatch, event))
          ? { position: Position.make(stored.length + 1) }
          : undefined
      )
    })),
    fallsTo: ["append-own"]
  },
  {
    id: "stores-then-judges",
    what: "stores first, and looks at the condition then",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        const before = yield* whole(log)
        const receipt = yield* log.append(events)
        const [match] = condition === undefined ? [] : matched(before, condition)
        return match === undefined ? receipt : yield* new Conflict({ at: match.position })
      })
    })),
    fallsTo: ["dcb-27", "append-whole"]
  },
  {
    id: "event-by-event",
    what: "writes a batch event by event",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        const receipts = yield* Effect.forEach(batch(events), (event) =>
          Effect.andThen(giveWay(1), log.append([event], condition))
        )
        const [first, last] = [receipts[0], receipts.at(-1)]
        return { first: first?.first ?? Position.make(0), last: last?.last ?? Position.make(0) }
      })
    })),
    fallsTo: ["append-own", "append-whole", "interrupted"]
  },
  {
    id: "checks-then-acts",
    what: "checks, gives way, then acts",
    layer: changed((log) => {
      const act: Append = (events, condition) => Effect.andThen(Effect.yieldNow, log.append(events, condition))
      return { append: judging({ ...log, append: act }, (stored, condition) => matched(stored, condition)[0]) }
    }),
    fallsTo: ["together-guards", "one-order"]
  },
  {
    id: "no-checks",
    what: "takes whatever comes",
    layer: second({ checks: "never" }),
    fallsTo: ["append-shape", "append-limits", "read-shape"]
  },
  {
    id: "ids-before-shape",
    what: "looks at the ids before the shape",
    layer: second({ checks: "after the ids" }),
    fallsTo: ["append-order"]
  }
]
