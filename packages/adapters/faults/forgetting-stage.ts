/** An alliance in files, with a signed checkpoint beside it, before anybody is forgotten; and what is wrong with it after. */
import { mkdirSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { command } from "./forgetting-command.ts"
import { holding, judgeForgotten } from "./forgetting-judge.ts"
import { cast, live, type Places, type Seen, seenAt, words } from "./forgetting-scene.ts"
import { placesAt } from "./forgetting-stores.ts"
import type { Wrong } from "./tally.ts"

/** Both stores as files in this folder. */
export const filesIn = (folder: string): Places =>
  placesAt({
    log: { store: "sqlite", at: path.join(folder, "pactwerk.db") },
    keys: path.join(folder, "pactwerk-keys.db")
  })

/** What is kept of a person's keys in this file, as it lies there. */
export const wrappedIn = (file: string, subject: string): ReadonlyArray<Buffer> => {
  const connection = new DatabaseSync(file, { readOnly: true })
  const rows = connection.prepare("select wrapped from key where subject = ?").all(subject)
  connection.close()
  return rows.flatMap(({ wrapped }) => (wrapped instanceof Uint8Array ? [Buffer.from(wrapped)] : []))
}

/** An alliance in files with a signed checkpoint and a proof of each kind beside it, before anybody is forgotten. */
export interface Stage {
  readonly folder: string
  readonly before: Seen
  readonly secrets: ReadonlyArray<Buffer>
  /** Who trusts this key verifies what was kept. */
  readonly verifier: string
}

export const stageIn = async (folder: string): Promise<Stage> => {
  mkdirSync(path.join(folder, "home"))
  await live(filesIn(folder))
  const secrets = wrappedIn(path.join(folder, "pactwerk-keys.db"), cast.gone)
  const signed = await command(folder, ["checkpoint", "--out", "kept.txt", "--json"])
  const { key }: { readonly key: string } = JSON.parse(signed.out)
  return { folder, before: await seenAt(filesIn(folder)), secrets, verifier: key }
}

/** What is wrong with this folder, once somebody is forgotten there: in the files, in the log, and in what was kept. */
export const wrongIn = async (folder: string, { before, secrets, verifier }: Stage): Promise<Wrong> => {
  const { lost, torn } = await judgeForgotten(filesIn(folder), before, cast)
  const verified = await command(folder, ["verify", "--deep", "--checkpoint", "kept.txt", "--key", verifier])
  const bytes = [...secrets, ...words.map((word) => Buffer.from(word))]
  return {
    lost: [...lost, ...(verified.code === 0 ? [] : [`it does not verify: ${verified.err}`])],
    torn: [
      ...torn,
      ...bytes.flatMap((some) => holding(folder, some)).map((file) => `bytes are left in ${path.basename(file)}`)
    ]
  }
}
