/** What happened when, and what is planned: meetings, versions, time for feedback, adoptions. What is not sure is a range. */
import { type Day, type LogError, sayDay, Views } from "@pactwerk/core"
import { Effect } from "effect"
import type { Asked, Chart, Row } from "./chart.ts"
import { type Days, timeScale } from "./time-scale.ts"
import { adoptionsIn, meetingsIn, type Thing, versionsIn, windowsIn } from "./timeline-things.ts"
import { timelineWords } from "./timeline-words.ts"
import { wordsOf } from "./words.ts"

export const timelineChart = Effect.fnUntraced(function* (asked: Asked): Effect.fn.Return<Chart, LogError> {
  const { answer, heard, language, on } = asked
  const naming = Views.naming(yield* answer(Views.names), language)
  const known = {
    agenda: yield* answer(Views.agenda),
    readiness: yield* answer(Views.readiness),
    ...{ heard, language, naming, on }
  }
  const { nothing, on: asOf } = wordsOf(language)
  const words = timelineWords[language]
  const groups = [
    { heading: words.meetings, things: meetingsIn(known) },
    { heading: words.versions, things: versionsIn(known) },
    { heading: words.windows, things: windowsIn(known) },
    { heading: words.adoptions, things: adoptionsIn(known) }
  ]
  const things = groups.flatMap((group) => group.things)
  const days = things.flatMap(({ pieces }) => pieces.flatMap(([, { first, last }]) => [first, last])).filter(isKnown)
  const { mark, scale } = timeScale(days, { day: on, text: words.now })
  const row = ({ because, days: own, name, pieces, said, stage }: Thing): Row => ({
    lines: [{ ...name, weight: "strong" }, ...said.slice(0, -1), { text: `${said.at(-1)?.text} · ${stage}` }],
    marks: pieces.flatMap(([pattern, some]) => mark(pattern, some)),
    cells: [name.text, own.first, own.last, said[0]?.text, stage],
    because
  })
  const [first, last] = [days.toSorted().at(0), days.toSorted().at(-1)]
  const span =
    first === undefined || last === undefined ? "" : words.span(sayDay(first, language), sayDay(last, language))
  const [meetings = 0, versions = 0, windows = 0, adoptions = 0] = groups.map((group) => group.things.length)
  return {
    title: `${words.title}, ${asOf(sayDay(on, language))}`,
    sentence: things.length === 0 ? nothing : words.sentence({ meetings, versions, windows, adoptions }, span),
    scale: things.length === 0 ? undefined : scale,
    groups: groups
      .filter((group) => group.things.length > 0)
      .map(({ heading, things }) => ({ heading, rows: things.toSorted(byDay).map(row) })),
    legend: [
      { pattern: "full", text: words.day },
      { pattern: "slanted", text: words.range },
      { pattern: "upright", text: words.period },
      { pattern: "dotted", text: words.planned },
      { pattern: "crossed", text: words.cancelled }
    ],
    columns: words.columns
  }
})

const isKnown = (day: Day | undefined): day is Day => day !== undefined
const sorting = ({ first, last }: Days): string => first ?? last ?? "~"
const byDay = (one: Thing, other: Thing): number => (sorting(one.days) < sorting(other.days) ? -1 : 1)
