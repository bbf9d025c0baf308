/** Logs of which only the hashes matter, and checkpoints that can be spoilt. */
import { Effect, Schema, Stream } from "effect"
import { Checkpoints, makeCheckpoints, memorySlots, type Slot } from "../../../src/kernel/checkpoints.ts"
import { Recorded } from "../../../src/kernel/event.ts"
import { EventLog, LogError } from "../../../src/kernel/event-log.ts"
import { Position } from "../../../src/kernel/names.ts"
import { emptyRoot } from "../../../src/kernel/proof/hash.ts"
import { propose } from "../../../src/testing/cases/case.ts"

const sample = Schema.decodeSync(Recorded)({
  ...propose("Counted"),
  position: 1,
  recordedAt: "2024-03-01T12:00:00Z",
  hash: emptyRoot
})
/** Records of which only the hashes differ. */
export const recordsOf = (leaves: ReadonlyArray<string>) =>
  leaves.map((hash, index): Recorded => ({ ...sample, position: Position.make(index + 1), hash }))
/** A log of which only the hashes matter, that can grow, and notes how much was read of it. */
export const fakeLog = (all: ReadonlyArray<Recorded>, count = all.length) => {
  const reads: Array<number> = []
  const state = { count, reads }
  const read: EventLog["Service"]["read"] = (_, { after = Position.make(0), backwards, limit, until } = {}) =>
    Stream.suspend(() => {
      if (backwards !== true) state.reads.push(Math.min(until ?? state.count, state.count) - after)
      const last = Math.min(until ?? state.count, state.count)
      const first = backwards === true ? Math.max(after, last - (limit ?? last)) : after
      return Stream.rechunk(Stream.fromArray(all.slice(first, last)), 1000)
    })
  const append = () => Effect.die("nothing is appended here")
  return { state, log: EventLog.of({ read, append, heads: Stream.empty }) }
}
/** Checkpoints whose slots can be looked at and spoilt. */
export const shelf = (isReadOnly = false) => {
  const slots = new Map<string, Slot>()
  const plain = memorySlots(slots)
  const refused = Effect.fail(new LogError({ reason: "ReadOnly", cause: "read only" }))
  const checkpoints = makeCheckpoints(isReadOnly ? { ...plain, write: () => refused } : plain)
  return { slots, checkpoints }
}
export type Shelf = ReturnType<typeof shelf>
/** Runs something over these checkpoints and this log. */
export const over =
  ({ checkpoints }: Shelf, { log }: Pick<ReturnType<typeof fakeLog>, "log">) =>
  <A, E>(run: Effect.Effect<A, E, EventLog | Checkpoints>) =>
    run.pipe(Effect.provideService(Checkpoints, checkpoints), Effect.provideService(EventLog, log))
