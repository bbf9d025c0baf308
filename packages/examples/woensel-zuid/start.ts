/** Records the first season in a SQLite file, replays it, and tells where the alliance stands. */
import { mkdirSync, writeFileSync } from "node:fs"
import { basename, dirname, join, relative, resolve } from "node:path"
import { parseArgs } from "node:util"
import { toHtml, toMarkdown } from "@pactwerk/adapters/export"
import { makeMasterKeyFile, readMasterKey } from "@pactwerk/adapters/keys/master"
import { layer as keysLayer } from "@pactwerk/adapters/keys/sqlite"
import { layer } from "@pactwerk/adapters/sqlite"
import { Day, type Language, openAlliance, sayDay } from "@pactwerk/core"
import { Schema } from "effect"
import { dayOfCouncil } from "./observation.ts"
import { AnotherEdition, recordSeason } from "./record.ts"
import { evening } from "./spring-2024-agenda.ts"
import type { Looking } from "./start-look.ts"
import { draftedMinutes } from "./start-minutes.ts"
import { blocking, promises, signatures, standing, waitingFor } from "./start-told.ts"
import { words } from "./start-words.ts"

interface Wanted {
  readonly language: Language
  /** The day whose standing is told, and the days of which it is told what blocked adoption. */
  readonly on: Day
  readonly days: ReadonlyArray<Day>
}

const languages: ReadonlyArray<Language> = ["nl", "en"]

/** What was asked on the command line, or what of it is not understood. */
const asked = () => {
  const options = { lang: { type: "string" }, on: { type: "string" }, help: { type: "boolean" } } as const
  try {
    const { values } = parseArgs({ options })
    const { help = false, lang = "nl", on } = values
    const language = languages.find((known) => known === lang)
    if (language === undefined) return { language: "nl", wrong: `--lang ${lang}` } as const
    if (on === undefined) return { language, help, on: Day.make(evening), days: [dayOfCouncil, Day.make(evening)] }
    return Schema.is(Day)(on) ? { language, help, on, days: [on] } : { language, wrong: `--on ${on}` }
  } catch (error) {
    return { language: "nl", wrong: error instanceof Error ? error.message : String(error) } as const
  }
}

const root = resolve(import.meta.dirname, "../../..")
const file = resolve(process.env.PACTWERK_LOG ?? join(root, "pactwerk.db"))
const pages = process.env.PACTWERK_LOG === undefined ? join(root, "output") : dirname(file)
const beside = (what: string) => join(dirname(file), `${basename(file, ".db")}-${what}.db`)

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
  keys: keysLayer({ file: beside("keys"), master: masterKey() })
})
const shown = (path: string) => relative(process.cwd(), path) || path
const list = (lines: ReadonlyArray<string>) => lines.map((line) => `  - ${line}`).join("\n")

/** Records what is not there yet. */
const record = async () => {
  for (const folder of [dirname(file), pages]) mkdirSync(folder, { recursive: true })
  const opened = await openAlliance(stores())
  try {
    return await recordSeason(opened)
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

/** Opens the log anew, so that all of it is replayed, and tells what it finds. */
const tell = async (recorded: number, { days, language, on }: Wanted) => {
  const say = words[language]
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
  } finally {
    await opened.close()
  }
}

const wanted = asked()
const say = words[wanted.language]
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
    console.error(isOther ? say.anotherEdition(shown(file)) : say.failed(shown(file), why))
    process.exitCode = 1
  }
}
