/** A log for whoever does not use Effect: promises to write, iterables to read. */
import { Effect, type Layer, ManagedRuntime, type Result, Stream } from "effect"
import type { Recorded } from "./event.ts"
import {
  type Batch,
  type Condition,
  type Conflict,
  EventLog,
  type LogError,
  type Query,
  type Receipt,
  type Span
} from "./event-log.ts"
import type { Position } from "./names.ts"

/** An opened log: the three members of every store, and `close`. */
export interface OpenedLog {
  /** All or nothing; a conflict and a fault are values. The same ids again give the first receipt. */
  readonly append: (events: Batch, condition?: Condition) => Promise<Result.Result<Receipt, Conflict | LogError>>
  /** What matches, in order, up to the head of now. Throws a `LogError` where the log cannot be read. */
  readonly read: (query: Query, span?: Span) => AsyncIterable<Recorded>
  /** The head now, then after every commit by any process; may skip heads, never the last. Ends with `close`. */
  readonly heads: AsyncIterable<Position>
  /** Finishes what is being written, and frees everything. */
  readonly close: () => Promise<void>
}

/**
 * Opens the log of a store.
 *
 * @throws {LogError} as a rejection, where it cannot be opened.
 * @example
 * const log = await openLog(layerMemory)
 * for await (const event of log.read(everything)) console.log(event.type)
 * await log.close()
 */
export const openLog = async (layer: Layer.Layer<EventLog, LogError>): Promise<OpenedLog> => {
  const runtime = ManagedRuntime.make(layer)
  const log = await runtime.runPromise(EventLog).catch(async (fault: unknown) => {
    await runtime.dispose()
    throw fault
  })
  return {
    append: (events, condition) => runtime.runPromise(Effect.result(log.append(events, condition))),
    read: (query, span) => Stream.toAsyncIterable(log.read(query, span)),
    heads: Stream.toAsyncIterable(log.heads),
    close: () => runtime.dispose()
  }
}
