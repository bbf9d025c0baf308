/** A log of fifty records, some of it sealed, as every store that is damaged in these tests holds it. */
import { hash } from "node:crypto"
import {
  alliance,
  type Batch,
  EventId,
  EventLog,
  everything,
  type LogError,
  layerClock,
  layerMemory,
  makeKeyStore,
  masterKeyOf,
  memoryShelf,
  type Proposed,
  RandomBytes,
  type Recorded,
  rootOf,
  sealed,
  type TreeHead
} from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { Effect, Layer, Stream } from "effect"

const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
export const size = 50

const remark = (number: number) => ({
  _tag: "FeedbackSubmitted",
  window: "window-1",
  remark: `remark-${number}`,
  from: "organisation-1",
  by: anna,
  channel: "form",
  text: number % 4 === 0 ? `Volgens [Anna de Wit](person:${anna}) begint het bij de jongeren: « é ».` : "Begin klein."
})
const raws = [...prelude, ...Array.from({ length: size - prelude.length }, (_, index) => remark(index))]

const batchOf = ([first, ...others]: ReadonlyArray<Proposed>): Batch => {
  if (first === undefined) throw new Error("a batch without events")
  return [first, ...others]
}

/** What was proposed of a record: all but what the log adds. */
const proposedOf = ({ hash: _hash, position: _position, recordedAt: _recordedAt, ...event }: Recorded): Proposed =>
  event

/** Bytes that come out the same each time: what is damaged can be damaged again. */
const counted = () => {
  let count = 0
  return (length: number) => new Uint8Array(hash("sha512", `${length}/${++count}`, "buffer").subarray(0, length))
}
const atNoon = layerClock(() => Date.parse("2024-02-16T12:00:00Z"))

/** A log, sealed; the ids of its events begin with these eight digits. */
const written = (digits: string) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    const keys = makeKeyStore(memoryShelf(), masterKeyOf(new Uint8Array(32).fill(7)))
    const events = raws
      .map((raw, index) => proposedOf(recorded(alliance, index + 1, raw).recorded))
      .map((event) => ({ ...event, id: EventId.make(event.id.replace(/^0{8}/, digits)) }))
    yield* sealed(log, keys, alliance.places).append(batchOf(events))
    return { keys, records: yield* Stream.runCollect(log.read(everything)) }
  }).pipe(
    Effect.provide(Layer.merge(layerMemory, atNoon)),
    Effect.provideService(RandomBytes, counted()),
    Effect.runSync
  )

/** The log, and the keys of the people in it. */
export const { keys, records } = written("00000000")
/** The same events under other ids, sealed anew: what stands in another log. */
export const others = written("0fffffff").records

/** What somebody kept of it: its size and its root. */
export const kept: TreeHead = { size, root: rootOf(records.map(({ hash }) => hash)) ?? "" }

/** The positions of the records in which something is sealed. */
export const sealedAt: ReadonlySet<number> = new Set(
  records.flatMap(({ data, position }) => (JSON.stringify(data).includes("$sealed") ? [Number(position)] : []))
)

/** Puts these records into a log, so many at a time: every store then holds the same bytes. */
export const fill = (
  log: Layer.Layer<EventLog, LogError>,
  { from = records, together = 1 }: { readonly from?: ReadonlyArray<Recorded>; readonly together?: number } = {}
) =>
  Effect.gen(function* () {
    const { append } = yield* EventLog
    for (let at = 0; at < from.length; at += together) {
      yield* append(batchOf(from.slice(at, at + together).map(proposedOf)))
    }
  }).pipe(Effect.provide(Layer.fresh(Layer.provide(log, atNoon))))
