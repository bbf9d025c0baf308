/** Stores that tell their followers too little, or too much. */
import { Deferred, Effect, Layer, PubSub, Stream } from "effect"
import { EventLog } from "../../kernel/event-log.ts"
import { headsOf } from "../../kernel/heads.ts"
import { layerMemory } from "../../kernel/memory.ts"
import { Position } from "../../kernel/names.ts"
import { giveWay } from "../cases/case.ts"
import { type Append, changed, type Log, type StoreMutant, whole } from "./mutant.ts"

const telling = (change: (heads: Log["heads"]) => Log["heads"]) =>
  changed((log) => ({ heads: Stream.suspend(() => change(log.heads)) }))

/** Signals that are lost while anybody has not taken the last. */
const dropping = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const log = yield* EventLog
    const [signals, closed] = [yield* PubSub.sliding<void>(1), yield* Deferred.make<void>()]
    const append: Append = (events, condition) =>
      Effect.map(log.append(events, condition), (receipt) => {
        PubSub.publishUnsafe(signals, undefined)
        return receipt
      })
    const head = Effect.map(whole(log), ({ length }) => Position.make(length))
    return { ...log, append, heads: headsOf(signals, head, closed) }
  })
).pipe(Layer.provide(Layer.fresh(layerMemory)))

export const wrongHeads: ReadonlyArray<StoreMutant> = [
  {
    id: "silent-at-first",
    what: "tells no head before the next commit",
    layer: telling((heads) => Stream.drop(heads, 1)),
    fallsTo: ["heads-first"]
  },
  {
    id: "first-head-only",
    what: "tells the first head only",
    layer: telling((heads) => Stream.concat(Stream.take(heads, 1), Stream.never)),
    fallsTo: ["heads-wake", "heads-each", "follow-once"]
  },
  {
    id: "head-before-subscribing",
    what: "reads the head before it subscribes",
    layer: telling((heads) =>
      Stream.concat(
        Stream.tap(Stream.take(heads, 1), () => giveWay(2)),
        Stream.drop(heads, 1)
      )
    ),
    fallsTo: ["heads-wake", "heads-schedules"]
  },
  {
    id: "heads-twice",
    what: "tells each head twice",
    layer: telling((heads) => Stream.flatMap(heads, (head) => Stream.make(head, head))),
    fallsTo: ["heads-each"]
  },
  {
    id: "drops-signals",
    what: "wakes nobody while one of its subscribers is busy",
    layer: dropping,
    fallsTo: ["heads-each"]
  },
  {
    id: "drops-the-newest",
    what: "drops new heads while a subscriber is busy",
    layer: telling((heads) => Stream.buffer(heads, { capacity: 1, strategy: "dropping" })),
    fallsTo: ["heads-slow"]
  }
]
