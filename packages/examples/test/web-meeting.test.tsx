/** The page of one meeting: what can be taken along, earlier editions of its minutes, and corrections. */
import { Day } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { siteOf } from "../server/site.ts"
import { documentOf, noonOn, openedOn, pageAt } from "./web-fixtures.tsx"

const today = Day.make("2024-04-05")
const opened = await openedOn(today, true)
const session = opened.session({ level: "public" })
const inside = async (address: string) => documentOf(await pageAt(address, { session, today }))
const [february, june] = ["alliantieraad-2024-02-01", "alliantieraad-2024-06-13"]

describe("what can be taken along of a meeting", () => {
  const linksAt = async (address: string) =>
    [...(await inside(address)).querySelectorAll("a[download]")].map((link) => link.getAttribute("href") ?? "")

  it("is made by the server, of what is shown", async () => {
    const site = siteOf({ opened, pages: "", now: () => noonOn(today) })
    const links = await linksAt(`/vergadering/${february}?op=200`)
    expect(links).toHaveLength(3)
    for (const link of links) {
      const answer = await site.fetch(new Request(`http://localhost${link}`))
      expect({ link, status: answer.status }).toEqual({ link, status: 200 })
      if (link.includes("/exports/")) expect(answer.headers.get("pactwerk-size")).toBe("200")
      expect(await answer.text()).toMatch(link.includes("/exports/") ? /^<\?xml/ : /^BEGIN:VCALENDAR/)
    }
    await site.close()
  })
  it("has no minutes of a meeting that is still to come", async () => {
    expect(await linksAt(`/vergadering/${june}`)).toEqual(["/v1/feeds/meetings?lang=nl"])
  })
  it("has none of what had happened by a day, and leads to what was recorded by then", async () => {
    const address = `/en/meeting/${february}?op=2024-02-16`
    expect(await linksAt(address)).toEqual(["/v1/feeds/meetings?lang=en"])
    const there = [...(await inside(address)).querySelectorAll("main .note a")].map((link) => link.getAttribute("href"))
    expect(there).toEqual([`${address}&as=vastgelegd`])
    expect(await linksAt(`/en/meeting/${february}?op=200&as=vastgelegd`)).toHaveLength(3)
  })
  it("leads on to the meeting that follows, and is not there where none does", async () => {
    const next = async (of: string) =>
      (await inside(`/vergadering/${of}`)).querySelector(`.facts a[href*="vergadering/"]`)?.getAttribute("href")
    expect(await next(february)).toBe("/vergadering/alliantieraad-2024-04-04")
    expect(await next("alliantieraad-2024-04-04")).toBe(`/vergadering/${june}`)
    expect(await next(june)).toBeUndefined()
  })
})
