/// <reference lib="dom" />
/** Pictures in a real browser, 320 pixels wide: all of it lies inside, and no words lie over others. */
import { alliance, Day } from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { chart } from "../src/export/charts/format.ts"
import { corpus, exported, histories, standing } from "./export/fixtures.ts"
import { profile, type Running, start } from "./indexeddb-browser.ts"

const program = inject("chromium")
const logs = [
  standing(prelude.map((raw, index) => recorded(alliance, index + 1, raw).recorded)),
  corpus(),
  ...histories(2)
]

/** What lies outside the picture or over other words, and how wide the page is; runs in the page. */
const measure = () => {
  const boxes = [...document.querySelectorAll("svg text, svg > rect, svg > path")].map((element) => {
    const { bottom, left, right, top } = element.getBoundingClientRect()
    return { bottom, left, right, top, is: element.tagName, words: element.textContent }
  })
  const picture = document.querySelector("svg")?.getBoundingClientRect() ?? new DOMRect()
  const outside = boxes.filter(
    ({ bottom, left, right, top }) =>
      left < picture.left - 1 || top < picture.top - 1 || right > picture.right + 1 || bottom > picture.bottom + 1
  )
  const texts = boxes.filter(({ is }) => is === "text")
  const over = texts.filter((one, at) =>
    texts.slice(at + 1).some(
      (other) =>
        // The boxes of letters are higher than the letters themselves.
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4
    )
  )
  return { outside, over, scrolls: document.documentElement.scrollWidth, texts: texts.length, wide: picture.width }
}

describe.skipIf(program === "")("a picture in a browser", () => {
  let own: ReturnType<typeof profile>
  let browser: Running
  let page: Page

  beforeAll(async () => {
    own = profile()
    browser = await start(program, own.folder, "about:blank")
    page = await browser.tab()
    await page.setViewportSize({ width: 320, height: 8000 })
  }, 60_000)
  afterAll(async () => {
    await browser?.kill()
    own?.remove()
  })

  it.each(["timeline", "pledges", "stages"] as const)("has all of %s inside it at 320 pixels wide", async (name) => {
    for (const language of ["nl", "en"] as const) {
      for (const log of logs) {
        const options = { understand: alliance.understand, on: Day.make("2026-01-01"), language }
        const { text } = await exported(chart(name, "svg"), log, options)
        await page.setContent(`<!doctype html><body style="margin:0">${text.replaceAll(/^<\?.*\?>$/gm, "")}`)
        const found = await page.evaluate(measure)
        expect(found).toMatchObject({ outside: [], over: [], scrolls: 320, wide: 320 })
        expect(found.texts).toBeGreaterThan(3)
      }
    }
  })
})
