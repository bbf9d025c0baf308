/** Serves the web app on this machine, until somebody ends it. */
import { once } from "node:events"
import { serve } from "@pactwerk/adapters/http/node"
import type { Language, OpenedAlliance } from "@pactwerk/core"
import { builtPages } from "./build.ts"
import { siteOf } from "./site.ts"

/** What is served, and where. */
export interface Serving {
  readonly opened: OpenedAlliance
  readonly now: () => number
  readonly language: Language
  /** A free one, where it is 0. */
  readonly port: number
}

const words = {
  nl: {
    building: "\nDe webpagina's worden gebouwd; dat duurt enkele seconden.",
    open: (url: string) => `\nDe webapp staat open op ${url} (Ctrl-C sluit hem af).`,
    taken: (port: number) => `Poort ${port} is bezet. Kies een andere met --port, of 0 voor een vrije.`
  },
  en: {
    building: "\nThe web pages are being built; that takes a few seconds.",
    open: (url: string) => `\nThe web app is open at ${url}/en (Ctrl-C closes it).`,
    taken: (port: number) => `Port ${port} is taken. Choose another with --port, or 0 for a free one.`
  }
}

/** Somebody else listens there: most likely another start of this program. */
export class PortTaken extends Error {
  override readonly name = "PortTaken"
}

/** Serves until the program is interrupted. Rejects where the port is taken, and where the pages cannot be built. */
export const serveSite = async ({ language, now, opened, port }: Serving): Promise<void> => {
  const say = words[language]
  const built = await builtPages(() => console.error(say.building))
  const site = siteOf({ ...built, opened, now, onFault: (cause) => console.error(cause) })
  const serving = await serve(site, { port }).catch((cause: unknown) => {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"
    throw isTaken ? new PortTaken(say.taken(port)) : cause
  })
  console.log(say.open(serving.url))
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")])
  await serving.close()
}
