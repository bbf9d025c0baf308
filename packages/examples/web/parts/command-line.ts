/** What is typed on the command line to get what a page shows. */
import type { Look } from "../look.tsx"

const commands = {
  state: { nl: "stand", en: "state" },
  view: { nl: "beeld", en: "view" },
  log: { nl: "logboek", en: "log" },
  rules: { nl: "regels", en: "rules" },
  readiness: { nl: "gereedheid", en: "readiness" },
  minutes: { nl: "verslag", en: "minutes" },
  why: { nl: "waarom", en: "why" }
} as const
export type Typed = keyof typeof commands

/** A word that a shell takes as it stands, or between quotation marks. */
const word = (text: string): string => (/^[\w/.:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** The moment as options; nothing where it is now. */
const moment = ({ language, place: { at, axis } }: Look): string => {
  const option = language === "nl" ? "--op" : "--at"
  if (at === undefined) return ""
  if (typeof at === "number") return ` ${option}='#${at}'`
  return ` ${option} ${at}${axis === "recorded" ? " --basis recorded" : ""}`
}

/** A whole command, at the moment that is shown where the command knows moments. */
export const typed = (look: Look, command: Typed, ...words: ReadonlyArray<string>): string => {
  const said = ["pactwerk", commands[command][look.language], ...words.map(word)].join(" ")
  return command === "rules" || command === "minutes" || command === "log" ? said : `${said}${moment(look)}`
}
