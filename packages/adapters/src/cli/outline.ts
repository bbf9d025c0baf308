/** The answer of a view as lines for people: names, moments as they were said, and the event it is by as a number. */
import {
  Analysis,
  type Day,
  dayOf,
  type EventId,
  type Language,
  sayDay,
  Views,
  type When,
  type waiting
} from "@pactwerk/core"
import { plain } from "../export/document.ts"
import { capital } from "../export/talk.ts"

/** Any value as indented lines: a name and a value on each. By which events something is so, `why` and `--json` tell. */
export const outline = (
  value: unknown,
  language: Language,
  nameOf: Analysis.NameOf,
  indent = ""
): ReadonlyArray<string> => {
  if (!isBranch(value, nameOf)) return [`${indent}${leaf(value, language, nameOf)}`]
  const isList = Array.isArray(value)
  return Object.entries(value)
    .filter(([name, below]) => below !== undefined && (isList || name !== "because"))
    .flatMap(([name, below]) => {
      const key = isList ? "-" : `${plain(nameOf(name) ?? name)}:`
      if (name === "position" && typeof below === "number") return [`${indent}${key} #${below}`]
      if (!isBranch(below, nameOf)) return [`${indent}${key} ${leaf(below, language, nameOf)}`]
      return [`${indent}${key}`, ...outline(below, language, nameOf, `${indent}  `)]
    })
}

/** What takes more lines than one: no text or number, nothing empty, and nothing that is said as one. */
const isBranch = (value: unknown, nameOf: Analysis.NameOf): value is object =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length > 0 &&
  Analysis.sayWhole(value, nameOf) === undefined

const leaf = (value: unknown, language: Language, nameOf: Analysis.NameOf): string =>
  plain(Analysis.sayValue(value, language, nameOf))

const says = {
  nl: { since: "sinds", before: "al op of voor", until: "uiterlijk", late: "te laat", nobody: "Er wacht niemand." },
  en: {
    since: "since",
    before: "already on or before",
    until: "at the latest on",
    late: "late",
    nobody: "Nobody waits."
  }
} as const

interface Saying {
  readonly language: Language
  readonly nameOf: Analysis.NameOf
  readonly on: Day
}

/** Who is to move, for what, since when and until when; one line for each, and the event that made it so. */
export const sayWaiting = (
  waiters: typeof waiting extends { readonly initial: infer Answer } ? Answer : never,
  { language, nameOf, on }: Saying
): ReadonlyArray<string> => {
  const say = says[language]
  const since = ({ earliest, latest, said }: When): string => {
    if (earliest !== undefined) return `${say.since} ${sayDay(dayOf(earliest), language)}`
    return latest === undefined ? said : `${say.before} ${sayDay(dayOf(latest), language)}`
  }
  const called = ({ id }: { readonly id: string }) => nameOf(id) ?? id
  const by = ([first]: ReadonlyArray<EventId>): string => (first === undefined ? "" : ` ${called({ id: first })}`)
  if (waiters.length === 0) return [say.nobody]
  return waiters.flatMap((waiter) => {
    const whom = waiter.for === undefined ? "" : ` (${called(waiter.for)})`
    const end = waiter.until === undefined ? "" : `, ${say.until} ${sayDay(waiter.until, language)}`
    const late = Views.isLate(waiter, on) ? `, ${say.late}` : ""
    return [
      plain(`- ${capital(called(waiter.who))}${whom}: ${called({ id: waiter.reaction })}`),
      `  ${plain(`${capital(since(waiter.since))}${end}${late}.${by(waiter.because)}`)}`
    ]
  })
}
