/** Which events of a list somebody looks for. */
import { Office, type Recorded } from "@pactwerk/core"
import type { Telling } from "./telling.ts"
import { texts } from "./texts.ts"

/** Everything that an event must meet; what is empty is not asked. */
export interface Filter {
  readonly type: string
  /** `role:chair`, `person:…`, `organisation:…`. */
  readonly who: string
  readonly rule: string
  readonly text: string
}
export const noFilter: Filter = { type: "", who: "", rule: "", text: "" }

/** Who acted in an event: in which role, as whom, for which organisation. */
const actorsOf = ({ actor: { onBehalfOf, person, role } }: Recorded): ReadonlyArray<string> => [
  `role:${role}`,
  ...(person === undefined ? [] : [`person:${person}`]),
  ...(onBehalfOf === undefined ? [] : [`organisation:${onBehalfOf}`])
]

/** The events that meet the filter. */
export const filtered = (
  events: ReadonlyArray<Recorded>,
  { rule, text, type, who }: Filter,
  { rooms, tell }: Telling
): ReadonlyArray<Recorded> => {
  const wanted = text.trim().toLowerCase()
  const commands = new Set(rooms.rules.get(rule)?.commands)
  return events.filter(
    (event) =>
      (type === "" || event.type === type) &&
      (who === "" || actorsOf(event).includes(who)) &&
      (rule === "" || commands.has("*") || commands.has(event.command.name)) &&
      (wanted === "" || wordsOf(event, tell).toLowerCase().includes(wanted))
  )
}

const wordsOf = (event: Recorded, tell: Telling["tell"]): string => {
  const { label, phrases } = tell(event)
  return `${label} ${phrases.map(({ text }) => text).join("")} ${event.source?.document ?? ""}`
}

/** What can be chosen, each with what it is called, in the order of the language. */
type Choices = ReadonlyArray<{ readonly value: string; readonly said: string }>

const sorted = (values: Iterable<string>, say: (value: string) => string, language: string): Choices =>
  [...new Set(values)]
    .map((value) => ({ value, said: say(value) }))
    .sort((one, other) => one.said.localeCompare(other.said, language))

export const choicesIn = (events: ReadonlyArray<Recorded>, telling: Telling) => {
  const { language, rooms } = telling
  const asked = new Set(events.map(({ command }) => command.name))
  const rules = [...rooms.rules].filter(([, { commands }]) => commands.some((name) => asked.has(name)))
  return {
    types: sorted(
      events.map(({ type }) => type),
      (type) => sayType(type, telling),
      language
    ),
    who: sorted(events.flatMap(actorsOf), (who) => sayWho(who, telling), language),
    rules: sorted(
      rules.map(([id]) => id),
      (id) => sayRule(id, telling),
      language
    )
  }
}

const sayType = (type: string, { language, rooms }: Telling): string => {
  const entry = rooms.words.get(type)
  return entry !== undefined && "label" in entry ? entry.label[language] : type
}
const sayWho = (who: string, { language, naming }: Telling): string => {
  const colon = who.indexOf(":")
  const [kind, id] = [who.slice(0, colon), who.slice(colon + 1)]
  return kind === "role" ? Office.sayRole(id, language) : naming(kind, id)
}
const sayRule = (id: string, { language, rooms }: Telling): string => rooms.rules.get(id)?.rule[language] ?? id

/** The filter in words: what emptied a list. */
export const sayFilter = ({ rule, text, type, who }: Filter, telling: Telling): string => {
  const say = texts[telling.language]
  const parts = [
    [say.kind, type === "" ? "" : sayType(type, telling)],
    [say.who, who === "" ? "" : sayWho(who, telling)],
    [say.rule, rule === "" ? "" : sayRule(rule, telling)],
    [say.text, text.trim()]
  ]
  return parts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name?.toLowerCase()} “${value}”`)
    .join(", ")
}
