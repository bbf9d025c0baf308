/** Comma-separated values (RFC 4180): the events, the things they name, and what views answer. */
import { stepTo, type Tagged, type View } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { gather, type Understand } from "./answer.ts"
import { type Column, eventColumns, relationColumns, relationRows } from "./columns.ts"
import { type Format, noting } from "./exporting.ts"
import type { Losses } from "./statement.ts"

/** For whom the cells are written. */
export interface CsvOptions {
  /**
   * `data` gives back every text as it was. `spreadsheet` is safe to open: semicolons, a mark by which a spreadsheet knows
   * UTF-8, and nothing that it takes for a formula.
   */
  readonly profile?: "data" | "spreadsheet"
}

type Cell = string | number | boolean | undefined

const formula = /^[=+\-@\t\r]/

/** A cell as it is written; one that is absent is empty, an empty text is quoted. */
const cellText = (value: Cell, isSpreadsheet: boolean, losses: Losses): string => {
  if (value === undefined) return ""
  const isFormula = isSpreadsheet && typeof value === "string" && formula.test(value)
  if (isFormula) losses.note("cellsPrefixed")
  const text = isFormula ? `'${value}` : String(value)
  const isPlain = text !== "" && !(isSpreadsheet ? /[";\r\n]|^\s|\s$/ : /[",\r\n]|^\s|\s$/).test(text)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}

/** Writes rows one by one, in the profile of the options. */
export const rowsIn = ({ profile = "data" }: CsvOptions, losses: Losses) => {
  const isSpreadsheet = profile === "spreadsheet"
  const row = (cells: ReadonlyArray<Cell>) =>
    `${cells.map((cell) => cellText(cell, isSpreadsheet, losses)).join(isSpreadsheet ? ";" : ",")}\r\n`
  return { row, head: (names: ReadonlyArray<string>) => `${isSpreadsheet ? "\ufeff" : ""}${row(names)}` }
}

const said = ({ profile = "data" }: CsvOptions) => ({ profile })
const namesOf = <Row>(columns: ReadonlyArray<Column<Row>>) => columns.map(({ name }) => name)

/**
 * The events, a row each.
 *
 * @example
 * yield* saveExport(yield* exporting(csvEvents, source, { options: {} }), "events.csv")
 */
export const csvEvents: Format<CsvOptions> = {
  name: "csv-events",
  version: 1,
  states: "beside",
  said,
  open: (extract, options) =>
    Effect.succeed((losses) => {
      const { head, row } = rowsIn(options, losses)
      const rows = Stream.map(noting(extract, losses), (shown) => row(eventColumns.map(({ of }) => of(shown))))
      return Stream.concat(Stream.make(head(namesOf(eventColumns))), rows)
    })
}

/**
 * The things that events name, a row for each way of standing there.
 *
 * @example
 * yield* saveExport(yield* exporting(csvRelations, source, { options: {} }), "relations.csv")
 */
export const csvRelations: Format<CsvOptions> = {
  name: "csv-relations",
  version: 1,
  states: "beside",
  said,
  open: (extract, options) =>
    Effect.succeed((losses) => {
      const { head, row } = rowsIn(options, losses)
      const rows = Stream.map(noting(extract, losses), (shown) =>
        relationRows(shown)
          .map((relation) => row(relationColumns.map(({ of }) => of(relation))))
          .join("")
      )
      return Stream.concat(Stream.make(head(namesOf(relationColumns))), rows)
    })
}

/**
 * What a view answers: every single value in it by its place, an RFC 6901 pointer.
 *
 * @example
 * yield* exporting(csvView(Views.register, alliance.understand), source, { options: { profile: "spreadsheet" } })
 */
export const csvView = <Answer, Heard extends Tagged>(
  view: View<Answer, Heard>,
  understand: Understand
): Format<CsvOptions> => ({
  name: "csv-view",
  version: 1,
  states: "beside",
  said: (options) => ({ ...said(options), view: view.name, viewVersion: view.version }),
  open: (extract, options) =>
    Effect.succeed((losses) => {
      const { head, row } = rowsIn(options, losses)
      const answer = Effect.flatMap(gather(extract, losses, understand, [view]), (gathered) => gathered.answer(view))
      const rows = Stream.flatMap(Stream.fromEffect(answer), (found) =>
        Stream.map(Stream.fromIterable(valuesIn(found, "")), row)
      )
      return Stream.concat(Stream.make(head(["pointer", "type", "value"])), rows)
    })
})

/** Every single value, and each list or record with nothing in it; what is `undefined` is not there. */
function* valuesIn(value: unknown, pointer: string): Generator<readonly [string, string, Cell]> {
  if (value === undefined) return
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield [pointer, typeof value, value]
    return
  }
  if (typeof value !== "object" || value === null) {
    yield [pointer, "null", undefined]
    return
  }
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value).sort(byName)
  if (parts.length === 0) yield [pointer, Array.isArray(value) ? "list" : "record", undefined]
  for (const [name, part] of parts) yield* valuesIn(part, `${pointer}${stepTo(name)}`)
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)
