/**
 * A meeting as a secretary writes it, in YAML, becomes a list of observations. Keys are Dutch or English, mixed as you
 * like. A name is a full name, a surname that only one person has, or an id. `template` shows all of it filled in.
 *
 * | Dutch | English | what stands there |
 * |---|---|---|
 * | vergadering | meeting | orgaan·body, datum·date, van·from, tot·until, voorzitter·chair |
 * | … if you like | | id, plaats·place, volgt op·follows, bron·source, aanwezig·present, |
 * | | | afwezig met bericht·excused, afwezig·absent |
 * | punten | items | a list: titel·title, and if you like nummer·number, id, kop·heading, niveau·level, |
 * | | | onder·under, gaat over·about, and the rows below |
 * | uitspraken | statements | `- mededeling: "…"`, any kind of talk, with door·by, or namens·as for a group; |
 * | | | gaat over·about, noemt·mentions, antwoord op·answers, id |
 * | besluiten | decisions | the kinds of decision below, in order |
 * | verloop | course | statements and decisions by turns |
 * | doorgeschoven, ingetrokken | deferred, withdrawn | the reason why an item was put off, or taken off |
 * | volgende vergadering | next meeting | a day, or datum·date, van·from, tot·until, plaats·place, id, orgaan·body |
 * | verslag | minutes | the author, or door·author, wanneer·when, id |
 *
 * | decision | decision | its short form; what can stand beside or under it |
 * |---|---|---|
 * | omarmd | endorsed | the text; zaak·matter |
 * | steun, commitment | support, commitment | the matter; door·by or namens·as |
 * | bezwarenronde | objection round | the text (tekst·edition); zaak·matter, gerechtigd·entitled, |
 * | | | bezwaren·objections: `geen`·`none`, or a list of reden·reason, door·by, namens·as, |
 * | | | opgelost·resolved: hoe·how, door·by, tekst·edition, reden·reason |
 * | instemming | consent | the matter; ronde·round |
 * | vastgesteld | adopted | the version; programma·programme, ronde·round |
 * | toezegging verwerken | incorporation | the matter; programma·programme |
 * | aangekondigd | scheduled adoption | a meeting, or `volgende vergadering`; programma·programme |
 * | uitgangspunt | principle | the text; gaat over·about, door·by or namens·as |
 * | nieuw lid | new member, welcome | organisatie·organisation, vertegenwoordiger·representative |
 * | vervolg | follow-up | wat·what; wie·who, wanneer·when, soort·kind, zaak·matter |
 * | verslag goedgekeurd | minutes adopted | the minutes; editie·edition |
 *
 * A decision without a matter is about the one matter of its item. `afgeleid: ja`·`inferred: yes` says that it was read
 * between the lines. A moment is `2024-03-18`, `rond 2024-03-18`, `vorige week`, `recentelijk` or `zonder datum`, and
 * stays as vague as it was said.
 */
import { type Command, type Observation, Position } from "@pactwerk/core"
import { minutes, nextMeeting } from "./after.ts"
import type { Telling } from "./entry.ts"
import { missing, readFields } from "./fields.ts"
import { heading } from "./heading.ts"
import { type Item, item } from "./item.ts"
import type { Known } from "./known.ts"
import { type Line, linesOf, observationOf, reportChanges } from "./observe.ts"
import { type Problem, type Report, reporter } from "./problem.ts"
import { commandId, type Evening, idsOf, type Step } from "./steps.ts"
import { readTree, type Tree } from "./tree.ts"
import { listOf } from "./values.ts"
import { parts } from "./words.ts"

export { type Known, known, type Readable } from "./known.ts"
export type { Line } from "./observe.ts"
export type { Problem } from "./problem.ts"

/** What a file says, ready to be recorded all at once; or everything that is wrong with it. */
export type Read =
  | { readonly observations: ReadonlyArray<Observation<Command>>; readonly summary: ReadonlyArray<Line> }
  | { readonly problems: ReadonlyArray<Problem> }

/**
 * Reads a meeting against what the alliance knows. Records nothing, and never throws.
 *
 * @example
 * const read = readMeeting(text, known(opened))
 * if ("observations" in read) await opened.observeAll(read.observations, { enforced: true })
 */
export const readMeeting = (text: string, known: Known): Read => {
  const report = reporter()
  const tree = readTree(text, report)
  return tree === undefined ? { problems: inOrder(report.problems) } : readEvening(tree, known, report)
}

/** Reads one meeting, wherever its tree was made of. */
export const readEvening = (tree: Tree, known: Known, report: Report): Read => {
  const told = evening(tree, known, report)
  if (report.problems.length > 0) return { problems: inOrder(report.problems) }
  const observations = told.steps.map((step) => observationOf(step, told.evening))
  reportChanges(told.steps, observations, known, report)
  if (report.problems.length > 0) return { problems: inOrder(report.problems) }
  return { observations, summary: linesOf(told.steps, observations, known) }
}

const inOrder = (problems: ReadonlyArray<Problem>) =>
  [...problems].sort((one, other) => one.line - other.line || one.column - other.column)

interface Told {
  readonly evening: Evening
  readonly steps: ReadonlyArray<Step>
}

/** The whole evening in an order the rules accept: planned, opened, item by item, closed, written up. */
const evening = (tree: Tree, known: Known, report: Report): Told => {
  const reading = { ...report, known }
  const fields = readFields(tree, parts, reading)
  const need = (name: "meeting" | "items") => fields.found.get(name)?.value ?? missing(fields, parts, name, reading)
  const blank: Tree = { is: "map", at: tree.at, pairs: [] }
  const meeting = need("meeting")
  const { before, closing, evening, opening } = heading(
    meeting ?? blank,
    meeting === undefined ? quiet(reading) : reading
  )
  const following = fields.found.get("next")?.value
  const next = following && nextMeeting(following, evening, reading)
  const whole = { ...evening, next: next?.meeting }
  const telling: Telling = { ...reading, evening: whole, ids: idsOf(evening.meeting), rounds: [] }
  const list = need("items")
  const items: Array<Item> = []
  for (const [index, part] of (list === undefined ? [] : listOf(list, reading)).entries()) {
    items.push(item(part, index + 1, items, telling))
  }
  const isOwn = ({ key }: Step) => known.recorded.has(commandId(evening.meeting, key))
  const onAgenda = known.state.meetings.meetings[evening.meeting]?.items ?? {}
  const placed = items.map(({ agendaItem, placing }) => ({ placing, wasThere: agendaItem in onAgenda }))
  const steps = [
    ...before,
    // What somebody else put on the agenda is not put there again.
    ...placed.flatMap(({ placing, wasThere }) => (wasThere && !isOwn(placing) ? [] : [placing])),
    ...opening,
    ...items.flatMap(({ steps }) => steps),
    ...(next?.steps ?? []),
    closing
  ]
  const writtenUp = fields.found.get("minutes")?.value
  const kept = known.recorded.get(commandId(evening.meeting, "minutes"))?.data.upTo
  const news = steps.filter((step) => !isOwn(step)).length
  const upTo = Position.make(typeof kept === "number" ? kept : known.head + news)
  const drafted = writtenUp === undefined ? [] : minutes(writtenUp, whole, upTo, reading)
  return { evening: whole, steps: [...steps, ...drafted] }
}

/** The same reading, whose problems nobody needs: the whole part is missing, and that was said. */
const quiet = <R extends Report>(reading: R): R => ({ ...reading, report: () => undefined })
