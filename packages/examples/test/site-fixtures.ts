/// <reference lib="dom" />
/** The web app as people use it: a server on this machine, and tabs of a real Chromium. */
import { serve } from "@pactwerk/adapters/http/node"
import { Day, layerMemory, openAlliance } from "@pactwerk/core"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { builtPages } from "../server/build.ts"
import { siteOf } from "../server/site.ts"
import { recordSeason } from "../woensel-zuid/record.ts"
import { seasonUntil } from "../woensel-zuid/season.ts"

/**
 * The season as far as a day, or as far as an observation of that day, served on a clock that stands at noon of that day
 * until it is set.
 */
export const siteOn = async (day: string, before?: string) => {
  const observations = seasonUntil(Day.make(day))
  const end = observations.findIndex(({ observing }) => observing.id === before)
  let now = Date.parse(`${day}T12:00:00Z`)
  const opened = await openAlliance({ log: layerMemory, now: () => now })
  await recordSeason(opened, end === -1 ? observations : observations.slice(0, end))
  const site = siteOf({ ...(await builtPages(() => {})), opened, now: () => now })
  let serving = await serve(site)
  const { port } = serving
  return {
    opened,
    url: serving.url,
    tokens: site.tokens,
    setClock: (to: string) => {
      now = Date.parse(to)
    },
    /** Nobody can reach it any more, until it is begun again on the same port. */
    stop: () => serving.close(),
    begin: async () => {
      serving = await serve(site, { port })
    },
    close: async () => {
      await serving.close()
      await opened.close()
    }
  }
}
export type SiteOn = Awaited<ReturnType<typeof siteOn>>

/** When the app goes on with what the server made, or shows its own. */
export const hasBegun = (page: Page) => page.locator("html[data-begun] main h1").waitFor()

/** Chromium, with a window of its own for each person. */
export const browserOf = async (program: string) => {
  const browser: Browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] })
  return {
    browser,
    close: () => browser.close(),
    /** Somebody with this page before them; signed in where a role is named. What goes wrong in it is kept. */
    person: async (url: string, path: string, role?: string): Promise<Person> => {
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 } })
      const page = await context.newPage()
      const wrong: Array<string> = []
      page.on("pageerror", ({ message }) => wrong.push(message))
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(message.text())
      })
      if (role !== undefined) {
        await page.goto(`${url}/icon.svg`)
        await page.evaluate((seat) => sessionStorage.setItem("seat", seat), role)
      }
      await page.goto(`${url}${path}`)
      await hasBegun(page)
      return { context, page, wrong }
    }
  }
}

export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  readonly wrong: ReadonlyArray<string>
}
