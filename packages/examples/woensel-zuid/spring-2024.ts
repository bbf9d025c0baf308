/** The second chapter, in the order of its days: 2 February up to and including the council of 4 April 2024. */
import { firstDay } from "@pactwerk/core"
import type { Observation } from "./observation.ts"
import { agendaOfApril } from "./spring-2024-agenda.ts"
import { councilOfApril } from "./spring-2024-council.ts"
import { feedback } from "./spring-2024-feedback.ts"
import { neighbourhood } from "./spring-2024-neighbourhood.ts"
import { newcomers } from "./spring-2024-people.ts"
import { promised } from "./spring-2024-promises.ts"
import { text } from "./spring-2024-text.ts"

const dayOf = ({ observing }: Observation) => firstDay(observing.occurred) ?? ""

/** What went before the council, by day; what happened on one day keeps its order. */
const weeks = [...newcomers, ...feedback, ...text, ...neighbourhood, ...promised, ...agendaOfApril].sort((one, other) =>
  dayOf(one).localeCompare(dayOf(other))
)

export const spring: ReadonlyArray<Observation> = [...weeks, ...councilOfApril]
