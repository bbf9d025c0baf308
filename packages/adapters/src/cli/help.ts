/** The help: examples first, then what can be typed, then what the exit codes mean. */
import type { DocEntry, DocPage } from "@optique/core/doc"
import { formatMessage } from "@optique/core/message"
import type { Wording } from "@pactwerk/core"
import { examples, inShort } from "./examples.ts"
import { formatRows } from "./exporting-grammar.ts"
import { titles } from "./grammar.ts"
import type { Speech } from "./outside.ts"
import { type CommandName, commands, options } from "./words.ts"

const says = {
  what: { nl: "het geheugen van een alliantie", en: "the memory of an alliance" },
  examples: { nl: "Voorbeelden", en: "Examples" },
  usage: { nl: "Gebruik", en: "Usage" },
  formats: { nl: "Formaten", en: "Formats" },
  options: { nl: "Opties", en: "Options" },
  exits: { nl: "Exitcodes", en: "Exit codes" },
  more: { nl: "Meer over een opdracht: pactwerk OPDRACHT --help", en: "More about a command: pactwerk COMMAND --help" }
} as const satisfies Record<string, Wording>

const codes: ReadonlyArray<readonly [string, Wording]> = [
  ["0", { nl: "gelukt", en: "done" }],
  ["1", { nl: "storing", en: "a fault" }],
  ["2", { nl: "verkeerd gebruik, of invoer die niet klopt", en: "wrong usage, or input that is not right" }],
  ["3", { nl: "een spelregel houdt het tegen", en: "refused by a rule" }],
  ["4", { nl: "niet gevonden", en: "not found" }],
  ["5", { nl: "het logboek is beschadigd", en: "the log is damaged" }],
  ["6", { nl: "een ander was steeds net eerder; vraag het opnieuw", en: "others kept coming first; ask again" }],
  ["130", { nl: "onderbroken", en: "interrupted" }]
]

/** What is said when nothing was asked. */
export const shortHelp = (speech: Speech, columns: number): string => {
  const shown = inShort.map(({ shows, typed }): Row => [`pactwerk ${typed[speech.language]}`, speech.say(shows)])
  const names = Object.keys(commands).join(", ")
  return `${table(shown, columns)}\n${speech.say(titles.commands)}: ${names}`
}

type Row = readonly [term: string, about: string]

/** The help of one command, or of all of them. */
export const help = (page: DocPage, speech: Speech, columns: number): string => {
  const { language, say, strong } = speech
  const name = commandOf(page)
  const section = (title: Wording, rows: ReadonlyArray<Row>) =>
    rows.length === 0 ? [] : [`${strong(say(title))}\n${table(rows, columns)}`]
  const shown = name === undefined ? inShort : examples[name]
  const entries = page.sections.flatMap(({ entries, title }) => entries.map((entry) => ({ entry, title })))
  const everywhere = entries.filter(({ title }) => title === titles.options[language])
  const own = entries
    .filter(({ entry, title }) => title === undefined && entry.description !== undefined)
    .sort((one, other) => Number(other.entry.term.type === "argument") - Number(one.entry.term.type === "argument"))
  const meta: ReadonlyArray<Row> = [
    ["--help", say(options.help)],
    ["--version", say(options.version)]
  ]
  const parts = [
    `${strong(name === undefined ? "pactwerk" : `pactwerk ${name}`)}: ${say(name === undefined ? says.what : commands[name])}`,
    ...section(
      says.examples,
      shown.map(({ shows, typed }): Row => [`pactwerk ${typed[language]}`, say(shows)])
    ),
    ...(name === undefined ? section(titles.commands, rowsOfCommands(speech)) : usage(name, page, speech)),
    ...(name === undefined
      ? []
      : section(
          says.options,
          own.map(({ entry }) => rowOf(entry))
        )),
    ...(name === "export" ? section(says.formats, formatRows(language)) : []),
    ...section(titles.options, [...everywhere.map(({ entry }) => rowOf(entry)), ...meta]),
    ...section(
      says.exits,
      codes.map(([code, about]): Row => [code, say(about)])
    ),
    ...(name === undefined ? [say(says.more)] : [])
  ]
  return `${parts.join("\n\n")}\n`
}

const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name)

const commandOf = ({ usage }: DocPage): CommandName | undefined => {
  const first = usage?.[0]
  return first?.type === "command" && isCommandName(first.name) ? first.name : undefined
}

const rowsOfCommands = ({ say }: Speech): ReadonlyArray<Row> => [
  ...Object.entries(commands).map(([name, { alias, ...about }]): Row => [`${name}, ${alias}`, say(about)]),
  ["completion SHELL", say(options.completion)]
]

const usage = (name: CommandName, { usage = [] }: DocPage, { say, strong }: Speech): ReadonlyArray<string> => {
  const given = usage.flatMap((term) => {
    if (term.type === "argument") return [term.metavar]
    const [inner] = term.type === "optional" ? term.terms : []
    return inner?.type === "argument" ? [`[${inner.metavar}]`] : []
  })
  return [`${strong(say(says.usage))}\n  ${["pactwerk", name, ...given].join(" ")}  (${commands[name].alias})`]
}

const rowOf = ({ description, term }: DocEntry): Row => {
  const about = description === undefined ? "" : formatMessage(description, { quotes: false })
  if (term.type === "argument") return [term.metavar, about]
  if (term.type !== "option") return ["", about]
  return [`${term.names.join(", ")}${term.metavar === undefined ? "" : ` ${term.metavar}`}`, about]
}

/** Two columns; where the first is wide, the second begins on a line of its own. */
const table = (rows: ReadonlyArray<Row>, columns: number): string => {
  const widest = Math.min(26, Math.max(...rows.map(([term]) => term.length)))
  const indent = " ".repeat(widest + 4)
  return rows
    .map(([term, about]) => {
      const lines = wrap(about, Math.max(30, columns - indent.length))
      const [first = "", ...others] = term.length > widest ? ["", ...lines] : lines
      return [`  ${term.padEnd(widest)}  ${first}`.trimEnd(), ...others.map((line) => `${indent}${line}`)].join("\n")
    })
    .join("\n")
}

const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
