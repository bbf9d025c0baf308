/** Pages that the server makes: of how things stand now, for everybody, and not more often than is needed. */
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Day, layerMemory, openAlliance } from "@pactwerk/core"
import { describe, expect, it, vi } from "vitest"
import { type MakePage, madePages } from "../server/made-pages.ts"
import { siteOf } from "../server/site.ts"
import { makePage } from "../web/page.tsx"
import { recordSeason } from "../woensel-zuid/record.ts"
import { seasonUntil } from "../woensel-zuid/season.ts"
import { documentOf, noonOn, openedOn, pageAt } from "./web-fixtures.tsx"

const today = Day.make("2024-02-10")
const shell = `<!doctype html>
<html lang="nl"><head><title>Pactwerk</title></head><body><div id="app"><noscript>JavaScript</noscript></div></body></html>`
const counting = () =>
  vi.fn<MakePage>(async ({ address, session }) => {
    const { head: position } = session.standing()
    return { position, head: "<title>t</title>", app: `<p>${address}</p>` }
  })
describe("a page that the server makes", () => {
  it("is what a browser makes of the same log, in its language, and says of what it is", async () => {
    const opened = await openedOn(today)
    const session = opened.session({ level: "public" })
    const pages = madePages({ opened, make: makePage, now: () => noonOn(today) })
    for (const address of ["/", "/en", "/spelregels", "/en/programme", "/tijdmachine", "/en/sign-in"]) {
      const html = await pages.within(shell, address)
      const app = documentOf(html).querySelector("#app")
      const made = await pageAt(address, { session, today })
      expect(html).toContain(made.slice(made.indexOf('<a class="skip"')))
      expect(html).toContain(`<html lang="${address.startsWith("/en") ? "en" : "nl"}">`)
      expect(html).toMatch(/<head><title>[^<]+ · Pact Woensel Zuid<\/title><link rel="alternate"/)
      expect(app?.getAttribute("data-address")).toBe(address)
      expect(app?.getAttribute("data-position")).toBe(String(session.standing().head))
      expect(app?.getAttribute("data-today")).toBe(today)
    }
  })

  it("is made of a screen in a language and of nothing else that an address can ask", async () => {
    const pages = madePages({ opened: await openedOn(today), make: counting(), now: () => noonOn(today) })
    expect(["/", "/en", "/en/rules", "/vergadering"].filter((address) => !pages.has(address))).toEqual([])
    const others = ["/?op=100", "/spelregels/one", "/rules", "/en/", "//", "/index.html", "/__proto__"]
    expect(others.filter((address) => pages.has(address))).toEqual([])
  })

  it("is made once for many who ask at a time, and again for another state or day, but not within its patience", async () => {
    const opened = await openAlliance({ log: layerMemory, now: () => noonOn(today) })
    await recordSeason(opened, seasonUntil(Day.make("2024-02-01")))
    let now = noonOn(today)
    const [make, patient] = [counting(), counting()]
    const pages = madePages({ opened, make, now: () => now, patience: 0 })
    const slow = madePages({ opened, make: patient, now: () => now, patience: 60_000 })
    const askBoth = () => Promise.all([pages, pages, slow, slow].map((one) => one.within(shell, "/en")))
    const calls = () =>
      [make, patient].map(({ mock }) => mock.calls.filter(([{ address }]) => address === "/en").length)
    await askBoth()
    await askBoth()
    expect(calls()).toEqual([1, 1])
    now = noonOn(Day.make("2024-02-11"))
    await askBoth()
    expect(calls()).toEqual([2, 1])
    const before = opened.standing().head
    await recordSeason(opened, seasonUntil(today))
    expect(opened.standing().head).toBeGreaterThan(before)
    const [html] = await askBoth()
    expect(calls()).toEqual([3, 1])
    expect(html).toContain(`data-position="${opened.standing().head}"`)
  })

  it("is the page as it was built where it cannot be made, and whoever keeps the server hears why", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pactwerk-made-"))
    writeFileSync(join(folder, "index.html"), shell)
    const faults: Array<unknown> = []
    const site = siteOf({
      opened: await openedOn(today),
      pages: folder,
      make: () => Promise.reject(new Error("no page")),
      now: () => noonOn(today),
      onFault: (cause) => faults.push(cause)
    })
    const answer = await site.fetch(new Request("http://127.0.0.1/en/rules"))
    expect([answer.status, await answer.text()]).toEqual([200, shell])
    expect(faults.map(String)).toEqual(["Error: no page"])
    await site.close()
  })
})
