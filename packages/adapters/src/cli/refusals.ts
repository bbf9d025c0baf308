/** A refusal, said: every broken rule with its sentence and its source, and the facts that were looked at. */
import { type AnyRule, alliance, type Event, type Language, type Refused } from "@pactwerk/core"
import { sayFacts } from "./faults.ts"
import type { Speech } from "./outside.ts"
import { Problem } from "./problem.ts"
import { type Stranger, sayStrangers } from "./strangers.ts"

/** The event that stands beside what was observed, for each rule that did not hold. */
export const breachObserved = "RuleBreachObserved" satisfies Event["_tag"]

/** The rules by these ids; a rule that no longer exists goes by its id. */
const rulesOf = (ids: ReadonlyArray<string>): ReadonlyArray<AnyRule | { readonly id: string }> =>
  ids.map((id) => alliance.rules.get(id)?.rule ?? { id })

const words = {
  source: { nl: "bron", en: "source" },
  reading: { nl: "lezing", en: "reading" },
  looked: { nl: "gekeken is naar", en: "looked at" }
} as const

/** "bron: verslag, 4 (lezing: …)". */
export const saySource = ({ document, reading, section }: AnyRule["source"], language: Language): string =>
  `${words.source[language]}: ${document}, ${section}${reading === undefined ? "" : ` (${words.reading[language]}: ${reading[language]})`}`

/** What stands against it, rule by rule, and the facts once. */
export const sayRefused = ({ broken, facts }: Refused, speech: Speech): string => {
  const { language, quiet, strong } = speech
  const rules = rulesOf(broken).map((rule) =>
    "source" in rule
      ? `  ${strong(rule.id)}\n    ${rule[language]}\n    ${quiet(saySource(rule.source, language))}`
      : `  ${strong(rule.id)}`
  )
  return [...rules, `  ${words.looked[language]}: ${sayFacts(facts, speech)}`].join("\n")
}

/** For programs: the rules in both languages, so that nobody has to look them up. */
export const refusedAsJson = ({ broken, facts }: Refused) => ({
  broken: rulesOf(broken).map((rule) =>
    "source" in rule
      ? { rule: rule.id, norm: rule.norm, nl: rule.nl, en: rule.en, source: rule.source }
      : { rule: rule.id }
  ),
  facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? null]))
})

/** The refusal as the end of a command. */
export const refusal = (
  refused: Refused,
  command: string,
  speech: Speech,
  strangers: ReadonlyArray<Stranger> = []
): Problem => {
  const about = [sayRefused(refused, speech), sayStrangers(strangers, speech.language)]
    .filter((part) => part !== "")
    .join("\n")
  const { broken, facts } = refusedAsJson(refused)
  return new Problem(
    "refused",
    {
      nl: `${command} kan niet: ${counted(broken.length, "nl")}. Er is niets vastgelegd.`,
      en: `${command} is refused: ${counted(broken.length, "en")}. Nothing was recorded.`
    },
    { details: { nl: about, en: about }, fields: { command, broken, facts, unknown: strangers } }
  )
}

const counted = (rules: number, language: Language): string =>
  language === "nl"
    ? rules === 1
      ? "één regel houdt dit tegen"
      : `${rules} regels houden dit tegen`
    : rules === 1
      ? "one rule stands against it"
      : `${rules} rules stand against it`
