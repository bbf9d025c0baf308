/** Stores that know less of a log when it is opened again, or do not close it. */
import { Effect, Stream } from "effect"
import { matches } from "../../kernel/event-log.ts"
import { leafHash } from "../../kernel/integrity.ts"
import { Hash, Position } from "../../kernel/names.ts"
import { giveWay } from "../cases/case.ts"
import { judging, type Log } from "./mutant.ts"
import { type DurableMutant, opened, openedWith, owning, placed } from "./place.ts"
import { logOn } from "./second.ts"

export const wrongReopened: ReadonlyArray<DurableMutant> = [
  {
    id: "ids-forgotten-when-closed",
    what: "knows the ids only of what was appended since it was opened",
    at: placed((storage) =>
      Effect.sync(() => {
        const before = storage.log.length
        return logOn(storage, { knows: ({ position }) => position > before })
      })
    ),
    fallsTo: ["reopen-again"]
  },
  {
    id: "last-lost-when-closed",
    what: "loses the last event when it is closed",
    at: placed((storage) =>
      Effect.acquireRelease(opened(storage), () =>
        Effect.sync(() => {
          storage.log.pop()
          storage.given = storage.log.length
        })
      )
    ),
    fallsTo: ["reopen-same", "reopen-goes-on"]
  },
  {
    id: "sealed-again",
    what: "makes every hash anew when it is opened",
    at: (() => {
      let openings = 0
      return openedWith((log) => {
        openings += 1
        const salt = openings
        const read: Log["read"] = (query, span) =>
          Stream.map(log.read(query, span), (event) => ({ ...event, hash: Hash.make(leafHash(`${salt} ${event.id}`)) }))
        return { ...log, read }
      })
    })(),
    fallsTo: ["reopen-same"]
  },
  {
    id: "index-lost-when-closed",
    what: "files only what was appended since it was opened",
    at: openedWith((inner) => {
      const { log, own } = owning(inner)
      return {
        ...log,
        append: judging(log, (stored, { after, failIfEventsMatch }) =>
          stored.find((event) => own.has(event.id) && event.position > after && matches(failIfEventsMatch, event))
        ),
        read: (query, span) => Stream.filter(log.read(query, span), ({ id }) => query.items.length === 0 || own.has(id))
      }
    }),
    fallsTo: ["reopen-condition", "handles-append"]
  },
  {
    id: "head-unknown-when-opened",
    what: "begins with a head of 0, whatever is there",
    at: openedWith((log) => ({
      ...log,
      heads: Stream.concat(Stream.make(Position.make(0)), Stream.drop(log.heads, 1))
    })),
    fallsTo: ["reopen-heads"]
  },
  {
    id: "one-log-for-all",
    what: "keeps all places in one log",
    at: placed(opened, () => "here"),
    fallsTo: ["places-apart"]
  }
]

export const wrongClosed: ReadonlyArray<DurableMutant> = [
  {
    id: "writes-after-answering",
    what: "gives a receipt first, and writes when there is time",
    at: placed((storage) =>
      Effect.gen(function* () {
        const log = logOn(storage)
        const scope = yield* Effect.scope
        const append: Log["append"] = Effect.fnUntraced(function* (events, condition) {
          if (condition !== undefined) return yield* log.append(events, condition)
          yield* Effect.forkIn(Effect.andThen(giveWay(40), log.append(events)), scope)
          const last = storage.log.length + events.length
          return { first: Position.make(storage.log.length + 1), last: Position.make(last) }
        })
        return { ...log, append }
      })
    ),
    fallsTo: ["close-drains"]
  },
  {
    id: "never-closes",
    what: "goes on after it was closed",
    at: placed(opened),
    fallsTo: ["close-ends"]
  }
]
