/** Runs of events that one append can hold: recorded at the same time, and within its limits. */
import { type Batch, canonicalise, limits, type Proposed, type Recorded } from "@pactwerk/core"
import { Stream } from "effect"

export interface Run {
  readonly events: Batch
  /** The position of the first of them. */
  readonly first: number
  readonly recordedAt: string
  /** Of the canonical list of them, as the limit counts. */
  readonly bytes: number
}

const proposedOf = ({ hash, position, recordedAt, ...proposed }: Recorded): Proposed => proposed

/** The same events in the same order, as few runs as can be. */
export const runsOf = <E>(events: Stream.Stream<Recorded, E>): Stream.Stream<Run, E> =>
  Stream.mapAccum(events, (): Run | undefined => undefined, added, {
    onHalt: (run) => (run === undefined ? [] : [run])
  })

const added = (run: Run | undefined, event: Recorded): readonly [Run, ReadonlyArray<Run>] => {
  const proposed = proposedOf(event)
  const bytes = Buffer.byteLength(canonicalise(proposed)) + 1
  if (run !== undefined && hasRoom(run, event.recordedAt, bytes)) {
    const [first, ...others] = run.events
    return [{ ...run, events: [first, ...others, proposed], bytes: run.bytes + bytes }, []]
  }
  const { position, recordedAt } = event
  return [{ events: [proposed], first: position, recordedAt, bytes: bytes + 1 }, run === undefined ? [] : [run]]
}

const hasRoom = (run: Run, recordedAt: string, bytes: number): boolean =>
  run.recordedAt === recordedAt &&
  run.events.length < limits.eventsPerAppend &&
  run.bytes + bytes <= limits.bytesPerAppend
