/** Where the log is: the one place that knows. Everything else is handed a session. */
import { type Command, layerMemory, openAlliance, type Session } from "@pactwerk/core"
import { recordSeason } from "../woensel-zuid/record.ts"
import { type DemoRole, demoRoles } from "./roles.ts"

/** Who looks: nobody in particular, or somebody who signed in. */
export interface Who {
  readonly seat: DemoRole | undefined
}

/** The seat of this name; nothing where there is none. */
export const seatNamed = (name: string | null): DemoRole | undefined => demoRoles.find((role) => role.name === name)

let season: ReturnType<typeof openAlliance> | undefined

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
  return opened.session(seat ?? { level: "public" })
}

/** How often each rule stopped something, by its id. */
export const stoppedByRule = async (): Promise<ReadonlyMap<string, number>> => {
  const refusals = (await (await season)?.refusals()) ?? []
  const stopped = Map.groupBy(
    refusals.flatMap(({ rules }) => rules),
    (rule) => rule
  )
  return new Map([...stopped].map(([rule, times]) => [rule, times.length]))
}
