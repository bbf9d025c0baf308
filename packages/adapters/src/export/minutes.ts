/** The minutes of a meeting ("verslag") as a document: every sentence from an event, and nothing beside them. */
import { Views } from "@pactwerk/core"
import type { Document, Line, Part } from "./document.ts"
import { header, heading, label, type Rendering, titleOf } from "./minutes-header.ts"
import { capital, labelOf, lineOf } from "./talk.ts"

export type { Rendering } from "./minutes-header.ts"

const ownWords = {
  nl: {
    ...{ inShort: "In het kort", decisions: "Besluiten", promises: "Toezeggingen en aankondigingen" },
    ...{ conclusion: "Conclusie", next: "Volgende vergadering", opening: "Vooraf", closing: "Tot slot" }
  },
  en: {
    ...{ inShort: "In short", decisions: "Decisions", promises: "Pledges and announcements" },
    ...{ conclusion: "Conclusion", next: "Next meeting", opening: "Beforehand", closing: "At the end" }
  }
} as const

/**
 * The minutes of one meeting. The facsimile keeps the order, the numbers, the headings and their uneven levels as the
 * source has them; the form of the house has an even outline, with decisions and promises in short on top.
 *
 * @example
 * const naming = Views.naming(opened.project(Views.names), "nl")
 * minutesDocument(minutes, { language: "nl", words: alliance.words, naming, form: "facsimile" })
 */
export const minutesDocument = (minutes: Views.Minutes, rendering: Rendering): Document => {
  const { form, language } = rendering
  const { after, before, items } = minutes.account
  const isHouse = form === "house"
  const say = ownWords[language]
  /** The house gives what belongs to no item a heading of its own; the source does not. */
  const under = (title: string, parts: ReadonlyArray<Part>) =>
    isHouse && parts.length > 0 ? [heading(2, title), ...parts] : parts
  const ordered = isHouse ? outline(items) : items.map((item) => ({ item, level: item.level }))
  return {
    language,
    title: titleOf(minutes, rendering),
    titleLevel: isHouse ? 1 : 2,
    position: minutes.position,
    showsEvents: isHouse,
    parts: [
      ...header(minutes, rendering),
      ...(isHouse ? inShort(minutes, rendering) : []),
      ...under(say.opening, told(before, rendering)),
      ...ordered.flatMap(({ item, level }) => [
        headingOf(item, level, rendering),
        ...told(item.blocks, rendering, item)
      ]),
      ...under(say.closing, [...told(after, rendering), ...following(minutes, rendering)])
    ]
  }
}

interface Placed {
  readonly item: Views.AccountItem
  readonly level: number
}

/** Every item below the one it falls under, in the order of placement; what falls under itself stands on top. */
const outline = (items: ReadonlyArray<Views.AccountItem>): ReadonlyArray<Placed> => {
  const known = new Set<string>(items.map(({ agendaItem }) => agendaItem))
  const seen = new Set<string>()
  const below = (under: string | undefined, level: number): ReadonlyArray<Placed> =>
    items
      .filter((item) => (item.under !== undefined && known.has(item.under) ? item.under : undefined) === under)
      .flatMap((item) => {
        if (seen.has(item.agendaItem)) return []
        seen.add(item.agendaItem)
        return [{ item, level: Math.min(level, 6) }, ...below(item.agendaItem, level + 1)]
      })
  const placed = below(undefined, 2)
  const circular = items.filter(({ agendaItem }) => !seen.has(agendaItem)).map((item) => ({ item, level: 2 }))
  return [...placed, ...circular]
}

const headingOf = (item: Views.AccountItem, level: number, { form, language }: Rendering): Part => {
  const { heading, number, position, title } = item
  const text = form === "facsimile" ? (heading ?? title) : title
  const isNumbered = number !== undefined && (text.startsWith(`${number}.`) || text.startsWith(`${number} `))
  const prefix = number === undefined || isNumbered ? [] : [{ text: `${number}. ` }]
  const own = language === "nl" ? { text } : { text, language: "nl" as const }
  return { is: "heading", level, line: { phrases: [...prefix, own], because: [position] } }
}

type Form = "paragraph" | "list" | "conclusion"

/** The blocks in their order: conclusions set apart, reactions as a list, the rest in paragraphs. */
const told = (
  blocks: ReadonlyArray<Views.Block>,
  rendering: Rendering,
  item?: Views.AccountItem
): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  const say = ownWords[rendering.language]
  const isConclusion = item?.title.toLowerCase().startsWith(ownWords.nl.conclusion.toLowerCase()) ?? false
  const conclusion = isConclusion ? undefined : say.conclusion
  const reactions = reactionsFrom(blocks)
  let run: Array<Line> = []
  let last: Form | undefined
  for (const [index, block] of blocks.entries()) {
    const form = formOf(block, index >= reactions)
    const line = lineOf(block, rendering)
    if (form === "paragraph") parts.push({ is: "paragraph", line })
    else if (form === last) run.push(line)
    else {
      run = [line]
      parts.push(form === "list" ? { is: "list", lines: run } : { is: "conclusion", label: conclusion, lines: run })
    }
    last = form
  }
  return parts
}

const formOf = (block: Views.Block, isReaction: boolean): Form => {
  if (Views.weightOf(block) === "decision") return "conclusion"
  return isReaction || block.type === "AttendanceRegistered" ? "list" : "paragraph"
}

/** Where people reacted, the list begins with the first group that speaks; before that, somebody introduces. */
const reactionsFrom = (blocks: ReadonlyArray<Views.Block>): number => {
  if (!blocks.some(({ event }) => event.kind === "reaction")) return blocks.length
  const first = blocks.findIndex(
    ({ event: { voice } }) => typeof voice === "object" && voice !== null && "collective" in voice
  )
  return first === -1 ? blocks.length : first
}

/** Decisions, and what was pledged or announced: each by the name of its own kind. */
const inShort = ({ account }: Views.Minutes, rendering: Rendering): ReadonlyArray<Part> => {
  const say = ownWords[rendering.language]
  const blocks = Views.blocksOf(account)
  const list = (weight: "decision" | "promise", title: string): ReadonlyArray<Part> => {
    const lines = blocks
      .filter((block) => Views.weightOf(block) === weight)
      .map((block): Line => {
        const { because, phrases } = lineOf(block, rendering)
        const kind = { text: `${capital(labelOf(block, rendering))}. `, weight: "strong" } as const
        return { phrases: [kind, ...phrases], because }
      })
    return lines.length === 0 ? [] : [heading(3, title), { is: "list", lines }]
  }
  const lists = [...list("decision", say.decisions), ...list("promise", say.promises)]
  return lists.length === 0 ? [] : [heading(2, say.inShort), ...lists]
}

const following = ({ next }: Views.Minutes, { language, naming }: Rendering): ReadonlyArray<Part> =>
  next === undefined ? [] : [label(ownWords[language].next, naming("meeting", next.meeting), next.account.position)]
