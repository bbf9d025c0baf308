/** What was said and decided under one item, line by line, in the order of the file. */
import type { Matter } from "@pactwerk/core"
import { made, shapeOf } from "./decide.ts"
import { fieldsIn, type Line, lineOf, type Telling } from "./entry.ts"
import type { Fields } from "./fields.ts"
import { certaintyOf, type Placed, type Step } from "./steps.ts"
import type { Pair } from "./tree.ts"
import { listOf, truth } from "./values.ts"
import { ofItem } from "./words.ts"

const rows = ["statements", "decisions", "course"] as const
type Row = (typeof rows)[number]

/** The item that lines stand under. */
export interface Around {
  readonly place: Placed
  readonly matters: ReadonlyArray<Matter> | undefined
  readonly section: string
}

/** Every line of an item; `course` holds both kinds, for an evening in which they took turns. */
export const linesIn = (fields: Fields<keyof typeof ofItem>, around: Around, telling: Telling): ReadonlyArray<Step> =>
  fields.order
    .filter((name): name is Row => rows.some((row) => row === name))
    .flatMap((row) => rowOf(row, fields.found.get(row), telling))
    .flatMap((line, index) => stepsOf(line, index + 1, around, telling))

/** The lines of one list; a line of the other kind belongs in the other list. */
const rowOf = (row: Row, pair: Pair | undefined, telling: Telling): ReadonlyArray<Line> =>
  (pair === undefined ? [] : listOf(pair.value, telling)).flatMap((tree) => {
    const line = lineOf(tree, telling)
    if (line === undefined) return []
    const home = line.kind.is === "statement" ? "statements" : "decisions"
    const [nl, en] = ofItem[home]
    if (row !== "course" && row !== home) {
      const expected = { nl: `dit onder «${nl}:» of «verloop:»`, en: `this under “${en}:” or “course:”` }
      telling.report(line.head.at, line.head.key, expected)
    }
    return [line]
  })

/** What one line brings, each command under a key of its own. */
const stepsOf = (line: Line, number: number, around: Around, telling: Telling): ReadonlyArray<Step> => {
  const { head, kind } = line
  const { matters, place, section } = around
  const fields = fieldsIn(line, shapeOf(kind), telling)
  const isInferred = truth(fields.found.get("inferred")?.value, telling)
  return made(kind, { ...telling, place, matters, fields }).map(({ actor, at, command, inferred = false, part }) => ({
    key: [place.agendaItem, number, part].filter((word) => word !== undefined).join("/"),
    at: at ?? head.at,
    command,
    actor,
    occurred: telling.evening.occurred,
    section,
    certainty: certaintyOf(isInferred || inferred)
  }))
}
