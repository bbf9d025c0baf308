/** A chart: rows of words, marks and cells, of which both the picture and its table are made, so that they cannot disagree. */
import type { Day, EventId, Language, Recorded } from "@pactwerk/core"
import type { Gathered } from "../answer.ts"
import type { Phrase } from "../document.ts"
import type { PatternName } from "./patterns.ts"

/** A stretch of a track, from 0 to 1. */
export interface Mark {
  readonly pattern: PatternName
  readonly from: number
  readonly to: number
}

/** One thing: what is said of it, a line each; where it stands on its track; and its row in the table. */
export interface Row {
  readonly lines: ReadonlyArray<Phrase>
  readonly marks: ReadonlyArray<Mark>
  readonly cells: ReadonlyArray<string | number | undefined>
  readonly because: ReadonlyArray<EventId>
}

export interface Group {
  readonly heading: string
  readonly rows: ReadonlyArray<Row>
}

/** The scale of every track: what stands at which place of it, and the day that is looked from. */
export interface Scale {
  readonly ticks: ReadonlyArray<{ readonly at: number; readonly text: string }>
  readonly now: { readonly at: number; readonly text: string }
}

export interface Chart {
  readonly title: string
  /** What it comes to, in a sentence. */
  readonly sentence: string
  readonly groups: ReadonlyArray<Group>
  readonly scale: Scale | undefined
  /** What each pattern means; also of those that stand nowhere, so that two pictures read alike. */
  readonly legend: ReadonlyArray<{ readonly pattern: PatternName; readonly text: string }>
  readonly columns: ReadonlyArray<string>
}

/** Counts as one bar, of which the longest of the chart is the whole track. */
export const bar = (counts: ReadonlyArray<readonly [PatternName, number]>, most: number): ReadonlyArray<Mark> => {
  let from = 0
  return counts.flatMap(([pattern, count]) => {
    const mark = { pattern, from, to: from + count / Math.max(most, 1) }
    from = mark.to
    return count === 0 ? [] : [mark]
  })
}

/** What a chart is made of: what views answer to what had happened by a day, and the words for it. */
export interface Asked {
  readonly answer: Gathered["answer"]
  readonly heard: ReadonlyMap<EventId, Recorded>
  readonly language: Language
  readonly on: Day
}
