/** How many initiatives, and versions of the programme, are in each stage. */
import { type EventId, type LogError, sayDay, Views } from "@pactwerk/core"
import { Effect } from "effect"
import { type Asked, bar, type Chart, type Group } from "./chart.ts"
import { wordsOf } from "./words.ts"

interface Staged {
  readonly stage: string
  readonly because: ReadonlyArray<EventId>
}

export const stagesChart = Effect.fnUntraced(function* ({
  answer,
  language,
  on
}: Asked): Effect.fn.Return<Chart, LogError> {
  const { nothing, on: asOf, stages: words } = wordsOf(language)
  const initiatives = Object.values<Staged>((yield* answer(Views.dashboard)).initiatives)
  const versions = Object.values<Staged>((yield* answer(Views.readiness)).versions)
  const inStage = (some: ReadonlyArray<Staged>, stage: string) => some.filter((one) => one.stage === stage)
  const sizes = [words.ofInitiatives, words.ofVersions].flatMap((names, at) =>
    Object.keys(names).map((stage) => inStage(at === 0 ? initiatives : versions, stage).length)
  )
  const group = (heading: string, some: ReadonlyArray<Staged>, names: Readonly<Record<string, string>>): Group => ({
    heading,
    rows: Object.entries(names).map(([stage, name]) => {
      const own = inStage(some, stage)
      return {
        lines: [{ text: `${own.length} ${name}` }],
        marks: bar([["slanted", own.length]], Math.max(...sizes)),
        cells: [name, own.length],
        because: own.flatMap(({ because }) => because)
      }
    })
  })
  const isEmpty = initiatives.length + versions.length === 0
  return {
    title: `${words.title}, ${asOf(sayDay(on, language))}`,
    sentence: isEmpty ? nothing : words.sentence(initiatives.length, versions.length),
    scale: undefined,
    groups: [
      group(words.initiatives, initiatives, words.ofInitiatives),
      group(words.versions, versions, words.ofVersions)
    ],
    legend: [{ pattern: "slanted", text: words.many }],
    columns: words.columns
  }
})
