/** Stores that take the same ids again for something else than the same append. */
import { Effect, Stream } from "effect"
import type { Recorded } from "../../kernel/event.ts"
import { Conflict, matches, type Receipt } from "../../kernel/event-log.ts"
import { batch } from "../cases/case.ts"
import { changed, type StoreMutant, whole } from "./mutant.ts"
import { second } from "./second.ts"

export const wrongIds: ReadonlyArray<StoreMutant> = [
  {
    id: "ids-forgotten",
    what: "forgets the ids it has seen",
    layer: second({ knows: () => false }),
    fallsTo: ["again-same", "again-together", "one-order"]
  },
  {
    id: "ids-for-a-while",
    what: "knows the ids of the last thousand events only",
    layer: second({ knows: ({ position }, head) => position > head - 1000 }),
    fallsTo: ["again-same", "again-late"]
  },
  {
    id: "condition-before-ids",
    what: "looks at the condition before the ids",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        const match = (yield* whole(log)).find(
          (event) =>
            condition !== undefined && event.position > condition.after && matches(condition.failIfEventsMatch, event)
        )
        return match === undefined ? yield* log.append(events) : yield* new Conflict({ at: match.position })
      })
    })),
    fallsTo: ["again-condition", "append-order", "agreement"]
  },
  {
    id: "known-ids-skipped",
    what: "leaves known ids out of a batch, and stores the rest",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        const known = new Set((yield* whole(log)).map(({ id }) => id))
        const fresh = events.filter(({ id }) => !known.has(id))
        return yield* log.append(fresh.length === 0 ? events : batch(fresh), condition)
      })
    })),
    fallsTo: ["again-part", "agreement"]
  },
  {
    id: "known-as-batches",
    what: "knows an append again by its first id, and gives the receipt of then",
    layer: changed((log) => {
      const receipts = new Map<string, Receipt>()
      return {
        append: Effect.fnUntraced(function* (events, condition) {
          const receipt = receipts.get(events[0]?.id) ?? (yield* log.append(events, condition))
          for (const { id } of events) receipts.set(id, receipt)
          return receipt
        })
      }
    }),
    fallsTo: ["again-joined", "again-part"]
  },
  {
    id: "later-content-stays",
    what: "keeps the later content of a known id",
    layer: changed((log) => {
      const latest = new Map<string, Pick<Recorded, "data">>()
      return {
        append: (events, condition) => {
          for (const { data, id } of events) latest.set(id, { data })
          return log.append(events, condition)
        },
        read: (query, span) => Stream.map(log.read(query, span), (event) => ({ ...event, ...latest.get(event.id) }))
      }
    }),
    fallsTo: ["again-data"]
  }
]
