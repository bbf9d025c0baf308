/** `backup`: the log as a file of lines to put away. Under its own name it is whole, or not there. */
import { existsSync, linkSync, readdirSync, renameSync, rmSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { dayAt, EventLog, everything } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { syncFolder } from "../../storage/shared/mark.ts"
import { type Address, type FileAddress, readAddress } from "../address.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { events, move } from "../moving.ts"
import { Problem } from "../problem.ts"
import { layerAt } from "../reach.ts"
import type { Reply } from "../reply.ts"
import { mustExist } from "../store.ts"
import { mustFit } from "./init.ts"

export const backup = async (desk: Desk, given: Ordered<"backup">): Promise<Reply> => {
  await mustExist(desk)
  const { log, outside } = desk
  const to = readAddress(given.to ?? `${nameOf(log.address)}-${dayAt(desk.clock())}.ndjson`, outside.folder)
  if (to.store !== "ndjson") throw new Problem("usage", noLines(to.named), { advice: otherwise })
  mustFit(to)
  if (existsSync(to.file)) throw exists(to.named)
  // The next attempt goes on with what an interrupted one left there.
  const part = { ...to, file: `${to.file}.part`, named: `${to.named}.part` }
  const { hash, head } = await move(desk, { from: log.address, to: part })
  publish(part, to)
  await mustHold(desk, to, head, hash)
  return {
    position: head,
    json: { log: log.named, backup: to.named, events: head, hash: hash ?? null },
    text: ({ quiet, say }) =>
      `${say(told(to.named, head))}\n${hash === undefined ? "" : `${quiet(say(lastHash(hash)))}\n`}`
  }
}

/** What a log is called, without where it is and what it ends in. */
const nameOf = (address: Address): string =>
  "file" in address ? basename(address.file).replace(/(?<=.)\.[^.]+$/, "") : address.alliance

/** Gives the finished file its name, which nothing else has. */
const publish = (part: FileAddress, to: FileAddress): void => {
  const folder = dirname(part.file)
  // What kept it safe while it grew goes first: an interrupted end is then the beginning of the next attempt.
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(part.file)}-`)) rmSync(join(folder, name))
  }
  try {
    linkSync(part.file, to.file)
    rmSync(part.file)
  } catch {
    // Somebody was faster, or the disk has no links.
    if (existsSync(to.file)) throw exists(to.named)
    renameSync(part.file, to.file)
  }
  syncFolder(to.file)
}

/** Opens the file under its name, which reads every line of it. */
const mustHold = async ({ outside }: Desk, to: FileAddress, head: number, hash: string | undefined): Promise<void> => {
  const last = Effect.flatMap(EventLog, ({ read }) =>
    Stream.runCollect(read(everything, { backwards: true, limit: 1 }))
  )
  const [event] = await Effect.runPromise(Effect.provide(last, await layerAt(to, outside, { readOnly: true })))
  if ((event?.position ?? 0) === head && event?.hash === hash) return
  throw new Problem("integrity", {
    nl: `${to.named} is niet wat er is geschreven.`,
    en: `${to.named} is not what was written.`
  })
}

const noLines = (named: string) => ({
  nl: `Een reservekopie is een bestand van regels, en ${named} eindigt niet op .ndjson.`,
  en: `A backup is a file of lines, and ${named} does not end in .ndjson.`
})
const otherwise = {
  nl: "Naar iets anders gaat het met: pactwerk kopieer VAN NAAR",
  en: "To anything else it goes with: pactwerk copy FROM TO"
}

const exists = (named: string): Problem =>
  new Problem(
    "usage",
    { nl: `Er is al een bestand ${named}.`, en: `There is a file ${named} already.` },
    {
      fields: { file: named },
      advice: {
        nl: "Er is niets overschreven. Geef een andere naam: pactwerk reservekopie NAAM.ndjson",
        en: "Nothing was overwritten. Give another name: pactwerk backup NAME.ndjson"
      }
    }
  )

const told = (named: string, head: number) => ({
  nl: `Reservekopie: ${named}, ${events(head).nl}, nagelezen en gelijk.`,
  en: `Backup: ${named}, ${events(head).en}, read back and the same.`
})
const lastHash = (hash: string) => ({ nl: `Hash van de laatste: ${hash}`, en: `Hash of the last: ${hash}` })
