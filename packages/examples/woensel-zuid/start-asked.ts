/** What `npm start` can be asked. */
import { parseArgs } from "node:util"
import { Day, type Language } from "@pactwerk/core"
import { Schema } from "effect"
import { dayOfCouncil } from "./observation.ts"
import { evening } from "./spring-2024-agenda.ts"

export interface Wanted {
  readonly language: Language
  /** The day whose standing is told, and the days of which it is told what blocked adoption. */
  readonly on: Day
  readonly days: ReadonlyArray<Day>
  /** The day on which the season is played on; without it all of it is there. */
  readonly play: Day | undefined
  /** Where the web app listens; nowhere where it is only told. */
  readonly port: number | undefined
}

const isDay = Schema.is(Day)

/** What was asked on the command line, or what of it is not understood. */
export const asked = (languages: ReadonlyArray<Language>) => {
  const options = {
    lang: { type: "string", default: "nl" },
    on: { type: "string" },
    play: { type: "string" },
    port: { type: "string", default: "4173" },
    tell: { type: "boolean", default: false },
    help: { type: "boolean", default: false }
  } as const
  try {
    const { help, lang, on, play, port, tell } = parseArgs({ options }).values
    const language = languages.find((known) => known === lang)
    if (language === undefined) return { language: "nl", wrong: `--lang ${lang}` } as const
    const isPort = /^\d{1,5}$/.test(port) && Number(port) < 65_536
    if (!isPort) return { language, wrong: `--port ${port}` } as const
    for (const [name, day] of Object.entries({ on, play })) {
      if (day !== undefined && !isDay(day)) return { language, wrong: `--${name} ${day}` } as const
    }
    const playing = play === undefined ? undefined : Day.make(play)
    const shared = { language, help, play: playing, port: tell ? undefined : Number(port) }
    const asOf = on === undefined ? playing : Day.make(on)
    if (asOf === undefined) return { ...shared, on: Day.make(evening), days: [dayOfCouncil, Day.make(evening)] }
    return { ...shared, on: asOf, days: [asOf] }
  } catch (error) {
    return { language: "nl", wrong: error instanceof Error ? error.message : String(error) } as const
  }
}
