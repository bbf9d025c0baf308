/** Checks laws on any alliance: yours too, with another rule, another room or another policy. */
import * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import type { Language } from "../kernel/wording.ts"
import type { Subject } from "./arbitraries.ts"
import { Unexpected } from "./claim.ts"
import type { HistoryOptions } from "./histories.ts"
import { everyLaw } from "./laws/every-law.ts"
import type { Law, Trial } from "./laws/law.ts"
import { shortMinutes } from "./telling.ts"
import { arbitraryDisorder, arbitraryTrial } from "./trials.ts"

export interface LawOptions extends HistoryOptions {
  /** Which laws; all of them without it. */
  readonly laws?: ReadonlyArray<Law>
  /** How many histories each law is tried on. */
  readonly runs?: number
  /** Where chance begins: the same seed tries the same histories. */
  readonly seed?: number
  /** The language of a counterexample. */
  readonly language?: Language
  /** Called after each law. */
  readonly onChecked?: (checked: Checked) => void
}

/** What came of one law. */
export interface Checked {
  readonly law: Law
  /** `left out`: the alliance knows none of what it speaks of. */
  readonly outcome: "holds" | "left out"
  readonly runs: number
  /** In how many of them it had something to say. */
  readonly met: number
}

/**
 * Checks laws on an alliance: each on so many histories of it.
 *
 * @param options `runs` (50) histories a law, from this `seed`; and what those histories are like.
 * @returns what came of each law.
 * @throws {Unexpected} with the law in both languages, the smallest history that breaks it as short minutes, and the
 * seed; or with the name of a law that never had anything to say.
 * @example
 * await checkLaws(compose({ ...rooms, garden }, { ...doors, garden: ... }, throughout), { runs: 20 })
 */
export const checkLaws = async <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { language = "nl", laws = everyLaw, onChecked, runs = 50, seed = 1, ...histories }: LawOptions = {}
): Promise<ReadonlyArray<Checked>> => {
  const trials = { narrow: arbitraryTrial(alliance, histories), wide: arbitraryDisorder(alliance, histories) }
  const all: Array<Checked> = []
  for (const law of laws) {
    const checked = await check(alliance, law, law.isWide ? trials.wide : trials.narrow, { runs, seed, language })
    onChecked?.(checked)
    all.push(checked)
  }
  return all
}

const check = async <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  law: Law,
  trials: fc.Arbitrary<Trial<Command, Event>>,
  { language, runs, seed }: { readonly runs: number; readonly seed: number; readonly language: Language }
): Promise<Checked> => {
  const { speaksOf = [] } = law
  if (speaksOf.some((type) => !alliance.events.has(type))) return { law, outcome: "left out", runs: 0, met: 0 }
  let met = 0
  let last: unknown
  const property = fc.asyncProperty(trials, async (trial) => {
    try {
      if (await law.holds(alliance, trial)) met += 1
    } catch (error) {
      last = error
      throw error
    }
  })
  const { counterexample, failed, seed: begun } = await fc.check(property, { numRuns: runs, seed })
  if (failed) {
    const minutes = shortMinutes(alliance, counterexample?.[0].log ?? [], language)
    throw new Unexpected(
      [
        `${law.id} (${law.source}) does not hold`,
        law.nl,
        law.en,
        "",
        minutes,
        "",
        last instanceof Error ? last.message : String(last),
        `seed ${begun}`
      ].join("\n")
    )
  }
  if (met === 0) throw new Unexpected(`${law.id} is vacuous: none of ${runs} histories gave it anything to say`)
  return { law, outcome: "holds", runs, met }
}
