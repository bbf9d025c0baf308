/** What is measured of one alliance: the same for `stats` and for `roll-up`. */
import {
  type Analysis,
  Bound,
  breachesByRule,
  type Day,
  dayAt,
  dayOf,
  historyOf,
  type Measure,
  measures,
  type Recorded,
  type Spread,
  spreadOf
} from "@pactwerk/core"
import { Option, Schema } from "effect"
import { answered } from "./looking-back.ts"

/** Each measure by its id, nothing where there was nothing to measure; and each rule that was seen not to hold. */
export interface Measured {
  readonly measures: Readonly<Record<string, Spread | null>>
  readonly rules: Readonly<Record<string, number>>
}

/** Measures what is seen of a log at a moment. */
export const measured = (events: ReadonlyArray<Recorded>, on: Day): Measured => {
  const history = answered(historyOf(events))
  const spreads = measures.map(({ id, of }) => [id, spreadOf(of(history, on)) ?? null] as const)
  return { measures: Object.fromEntries(spreads), rules: breachesByRule(history) }
}

/** The day that a moment stands for: that of what had happened, else of what was known, else today. */
export const dayOfAt = ({ known, on }: Analysis.At, now: number): Day => {
  const bound = Schema.decodeUnknownOption(Bound)(on ?? known)
  return Option.match(bound, { onNone: () => dayAt(now), onSome: dayOf })
}

/** A number with no more than one decimal: a median can lie between two days. */
export const sayNumber = (value: number): string => String(Math.round(value * 10) / 10)

/** One measure in words: a count, or the middle of how long it took, between the least and the most. */
export const sayMeasure = ({ unit }: Measure, spread: Spread | null): string => {
  if (spread === null) return "–"
  if (unit === "count") return sayNumber(spread.median)
  const { count, least, median, most } = spread
  return `${sayNumber(median)} (${sayNumber(least)}–${sayNumber(most)}, ${count}×)`
}
