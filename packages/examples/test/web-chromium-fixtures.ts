/// <reference lib="dom" />
/** What judges a page in a real browser. */
import axe from "axe-core"
import type { Page } from "playwright-core"

const criteria = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

interface Judged {
  readonly violations: ReadonlyArray<{ readonly id: string; readonly nodes: ReadonlyArray<{ readonly html: string }> }>
}

/** What axe finds wrong: the rule, and the first elements that break it. */
export const violationsOn = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe.source)
  const { violations }: Judged = await page.evaluate(
    `window.axe.run(document, { runOnly: ${JSON.stringify(criteria)} })`
  )
  const first = (nodes: Judged["violations"][number]["nodes"]) => nodes.slice(0, 3).map(({ html }) => html)
  return violations.map(({ id, nodes }) => `${id}: ${first(nodes).join(" | ")}`)
}

/** How wide the page is, beyond what is shown of it. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** As soon as the screen is there, pictures and all. */
export const ready = async (page: Page): Promise<void> => {
  await page.waitForSelector("html[data-begun] main h1")
  await page.waitForFunction(() => document.querySelector("#charts") === null || document.querySelector(".chart svg"))
}
