/** Moves a history from one store to another through the port alone: the same positions, times and hashes. */
import { type Conflict, EventLog, everything, type LogError, layerClock, Position } from "@pactwerk/core"
import { Context, Data, Effect, Layer, Stream } from "effect"
import { type Run, runsOf } from "./copy/runs.ts"
import { refuse } from "./shared/errors.ts"

/** Where the history is, and where it goes to: a store that keeps what it is given, for it is opened again to look. */
export interface Copying {
  readonly from: Layer.Layer<EventLog, LogError>
  readonly to: Layer.Layer<EventLog, LogError>
  readonly onProgress?: (progress: Progress) => void
}

/** How far it is: looking whether what is there is the same, copying, and looking at all of it again. */
export interface Progress {
  readonly doing: "compare" | "copy" | "verify"
  readonly done: number
  readonly of: number
}

export interface Copied {
  /** The position of the last event, and its hash. */
  readonly head: Position
  readonly hash: string | undefined
  /** How many were there already. */
  readonly found: number
}

/** The target holds something else at this position, or more than the source; or it kept what it was given otherwise. */
export class Differs extends Data.TaggedError("Differs")<{
  readonly at: Position
  readonly why: "another event" | "more events" | "another writer" | "kept otherwise"
}> {}

/** One of the two could not answer. */
export class CopyFault extends Data.TaggedError("CopyFault")<{
  readonly store: "from" | "to"
  readonly fault: LogError
}> {}

type Log = EventLog["Service"]
type Report = (doing: Progress["doing"], done: number, of: number) => void

/**
 * Copies what is in `from` now. What `to` holds already is compared first, so that an interrupted copy goes on where it
 * was; afterwards `to` is opened anew and compared hash by hash.
 *
 * @throws {Differs} where `to` holds something else, or somebody else writes in it. `CopyFault` where a store fails.
 * @example
 * Effect.runPromise(copy({ from: sqlite.layer({ file: "alliance.db" }), to: ndjson.layer({ file: "alliance.ndjson" }) }))
 */
export const copy = ({ from, onProgress, to }: Copying): Effect.Effect<Copied, CopyFault | Differs> =>
  Effect.scoped(
    Effect.gen(function* () {
      const report: Report = (doing, done, of) => onProgress?.({ doing, done, of })
      const source = yield* opened(from, "from")
      const head = yield* headOf(source, "from")
      const found = yield* Effect.scoped(copyInto(to, source, head, report))
      const target = yield* opened(to, "to")
      yield* compare(source, target, head, "kept otherwise", (done) => report("verify", done, head))
      const last = yield* Stream.runCollect(
        faulty(source.read(everything, { backwards: true, limit: 1, until: head }), "from")
      )
      return { head, hash: last[0]?.hash, found }
    })
  )

const opened = (layer: Layer.Layer<EventLog, LogError>, store: CopyFault["store"]) =>
  Effect.mapBoth(Layer.build(Layer.fresh(layer)), {
    onSuccess: (context) => Context.get(context, EventLog),
    onFailure: (fault) => new CopyFault({ store, fault })
  })

const faulty = <A>(stream: Stream.Stream<A, LogError>, store: CopyFault["store"]) =>
  Stream.mapError(stream, (fault) => new CopyFault({ store, fault }))

const headOf = (log: Log, store: CopyFault["store"]) =>
  Effect.map(Stream.runCollect(faulty(Stream.take(log.heads, 1), store)), ([head = Position.make(0)]) => head)

/** Appends what the target does not hold yet, each with the time at which it was recorded; how many it held. */
const copyInto = Effect.fnUntraced(function* (to: Copying["to"], source: Log, head: Position, report: Report) {
  let now: number | undefined
  const target = yield* opened(
    Layer.provide(
      to,
      layerClock(() => now ?? Date.now())
    ),
    "to"
  )
  const found = yield* headOf(target, "to")
  yield* compare(source, target, Position.make(Math.min(found, head)), "another event", (done) =>
    report("compare", done, found)
  )
  if (found > head) return yield* new Differs({ at: Position.make(head + 1), why: "more events" })
  const append = Effect.fnUntraced(function* ({ events, first, recordedAt }: Run) {
    now = yield* momentOf(first, recordedAt)
    const nothingSince = { failIfEventsMatch: everything, after: Position.make(first - 1) }
    const receipt = yield* Effect.mapError(inTime(target.append(events, nothingSince)), ofAppend)
    now = undefined
    if (receipt.first !== first) return yield* new Differs({ at: Position.make(first), why: "another writer" })
    report("copy", receipt.last, head)
  })
  const missing = faulty(source.read(everything, { after: found, until: head }), "from")
  yield* Stream.runForEach(runsOf(missing), append)
  return found
})

/** While an event is appended the target's clock stands still, so this one says when it takes too long. */
const inTime = Effect.timeoutOrElse({
  duration: "60 seconds",
  orElse: () => Effect.fail(refuse("Unavailable", "an append was not answered for a minute: copy again, it goes on"))
})

const ofAppend = (failure: Conflict | LogError) =>
  failure._tag === "Conflict"
    ? new Differs({ at: failure.at, why: "another writer" })
    : new CopyFault({ store: "to", fault: failure })

/** The time as a clock says it; `Encoding` for one that no clock can say. */
const momentOf = (position: number, recordedAt: string) => {
  const moment = Date.parse(recordedAt)
  if (!Number.isNaN(moment) && new Date(moment).toISOString() === recordedAt) return Effect.succeed(moment)
  const what = `the event at position \`${position}\` was recorded at \`${recordedAt}\`, which no clock says`
  return new CopyFault({ store: "from", fault: refuse("Encoding", what) })
}

/** Fails at the first position, up to this one, where the two logs do not hold the same. */
const compare = Effect.fnUntraced(function* (
  one: Log,
  other: Log,
  until: Position,
  why: Differs["why"],
  done: (positions: number) => void
) {
  const hashes = (log: Log, store: CopyFault["store"]) =>
    Stream.map(faulty(log.read(everything, { until }), store), ({ hash }) => hash)
  let same = 0
  yield* Stream.runForEachArray(
    Stream.zip(hashes(one, "from"), hashes(other, "to")),
    Effect.fnUntraced(function* (pairs) {
      const length = pairs.findIndex(([hash, found]) => hash !== found)
      same += length === -1 ? pairs.length : length
      if (length !== -1) return yield* new Differs({ at: Position.make(same + 1), why })
      done(same)
    })
  )
  if (same < until) return yield* new Differs({ at: Position.make(same + 1), why })
})
