/** `rules`: what must hold, where that is written, and how often it stopped something. */
import { alliance, type Guarding, type Recorded } from "@pactwerk/core"
import { guessing, nearest } from "../../input/near.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import type { Speech } from "../outside.ts"
import { Problem } from "../problem.ts"
import { standsAt } from "../reach.ts"
import { breachObserved, saySource } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

/** How often a rule did not hold; nothing where there is no log to count in. */
interface Counts {
  readonly stopped: ReadonlyMap<string, number>
  readonly breached: ReadonlyMap<string, number>
}

export const rules = async (desk: Desk, given: Ordered<"rules">): Promise<Reply> => {
  const isOne = given.rule !== undefined
  const wanted = given.rule === undefined ? [...alliance.rules.values()] : [find(given.rule)]
  const { address, isChosen } = desk.log
  // The rules can be read without a log, as long as nobody asked for one.
  const counts = !isChosen && "file" in address && standsAt(address.file) === "nothing" ? undefined : await count(desk)
  const listed = wanted.map(({ commands, rule: { en, id, nl, norm, refuses, source } }) => ({
    ...{ id, norm: norm ?? null, nl, en, refuses, source, commands },
    stopped: counts === undefined ? null : (counts.stopped.get(id) ?? 0),
    breached: counts === undefined ? null : (counts.breached.get(id) ?? 0)
  }))
  return {
    position: desk.position,
    json: { rules: listed },
    text: (speech) => `${wanted.map((one) => tell(one, { counts, isOne }, speech)).join("\n\n")}\n`,
    talk: ({ say }) => (counts === undefined ? `${say(uncounted)}\n` : "")
  }
}

const uncounted = {
  nl: "Er is hier geen logboek; hoe vaak een regel iets tegenhield, is niet bekend.",
  en: "There is no log here; how often a rule stopped something is not known."
}

const find = (id: string): Guarding => {
  const found = alliance.rules.get(id)
  if (found !== undefined) return found
  const said = { nl: `Er is geen regel ${id}.`, en: `There is no rule ${id}.` }
  throw new Problem("notFound", guessing(said, nearest(id, alliance.rules.keys())), { fields: { rule: id } })
}

const count = async (desk: Desk): Promise<Counts> => {
  const opened = await openToRead(desk, { withRefusals: true })
  const refusals = await opened.refusals()
  return {
    stopped: tally(refusals.flatMap(({ rules }) => rules)),
    breached: tally(opened.events({ items: [{ types: [breachObserved] }] }).map(ruleOf))
  }
}

const ruleOf = ({ data: { rule } }: Recorded): string => String(rule)

const tally = (ids: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const words = {
  refuses: { nl: "voorbeeld dat wordt geweigerd", en: "an example that is refused" },
  guards: { nl: "bewaakt", en: "guards" },
  all: { nl: "elke opdracht", en: "every command" },
  stopped: { nl: "tegengehouden", en: "stopped" },
  breached: { nl: "waargenomen breuk", en: "breach observed" }
} as const

const tell = (
  { commands, rule }: Guarding,
  { counts, isOne }: { readonly counts: Counts | undefined; readonly isOne: boolean },
  { language, quiet, strong }: Speech
): string => {
  const guarded = commands.map((name) => (name === "*" ? words.all[language] : `${name}${saidOf(name, language)}`))
  const times = (kind: "stopped" | "breached") => `${words[kind][language]}: ${counts?.[kind].get(rule.id) ?? 0}×`
  const example = `${words.refuses[language]}: ${rule.refuses[language]}`
  return [
    `${strong(rule.id)}${rule.norm === undefined ? "" : quiet(`  ${rule.norm}`)}`,
    `  ${rule[language]}`,
    // Only where one rule is asked for: the list is long enough.
    ...(isOne ? [`  ${example}`] : []),
    `  ${quiet(saySource(rule.source, language))}`,
    `  ${quiet(`${words.guards[language]}: ${guarded.join(", ")}`)}`,
    ...(counts === undefined ? [] : [`  ${quiet(`${times("stopped")}, ${times("breached")}`)}`])
  ].join("\n")
}

/** What the command is called by people. */
const saidOf = (command: string, language: Speech["language"]): string => {
  const said = alliance.words.get(command)
  return said === undefined || "label" in said ? "" : ` (${said[language]})`
}
