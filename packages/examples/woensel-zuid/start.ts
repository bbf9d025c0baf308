/** Records the first season in a SQLite file, replays it, tells where the alliance stands, and serves the web app on it. */
import { mkdirSync, writeFileSync } from "node:fs"
import { basename, dirname, join, relative, resolve } from "node:path"
import { toHtml, toMarkdown } from "@pactwerk/adapters/export"
import { makeMasterKeyFile, readMasterKey } from "@pactwerk/adapters/keys/master"
import { layer as keysLayer } from "@pactwerk/adapters/keys/sqlite"
import { layer } from "@pactwerk/adapters/sqlite"
import { type Language, openAlliance, sayDay } from "@pactwerk/core"
import { PortTaken, serveSite } from "../server/serve.ts"
import { AnotherEdition, recordSeason } from "./record.ts"
import { season, seasonUntil } from "./season.ts"
import { asked, type Wanted } from "./start-asked.ts"
import type { Looking } from "./start-look.ts"
import { draftedMinutes } from "./start-minutes.ts"
import { blocking, promises, signatures, standing, waitingFor } from "./start-told.ts"
import { words } from "./start-words.ts"

const languages: ReadonlyArray<Language> = ["nl", "en"]
const wanted = asked(languages)
const say = words[wanted.language]
const play = "play" in wanted ? wanted.play : undefined

const root = resolve(import.meta.dirname, "../../..")
const file = resolve(process.env.PACTWERK_LOG ?? join(root, play === undefined ? "pactwerk.db" : `pactwerk-${play}.db`))
const pages = process.env.PACTWERK_LOG === undefined ? join(root, "output") : dirname(file)
const beside = (what: string) => join(dirname(file), `${basename(file, ".db")}-${what}.db`)

/** The clock: that of the machine, or one that stands at noon of the day that is played, and goes on from there. */
const machine = Date.now()
const noon = play === undefined ? machine : Date.parse(`${play}T12:00:00Z`)
const now = () => noon + (Date.now() - machine)

/** The master key of this machine: made the first time, and said. */
const masterKey = () => {
  const found = readMasterKey({ env: process.env, log: file })
  if (found.is === "found") return found.master
  if (found.is === "refused") throw new Error(found.why[wanted.language])
  if (found.file === undefined) throw new Error(say.noMasterKey)
  const made = makeMasterKeyFile(found.file)
  console.error(say.masterKey(shown(found.file)))
  return made
}
const stores = () => ({
  log: layer({ file }),
  refusals: layer({ file: beside("refusals") }),
  keys: keysLayer({ file: beside("keys"), master: masterKey() }),
  now
})
const shown = (path: string) => relative(process.cwd(), path) || path
const list = (lines: ReadonlyArray<string>) => lines.map((line) => `  - ${line}`).join("\n")

/** Records what is not there yet. */
const record = async () => {
  for (const folder of [dirname(file), pages]) mkdirSync(folder, { recursive: true })
  const opened = await openAlliance(stores())
  try {
    return await recordSeason(opened, play === undefined ? season : seasonUntil(play))
  } finally {
    await opened.close()
  }
}

/** Writes the minutes of every council, and gives the paths. */
const write = (opened: Looking["opened"]): ReadonlyArray<string> =>
  languages.flatMap((language) =>
    draftedMinutes(opened, language, "house").flatMap(({ document, minutes }) => {
      const forms = [["md", toMarkdown(document)] as const, ["html", toHtml(document)] as const]
      return forms.map(([ending, page]) => {
        const path = join(pages, `${minutes}.${language}.${ending}`)
        writeFileSync(path, page)
        return path
      })
    })
  )

/** Opens the log anew, so that all of it is replayed, tells what it finds, and serves the web app where that is wanted. */
const tell = async (recorded: number, { days, language, on, port }: Wanted) => {
  const opened = await openAlliance(stores())
  try {
    const look: Looking = { opened, language, on }
    const day = sayDay(on, language)
    console.log(
      [
        say.log(shown(file)),
        say.counted(opened.events().length, recorded),
        say.audited(opened.audit().length),
        say.marked,
        `\n${say.standing(day)}`,
        list(standing(look)),
        `\n${say.promises(day)}`,
        list(promises(look)),
        `\n${say.waiting(day)}`,
        list(waitingFor(look)),
        ...days.flatMap((one) => [
          `\n${say.blocking(sayDay(one, language))}`,
          list(blocking({ opened, language, on: one }))
        ]),
        `\n${say.signed(day)}`,
        list(signatures(look)),
        `\n${say.written}`,
        list(write(opened).map(shown))
      ].join("\n")
    )
    if (port !== undefined) await serveSite({ opened, now, language, port })
  } finally {
    await opened.close()
  }
}

if ("wrong" in wanted) {
  console.error(`${say.notAsked(wanted.wrong)}\n\n${say.help}`)
  process.exitCode = 2
} else if (wanted.help) {
  console.log(say.help)
} else {
  try {
    const { recorded } = await record()
    await tell(recorded, wanted)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const isOther = error instanceof AnotherEdition
    const isTaken = error instanceof PortTaken
    console.error(isOther ? say.anotherEdition(shown(file)) : isTaken ? why : say.failed(shown(file), why))
    process.exitCode = 1
  }
}
