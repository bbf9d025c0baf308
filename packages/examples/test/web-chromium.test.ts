/// <reference lib="dom" />
/** The web app in a real browser: for every eye and hand, on every screen, in both languages, now and in the past. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { builtPages } from "../server/build.ts"
import { browserOf, type SiteOn, siteOn } from "./site-fixtures.ts"
import { overflowOf, ready, violationsOn } from "./web-chromium-fixtures.ts"
import { addresses } from "./web-fixtures.tsx"

const program = inject("chromium")
const past = "?op=2024-02-01"

describe.skipIf(program === "")("the web app in a browser", () => {
  let site: SiteOn
  let browser: Awaited<ReturnType<typeof browserOf>>
  let complaints: Array<string> = []
  beforeAll(async () => {
    site = await siteOn("2024-02-14")
    browser = await browserOf(program)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const tab = async (width: number, more: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.browser.newContext({ viewport: { width, height: 900 }, ...more })
    const page = await context.newPage()
    complaints = []
    page.on("console", (said) => {
      if (said.type() === "error") complaints.push(said.text())
    })
    page.on("pageerror", (fault) => complaints.push(fault.message))
    return page
  }
  const go = async (page: Page, address: string) => {
    await page.goto(`${site.url}${address}`)
    await ready(page)
  }

  it.each([320, 1100])(
    "has no fault and no sideways scroll at %d pixels, on any screen",
    async (width) => {
      const page = await tab(width)
      for (const address of [...addresses(), ...addresses(past)]) {
        await go(page, address)
        expect({ address, found: await violationsOn(page) }).toEqual({ address, found: [] })
        expect({ address, beyond: await overflowOf(page) }).toEqual({ address, beyond: 0 })
        expect(await page.getAttribute("html", "lang")).toBe(address.startsWith("/en") ? "en" : "nl")
      }
      expect(complaints).toEqual([])
      await page.context().close()
    },
    240_000
  )

  it("has no fault and no sideways scroll with text at twice its size", async () => {
    const page = await tab(640)
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () =>
        document.documentElement.style.setProperty("font-size", "200%")
      )
    })
    for (const address of [...addresses(), "/?getal=answered", "/tijdmachine?op=100&waarom=dashboard/coalitions"]) {
      await go(page, address)
      expect({ address, beyond: await overflowOf(page) }).toEqual({ address, beyond: 0 })
    }
    await page.context().close()
  }, 120_000)

  it("keeps its marks where colours are forced, and moves nothing where less motion is asked", async () => {
    const page = await tab(1100, { forcedColors: "active", reducedMotion: "reduce" })
    for (const address of addresses(past)) {
      await go(page, address)
      expect({ address, found: await violationsOn(page) }).toEqual({ address, found: [] })
    }
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto")
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.context().close()
  }, 120_000)

  it("goes on with the page that the server made, and makes none of it anew", async () => {
    const page = await tab(1100)
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => document.querySelector("h1")?.setAttribute("data-first", ""))
    })
    for (const address of ["/", "/en/rules", "/programma", "/en/time-machine", "/aanmelden"]) {
      await go(page, address)
      expect({ address, kept: await page.locator("h1[data-first]").count() }).toEqual({ address, kept: 1 })
    }
    await go(page, "/?op=100")
    expect(await page.locator("h1[data-first]").count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  }, 120_000)

  it.each([320, 1100])(
    "can be read without JavaScript at %d pixels, from screen to screen",
    async (width) => {
      const page = await tab(width, { javaScriptEnabled: false })
      await page.goto(site.url)
      expect(await page.locator(".figure").count()).toBeGreaterThan(20)
      expect(await page.textContent("noscript .past, .past")).toContain("JavaScript")
      for (const name of ["Programma", "Spelregels", "Bewonersopdracht", "Vergadering", "Tijdmachine"]) {
        await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name }).click()
        await page.locator(".screens [aria-current=page]", { hasText: name }).waitFor()
        expect(await page.textContent("h1")).toContain(name)
        expect({ name, beyond: await overflowOf(page) }).toEqual({ name, beyond: 0 })
      }
      await page.context().close()
    },
    120_000
  )

  it("comes with at most 300 kB of script for its first page, and 8 kB of style, as they travel and as they are", async () => {
    const { pages } = await builtPages(() => {})
    const page = readFileSync(join(pages, "index.html"), "utf8")
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file)
    const bytes = (end: string) =>
      files.filter((file) => file.endsWith(end)).map((file) => readFileSync(join(pages, file)))
    const script = bytes(".js").reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
    expect(script).toBeGreaterThan(100_000)
    expect(script).toBeLessThanOrEqual(300_000)
    expect(bytes(".css").reduce((sum, file) => sum + file.length, 0)).toBeLessThanOrEqual(8000)
  })

  it("prints on A4, with the moment and the number of every page", async () => {
    const page = await tab(1100)
    for (const address of ["/vergadering/alliantieraad-2024-02-01", "/?op=2024-02-01", "/en/rules"]) {
      await go(page, address)
      await page.emulateMedia({ media: "print" })
      expect(await page.isVisible("nav")).toBe(false)
      // The margins are laid when printing begins, and are gone when it ends.
      const margins = () =>
        page.evaluate(() => document.adoptedStyleSheets.map(({ cssRules }) => cssRules[0]?.cssText).join())
      await page.evaluate(() => {
        const keep = () => {
          document.documentElement.dataset.laid = document.adoptedStyleSheets
            .map(({ cssRules }) => cssRules[0]?.cssText)
            .join()
        }
        addEventListener("beforeprint", keep, { once: true })
      })
      const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString("latin1")
      expect(pdf.startsWith("%PDF")).toBe(true)
      expect(await margins()).toBe("")
      expect(await page.locator("html").getAttribute("data-laid")).toMatch(
        /@bottom-left \{ content: "[^"]*(gebeurtenis|event) \d+ (van|of) \d+"/
      )
      expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/)
      await page.emulateMedia({ media: "screen" })
    }
    await page.context().close()
  }, 120_000)
})
