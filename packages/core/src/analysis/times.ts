/** When each event of a log happened, as numbers: by what was known then, corrections included. */
import { Schema } from "effect"
import type { Recorded } from "../kernel/event.ts"
import { When } from "../kernel/when.ts"
import { type Axes, type Mark, marks } from "./at.ts"

/** The bounds of every event, in columns. A whole day has no instant, `NaN`; what is not known lies beyond every day. */
interface Columns {
  readonly firstDay: Int32Array
  readonly firstInstant: Float64Array
  readonly lastDay: Int32Array
  readonly lastInstant: Float64Array
}

/** From here on this event has the time of a correction: of its own, or of the event that it corrects. */
interface Retimed {
  readonly at: number
  readonly event: number
  readonly occurred: When
}

/** Which events of a log a moment lets one see. */
export interface Times {
  /** The position of the last event of the whole log, which a reader may not see. */
  readonly head: number
  /** How many events from the first on were known by then. */
  readonly knownBy: (axes: Axes) => number
  /** For each event of the log 1 when it is one of them. */
  readonly chosen: (axes: Axes) => Uint8Array
}

const [never, always] = [2_147_483_647, -2_147_483_648]
const isWhen = Schema.is(When)

/** Reads the times of a log once. */
export const timesOf = (log: ReadonlyArray<Recorded>, head: number = log.at(-1)?.position ?? 0): Times => {
  const read = marks()
  const { corrected, retimed } = corrections(log)
  /** The columns by how many new times are known; all of them most of the time. */
  let columns: { readonly retimings: number; readonly of: Columns } | undefined
  let recorded: ReadonlyArray<Mark> | undefined

  const columnsAt = (known: number): Columns => {
    const retimings = retimed.filter(({ at }) => at < known).length
    if (columns?.retimings !== retimings) columns = { retimings, of: columnsOf(occurredIn(retimings)) }
    return columns.of
  }

  /** When each event happened, with so many of the new times. */
  const occurredIn = (retimings: number): ReadonlyArray<When> => {
    const latest = new Map(retimed.slice(0, retimings).map(({ event, occurred }) => [event, occurred]))
    const found: Array<When> = []
    log.forEach(({ occurred }, index) => {
      const target = corrected.get(index) ?? index
      found.push(latest.get(target) ?? log[target]?.occurred ?? occurred)
    })
    return found
  }

  const columnsOf = (occurred: ReadonlyArray<When>): Columns => {
    const { length } = occurred
    const [firstDay, lastDay] = [new Int32Array(length).fill(always), new Int32Array(length).fill(never)]
    const [firstInstant, lastInstant] = [
      new Float64Array(length).fill(Number.NaN),
      new Float64Array(length).fill(Number.NaN)
    ]
    occurred.forEach(({ earliest, latest }, index) => {
      if (earliest !== undefined) {
        const { day, instant = Number.NaN } = read(earliest)
        firstDay[index] = day
        firstInstant[index] = instant
      }
      if (latest !== undefined) {
        const { day, instant = Number.NaN } =
          earliest === latest ? { day: firstDay[index] ?? never, instant: firstInstant[index] } : read(latest)
        lastDay[index] = day
        lastInstant[index] = instant
      }
    })
    return { firstDay, firstInstant, lastDay, lastInstant }
  }

  /** The longest beginning of the log in which everything was recorded by then: clocks of writers can go back. */
  const recordedBy = ({ day, instant }: Mark): number => {
    recorded ??= log.map(({ recordedAt }) => read(recordedAt))
    const later = recorded.findIndex((mark) =>
      instant === undefined ? mark.day > day : (mark.instant ?? Number.POSITIVE_INFINITY) > instant
    )
    return later === -1 ? log.length : later
  }

  const knownBy = ({ known }: Axes): number => {
    if (known === undefined) return log.length
    if (typeof known !== "number") return recordedBy(known)
    const later = log.findIndex(({ position }) => position > known)
    return later === -1 ? log.length : later
  }

  return {
    head,
    knownBy,
    chosen: (axes) => {
      const known = knownBy(axes)
      const chosen = new Uint8Array(log.length)
      if (axes.on === undefined) return chosen.fill(1, 0, known)
      const { firstDay, firstInstant, lastDay, lastInstant } = columnsAt(known)
      const { day, instant } = axes.on
      const [days, instants] = axes.possible ? [firstDay, firstInstant] : [lastDay, lastInstant]
      if (instant === undefined) {
        for (let index = 0; index < known; index++) if ((days[index] ?? never) <= day) chosen[index] = 1
        return chosen
      }
      // A whole day begins at its start, and is over only when the next one has begun.
      const lastWholeDay = axes.possible ? day : day - 1
      for (let index = 0; index < known; index++) {
        const at = instants[index] ?? Number.NaN
        if (Number.isNaN(at) ? (days[index] ?? never) <= lastWholeDay : at <= instant) chosen[index] = 1
      }
      return chosen
    }
  }
}

/** For each correction the event that it is about in the end, and every new time, in the order in which they were told. */
export const corrections = (log: ReadonlyArray<Recorded>) => {
  const corrected = new Map<number, number>()
  const retimed: Array<Retimed> = []
  const places = new Map<string, number>()
  log.forEach(({ data, id, type }, at) => {
    places.set(id, at)
    if (type !== "CorrectionRecorded") return
    const target = places.get(String(data.corrects))
    // Of what is not seen, or comes later, no time is known: the correction has its own, or the one that it tells.
    const event = target === undefined || target === at ? at : (corrected.get(target) ?? target)
    corrected.set(at, event)
    if (isWhen(data.happened)) retimed.push({ at, event, occurred: data.happened })
  })
  return { corrected, retimed }
}
