/** Histories to look back on: with corrections of facts and of times, and times that nobody knows exactly. */
import * as fc from "fast-check"
import { alliance } from "../../src/alliance/rooms.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { Day, Instant, Position } from "../../src/kernel/names.ts"
import { addDays, around, exactly, inWeekOf, onDay, recently, type When } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { arbitraryHistory } from "../../src/testing/histories.ts"
import { prelude } from "../../src/testing/prelude.ts"

const isDeep = process.env.PACTWERK_DEEP !== undefined
/** So often is each thing looked at: when it is done deeply a thousand times, on a thousand logs, within that time. */
export const numRuns = isDeep ? 1000 : 60
export const logsMade = isDeep ? 1000 : 16
/** Playing a history takes most of the time: of each so many logs are made, that end and are timed and corrected otherwise. */
const [plays, commands] = isDeep ? [30, 170] : [16, 25]
/** No log is longer. */
const most = 200
export const patiently = { timeout: isDeep ? 1_800_000 : 180_000 }

const timesAround = (day: Day): fc.Arbitrary<When> =>
  fc.oneof(
    fc.constant(onDay(day)),
    fc
      .integer({ min: 0, max: 23 })
      .map((hour) => exactly(Instant.make(`${day}T${String(hour).padStart(2, "0")}:30:00.000Z`))),
    fc.constant(inWeekOf(day, "die week")),
    fc.integer({ min: 1, max: 40 }).map((margin) => around(day, margin, "rond die tijd")),
    fc.constant(recently(day, "onlangs")),
    fc.constant<When>({ said: "later", earliest: day, precision: "about" }),
    fc.constant<When>({ said: "ooit", precision: "about" })
  )

/** What is changed about one event: when it happened, and a correction of it some places later. */
interface Change {
  readonly occurred: When | undefined
  readonly corrected: { readonly after: number; readonly occurred: When | undefined } | undefined
}
const change = (day: Day): fc.Arbitrary<Change> => {
  const shifted = fc.integer({ min: -60, max: 0 }).chain((days) => timesAround(addDays(day, days)))
  return fc.record({
    occurred: fc.option(shifted, { nil: undefined }),
    corrected: fc.option(fc.record({ after: fc.nat({ max: 8 }), occurred: fc.option(shifted, { nil: undefined }) }), {
      nil: undefined,
      freq: 9
    })
  })
}
const dayOfRecording = ({ recordedAt }: Recorded) => Day.make(recordedAt.slice(0, 10))

/** An event that says of another what it should have read, and perhaps when it happened. */
const correction = (about: Recorded, occurred: When | undefined, at: Recorded, id: number): Recorded => {
  const raw = { _tag: "CorrectionRecorded", corrects: about.id, reads: "Het was anders.", because: "verschreven" }
  const made = recorded(alliance, id, raw).recorded
  return {
    ...made,
    data: occurred === undefined ? made.data : { ...made.data, happened: occurred },
    occurred: onDay(dayOfRecording(at)),
    recordedAt: at.recordedAt
  }
}

/** A log of an alliance: the next of so many that are made once, so that none is left out. */
export const aLog: fc.Arbitrary<ReadonlyArray<Recorded>> = fc
  .constant(undefined)
  .chain(() => fc.constant(made()[turn++ % logsMade] ?? []))
let turn = 0
let logs: ReadonlyArray<ReadonlyArray<Recorded>> | undefined
const made = () => {
  if (logs !== undefined) return logs
  const played = fc.sample(arbitraryHistory(alliance, { length: commands, observed: 0.2 }), { numRuns: plays, seed })
  const histories = played.map(({ log }) => log.map(({ recorded }) => recorded))
  logs = fc.sample(
    fc
      .constantFrom(...histories)
      .chain((events) => fc.tuple(fc.constant(events), fc.integer({ min: prelude.length, max: events.length })))
      .chain(([events, length]) => timed(events.slice(0, isDeep ? length : events.length))),
    { numRuns: logsMade, seed }
  )
  return logs
}
/** Another every day; a failure tells it. */
export const seed = Math.floor(Date.now() / 86_400_000)

/** The same events, of which it is told otherwise when they happened, with corrections between them. */
const timed = (events: ReadonlyArray<Recorded>): fc.Arbitrary<ReadonlyArray<Recorded>> =>
  fc.tuple(...events.map((one) => change(dayOfRecording(one)))).map((changes) => {
    const told = events.map((one, index) => ({ ...one, occurred: changes[index]?.occurred ?? one.occurred }))
    const corrections = told.flatMap((one, index) => {
      const corrected = changes[index]?.corrected
      const at = Math.min(index + (corrected?.after ?? 0), told.length - 1)
      const beside = told[at]
      if (corrected === undefined || beside === undefined) return []
      return [{ after: at, event: correction(one, corrected.occurred, beside, 90_000 + index) }]
    })
    return told
      .flatMap((one, index) => [one, ...corrections.filter(({ after }) => after === index).map(({ event }) => event)])
      .slice(0, most)
      .map((one, index) => ({ ...one, position: Position.make(index + 1) }))
  })

/** The same log, of which some cannot be seen: their positions are missing. */
export const someOf = (log: ReadonlyArray<Recorded>, seed: number): ReadonlyArray<Recorded> =>
  log.filter((_, index) => (index * 7 + seed) % 5 !== 0)

/** Days and moments around those of a log, and both axes. */
export const arbitraryAt = (log: ReadonlyArray<Recorded>) => {
  const days = log.map(dayOfRecording)
  const day = fc
    .constantFrom(...days, Day.make("2023-03-27"))
    .chain((one) => fc.integer({ min: -3, max: 3 }).map((by) => addDays(one, by)))
  const moment = fc.oneof(
    day,
    day.map((one) => `${one}T23:30:00.000Z`),
    day.map((one) => `${one}T00:30:00+02:00`)
  )
  return fc.record({
    on: fc.option(moment, { nil: undefined }),
    known: fc.option(fc.oneof(moment, fc.nat({ max: log.length + 2 })), { nil: undefined }),
    possible: fc.boolean()
  })
}
