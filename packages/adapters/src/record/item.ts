/** One item of the agenda: how it stood there, and all that was said and decided under it, in the order of the file. */
import { AgendaItemId, type Command } from "@pactwerk/core"
import type { Telling } from "./entry.ts"
import { type Fields, missing, readFields } from "./fields.ts"
import { linesIn } from "./lines.ts"
import { matters } from "./matters.ts"
import { near } from "./near.ts"
import { certaintyOf, fit, type Step, writer } from "./steps.ts"
import type { Tree } from "./tree.ts"
import { id, isOf, level, text, truth } from "./values.ts"
import { ofItem } from "./words.ts"

type ItemField = keyof typeof ofItem

/** An item that was read before, so that others can fall under it. */
export interface Earlier {
  readonly agendaItem: AgendaItemId
  readonly number: string | undefined
  readonly level: number
}

/** What an item brings: its place on the agenda, and what happened under it. */
export interface Item extends Earlier {
  readonly placing: Step
  readonly steps: ReadonlyArray<Step>
}

export const item = (tree: Tree, index: number, earlier: ReadonlyArray<Earlier>, telling: Telling): Item => {
  const { evening, problems } = telling
  const fields = readFields(tree, ofItem, telling)
  const read = (name: "number" | "title" | "heading" | "deferred" | "withdrawn") => {
    const given = fields.found.get(name)?.value
    return given && text(given, telling)
  }
  const number = read("number")
  const agendaItem = itemId(fields, number, index, telling)
  const title = fields.found.has("title") ? read("title") : missing(fields, ofItem, "title", telling)
  const heading = read("heading")
  const above = under(fields, earlier, telling)
  const given = fields.found.get("level")?.value
  const depth = (given && level(given, telling)) ?? Math.min((above?.level ?? 1) + 1, 6)
  const about = fields.found.get("about")?.value
  const before = problems.length
  const on = about === undefined ? [] : matters(about, telling)
  const isInferred = truth(fields.found.get("inferred")?.value, telling)

  const { at } = tree
  const shared = { at, actor: writer, section: number ?? agendaItem, certainty: certaintyOf(isInferred) } as const
  const place = { meeting: evening.meeting, agendaItem }
  const command: Command = {
    _tag: "PlaceAgendaItem",
    ...place,
    title: title ?? "?",
    level: depth,
    ...(number === undefined ? {} : { number }),
    ...(heading === undefined ? {} : { heading }),
    ...(above === undefined ? {} : { under: above.agendaItem }),
    ...(on.length === 0 ? {} : { matters: on })
  }
  const said = { place, matters: problems.length > before ? undefined : on, section: shared.section }
  const lines = linesIn(fields, said, telling)

  const step = (key: string, command: Command): Step => ({ ...shared, key, command, occurred: evening.occurred })
  const off = (["deferred", "withdrawn"] as const).flatMap((how) => {
    const reason = read(how)
    const command = { _tag: "DeferAgendaItem", ...place, how } as const
    return reason === undefined ? [] : [step(`${agendaItem}/${how}`, { ...command, reason })]
  })
  // An item that was put off untouched was never opened.
  const isOpened = off.length === 0 || lines.length > 0
  const opening = isOpened ? [step(`${agendaItem}/opened`, { _tag: "OpenAgendaItem", ...place })] : []
  return {
    agendaItem,
    number,
    level: depth,
    placing: { ...step(`${agendaItem}/placed`, command), occurred: planned(telling) },
    steps: [...opening, ...lines, ...off]
  }
}

/** The agenda stood before the evening; since when, nobody wrote down. */
const planned = ({ evening: { day } }: Telling) => ({ said: day, latest: day, precision: "recently" }) as const

/** The id of an item: given, or made of its number, or of its place in the list. */
const itemId = (fields: Fields<ItemField>, number: string | undefined, index: number, telling: Telling) => {
  const given = fields.found.get("id")?.value
  const slug = (number ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
  const made = fit(`${telling.evening.meeting}-${slug === "" ? `item-${index}` : slug}`, 80)
  const fallback = AgendaItemId.make(isOf(AgendaItemId, made) ? made : `item-${index}`)
  const own = given === undefined ? fallback : (id(AgendaItemId, given, telling) ?? fallback)
  if (!telling.ids.take("item", own)) {
    const at = given?.at ?? fields.found.get("number")?.at ?? fields.at
    telling.report(at, number ?? own, {
      nl: "een punt met een eigen nummer of id",
      en: "an item with a number or id of its own"
    })
  }
  return own
}

/** The item it falls under: an earlier one, by number or id. */
const under = (fields: Fields<ItemField>, earlier: ReadonlyArray<Earlier>, { problems, report }: Telling) => {
  const tree = fields.found.get("under")?.value
  if (tree === undefined) return undefined
  const expected = { nl: "het nummer of id van een eerder punt", en: "the number or id of an earlier item" }
  const said = text(tree, { problems, report }, expected)
  if (said === undefined) return undefined
  const words = earlier.flatMap(({ agendaItem, number }) => [number ?? agendaItem, agendaItem])
  const found = earlier.find(({ agendaItem, number }) => agendaItem === said || number === said)
  return found ?? report(tree.at, said, expected, { nearest: () => near(said, words) })
}
