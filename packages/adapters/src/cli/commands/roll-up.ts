/** `roll-up`: the same measures for every alliance of a store, side by side, and how far they lie apart. */
import { Analysis, type Wording } from "@pactwerk/core"
import { conflictLines } from "../conflicts.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, sayAt } from "../looking-back.ts"
import { alliancesAt } from "../many.ts"
import { exits, Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { saveCsv, saveParquet } from "../roll-up-files.ts"
import { tableLines } from "../roll-up-table.ts"
import { type RolledUp, rollUpAll, ruleSpreads, spreads } from "../rolling-up.ts"

export const rollUp = async (desk: Desk, given: Ordered<"roll-up">): Promise<Reply> => {
  const at = { ...given.at, possible: given.possible }
  // A place in one log says nothing of another; and what no log can answer is said before any is opened.
  if (typeof at.known === "number") throw new Problem("usage", ofOneLog)
  answered(Analysis.readAt(at))
  const rolled = await rollUpAll(desk, await alliancesAt(desk, given.store), at)
  const { areas, conflicts, failed, on } = rolled
  if (given.csv !== undefined) saveCsv(desk, rolled, at, given.csv)
  if (given.parquet !== undefined) await saveParquet(desk, rolled, at, given.parquet)
  return {
    position: undefined,
    json: {
      at,
      on,
      alliances: areas,
      conflicts,
      spread: { measures: spreads(areas), rules: ruleSpreads(areas) },
      failed: failed.map(({ name, problem }) => ({
        name,
        message: problem.said[desk.speech.language],
        ...problem.fields
      }))
    },
    text: ({ language, strong }) => {
      const width = desk.outside.stdout.columns ?? 100
      const tables = areas.length === 0 ? [] : tableLines(areas, language, width)
      return `${[strong(sayAt(at, language)), "", ...tables, ...conflictLines(conflicts, language)].join("\n").trimEnd()}\n`
    },
    exit: failed[0] === undefined ? exits.ok : exits[failed[0].problem.ending],
    talk: ({ say }) => [...saved(given).map(say), ...left(rolled).map(say)].map((line) => `${line}\n`).join("")
  }
}

const ofOneLog: Wording = {
  nl: "Een gebeurtenis is er een van één logboek: geef bij wat bekend was een dag, zoals 2024-02-16@2024-03-01.",
  en: "An event belongs to one log: give a day for what was known, such as 2024-02-16@2024-03-01."
}

const saved = ({ csv, parquet }: Ordered<"roll-up">): ReadonlyArray<Wording> =>
  [csv, parquet].flatMap((file) =>
    file === undefined ? [] : [{ nl: `Geschreven naar ${file}.`, en: `Written to ${file}.` }]
  )

/** Each alliance that could not be read, and why. */
const left = ({ failed }: RolledUp): ReadonlyArray<Wording> =>
  failed.map(({ name, problem: { said } }) => ({
    nl: `${name} staat er niet bij. ${said.nl}`,
    en: `${name} is left out. ${said.en}`
  }))
