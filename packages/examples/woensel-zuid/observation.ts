/** What a source says happened, ready to be recorded: a command, and who did it, when, and where that is written. */
import { type Command, Day, type Observing, onDay, recently, type When, type Who } from "@pactwerk/core"

/** One thing observed. Its id is fixed, so that recording it twice changes nothing. */
export interface Observation {
  readonly command: Command
  readonly observing: Who<Observing> & { readonly id: string }
}

/** The minutes of the council ("verslag") that most of the season comes from. */
export const minutes = "verslag-2024-02-01"

/** Where the minutes say it: `H` for the header, `4.6` for a part, `H, 1` for two. */
export const inMinutes = (section: string) => ({ document: minutes, section })

/** Where it is written that the pact was signed; who else signed is not in it. */
export const outside = { document: "combinatiejeugdzorg.nl, 3-4-2023; ad.nl, March 2023" }

/** Where it is written that the State gives money. */
export const onTheMoney = { document: "eindhovennews.com, December 2023" }

/** The day of the council. The minutes give no time for anything between the opening and the closing. */
export const dayOfCouncil = Day.make("2024-02-01")
export const thatEvening: When = onDay(dayOfCouncil, "1 februari 2024")

/** What the minutes presuppose without saying since when. */
export const before: When = recently(dayOfCouncil, "op 1 februari 2024 al zo")

/** Whoever wrote the minutes down, for what nobody in particular did. */
export const writer = { role: "secretary" } as const
