/** The web app without a browser: a page for an address, as a server would make it. */
import {
  Analysis,
  alliance,
  type Command,
  type Day,
  layerMemory,
  openAlliance,
  Position,
  type Recorded,
  type Session
} from "@pactwerk/core"
import { parseHTML } from "linkedom"
import { type Asked, makePage } from "../web/page.tsx"
import { recordSeason } from "../woensel-zuid/record.ts"
import { season, seasonUntil } from "../woensel-zuid/season.ts"

/** Noon on this day, in milliseconds since 1970. */
export const noonOn = (day: Day): number => Date.parse(`${day}T12:00:00Z`)

/** The alliance with its season as far as a day, on that day. */
export const openedOn = async (day: Day, isWhole = false) => {
  const opened = await openAlliance({ log: layerMemory, now: () => noonOn(day) })
  await recordSeason(opened, isWhole ? season : seasonUntil(day))
  return opened
}

/** A session of nobody in particular over any log. */
export const sessionOver = (log: ReadonlyArray<Recorded>): Session<Command> => {
  const standing = { head: Position.make(log.at(-1)?.position ?? 0), status: "open" } as const
  const never = () => Promise.reject(new Error("nobody asks"))
  return {
    ...Analysis.readingOf(alliance, { shown: () => log, standing: () => standing, subscribe: () => () => {} }),
    ...{ mayAsk: false, check: never, ask: never, close: async () => {} }
  }
}

/** The HTML of the page at an address, with everything that it waits for. */
export const pageAt = async (address: string, more: Omit<Asked, "address">): Promise<string> => {
  const { app, head } = await makePage({ address, ...more })
  return head + app
}

/** The same as a document to look things up in. */
export const documentOf = (html: string) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document

/** Every screen in both languages, at this moment; `?…` without it is now. */
export const addresses = (query = ""): ReadonlyArray<string> =>
  [
    ["", "/en"],
    ["/tijdmachine", "/en/time-machine"],
    ["/spelregels", "/en/rules"],
    ["/programma", "/en/programme"],
    ["/vergadering", "/en/meeting"],
    ["/vergadering/alliantieraad-2024-02-01", "/en/meeting/alliantieraad-2024-02-01"],
    ["/bewonersopdracht", "/en/residents-mandate"],
    ["/aanmelden", "/en/sign-in"]
  ]
    .flat()
    .map((path) => `${path === "" ? "/" : path}${query}`)
