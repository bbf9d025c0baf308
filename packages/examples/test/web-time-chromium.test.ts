/// <reference lib="dom" />
/** The time machine in a real browser: larger steps, two moments beside each other, what can change something, and what if. */
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { browserOf, type SiteOn, siteOn } from "./site-fixtures.ts"
import { overflowOf, ready, violationsOn } from "./web-chromium-fixtures.ts"

const program = inject("chromium")

describe.skipIf(program === "")("the time machine in a browser", () => {
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

  const at = async (address: string, width: number): Promise<Page> => {
    const context = await browser.browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${site.url}${address}`)
    await ready(page)
    return page
  }
  const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
  const judge = async (page: Page) => {
    expect(await violationsOn(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  }

  it("goes from meeting to meeting, and to the end of a month", async () => {
    const page = await at("/en/time-machine", 1100)
    const closed = site.opened.events({ items: [{ types: ["MeetingClosed"] }] }).map(({ position }) => String(position))
    const step = page.locator(".scrubber select").last()
    await step.selectOption({ label: "meeting" })
    await page.click("[data-part=previous]")
    await page.waitForFunction(() => new URL(location.href).searchParams.has("op"))
    expect(asked(page, "op")).toBe(closed.at(-1))
    await step.selectOption({ label: "month" })
    await page.click("[data-part=previous]")
    await page.waitForFunction(() => new URL(location.href).searchParams.get("op")?.includes("-"))
    expect(asked(page, "op")).toMatch(/^2024-01-\d\d$/)
    await judge(page)
    await page.context().close()
  }, 120_000)

  it.each([320, 1100])(
    "compares from one event to another at %d pixels, and keeps both while one goes on",
    async (width) => {
      const page = await at("/tijdmachine?op=143", width)
      await page.click(".list [aria-current=step] .anchors a >> nth=0")
      await page.waitForSelector("[data-part=same]")
      await page.goto(`${site.url}/tijdmachine?op=182&vanaf=143`)
      await ready(page)
      await page.click(".list [aria-current=step] .anchors a >> nth=1")
      await page.waitForSelector("[data-part=differences]")
      expect([asked(page, "op"), asked(page, "vanaf"), asked(page, "vergelijk")]).toEqual(["182", "143", "182"])
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("vergelijk")
      const differences = await page.textContent("[data-part=differences]")
      await page.click("[data-part=previous]")
      await page.waitForFunction(() => new URL(location.href).searchParams.get("op") === "181")
      expect(await page.textContent("[data-part=differences]")).toBe(differences)
      await judge(page)
      await page.context().close()
    },
    120_000
  )

  it("keeps the filter of the events in the address, also when one goes on and comes back", async () => {
    const page = await at("/tijdmachine?op=182", 1100)
    const shown = () => page.locator(".list ol > li").count()
    await page.selectOption(".list select[name=type]", "MeetingClosed")
    await page.waitForFunction(() => new URL(location.href).searchParams.get("soort") === "MeetingClosed")
    const closed = await shown()
    expect(closed).toBe(site.opened.events({ items: [{ types: ["MeetingClosed"] }] }).length)
    await page.fill(".list input[name=text]", "zeppelin")
    await page.waitForFunction(() => new URL(location.href).searchParams.get("tekst") === "zeppelin")
    expect(await shown()).toBe(0)
    await page.goto(`${site.url}/tijdmachine?op=182&soort=MeetingClosed`)
    await page.locator(".list ol > li").first().waitFor()
    expect(await shown()).toBe(closed)
    expect(await page.inputValue(".list select[name=type]")).toBe("MeetingClosed")
    await page.click(".anchors a[href*=vanaf]")
    await page.waitForFunction(() => new URL(location.href).searchParams.has("vanaf"))
    expect(asked(page, "soort")).toBe("MeetingClosed")
    await page.selectOption(".list select[name=type]", "")
    await page.waitForFunction(() => !new URL(location.href).searchParams.has("soort"))
    expect(await shown()).toBeGreaterThan(closed)
    await page.goBack()
    await page.waitForFunction(() => new URL(location.href).searchParams.has("soort"))
    await page.locator(".list select[name=type] >> nth=0").waitFor()
    expect(await page.inputValue(".list select[name=type]")).toBe("MeetingClosed")
    expect(await shown()).toBe(closed)
    await page.context().close()
  }, 120_000)

  it.each([320, 1100])(
    "says what can change something at %d pixels, once it is opened, with what did so in front",
    async (width) => {
      const page = await at("/tijdmachine?op=182&waarom=dashboard/decisions/endorsed", width)
      expect(await page.locator(".panel > details li").count()).toBe(0)
      await page.click(".panel > details > summary")
      const first = page.locator(".panel > details li").first()
      expect(await first.textContent()).toMatch(/^Inhoudelijke koers omarmen \(deed dat hier al\)/)
      await first.locator("summary").click()
      expect(await first.locator("a").first().getAttribute("href")).toMatch(/^\/spelregels\/agreement/)
      await judge(page)
      await page.context().close()
    },
    120_000
  )

  it.each([320, 1100])(
    "shows at %d pixels what would not have been allowed without an event, and records nothing",
    async (width) => {
      const { head } = site.opened.standing()
      const page = await at("/en/time-machine?op=49&beeld=readiness", width)
      expect(await page.locator("#weg").count()).toBe(0)
      await page.click("section[aria-labelledby=wat-als] summary")
      expect(await page.inputValue("#weg")).toBe("49")
      const what = page.locator("section[aria-labelledby=wat-als]")
      await what.locator("button").click()
      await what.locator("[data-part=differences]").waitFor()
      expect(await what.locator("[role=status]").textContent()).toBe(
        "Without event 49, 4 actions would not have been allowed."
      )
      expect(await what.locator("ol li a[href*='/en/rules/']").count()).toBeGreaterThanOrEqual(4)
      expect(await what.textContent()).toContain("Nothing changes in the log.")
      await judge(page)
      await page.fill("#weg", "9999")
      await what.locator("button").click()
      await page.waitForSelector("#weg-wrong")
      await judge(page)
      expect(site.opened.standing().head).toBe(head)
      await page.context().close()
    },
    120_000
  )
})
