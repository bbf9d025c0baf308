/** Where the log is: the one place that knows. Everything else is handed a session. */
import { type Actor, type Command, layerMemory, openAlliance, type Session } from "@pactwerk/core"
import { mayor } from "../woensel-zuid/people.ts"
import { recordSeason } from "../woensel-zuid/record.ts"
import { compass, lotte, noor, writerOfApril } from "../woensel-zuid/spring-2024-people.ts"

/** As whom somebody can sit down in the demo. */
export const seats = {
  secretary: { role: "secretary", person: writerOfApril },
  partner: { role: "representative", person: lotte, onBehalfOf: compass },
  resident: { role: "resident", person: noor },
  chair: { role: "chair", person: mayor }
} as const satisfies Record<string, Actor>
export type Seat = keyof typeof seats

export const isSeat = (text: string | null | undefined): text is Seat =>
  text !== null && text !== undefined && Object.hasOwn(seats, text)

/** Who looks: nobody in particular, or somebody who signed in. */
export interface Who {
  readonly seat: Seat | undefined
}

let season: Promise<Awaited<ReturnType<typeof openAlliance>>> | undefined

const openSeason = async () => {
  const opened = await openAlliance({ log: layerMemory })
  await recordSeason(opened)
  return opened
}

/**
 * Opens the log for whoever looks. Rejects when it cannot be read.
 *
 * @example
 * const session = await openSession({ seat: undefined })
 */
export const openSession = async ({ seat }: Who): Promise<Session<Command>> => {
  season ??= openSeason()
  const opened = await season
  return opened.session(seat === undefined ? { level: "public" } : { level: "partners", actor: seats[seat] })
}
