/** The areas side by side on a terminal: a row each, as many measures beside each other as fit, and the spread below. */
import { type Language, measures, type Spread, type Wording } from "@pactwerk/core"
import { sayNumber } from "./measuring.ts"
import { type Area, ruleSpreads, spreads } from "./rolling-up.ts"

/** A column: what it is about, what stands in it for each area, and the spread of that. */
interface Shown {
  readonly about: string
  readonly cells: ReadonlyArray<string>
  readonly spread: Spread | null
}

const ends = ["least", "median", "most", "count"] as const
const below: Readonly<Record<(typeof ends)[number], Wording>> = {
  least: { nl: "minste", en: "least" },
  median: { nl: "midden", en: "median" },
  most: { nl: "meeste", en: "most" },
  count: { nl: "gebieden", en: "areas" }
}
const unit: Wording = { nl: "dagen, midden", en: "days, median" }
const breach: Wording = { nl: "regelbreuk", en: "breach" }
const cellWidth = 8

/** The lines of the tables, at most so many signs wide. */
export const tableLines = (areas: ReadonlyArray<Area>, language: Language, width: number): ReadonlyArray<string> => {
  const found = spreads(areas)
  const measured = measures.map((measure): Shown => {
    const cells = areas.map((area) => number(area.measures[measure.id]?.median))
    const about = measure.unit === "days" ? `${measure[language]} (${unit[language]})` : measure[language]
    return { about, cells, spread: found[measure.id] ?? null }
  })
  const broken = Object.entries(ruleSpreads(areas)).map(([id, spread]): Shown => {
    return { about: `${breach[language]} ${id}`, cells: areas.map(({ rules }) => number(rules[id] ?? 0)), spread }
  })
  const columns = [...measured, ...broken].map((column, index) => ({ ...column, head: `[${index + 1}]` }))
  const names = [...areas.map(({ name }) => name), ...ends.map((end) => below[end][language])]
  const first = Math.max(...names.map(({ length }) => length))
  const fit = Math.max(1, Math.floor((width - first) / cellWidth))
  return Array.from({ length: Math.ceil(columns.length / fit) }, (_, part) => {
    const own = columns.slice(part * fit, (part + 1) * fit)
    const row = (name: string, of: (column: (typeof own)[number]) => string) =>
      `${name.padEnd(first)}${own.map((column) => of(column).padStart(cellWidth)).join("")}`
    const rule = "─".repeat(first + own.length * cellWidth)
    return [
      ...own.map(({ about, head }) => `${head} ${about}`),
      "",
      row("", ({ head }) => head),
      ...areas.map(({ name }, index) => row(name, ({ cells }) => cells[index] ?? "")),
      rule,
      ...ends.map((end) => row(below[end][language], ({ spread }) => number(spread?.[end]))),
      ""
    ]
  }).flat()
}

const number = (value: number | undefined): string => (value === undefined ? "–" : sayNumber(value))
