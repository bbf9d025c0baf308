/** The rules: what must hold, where that is written, and how often each held, stopped something or was breached. */
import { alliance, type Event, type Guarding, type OpenedAlliance } from "@pactwerk/core"
import { Schema } from "effect"
import { json } from "../answer.ts"
import { type Route, route } from "../route.ts"

const Bilingual = Schema.Struct({ nl: Schema.String, en: Schema.String })

const RuleInList = Schema.Struct({
  id: Schema.String,
  /** Its number in the catalogue of norms. */
  norm: Schema.optionalKey(Schema.String),
  nl: Schema.String,
  en: Schema.String,
  source: Schema.Struct({
    document: Schema.String,
    section: Schema.String,
    reading: Schema.optionalKey(Bilingual)
  }),
  /** An example of what it refuses. */
  refuses: Bilingual,
  /** The commands it guards; `*` for all. */
  commands: Schema.Array(Schema.String),
  held: Schema.Int,
  stopped: Schema.Int,
  breached: Schema.Int
}).annotate({ identifier: "Rule" })

const breachObserved = "RuleBreachObserved" satisfies Event["_tag"]

/** What was recorded, counted: numbers of everything, and nothing of anybody. */
const countIn = (kept: ReturnType<OpenedAlliance["kept"]>) => {
  const recorded = new Map<string, Set<string>>()
  const breached = new Map<string, number>()
  for (const { command, data, type } of kept) {
    if (type === breachObserved) add(breached, String(data.rule))
    recorded.set(command.name, (recorded.get(command.name) ?? new Set()).add(command.id))
  }
  const all = [...recorded.values()].reduce((sum, { size }) => sum + size, 0)
  const recordedUnder = (commands: ReadonlyArray<string>) =>
    commands.includes("*") ? all : commands.reduce((sum, name) => sum + (recorded.get(name)?.size ?? 0), 0)
  return { breached, recordedUnder }
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const rules = route({
  method: "get",
  path: "/rules",
  name: "listRules",
  tag: "rules",
  says: { nl: "De spelregels, met hoe vaak ze golden, tegenhielden en niet golden", en: "The rules, with counts" },
  gives: { "application/json": Schema.Struct({ rules: Schema.Array(RuleInList) }).annotate({ identifier: "Rules" }) },
  ends: [],
  isOfHead: false,
  answer: async ({ site: { opened } }) => {
    const { breached, recordedUnder } = countIn(opened.kept())
    const stopped = new Map<string, number>()
    for (const refusal of await opened.refusals()) for (const rule of refusal.rules) add(stopped, rule)
    return json({
      rules: [...alliance.rules.values()].map((guarding) => {
        const { id } = guarding.rule
        const broken = breached.get(id) ?? 0
        const held = Math.max(0, recordedUnder(guarding.commands) - broken)
        return { ...told(guarding), held, stopped: stopped.get(id) ?? 0, breached: broken }
      })
    })
  }
})

const told = ({ commands, rule: { en, id, nl, norm, refuses, source } }: Guarding) => ({
  ...{ id, nl, en, source, refuses, commands },
  ...(norm !== undefined && { norm })
})

export const ruleRoutes: ReadonlyArray<Route> = [rules]
