/** The page of one meeting: what can be taken along, earlier editions of its minutes, and corrections. */
import { type Command, Day, EventId, MinutesId, onDay, StatementId } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { siteOf } from "../server/site.ts"
import { demoRoles } from "../web/roles.ts"
import { february as councilOfFebruary, itemOf } from "../woensel-zuid/agenda-2024-02-01.ts"
import { pauly } from "../woensel-zuid/people.ts"
import { documentOf, noonOn, openedOn, pageAt } from "./web-fixtures.tsx"

const today = Day.make("2024-04-05")
const opened = await openedOn(today, true)
const session = opened.session({ level: "public" })
const text = (element: { textContent: string | null } | null | undefined): string => element?.textContent?.trim() ?? ""
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

describe("the editions of minutes", () => {
  const early = Day.make("2024-02-14")
  const place = { meeting: councilOfFebruary, agendaItem: itemOf("1") }
  /** After the first edition a word was recorded and an event corrected; then there was a second edition, and a word after it. */
  const grown = async (isSecond: boolean) => {
    const log = await openedOn(early)
    const secretary = { role: "secretary" }
    const tell = (id: string, command: Command) =>
      log.observe(command, { actor: secretary, occurred: onDay(Day.make("2024-02-01")), id, ...stated })
    const say = (statement: string, text: string) =>
      tell(statement, {
        ...{ _tag: "RecordStatement", kind: "report", statement: StatementId.make(statement), text },
        ...{ voice: { collective: "De zaal" }, ...place }
      })
    const opening = log.events().find(({ type }) => type === "MeetingOpened")
    const asked = log.session({ level: "internal", actor: secretary })
    await say("word", "Woord na de eerste editie.")
    const corrects = EventId.make(String(opening?.id))
    await asked.ask({ _tag: "RecordCorrection", corrects, reads: "Om 18.35 uur.", because: "De klok liep achter." })
    if (isSecond) {
      const drafted = log.events().find(({ type }) => type === "MinutesDrafted")?.data
      const { author, minutes } = { author: pauly, minutes: MinutesId.make(String(drafted?.minutes)) }
      const upTo = log.standing().head
      await tell("second", { _tag: "DraftMinutes", minutes, meeting: place.meeting, author, edition: 2, upTo })
      await say("last", "Later nog een woord.")
    }
    return log
  }
  const stated = { source: { document: "een tweede verslag" }, certainty: "stated" } as const
  const compared = async (log: Awaited<ReturnType<typeof grown>>, address: string) =>
    documentOf(await pageAt(address, { session: log.session({ level: "public" }), today: early }))
  const board = (page: ReturnType<typeof documentOf>) =>
    [...page.querySelectorAll("#otherwise ~ ul.board > li")].map(text)

  it("are told in words, block by block, between one and the next", async () => {
    const page = await compared(await grown(true), `/vergadering/${february}?vergelijk=1`)
    const [word, correction, ...more] = board(page)
    expect(more).toEqual([])
    expect(word).toMatch(/In het verslag.*Nieuw: .*Woord na de eerste editie\./)
    expect(correction).toMatch(/Correctie.*Er stond: .*Er staat nu: Om 18\.35 uur\./)
    expect([...page.querySelectorAll("#otherwise ~ ul del, #otherwise ~ ul ins")]).toHaveLength(3)
  })
  it("are compared with what is known at the moment where no other follows", async () => {
    const log = await grown(true)
    const lines = board(await compared(log, `/en/meeting/${february}?vergelijk=2`))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/New: .*Later nog een woord\./)
    const first = board(await compared(await grown(false), `/vergadering/${february}?vergelijk=1`))
    expect(first).toHaveLength(2)
  })
  it("of which nothing changed say so, and one that nobody made is not compared", async () => {
    const same = await inside(`/vergadering/alliantieraad-2024-04-04?vergelijk=1`)
    expect(text(same.querySelector("#otherwise + p"))).toBe("Niets is anders.")
    expect((await inside(`/vergadering/${february}?vergelijk=7`)).querySelector("#otherwise")).toBeNull()
  })
  it("keep a correction beside the minutes, with what it is about", async () => {
    const log = await grown(false)
    const at = log.events().find(({ type }) => type === "MeetingOpened")?.position
    const own = (await compared(log, `/vergadering/${february}`)).querySelector("[aria-labelledby=corrections]")
    expect(text(own)).toMatch(new RegExp(`Over gebeurtenis.*#${at}.*Om 18\\.35 uur.*De klok liep achter`))
    const before = await compared(log, `/vergadering/${february}?op=183`)
    expect(text(before.querySelector("[aria-labelledby=corrections]"))).toContain("geen correctie")
  })
})

describe("a correction", () => {
  const form = async (address: string, seat?: (typeof demoRoles)[number]) => {
    const own = opened.session(seat ?? { level: "public" })
    const page = documentOf(await pageAt(address, { session: own, today, seat }))
    return page.querySelector(`form[aria-labelledby="${february}-correct-title"]`)
  }
  it.each(demoRoles)("can be reported by $name, of every event that the minutes tell", async (seat) => {
    const own = await form(`/vergadering/${february}`, seat)
    expect(text(own?.querySelector("button[type=submit]"))).toBe("Verstuur")
    expect(own?.querySelector("button[type=submit]")?.getAttribute("aria-disabled")).toBe("false")
    expect(own?.querySelectorAll("[name=corrects] option").length).toBeGreaterThan(50)
  })
  it("names what is quoted in Dutch as Dutch on an English page", async () => {
    const options = [...((await form(`/en/meeting/${february}`))?.querySelectorAll("option[lang=nl]") ?? [])]
    expect(options.length).toBeGreaterThan(20)
  })
  it("asks whoever is nobody to sign in, and is not there in the past", async () => {
    expect(text(await form(`/vergadering/${february}`))).toContain("meldt u zich eerst aan")
    expect(await form(`/vergadering/${february}?op=200`)).toBeNull()
  })
})
