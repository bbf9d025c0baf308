/** Stores of which one handle knows less than another. */
import { Effect, SubscriptionRef } from "effect"
import { matches } from "../../kernel/event-log.ts"
import { Position } from "../../kernel/names.ts"
import { judging, type Log } from "./mutant.ts"
import { type DurableMutant, owning, placed } from "./place.ts"
import { logOn } from "./second.ts"

export const wrongHandles: ReadonlyArray<DurableMutant> = [
  {
    id: "own-heads-only",
    what: "tells the heads of its own appends only",
    at: placed((storage) =>
      Effect.gen(function* () {
        const log = logOn(storage)
        const own = yield* SubscriptionRef.make(Position.make(storage.log.length))
        const append: Log["append"] = (events, condition) =>
          Effect.tap(log.append(events, condition), ({ last }) => SubscriptionRef.set(own, last))
        return { ...log, append, heads: SubscriptionRef.changes(own) }
      })
    ),
    fallsTo: ["handles-heads", "handles-follow"]
  },
  {
    id: "judges-by-its-own",
    what: "judges by what was there when it was opened, and by what it wrote itself",
    at: placed((storage) =>
      Effect.sync(() => {
        const before = storage.log.length
        const { log, own } = owning(logOn(storage))
        const append = judging(log, (stored, { after, failIfEventsMatch }) =>
          stored.find(
            (event) =>
              event.position > after &&
              (event.position <= before || own.has(event.id)) &&
              matches(failIfEventsMatch, event)
          )
        )
        return { ...log, append }
      })
    ),
    fallsTo: ["handles-append", "handles-guards", "handles-order"]
  },
  {
    id: "ids-of-its-own",
    what: "knows the ids only of what it wrote itself, or found when it was opened",
    at: placed((storage) =>
      Effect.sync(() => {
        const before = storage.log.length
        const own = new Set<string>()
        const log = logOn(storage, { knows: ({ id, position }) => position <= before || own.has(id) })
        const append: Log["append"] = (events, condition) =>
          Effect.map(log.append(events, condition), (receipt) => {
            for (const { id } of events) own.add(id)
            return receipt
          })
        return { ...log, append }
      })
    ),
    fallsTo: ["handles-again"]
  }
]
