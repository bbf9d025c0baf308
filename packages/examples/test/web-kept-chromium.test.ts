/// <reference lib="dom" />
/** Whoever records without a connection loses nothing, and records nothing twice. */
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { browserOf, type SiteOn, siteOn } from "./site-fixtures.ts"
import { overflowOf, ready, violationsOn } from "./web-chromium-fixtures.ts"

const program = inject("chromium")
const april = "/vergadering/alliantieraad-2024-04-04"

describe.skipIf(program === "")("recording without a connection", () => {
  let site: SiteOn
  let browser: Awaited<ReturnType<typeof browserOf>>
  beforeAll(async () => {
    site = await siteOn("2024-02-14")
    browser = await browserOf(program)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const form = 'form[aria-labelledby$="PlaceAgendaItem-title"]'
  const place = async (page: Page, title: string) => {
    await page.fill(`${form} [name="title"]`, title)
    await page.click(`${form} button[type="submit"]`)
    await page.waitForFunction((said) => document.querySelector("#kept ~ ol")?.textContent?.includes(said), title)
  }
  const waiting = (page: Page) => page.locator("#kept ~ ol > li").count()
  const placed = (titles: ReadonlyArray<string>) =>
    site.opened.events().flatMap(({ data, type }) => {
      const title = String(data.title)
      return type === "AgendaItemPlaced" && titles.includes(title) ? [title] : []
    })

  it("keeps two things over a reload, and records each once when the connection is back, from two tabs at once", async () => {
    const titles = ["Een punt zonder verbinding", "Nog een punt zonder verbinding"]
    const { context, page } = await browser.person(site.url, april, "secretary")
    await ready(page)
    await page.click("#capture ~ details:has([name=title]) summary")
    await context.setOffline(true)
    for (const title of titles) await place(page, title)
    expect(await waiting(page)).toBe(2)
    expect(await page.locator(".done").count()).toBe(0)
    expect(await page.textContent("#kept")).toBe("Nog niet vastgelegd: 2")
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await overflowOf(page)).toBe(0)

    // The pages can be had again, and what is asked cannot.
    await context.route("**/v1/asks", (route) => route.abort())
    await context.setOffline(false)
    await page.reload()
    await ready(page)
    expect(await waiting(page)).toBe(2)
    expect(placed(titles)).toEqual([])
    const other = await context.newPage()
    await other.goto(`${site.url}/icon.svg`)
    await other.evaluate(() => sessionStorage.setItem("seat", "secretary"))
    await other.goto(`${site.url}${april}`)
    await ready(other)
    expect(await waiting(other)).toBe(2)

    await context.unroute("**/v1/asks")
    await Promise.all([page, other].map((tab) => tab.click("#kept ~ p.buttons button")))
    for (const tab of [page, other]) await tab.waitForSelector("#kept", { state: "detached" })
    expect(placed(titles)).toEqual(titles)
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kept")))).toEqual([])
    await page.waitForFunction(
      (title) => document.querySelector(".agenda")?.textContent?.includes(title),
      titles[1] ?? ""
    )
    await context.close()
  }, 90_000)
})
