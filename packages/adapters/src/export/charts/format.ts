/** Charts as exports: a picture, or the table that says the same, of what may be seen of a log. */
import { Analysis, type Day, type Language, Views } from "@pactwerk/core"
import { Effect, Result, Stream } from "effect"
import { droppedBeside, gather, type Understand } from "../answer.ts"
import type { Format } from "../exporting.ts"
import { type Losses, makeLosses, type Statement } from "../statement.ts"
import type { Chart } from "./chart.ts"
import { drawn } from "./drawing.ts"
import { pledgesChart } from "./pledges.ts"
import { stagesChart } from "./stages.ts"
import { asCsv, asHtml, asText } from "./table.ts"
import { timelineChart } from "./timeline.ts"

const charts = {
  timeline: { of: timelineChart, views: [Views.names, Views.agenda, Views.readiness] },
  pledges: { of: pledgesChart, views: [Views.names, Views.promises] },
  stages: { of: stagesChart, views: [Views.dashboard, Views.readiness] }
} as const

/** The charts that there are. */
export type ChartName = keyof typeof charts
export type ChartForm = "svg" | "csv" | "html" | "text"

export interface ChartOptions {
  readonly understand: Understand
  /** Only what had certainly happened by the end of this day; what is late or open is judged on it. */
  readonly on: Day
  /** Dutch, without it. */
  readonly language?: Language
}

/** Not a view: by these it is known when what they correct had happened. */
const corrections = { name: "corrections", Event: { cases: { CorrectionRecorded: {} } } }

/**
 * A chart as a picture (`svg`), or as its table: the same rows in the same numbers.
 *
 * @example
 * yield* exporting(chart("timeline", "svg"), source, { options: { understand: alliance.understand, on: Day.make("2024-02-16") } })
 */
export const chart = (name: ChartName, form: ChartForm): Format<ChartOptions> => ({
  name: `chart-${name}`,
  version: 1,
  states: form === "svg" || form === "html" ? "first" : "beside",
  said: ({ language = "nl", on }) => ({ form, language, on }),
  open: (extract, { language = "nl", on, understand }) =>
    Effect.gen(function* () {
      const lost = makeLosses()
      const { of, views } = charts[name]
      const { answer, heard, seen } = yield* gather(extract, lost, understand, [...views, corrections])
      const happened = new Set(Result.getOrThrow(Analysis.select([...heard.values()], { on })).map(({ id }) => id))
      const made = yield* of({ answer: (view) => answer(view, ({ id }) => happened.has(id)), heard, language, on })
      const shown = made.groups.flatMap(({ rows }) => rows.flatMap(({ because }) => because))
      lost.note("eventsDropped", droppedBeside(seen, shown))
      return (losses, statement) => {
        for (const [what, count] of Object.entries(lost.counts())) losses.note(what, count)
        return Stream.suspend(() => Stream.fromIterable(written(made, { form, language, name, statement, losses })))
      }
    })
})

interface Writing {
  readonly form: ChartForm
  readonly language: Language
  readonly name: ChartName
  readonly statement: () => Statement
  readonly losses: Losses
}

const written = (made: Chart, { form, language, losses, name, statement }: Writing): ReadonlyArray<string> => {
  switch (form) {
    case "svg":
      return drawn(made, { name, language, statement: statement() }, losses)
    case "html":
      return asHtml(made, language, statement())
    case "csv":
      return asCsv(made, language, losses)
    case "text":
      return asText(made, language)
  }
}
