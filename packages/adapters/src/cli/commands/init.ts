/** `init`: a new, empty log, and the trace of refusals beside it. */
import { resolve } from "node:path"
import type { FileAddress } from "../address.ts"
import { type Desk, logAt } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import { isThere, standsAt } from "../reach.ts"
import type { Reply } from "../reply.ts"
import { openToWrite } from "../store.ts"

export const init = async (desk: Desk, { file }: Ordered<"init">): Promise<Reply> => {
  const at = file === undefined ? desk : { ...desk, log: logAt(desk.outside.folder, file) }
  const { address, named } = at.log
  if ("file" in address) mustFit(address)
  const isNew = !(await isThere(address, at.outside))
  const alliance = await openToWrite(at)
  const { head } = alliance.standing()
  desk.position = head
  return {
    position: head,
    json: { log: named, created: isNew },
    text: ({ say }) => `${say(isNew ? begun(named) : already(named, head))}\n`
  }
}

/** Throws where no log can begin: on a folder, or in one that is not there. */
export const mustFit = ({ file, named }: FileAddress): void => {
  if (standsAt(file) === "folder")
    throw new Problem("usage", {
      nl: `Dit is een map: ${named}. Geef een bestand.`,
      en: `This is a folder: ${named}. Give a file.`
    })
  if (standsAt(resolve(file, "..")) !== "folder") {
    throw new Problem(
      "notFound",
      { nl: `De map van ${named} bestaat niet.`, en: `The folder of ${named} does not exist.` },
      { fields: { file: named } }
    )
  }
}

const begun = (file: string) => ({ nl: `Nieuw logboek: ${file}`, en: `New log: ${file}` })
const already = (file: string, head: number) => ({
  nl: `Er is al een logboek ${file}, met ${head} gebeurtenissen. Er is niets veranderd.`,
  en: `There is a log ${file} already, with ${head} events. Nothing was changed.`
})
