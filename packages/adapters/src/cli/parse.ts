/** From what was typed to what is meant. Nothing here knows the core. */
import { readFileSync } from "node:fs"
import { runParserSync } from "@optique/core/facade"
import { formatMessage } from "@optique/core/message"
import { extractOptionNames } from "@optique/core/usage"
import type { Language, Wording } from "@pactwerk/core"
import { guessing, nearest } from "../input/near.ts"
import { withoutSecrets } from "./address.ts"
import { type Given, grammar } from "./grammar.ts"
import { help, shortHelp } from "./help.ts"
import type { Speech } from "./outside.ts"
import { Problem } from "./problem.ts"
import { commands } from "./words.ts"

/** A command to carry out, or a text that answers by itself: help, the version, completions. */
export type Meant =
  | { readonly is: "order"; readonly given: Given }
  | { readonly is: "text"; readonly of: "help" | "version" | "completion"; readonly text: string }

/** What must be known before anything is parsed: how to answer. */
export const peek = (typed: ReadonlyArray<string>): { readonly language: Language; readonly json: boolean } => {
  const end = typed.indexOf("--")
  const options = end === -1 ? typed : typed.slice(0, end)
  const given = options.find((option) => option.startsWith("--lang="))?.slice("--lang=".length)
  const language = given ?? options[options.indexOf("--lang") + 1]
  const isNamed = given !== undefined || options.includes("--lang")
  return { language: isNamed && language === "en" ? "en" : "nl", json: options.includes("--json") }
}

const says = {
  seeHelp: { nl: "Zie pactwerk --help.", en: "See pactwerk --help." },
  seeCommand: (name: string): Wording => ({
    nl: `Zie pactwerk ${name} --help.`,
    en: `See pactwerk ${name} --help.`
  }),
  unknownCommand: { nl: "Onbekende opdracht", en: "Unknown command" },
  unknownOption: { nl: "Onbekende optie", en: "Unknown option" },
  notHere: { nl: "hoort hier niet.", en: "does not belong here." }
} as const

const shells = ["bash", "fish", "nu", "pwsh", "zsh"]
const commandNames = Object.entries(commands).flatMap(([name, { alias }]) => [name, alias])
const versionOf = (): string => {
  const about: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
  return typeof about === "object" && about !== null && "version" in about ? String(about.version) : "?"
}

export const parse = (typed: ReadonlyArray<string>, speech: Speech, columns: number): Meant => {
  const { language } = speech
  const command = typed.find((word) => commandNames.includes(word))
  const advice = command === undefined ? says.seeHelp : says.seeCommand(command)
  const misused = (sentence: string) => new Problem("usage", { nl: sentence, en: sentence }, { advice })
  if (typed.length === 0) {
    const short = shortHelp(speech, columns)
    const sentence = { nl: "Geef een opdracht, bijvoorbeeld:", en: "Give a command, for instance:" }
    throw new Problem("usage", sentence, { advice, details: { nl: short, en: short } })
  }

  const [first, shell] = typed.filter((word) => !word.startsWith("--"))
  if (first === "completion" && !shells.includes(shell ?? "")) {
    const list = shells.join(", ")
    throw new Problem(
      "usage",
      { nl: `Kies een shell: ${list}.`, en: `Choose a shell: ${list}.` },
      { advice: says.seeHelp }
    )
  }

  const stranger = (token: string): string => {
    const shown = withoutSecrets(token)
    const isOption = token.startsWith("-") && token !== "-"
    if (!isOption && command !== undefined && command !== token) return `«${shown}» ${says.notHere[language]}`
    const [name = shown] = isOption ? token.split("=") : [shown]
    const known = isOption ? extractOptionNames(parser.usage) : new Set([...commandNames, "completion"])
    if (known.has(name)) return `\`${name}\` ${says.notHere[language]}`
    const near = nearest(name, known)
    const kind = isOption ? says.unknownOption : says.unknownCommand
    return guessing({ nl: `${kind.nl}: ${name}.`, en: `${kind.en}: ${name}.` }, near)[language]
  }

  const parser = grammar(language, stranger)
  let shown: Meant | undefined
  let printed = ""
  const show = (of: "version" | "completion") => () => {
    shown = { is: "text", of, text: printed }
  }
  const given = runParserSync(parser, "pactwerk", typed, {
    colors: false,
    aboveError: "none",
    stderr: () => {},
    stdout: (text) => {
      printed += `${text}\n`
    },
    help: {
      option: true,
      onShow: (_, page) => {
        shown = { is: "text", of: "help", text: help(page, speech, columns) }
      }
    },
    version: { option: true, value: versionOf(), onShow: show("version") },
    completion: { command: true, onShow: show("completion") },
    onError: (_, error) => {
      throw misused(formatMessage(error, { colors: false }))
    }
  })
  return shown ?? { is: "order", given }
}
