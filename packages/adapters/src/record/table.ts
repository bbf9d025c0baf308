/**
 * Meetings in a table: a CSV file with a heading, and a meeting in each row. Headings are Dutch or English, in any order;
 * between the cells stands a comma or a semicolon. Several names, or several items, are parted by `|` or by lines.
 *
 * | Dutch | English | what stands there |
 * |---|---|---|
 * | orgaan | body | which body sat: its name or its id |
 * | datum | date | the day: `2024-03-18` or `18 maart 2024`, and nothing vaguer |
 * | van, tot | from, until | the times of the clock: `19.30` |
 * | voorzitter | chair | who was in the chair |
 * | id | id | the id of the meeting; without it, the one this body has on that day, or one made of the two |
 * | plaats | place | where it was |
 * | volgt op | follows | the meeting before: of the alliance, or of a row above |
 * | aanwezig, afwezig met bericht, afwezig | present, excused, absent | the names of people |
 * | bron | source | the document that says so; without it, the id |
 * | afgeleid | inferred | `ja`, where it was read between the lines |
 * | punten | items | the titles of the items, in order |
 *
 * A row without times and chair is a meeting that was planned on that day; that it was held is then said nowhere.
 */
import { type Command, MeetingId, type Observation } from "@pactwerk/core"
import { nameOf, wordOf } from "./fields.ts"
import type { Known } from "./known.ts"
import { also } from "./lookup.ts"
import type { Reading } from "./matters.ts"
import type { Line } from "./observe.ts"
import { planned } from "./planned.ts"
import { type At, type Problem, reporter } from "./problem.ts"
import { type Read, readEvening } from "./read.ts"
import { type Cell, type Column, needed, type Row, rowsIn } from "./rows.ts"
import type { Pair, Tree } from "./tree.ts"
import { isOf } from "./values.ts"
import { ofItem, ofMeeting, ofTable, parts as words } from "./words.ts"

const ofHeld: ReadonlyArray<Column> = ["from", "until", "chair"]
const ofSeveral: ReadonlyArray<Column> = ["present", "excused", "absent", "items"]

/**
 * Reads a table of meetings against what the alliance knows: all of it can be recorded at once, or every problem is there
 * with its row and column. Records nothing, and never throws. What was recorded before gives the same commands again.
 *
 * @example
 * const read = readMeetings(text, known(opened))
 * if ("observations" in read) await opened.observeAll(read.observations, { enforced: false })
 */
export const readMeetings = (text: string, known: Known): Read => {
  const whole = reporter()
  const problems: Array<Problem> = []
  const observations: Array<Observation<Command>> = []
  const summary: Array<Line> = []
  const rowOf = new Map<string, At>()
  let now = known
  for (const row of rowsIn(text, whole)) {
    const own = reporter()
    const read = meetingIn(row, { ...own, known: now })
    const meeting = meetingOf(row, read)
    const earlier = meeting && rowOf.get(meeting)
    if (meeting !== undefined && earlier !== undefined)
      own.report(row.placeOf("date"), meeting, once, { because: twice(meeting, earlier) })
    problems.push(...own.problems)
    if (meeting !== undefined) {
      rowOf.set(meeting, row.at)
      // A row below can follow this one.
      now = { ...now, meetings: also({ value: meeting, key: meeting, names: [], parts: [] }, now.meetings) }
    }
    if ("problems" in read) continue
    observations.push(...read.observations)
    summary.push(...read.summary)
  }
  const found = [...whole.problems, ...problems]
  return found.length > 0 ? { problems: found } : { observations, summary }
}

const once = { nl: "elke vergadering in één rij", en: "each meeting in one row" }
const twice = (meeting: string, { line }: At) => ({
  nl: `«${meeting}» staat ook op regel ${line}`,
  en: `“${meeting}” is on line ${line} too`
})

/** Which meeting a row is about: as it was read, or as it says. */
const meetingOf = ({ cells }: Row, read: Read): MeetingId | undefined => {
  const commands = "observations" in read ? read.observations.map(({ command }) => command) : []
  const said = cells.get("id")?.value.text
  const found = commands.flatMap((command) => ("meeting" in command ? [command.meeting] : []))[0] ?? said
  return found !== undefined && isOf(MeetingId, found) ? found : undefined
}

/** What a row says: a meeting that was held, or one that was planned. */
const meetingIn = (row: Row, reading: Reading): Read => {
  const { at, cells, placeOf } = row
  const isHeld = [...ofHeld, ...ofSeveral].some((column) => cells.has(column))
  const absent = [...needed, ...(isHeld ? ofHeld : [])].filter((column) => !cells.has(column))
  for (const column of absent) reading.report(placeOf(column), "", valueUnder(column))
  const pairs = [...cells].map(
    ([column, { value, ...pair }]): Pair => ({ ...pair, value: ofSeveral.includes(column) ? listIn(value) : value })
  )
  const meeting: Tree = { is: "map", at, pairs: pairs.filter(({ key }) => nameOf(ofMeeting, key) !== undefined) }
  if (!isHeld || absent.length > 0) return planned(meeting, reading)
  const items = cells.get("items")?.value
  const titles = items === undefined ? [] : listIn(items).parts
  const parts: ReadonlyArray<Pair> = [
    { key: words.meeting[0], at, value: meeting },
    {
      key: words.items[0],
      at,
      value: {
        is: "list",
        at,
        parts: titles.map((value) => ({
          is: "map",
          at: value.at,
          pairs: [{ key: ofItem.title[0], at: value.at, value }]
        }))
      }
    }
  ]
  return readEvening({ is: "map", at, pairs: parts }, reading.known, reading)
}

const valueUnder = (column: Column) => ({
  nl: `een waarde onder «${wordOf(ofTable[column], "nl")}»`,
  en: `a value under “${wordOf(ofTable[column], "en")}”`
})

/** The parts of a cell in which several things stand. */
const listIn = ({ at, text }: Cell): Tree & { readonly is: "list" } => ({
  is: "list",
  at,
  parts: text
    .split(/[|\n]/)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ is: "text", at, text: part.trim() }))
})
