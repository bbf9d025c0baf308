/** The table that says what a chart shows, in the same numbers. */
import type { Language } from "@pactwerk/core"
import { rowsIn } from "../csv.ts"
import { plain } from "../document.ts"
import { escapeHtml } from "../html.ts"
import { type Losses, type Statement, statementText } from "../statement.ts"
import type { Chart, Row } from "./chart.ts"
import { wordsOf } from "./words.ts"

type Cells = Row["cells"]

/** Every row with the group that it stands in, in the order of the picture. */
export const rowsOf = ({ groups }: Chart): ReadonlyArray<Cells> =>
  groups.flatMap(({ heading, rows }) => rows.map(({ cells }): Cells => [heading, ...cells]))

/** What stands above them. */
export const columnsOf = ({ columns }: Chart, language: Language): ReadonlyArray<string> => [
  wordsOf(language).group,
  ...columns
]

/** As CSV, in the profile for programs. */
export const asCsv = (chart: Chart, language: Language, losses: Losses): ReadonlyArray<string> => {
  const { head, row } = rowsIn({}, losses)
  return [head(columnsOf(chart, language)), ...rowsOf(chart).map(row)]
}

/** As columns of text, numbers to the right. */
export const asText = (chart: Chart, language: Language): ReadonlyArray<string> => {
  const rows = [columnsOf(chart, language), ...rowsOf(chart)]
  const texts = rows.map((cells) => cells.map((cell) => plain(String(cell ?? ""))))
  const widths = columnsOf(chart, language).map((_, at) =>
    Math.max(...texts.map((cells) => [...(cells[at] ?? "")].length))
  )
  const padded = (cell: string, row: number, at: number) => {
    const space = " ".repeat((widths[at] ?? 0) - [...cell].length)
    return typeof rows[row]?.[at] === "number" ? `${space}${cell}` : `${cell}${space}`
  }
  const lines = texts.map((cells, row) =>
    cells
      .map((cell, at) => padded(cell, row, at))
      .join("  ")
      .trimEnd()
  )
  return [`${plain(chart.title)}\n${plain(chart.sentence)}\n\n`, ...lines.map((line) => `${line}\n`)]
}

/** As a page with one table in it; the table scrolls where the page is narrow. */
export const asHtml = (chart: Chart, language: Language, statement: Statement): ReadonlyArray<string> => {
  const cell = (value: Cells[number], at: number) => {
    if (at === 1) return `<th scope="row">${escapeHtml(String(value ?? ""))}</th>`
    return typeof value === "number" ? `<td class="number">${value}</td>` : `<td>${escapeHtml(value ?? "")}</td>`
  }
  const heads = columnsOf(chart, language).map((column) => `<th scope="col">${escapeHtml(column)}</th>`)
  const title = escapeHtml(chart.title)
  return [
    `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="pactwerk:export" content="${escapeHtml(statementText(statement))}">
<title>${title}</title>
<style>
html { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
main { max-width: 60rem; margin: 0 auto; }
div { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: start; vertical-align: top; }
.number { text-align: end; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p id="sentence">${escapeHtml(chart.sentence)}</p>
<div role="region" aria-label="${title}" tabindex="0">
<table aria-describedby="sentence">
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
`,
    ...rowsOf(chart).map((cells) => `<tr>${cells.map(cell).join("")}</tr>\n`),
    "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"
  ]
}
