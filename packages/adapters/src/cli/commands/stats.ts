/** `stats`: how much there is of what in the log, and how long things take. */
import { Analysis, type Language, measures, type Recorded } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, lookBack, replyOf, sayAt } from "../looking-back.ts"
import { dayOfAt, type Measured, measured, sayMeasure } from "../measuring.ts"
import { breachObserved } from "../refusals.ts"
import type { Reply } from "../reply.ts"

export const stats = async (desk: Desk, given: Ordered<"stats">): Promise<Reply> => {
  const back = await lookBack(desk, given.at)
  const at = { ...given.at, possible: given.possible }
  const events = answered(Analysis.select(back.line.events, at))
  const json = {
    at,
    events: events.length,
    recorded: { first: events.at(0)?.recordedAt ?? null, last: events.at(-1)?.recordedAt ?? null },
    asked: events.filter(({ source, type }) => source === undefined && type !== breachObserved).length,
    observed: events.filter(({ source, type }) => source !== undefined && type !== breachObserved).length,
    breaches: events.filter(({ type }) => type === breachObserved).length,
    types: tally(events, ({ type }) => type),
    roles: tally(events, ({ actor }) => actor.role),
    years: tally(events, yearOf),
    ...measured(events, dayOfAt(at, desk.clock()))
  }
  return replyOf(back, json, ({ language, say, strong }) => [
    strong(sayAt(at, language)),
    ...totals(json).map(([count, about]) => `${String(count).padStart(7)}  ${say(about)}`),
    ...["count", "days"].flatMap((unit) => ["", ...measuredIn(unit, json, language)]),
    ...[json.rules, json.years, json.roles, json.types]
      .filter((counts) => Object.keys(counts).length > 0)
      .flatMap((counts) => ["", ...listed(counts)])
  ])
}

type Counts = Readonly<Record<string, number>>

/** The most frequent first; of those as frequent, by name. */
const tally = (events: ReadonlyArray<Recorded>, keyOf: (recorded: Recorded) => string): Counts => {
  const counts = new Map<string, number>()
  for (const recorded of events) counts.set(keyOf(recorded), (counts.get(keyOf(recorded)) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1)))
}

/** The year in which it had happened at the latest; where that is not known, in which it was written down. */
const yearOf = ({ occurred: { latest }, recordedAt }: Recorded): string => (latest ?? recordedAt).slice(0, 4)

/** The measures of one unit, a line each; what takes days is said as the median, the least and the most. */
const measuredIn = (unit: string, { measures: found }: Measured, language: Language): ReadonlyArray<string> =>
  measures
    .filter((measure) => measure.unit === unit)
    .map((measure) => {
      const value = sayMeasure(measure, found[measure.id] ?? null)
      return unit === "count"
        ? `${value.padStart(7)}  ${measure[language]}`
        : `  ${measure[language]}: ${value} ${days[language]}`
    })

const days = { nl: "dagen", en: "days" } as const

const listed = (counts: Counts): ReadonlyArray<string> =>
  Object.entries(counts).map(([name, count]) => `${String(count).padStart(7)}  ${name}`)

const totals = (json: { events: number; asked: number; observed: number; breaches: number }) =>
  [
    [json.events, { nl: "gebeurtenissen", en: "events" }],
    [json.asked, { nl: "gevraagd", en: "asked" }],
    [json.observed, { nl: "waargenomen, uit een bron", en: "observed, from a source" }],
    [json.breaches, { nl: "regelbreuken die zijn waargenomen", en: "broken rules that were observed" }]
  ] as const
