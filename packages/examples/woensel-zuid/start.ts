/** Records the first season in a SQLite file, replays it, and tells where the alliance stands. */
import { mkdirSync, writeFileSync } from "node:fs"
import { basename, dirname, join, relative, resolve } from "node:path"
import { parseArgs } from "node:util"
import { minutesDocument, toHtml, toMarkdown } from "@pactwerk/adapters/export"
import { layer } from "@pactwerk/adapters/sqlite"
import { alliance, Day, type Language, openAlliance, sayDay, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { february } from "./agenda-2024-02-01.ts"
import { programmeId } from "./matters.ts"
import { dayOfCouncil, minutes } from "./observation.ts"
import { AnotherEdition, recordSeason } from "./record.ts"
import { words } from "./start-words.ts"

const languages: ReadonlyArray<Language> = ["nl", "en"]

/** What was asked on the command line, or what of it is not understood. */
const asked = () => {
  const options = { lang: { type: "string" }, on: { type: "string" }, help: { type: "boolean" } } as const
  try {
    const { values } = parseArgs({ options })
    const { help = false, lang = "nl", on = dayOfCouncil } = values
    const language = languages.find((known) => known === lang)
    if (language === undefined) return { language: "nl", wrong: `--lang ${lang}` } as const
    return Schema.is(Day)(on) ? { language, on, help } : { language, wrong: `--on ${on}` }
  } catch (error) {
    return { language: "nl", wrong: error instanceof Error ? error.message : String(error) } as const
  }
}

const root = resolve(import.meta.dirname, "../../..")
const file = resolve(process.env.PACTWERK_LOG ?? join(root, "output/woensel-zuid.db"))
const stores = {
  log: layer({ file }),
  refusals: layer({ file: join(dirname(file), `${basename(file, ".db")}-refusals.db`) })
}
const shown = (path: string) => relative(process.cwd(), path) || path
const list = (lines: ReadonlyArray<string>) => lines.map((line) => `  - ${line}`).join("\n")

/** Records what is not there yet. */
const record = async () => {
  mkdirSync(dirname(file), { recursive: true })
  const opened = await openAlliance(stores)
  try {
    return await recordSeason(opened)
  } finally {
    await opened.close()
  }
}

/** Writes the minutes beside the log, in both languages and both forms, and gives the paths. */
const write = (book: Views.MinutesBook, names: Views.Names): ReadonlyArray<string> => {
  const made = Views.minutesOf(book, february)
  if (made === undefined) return []
  return languages.flatMap((language) => {
    const naming = Views.naming(names, language)
    const document = minutesDocument(made, { language, words: alliance.words, naming, form: "house" })
    const pages = [["md", toMarkdown(document)] as const, ["html", toHtml(document)] as const]
    return pages.map(([ending, page]) => {
      const path = join(dirname(file), `${minutes}.${language}.${ending}`)
      writeFileSync(path, page)
      return path
    })
  })
}

/** Opens the log anew, so that all of it is replayed, and tells what it finds. */
const tell = async (recorded: number, language: Language, on: Day) => {
  const say = words[language]
  const day = sayDay(on, language)
  const opened = await openAlliance(stores)
  try {
    const blockers = Views.blockers(opened.project(Views.readiness), programmeId, on)
    const paths = write(opened.project(Views.minutes), opened.project(Views.names))
    console.log(
      [
        say.log(shown(file)),
        say.counted(opened.events().length, recorded),
        say.audited(opened.audit().length),
        `\n${say.standing(day)}`,
        list(Views.sayOverview(opened.project(Views.overview), language, on)),
        `\n${say.blocking(day)}`,
        list(blockers.length === 0 ? [say.nothingBlocks] : blockers.map((blocker) => blocker[language])),
        `\n${say.written}`,
        list(paths.map(shown))
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
    await tell(recorded, wanted.language, wanted.on)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const isOther = error instanceof AnotherEdition
    console.error(isOther ? say.anotherEdition(shown(file)) : say.failed(shown(file), why))
    process.exitCode = 1
  }
}
