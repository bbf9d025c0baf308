/** `@pactwerk/adapters/export/charts`: a chart as a part of a page, with the table that says the same. */
import type { Day, EventId, Language, LogError, Recorded, Tagged, View } from "@pactwerk/core"
import { Effect } from "effect"
import { makeLosses } from "../statement.ts"
import type { Asked, Chart, Row } from "./chart.ts"
import { drawn } from "./drawing.ts"
import { pledgesChart } from "./pledges.ts"
import { stagesChart } from "./stages.ts"
import { columnsOf, rowsOf } from "./table.ts"
import { timelineChart } from "./timeline.ts"

const charts: Readonly<Record<"timeline" | "pledges" | "stages", (asked: Asked) => Effect.Effect<Chart, LogError>>> = {
  timeline: timelineChart,
  pledges: pledgesChart,
  stages: stagesChart
}

/** What is drawn: answers at one moment, and the events that they come from. */
export interface Drawing {
  readonly answer: <Answer, Heard extends Tagged>(view: View<Answer, Heard>) => Answer
  readonly events: ReadonlyArray<Recorded>
  /** What is late or open is judged on this day. */
  readonly on: Day
  readonly language: Language
}

/** A picture and its table, made of the same rows. */
export interface Drawn {
  readonly title: string
  readonly sentence: string
  /** An `svg` element with a title and a description, without any style of its own. */
  readonly svg: string
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyArray<Row["cells"]>
}

/**
 * Draws a chart for a page. Of one name there is one on a page: the names within it are the same each time.
 *
 * @example
 * chartOnScreen("pledges", { answer: session.project, events: session.events(), on: Day.make("2024-02-16"), language: "nl" }).svg
 */
export const chartOnScreen = (name: keyof typeof charts, { answer, events, language, on }: Drawing): Drawn => {
  const heard = new Map<EventId, Recorded>(events.map((recorded) => [recorded.id, recorded]))
  const asked: Asked = { answer: (view) => Effect.sync(() => answer(view)), heard, language, on }
  const made = Effect.runSync(charts[name](asked))
  return {
    title: made.title,
    sentence: made.sentence,
    svg: drawn(made, { name, language }, makeLosses()).join(""),
    columns: columnsOf(made, language),
    rows: rowsOf(made)
  }
}
