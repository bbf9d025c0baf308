/** `rekey`: people's keys are wrapped under another master key; no event changes. */
import { existsSync } from "node:fs"
import { resolve } from "node:path"
import type { Wording } from "@pactwerk/core"
import { Effect } from "effect"
import { makeMasterKeyFile, readMasterKey } from "../../keys/master.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { masterFor, openKeys } from "../keys.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { mustExist } from "../store.ts"

export const rekey = async (desk: Desk, { to }: Ordered<"rekey">): Promise<Reply> => {
  if (to === undefined) throw new Problem("usage", noFile)
  await mustExist(desk)
  const now = masterFor(desk)
  if (now.is !== "found") throw new Problem("usage", now.is === "refused" ? now.why : noMaster)
  const keys = await openKeys(desk, { readOnly: false })
  const file = resolve(desk.outside.folder, to)
  const isNew = !existsSync(file)
  if (isNew) makeMasterKeyFile(file)
  // Read back as it will be read from now on, with every check of it.
  const { address } = desk.log
  const next = readMasterKey({
    env: { PACTWERK_MASTER_KEY_FILE: file },
    ...("file" in address ? { log: address.file } : {})
  })
  if (next.is !== "found") throw new Problem("usage", next.is === "refused" ? next.why : noMaster)
  const wrapped = await Effect.runPromise(keys.rewrap(next.master))
  return {
    position: undefined,
    json: { file, created: isNew, rewrapped: wrapped, master: next.master.id },
    text: ({ say }) => `${say(done(wrapped, file))}\n`
  }
}

const noFile: Wording = {
  nl: "Onder welke nieuwe hoofdsleutel? Geef een bestand met --to.",
  en: "Under which new master key? Give a file with --to."
}
const noMaster: Wording = {
  nl: "De hoofdsleutel van nu is er niet: zonder kan geen sleutel worden omgesloten.",
  en: "The master key of now is not there: without it no key can be wrapped anew."
}
const done = (count: number, file: string): Wording => ({
  nl: `Omgesloten: ${count} sleutels. Wijs nu PACTWERK_MASTER_KEY_FILE naar ${file}, en bewaar de oude hoofdsleutel zolang er reservekopieën van de sleutels zijn.`,
  en: `Wrapped anew: ${count} keys. Now point PACTWERK_MASTER_KEY_FILE at ${file}, and keep the old master key as long as there are backups of the keys.`
})
