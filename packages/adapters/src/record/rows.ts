/** The rows of a table: each cell by what its heading stands for, and where it is. */
import { CsvError, parse } from "csv-parse/sync"
import { choiceOf, nameOf, wordOf } from "./fields.ts"
import { near } from "./near.ts"
import type { At, Report } from "./problem.ts"
import type { Pair, Tree } from "./tree.ts"
import { ofTable } from "./words.ts"

export type Column = keyof typeof ofTable
export type Cell = Tree & { readonly is: "text" }

/** The cells of a row that hold something, each by what its heading stands for. */
export interface Row {
  readonly at: At
  readonly cells: ReadonlyMap<Column, Pair & { readonly value: Cell }>
  /** The place of a cell, also of one that is empty. */
  readonly placeOf: (column: Column) => At
}

/** Every table has these. */
export const needed: ReadonlyArray<Column> = ["body", "date"]

/** The rows below the heading. Reports a heading that is not known, is there twice or is missing, and what is no CSV. */
export const rowsIn = (text: string, report: Report): ReadonlyArray<Row> => {
  const [heading, ...rows] = linesIn(text, report)
  if (heading === undefined) {
    if (report.problems.length === 0) report.report(top, "", headings)
    return []
  }
  const columns = heading.cells.map((word, index): Column | undefined => {
    const at = { line: heading.line, column: index + 1, path: word }
    const column = nameOf(ofTable, word)
    if (column === undefined)
      report.report(at, word, headings, { nearest: () => near(word, Object.values(ofTable).flat()) })
    return column
  })
  columns.forEach((column, index) => {
    const at = { line: heading.line, column: index + 1, path: heading.cells[index] ?? "" }
    if (column !== undefined && columns.indexOf(column) < index)
      report.report(at, at.path, { nl: "elk woord eenmaal", en: "each word once" })
  })
  for (const column of needed) {
    if (!columns.includes(column)) report.report({ ...top, line: heading.line }, "", columnOf(column))
  }
  // Where the heading is not right nothing below it is.
  if (report.problems.length > 0) return []
  return rows.map(({ cells, line }): Row => {
    const placeAt = (index: number): At => ({ line, column: index + 1, path: heading.cells[index] ?? "" })
    cells.slice(columns.length).forEach((said, index) => {
      report.report(placeAt(columns.length + index), said, {
        nl: "niet meer cellen dan de kop",
        en: "no more cells than the heading"
      })
    })
    const filled = columns.flatMap((column, index) => {
      const [said = "", at] = [cells[index], placeAt(index)]
      if (column === undefined || said === "") return []
      return [[column, { key: ofTable[column][0], at, value: { is: "text", at, text: said } }]] as const
    })
    return {
      at: { line, column: 1, path: "" },
      cells: new Map(filled),
      placeOf: (column) => placeAt(Math.max(columns.indexOf(column), 0))
    }
  })
}

const top: At = { line: 1, column: 1, path: "" }
const headings = choiceOf(ofTable)
const columnOf = (column: Column) => ({
  nl: `een kolom «${wordOf(ofTable[column], "nl")}»`,
  en: `a column “${wordOf(ofTable[column], "en")}”`
})

/** The lines of a CSV file that hold something, each with its number. A cell can go on below its first line. */
const linesIn = (
  text: string,
  { report }: Report
): ReadonlyArray<{ readonly line: number; readonly cells: ReadonlyArray<string> }> => {
  const [first = ""] = text.split("\n", 1)
  const delimiter = first.split(";").length > first.split(",").length ? ";" : ","
  const lines: Array<{ readonly line: number; readonly cells: ReadonlyArray<string> }> = []
  try {
    parse(text, {
      ...{ bom: true, delimiter, trim: true, skip_empty_lines: true, relax_column_count: true },
      on_record: (cells, { lines: last }) => {
        const below = cells.join("").split("\n").length - 1
        if (cells.some((cell) => cell !== "")) lines.push({ line: last - below, cells })
        return null
      }
    })
    return lines
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause.lines === "number" ? cause.lines : 1
    report({ ...top, line }, "", {
      nl: "een tabel in CSV, met elk aanhalingsteken gesloten",
      en: "a table in CSV, with every quote closed"
    })
    return []
  }
}
