/** Opens the log of a desk: to read, creating nothing, or to write, with the trace of refusals beside it. */
import { type Command, layerMemory, type Opened, openAlliance, type State } from "@pactwerk/core"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"
import { isThere, layerAt, standsAt } from "./reach.ts"

export type Alliance = Opened<Command, State>

/** Only `init` makes a log: a misspelt name must not become an empty alliance. */
export const mustExist = async ({ log: { address, named }, outside }: Desk): Promise<void> => {
  if (await isThere(address, outside)) return
  const fields = { file: named }
  if ("file" in address && standsAt(address.file) === "folder") {
    throw new Problem(
      "notFound",
      { nl: `Dit is een map: ${named}.`, en: `This is a folder: ${named}.` },
      { fields, advice: choose }
    )
  }
  throw new Problem(
    "notFound",
    { nl: `Er is nog geen logboek ${named}.`, en: `There is no log ${named} yet.` },
    {
      fields,
      advice: {
        nl: `Begin er een met: pactwerk init ${named}. Of kies een ander met --log.`,
        en: `Begin one with: pactwerk init ${named}. Or choose another with --log.`
      }
    }
  )
}

const choose = { nl: "Kies een bestand met --log.", en: "Choose a file with --log." }

/** Reads what is there. The trace of refusals is opened only by who needs it. */
export const openToRead = async (desk: Desk, { withRefusals = false } = {}): Promise<Alliance> => {
  await mustExist(desk)
  const { log, outside } = desk
  const hasTrace = withRefusals && (await isThere(log.refusals, outside))
  const refusals = hasTrace ? await layerAt(log.refusals, outside, { readOnly: true }) : layerMemory
  const events = await layerAt(log.address, outside, { readOnly: true })
  return opened(desk, await openAlliance({ log: events, refusals, now: desk.clock }))
}

/** Opens the log to record in; `init` may begin one. */
export const openToWrite = async (desk: Desk): Promise<Alliance> => {
  const [log, refusals] = await Promise.all([
    layerAt(desk.log.address, desk.outside),
    layerAt(desk.log.refusals, desk.outside)
  ])
  return opened(desk, await openAlliance({ log, refusals, now: desk.clock }))
}

const opened = (desk: Desk, alliance: Alliance): Alliance => {
  desk.closing.push(alliance.close)
  desk.position = alliance.standing().head
  return alliance
}
