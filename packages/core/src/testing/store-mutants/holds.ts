/** Stores whose reads hold up others, or hold more in memory than a part of what they give. */
import { Effect, Layer, Stream } from "effect"
import { EventLog } from "../../kernel/event-log.ts"
import { layerJournal } from "../../kernel/journal.ts"
import { memoryJournal } from "../../kernel/memory-journal.ts"
import { changed, type Read, type StoreMutant } from "./mutant.ts"

/** A log that reads copies of what it keeps, as one from elsewhere would: only the reader holds them. */
export const copying = (all: (copies: ReturnType<Read>) => ReturnType<Read> = (copies) => copies) =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({
      ...log,
      read: (query, span) => all(Stream.map(Stream.rechunk(log.read(query, span), 500), (event) => ({ ...event })))
    }))
  ).pipe(Layer.provide(Layer.unwrap(Effect.map(memoryJournal, layerJournal))))

/** Appends wait while a read is open; it is closed by this. */
const locking = (closing: (read: ReturnType<Read>, close: Effect.Effect<void>) => ReturnType<Read>) =>
  changed((log) => {
    let open = 0
    const close = Effect.sync(() => {
      open -= 1
    })
    const quiet = Effect.whileLoop({ while: () => open > 0, body: () => Effect.sleep(1), step: () => {} })
    return {
      append: (events, condition) => Effect.andThen(quiet, log.append(events, condition)),
      read: (query, span) =>
        Stream.suspend(() => {
          open += 1
          return closing(log.read(query, span), close)
        })
    }
  })

export const holding: ReadonlyArray<StoreMutant> = [
  {
    id: "locks-while-reading",
    what: "lets nobody append while a read is open",
    layer: locking((read, close) => Stream.ensuring(read, close)),
    fallsTo: ["read-paused"]
  },
  {
    id: "locks-when-left",
    what: "lets nobody append after a read that was left early",
    layer: locking((read, close) => Stream.concat(read, Stream.fromEffectDrain(close))),
    fallsTo: ["read-early"]
  },
  {
    id: "holds-all-it-reads",
    what: "collects all that it reads before it gives the first",
    layer: copying((copies) => {
      const held = Stream.runCollect(copies)
      return Stream.unwrap(
        Effect.map(held, (all) => Stream.flatMap(Stream.fromArray(all), (event) => Stream.make(event)))
      )
    }),
    fallsTo: ["read-memory"]
  }
]
