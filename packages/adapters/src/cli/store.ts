/** Opens the log of a desk: to read, creating nothing, or to write, with the trace of refusals beside it. */
import { existsSync, readdirSync, statSync } from "node:fs"
import { basename, dirname } from "node:path"
import { type Command, layerMemory, type Opened, openAlliance, type State } from "@pactwerk/core"
import { layer } from "../storage/sqlite.ts"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"

export type Alliance = Opened<Command, State>

/** What stands at this path: nothing, where no byte was ever written. */
export const standsAt = (file: string): "nothing" | "file" | "folder" => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return "nothing"
  if (found.isDirectory()) return "folder"
  return found.size === 0 ? "nothing" : "file"
}

/** Whether a log stood here before: the marks beside it stay, and the store knows what to say of it. */
const wasThere = (file: string): boolean =>
  existsSync(dirname(file)) && readdirSync(dirname(file)).some((name) => name.startsWith(`${basename(file)}-mark-`))

/** Only `init` makes a log: a misspelt name must not become an empty alliance. */
export const mustExist = ({ log: { file, named } }: Desk): void => {
  const found = standsAt(file)
  if (found === "file" || (found === "nothing" && wasThere(file))) return
  const fields = { file: named }
  if (found === "folder") {
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
  mustExist(desk)
  const { file, refusals } = desk.log
  const trace = withRefusals && standsAt(refusals) === "file" ? layer({ file: refusals, readOnly: true }) : layerMemory
  return opened(desk, await openAlliance({ log: layer({ file, readOnly: true }), refusals: trace, now: desk.clock }))
}

/** Opens the log to record in; `init` may begin one. */
export const openToWrite = async (desk: Desk): Promise<Alliance> => {
  const { file, refusals } = desk.log
  return opened(
    desk,
    await openAlliance({ log: layer({ file }), refusals: layer({ file: refusals }), now: desk.clock })
  )
}

const opened = (desk: Desk, alliance: Alliance): Alliance => {
  desk.closing.push(alliance.close)
  desk.position = alliance.standing().head
  return alliance
}
