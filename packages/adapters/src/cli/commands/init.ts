/** `init`: a new, empty log, and the trace of refusals beside it. */
import { resolve } from "node:path"
import { type Desk, logFile } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToWrite, standsAt } from "../store.ts"

export const init = async (desk: Desk, { file }: Ordered<"init">): Promise<Reply> => {
  const at = file === undefined ? desk : { ...desk, log: logFile(desk.outside.folder, file) }
  const { file: path, named } = at.log
  const found = standsAt(path)
  if (found === "folder")
    throw new Problem("usage", {
      nl: `Dit is een map: ${named}. Geef een bestand.`,
      en: `This is a folder: ${named}. Give a file.`
    })
  if (standsAt(resolve(path, "..")) !== "folder") {
    throw new Problem(
      "notFound",
      { nl: `De map van ${named} bestaat niet.`, en: `The folder of ${named} does not exist.` },
      { fields: { file: named } }
    )
  }
  const alliance = await openToWrite(at)
  const { head } = alliance.standing()
  desk.position = head
  const isNew = found === "nothing"
  return {
    position: head,
    json: { log: named, created: isNew },
    text: ({ say }) => `${say(isNew ? begun(named) : already(named, head))}\n`
  }
}

const begun = (file: string) => ({ nl: `Nieuw logboek: ${file}`, en: `New log: ${file}` })
const already = (file: string, head: number) => ({
  nl: `Er is al een logboek ${file}, met ${head} gebeurtenissen. Er is niets veranderd.`,
  en: `There is a log ${file} already, with ${head} events. Nothing was changed.`
})
