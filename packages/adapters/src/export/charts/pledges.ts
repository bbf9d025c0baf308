/** What was promised by whom, and what became of it: a bar for each organisation. */
import { type LogError, sayDay, Views } from "@pactwerk/core"
import { Effect } from "effect"
import { type Asked, bar, type Chart, type Row } from "./chart.ts"
import type { PatternName } from "./patterns.ts"
import { wordsOf } from "./words.ts"

type Standing = ReturnType<typeof Views.standingOf>
const standings: ReadonlyArray<readonly [Standing, PatternName]> = [
  ["kept", "full"],
  ["late", "crossed"],
  ["open", "slanted"],
  ["unknown", "dotted"],
  ["closed", "level"]
]

export const pledgesChart = Effect.fnUntraced(function* ({
  answer,
  language,
  on
}: Asked): Effect.fn.Return<Chart, LogError> {
  const { on: asOf, pledges: words } = wordsOf(language)
  const naming = Views.naming(yield* answer(Views.names), language)
  const pledges = Object.values<Views.Promised>((yield* answer(Views.promises)).pledges)
  const held = Map.groupBy(pledges, ({ organisation }) => organisation)
  const most = Math.max(0, ...[...held.values()].map(({ length }) => length))
  const counted = (some: ReadonlyArray<Views.Promised>) =>
    standings.map(([standing]) => some.filter((one) => Views.standingOf(one, on) === standing).length)
  const said = (counts: ReadonlyArray<number>) =>
    standings
      .flatMap(([standing], at) => (counts[at] === 0 ? [] : [`${counts[at]} ${words.standings[standing]}`]))
      .join(", ")
  const row = (name: string, id: string, some: ReadonlyArray<Views.Promised>): Row => {
    const counts = counted(some)
    return {
      lines: [
        { text: name, weight: "strong", language: "nl" },
        { text: `${some.length} ${words.made}: ${said(counts)}` }
      ],
      marks: bar(
        standings.map(([, pattern], at) => [pattern, counts[at] ?? 0]),
        most
      ),
      cells: [name, id, some.length, ...counts],
      because: some.flatMap(({ because }) => because)
    }
  }
  const each = [...held]
    .map(([id, some]) => ({ id, name: naming("organisation", id), some }))
    .sort((one, other) => (`${one.name}\0${one.id}` < `${other.name}\0${other.id}` ? -1 : 1))
    .map(({ id, name, some }) => row(name, id, some))
  return {
    title: `${words.title}, ${asOf(sayDay(on, language))}`,
    sentence:
      pledges.length === 0
        ? wordsOf(language).nothing
        : words.sentence(pledges.length, held.size, said(counted(pledges))),
    scale: undefined,
    groups: pledges.length === 0 ? [] : [{ heading: words.each, rows: each }],
    legend: standings.map(([standing, pattern]) => ({ pattern, text: words.standings[standing] })),
    columns: [...words.columns, words.made, ...standings.map(([standing]) => words.standings[standing])]
  }
})
