/// <reference lib="dom" />
/** Everything that matters can be done by the keyboard alone, and what has focus is seen. */
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { browserOf, type Person, type SiteOn, siteOn } from "./site-fixtures.ts"
import { ready, violationsOn } from "./web-chromium-fixtures.ts"

const program = inject("chromium")

describe.skipIf(program === "")("by the keyboard alone", () => {
  let site: SiteOn
  let browser: Awaited<ReturnType<typeof browserOf>>
  let person: Person | undefined
  let page: Page
  beforeAll(async () => {
    site = await siteOn("2024-02-14")
    browser = await browserOf(program)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const begin = async (address: string, role?: string) => {
    await person?.context.close()
    person = await browser.person(site.url, address, role)
    page = person.page
    await ready(page)
  }
  /** Whether what has focus lies on the screen, with a line around it. */
  const isSeen = () =>
    page.evaluate(() => {
      const focused = document.activeElement
      if (focused === null || focused === document.body) return false
      const { bottom, top } = focused.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      // What is within a field for a date is marked by the browser itself.
      const isMarked = outlineStyle !== "none" && outlineWidth !== "0px"
      return bottom > 0 && top < innerHeight && (isMarked || focused.matches("h1, h2, main, .answer, [type=date]"))
    })
  /** Presses Tab until this has focus. */
  const reach = async (selector: string, most = 400) => {
    for (let press = 0; press < most; press++) {
      await page.keyboard.press("Tab")
      expect(await isSeen()).toBe(true)
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    }
    throw new Error(`\`${selector}\` was not reached`)
  }

  it("skips to the content, opens what is behind a number, and asks why", async () => {
    await begin("/")
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip")
    await page.keyboard.press("Enter")
    await reach('a.figure[href*="getal=answered"]')
    await page.keyboard.press("Enter")
    await page.waitForFunction(() => document.activeElement?.id === "getal")
    await reach('a[href*="waarom="]')
    await page.keyboard.press("Enter")
    await page.waitForSelector("#waarom")
    expect(new URL(page.url()).searchParams.get("waarom")).toContain("feedback-board")
  }, 60_000)

  it("moves through time, and compares two moments", async () => {
    await begin("/tijdmachine")
    await reach("input[type=range]")
    await page.keyboard.press("ArrowLeft")
    await page.waitForFunction(() => new URL(location.href).searchParams.has("op"))
    const before = Number(new URL(page.url()).searchParams.get("op"))
    await page.keyboard.press("ArrowLeft")
    await page.waitForFunction((last) => new URL(location.href).searchParams.get("op") === String(last - 1), before)
    expect(await page.getAttribute("input[type=range]", "aria-valuetext")).toMatch(/gebeurtenis/)
    await reach("#ander")
    await page.keyboard.type("41")
    await page.keyboard.press("Enter")
    await page.waitForSelector("[data-part=differences], [data-part=same]")
    expect(await violationsOn(page)).toEqual([])
  }, 60_000)

  it("says what is missing, keeps what was typed, and gives feedback", async () => {
    await begin("/programma", "partner")
    await reach('form.ask select[name="from"]')
    await reach('form.ask textarea[name="text"]')
    await reach("form.ask button[type=submit]")
    await page.keyboard.press("Enter")
    await page.waitForSelector("form.ask [role=alert] a")
    expect(await page.title()).toMatch(/^Fout:/)
    expect(await violationsOn(page)).toEqual([])
    await reach('form.ask textarea[name="text"]')
    await page.keyboard.type("Noem ook de zaterdagen.")
    await page.reload()
    await ready(page)
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('textarea[name="text"]')?.value === "Noem ook de zaterdagen."
    )
    await reach("form.ask button[type=submit]")
    await page.keyboard.press("Enter")
    await page.waitForSelector("form.ask .done")
    expect(await page.textContent("form.ask .done")).toMatch(
      /Vastgelegd als gebeurtenis \d+\. .*Bewaar dit nummer: reactie-/
    )
    expect(await page.textContent("main")).toContain("Noem ook de zaterdagen.")
    expect(await violationsOn(page)).toEqual([])
  }, 60_000)

  it("records nothing of a form that is half filled in, and says what is missing", async () => {
    await begin("/bewonersopdracht", "resident")
    const head = site.opened.standing().head
    await reach('form.ask textarea[name="scope"]')
    await page.keyboard.type("iemand die de deur opendoet")
    await reach("form.ask button[type=submit]")
    await page.keyboard.press("Enter")
    await page.waitForSelector("form.ask [role=alert]")
    expect(site.opened.standing().head).toBe(head)
  }, 60_000)
})
