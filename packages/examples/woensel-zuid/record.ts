/** Records the first season in an alliance, through the same door as everybody else. */
import type { Command, Opened, State } from "@pactwerk/core"
import type { Observation } from "./observation.ts"
import { season } from "./season.ts"

/** How many observations were new, and how many the log knew already. */
export interface Recording {
  readonly recorded: number
  readonly known: number
}

/** The log holds a later observation without an earlier one: nothing can be put in between. */
export class AnotherEdition extends Error {
  override readonly name = "AnotherEdition"
}

/**
 * Records every observation in order, and goes on where an earlier recording stopped. Throws before the first where
 * the log holds another edition of the season, and at the first that is not accepted: its id, and the answer.
 */
export const recordSeason = async (
  { events, observe }: Pick<Opened<Command, State>, "events" | "observe">,
  observations: ReadonlyArray<Observation> = season
): Promise<Recording> => {
  const there = new Set<string>(events().map(({ command }) => command.id))
  const missing = observations.findIndex(({ observing }) => !there.has(observing.id))
  const later = observations.slice(Math.max(missing, 0)).find(({ observing }) => there.has(observing.id))
  if (missing !== -1 && later !== undefined) {
    const [lacks, has] = [observations[missing]?.observing.id, later.observing.id]
    throw new AnotherEdition(`this log holds \`${has}\` and lacks \`${lacks}\`, which comes before it`)
  }
  let known = 0
  for (const { command, observing } of observations) {
    const answer = await observe(command, observing)
    if (answer._tag !== "Accepted") {
      const against = answer._tag === "Refused" ? answer.refused : answer.fault
      throw new Error(`\`${observing.id}\` was not accepted: ${answer._tag}: ${against.message}`, { cause: against })
    }
    if (answer.isRepeat) known += 1
  }
  return { recorded: observations.length - known, known }
}
