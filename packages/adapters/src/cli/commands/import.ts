/** `import`: a history from a file of our own, from CloudEvents, or meetings from a table; all of it or nothing. */
import { existsSync, readFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { resolve } from "node:path"
import { Effect, Result } from "effect"
import { known, readMeetings } from "../../record/index.ts"
import type { Copied } from "../../storage/copy.ts"
import { type Address, readAddress } from "../address.ts"
import { type Desk, logAt } from "../desk.ts"
import { ofFault } from "../faults.ts"
import { headAt } from "../fingerprint.ts"
import type { Ordered } from "../grammar.ts"
import { completeIn, logOf, notProved, readCloudEvents, type Slip } from "../importing.ts"
import { importSays as says } from "../importing-words.ts"
import { readText } from "../input.ts"
import { openKeys } from "../keys.ts"
import { move, moveFrom, names } from "../moving.ts"
import { Problem } from "../problem.ts"
import { isThere } from "../reach.ts"
import { recordAll } from "../recording-all.ts"
import type { Reply } from "../reply.ts"
import { mustExist, openToRead, openToWrite } from "../store.ts"
import { mustFit } from "./init.ts"
import { verify } from "./verify.ts"

type Asked = Ordered<"import">
type Format = NonNullable<Asked["format"]>

/** A file of more is a log of its own: copy it. */
const most = { cloudevents: 256 * 1024 * 1024, csv: 16 * 1024 * 1024 } as const

export const importFile = async (desk: Desk, given: Asked): Promise<Reply> => {
  const format = given.format ?? (await formatOf(desk, given.file))
  const misplaced = [
    ...(given.checkpoint.length > 0 && format !== "ndjson" ? ["--checkpoint"] : []),
    ...(given.key.length > 0 && format !== "ndjson" ? ["--key"] : []),
    ...(given.domain !== undefined && format !== "cloudevents" ? ["--domain"] : []),
    ...(given.dryRun && format === "ndjson" ? ["--dry-run"] : [])
  ]
  for (const option of misplaced) throw new Problem("usage", says.notFor(option, format))
  const { address } = desk.log
  if ("file" in address) mustFit(address)
  return { ndjson: ofOurOwn, cloudevents: ofCloudEvents, csv: ofMeetings }[format](desk, given)
}

/** What a file holds, by its name, and else by how it begins. */
const formatOf = async ({ outside }: Desk, file: string): Promise<Format> => {
  if (file.endsWith(".csv")) return "csv"
  const path = resolve(outside.folder, file)
  if (!existsSync(path)) throw new Problem("notFound", says.absent(file), { fields: { file } })
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0).finally(() => handle.close())
  return buffer.subarray(0, bytesRead).includes('"specversion"') ? "cloudevents" : "ndjson"
}

/** A backup is read whole before anything of it is taken: each hash, each position, and where it stood when it was signed. */
const ofOurOwn = async (desk: Desk, { checkpoint, file, key }: Asked): Promise<Reply> => {
  const place = logAt(desk.outside.folder, `ndjson:${file}`)
  if (!(await isThere(place.address, desk.outside)))
    throw new Problem("notFound", says.absent(file), { fields: { file } })
  const looking = { ...desk, log: place }
  await verify(looking, { name: "verify", checkpoint, key, fingerprint: [], deep: false, quick: false })
  return taken(desk, place.address, await move(desk, { from: place.address, to: desk.log.address }), 0)
}

const ofCloudEvents = async (desk: Desk, { domain = "pactwerk", dryRun, file }: Asked): Promise<Reply> => {
  const { folder } = desk.outside
  const { text } = await readText(desk, file, most.cloudevents)
  const beside = resolve(folder, `${file}.export.json`)
  const complete = completeIn(existsSync(beside) ? readFileSync(beside, "utf8") : undefined)
  const read = readCloudEvents(text, domain, complete)
  if ("slips" in read) throw malformed(file, read.slips)
  const { events, unproved } = read
  if (dryRun) {
    const talk: Reply["talk"] = ({ say }) => `${say(says.could(events.length))}\n`
    return { position: undefined, json: { from: file, events: events.length, sealed: unproved }, text: () => "", talk }
  }
  if (unproved > 0 && (await isThere(desk.log.address, desk.outside))) {
    const { head } = (await openToRead(desk)).standing()
    if (head > 0) throw new Problem("input", says.notEmpty(desk.log.named), { fields: { head } })
  }
  const made = await Effect.runPromise(Effect.result(logOf(events, await openKeys(desk, { readOnly: false }))))
  if (Result.isFailure(made)) throw ofFault(made.failure, desk.log)
  const from = readAddress(`ndjson:${file}`, folder)
  return taken(desk, from, await moveFrom(desk, made.success, { from, to: desk.log.address }), unproved)
}

/** Says what was taken, and of which root the log is now. */
const taken = async (desk: Desk, from: Address, { found, hash, head }: Copied, anew: number): Promise<Reply> => {
  if (anew > 0) desk.notices.push(says.sealedAnew(anew))
  const to = desk.log.address
  const kept = (await openToRead(desk)).kept()
  return {
    position: head,
    json: {
      ...names({ from, to }),
      imported: head - found,
      found,
      sealed: anew,
      hash: hash ?? null,
      head: headAt(kept, head)
    },
    text: ({ say }) => `${say(says.told(from.named, to.named, head - found, found))}\n`
  }
}

/** Meetings are observed: what the table says did happen is recorded, and each rule that did not hold beside it. */
const ofMeetings = async (desk: Desk, { dryRun, file }: Asked): Promise<Reply> => {
  await mustExist(desk)
  const { text } = await readText(desk, file, most.csv)
  const opened = await (dryRun ? openToRead(desk) : openToWrite(desk))
  const read = readMeetings(text, known(opened))
  const named =
    "problems" in read
      ? { problems: read.problems.map(({ path, ...slip }) => ({ ...slip, path, ...under(path, slip) })) }
      : read
  return recordAll(desk, opened, named, { dryRun, file, observed: true })
}

/** A problem of a table, below the word of its column. */
const under = (column: string, { en, nl }: { readonly nl: string; readonly en: string }) =>
  column === "" ? { nl, en } : { nl: `${column}: ${nl}`, en: `${column}: ${en}` }

const malformed = (file: string, slips: ReadonlyArray<Slip>): Problem => {
  const list = (language: "nl" | "en") => slips.map((slip) => `  ${file}:${slip.line}  ${slip[language]}`).join("\n")
  return new Problem("input", says.malformed(file, slips.length), {
    details: { nl: list("nl"), en: list("en") },
    fields: { file, places: slips },
    ...(slips.some(({ nl }) => nl === notProved.nl) && { advice: says.whole })
  })
}
