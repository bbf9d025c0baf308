/** Where sources say different things of one fact, also in the logs of several alliances. */
import { Claims, type Language, sayWhen, Views } from "@pactwerk/core"
import { plain } from "../export/document.ts"

/** What one source says, and in which log that stands. */
export interface Claimed extends Omit<Views.Claim, "because"> {
  readonly in: string
  readonly claim: string
}

/** One fact of one alliance, of which claims differ; every claim stands here, in the order of the logs. */
export interface Conflict {
  readonly of: string
  readonly about: Views.ClaimedFact["about"]
  readonly fact: string
  readonly claims: ReadonlyArray<Claimed>
}

/** What the logs of these alliances claim of the same fact and do not agree on. */
export const conflictsIn = (
  logs: ReadonlyArray<{ readonly name: string; readonly claims: Views.ClaimedFacts }>
): ReadonlyArray<Conflict> => {
  const found = new Map<string, Conflict & { readonly claims: Array<Claimed> }>()
  for (const { claims, name } of logs) {
    for (const { about, claims: own, fact, of = name } of Object.values(claims)) {
      const key = `${of} ${about.kind}:${about.id} ${fact}`
      const known = found.get(key) ?? { of, about, fact, claims: [] }
      found.set(key, known)
      for (const [claim, { because: _, ...said }] of Object.entries(own))
        known.claims.push({ in: name, claim, ...said })
    }
  }
  return [...found]
    .filter(([, { claims }]) => Views.isConflict(claims))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, conflict]) => conflict)
}

const heading = { nl: "Bronnen die elkaar tegenspreken", en: "Sources that contradict each other" } as const
const inLog = { nl: "in het logboek van", en: "in the log of" } as const

/** The conflicts as lines: each fact, and below it every source with what it says. */
export const conflictLines = (conflicts: ReadonlyArray<Conflict>, language: Language): ReadonlyArray<string> =>
  conflicts.length === 0
    ? []
    : [
        heading[language],
        ...conflicts.flatMap(({ about, claims, fact, of }) => [
          "",
          `${of}: ${about.kind}:${about.id} ${fact}`,
          ...claims.map(({ from, in: log, position, said, value }) => {
            const place = from.section === undefined ? from.document : `${from.document}, ${from.section}`
            const where = `${inLog[language]} ${log} #${position}`
            return plain(`  ${Claims.sayValue(value, language)} — ${place}, ${sayWhen(said, language)} (${where})`)
          })
        ])
      ]
