/**
 * The spring of 2024 as it could have gone. A newspaper tells three things of it; everything else is made up, and says
 * so in its source. No real person speaks in it: whoever acts by name is made up too, apart from the chair who opens
 * and closes.
 */
import { type Command, Day, fiction, type Observing, type OrganisationId, onDay, type PersonId } from "@pactwerk/core"
import type { Observation } from "./observation.ts"

/** What is publicly known of 4 April 2024: ready and presented, four signatures, and the counter at 58. */
export const newspaper = { document: "eindhovennews.com, 8-4-2024" }

type Told = Partial<Pick<Observing, "actor" | "occurred">>

/** Something made up that happened on a day, under a heading that says what it is about. */
export const imagined = (
  day: string,
  section: string,
  key: string,
  command: Command,
  told: Told = {}
): Observation => ({
  command,
  observing: {
    id: `wz-${day}-${key}`,
    actor: { role: "programme-office" },
    occurred: onDay(Day.make(day)),
    source: { document: fiction, section },
    certainty: "stated",
    ...told
  }
})

/** Somebody who acts for an organisation. */
export const speakingFor = (person: PersonId, onBehalfOf: OrganisationId) => ({
  actor: { person, role: "representative", onBehalfOf }
})
