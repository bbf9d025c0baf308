/** The screens, made without a browser: in both languages, now and in the past. */
import { Day } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { demoRoles } from "../web/roles.ts"
import { figureWords } from "../web/words/figures.ts"
import { addresses, documentOf, openedOn, pageAt } from "./web-fixtures.tsx"

const today = Day.make("2024-04-05")
const opened = await openedOn(today, true)
const session = opened.session({ level: "public" })
const page = (address: string) => pageAt(address, { session, today })
const inside = async (address: string) => documentOf(await page(address))
const text = (element: { textContent: string | null } | null | undefined): string => element?.textContent?.trim() ?? ""

describe("every screen", () => {
  it.each([...addresses(), ...addresses("?op=2024-02-16"), ...addresses("?op=100")])(
    "%s has one title, its place in the log and nothing that a strict page refuses",
    async (address) => {
      const html = await page(address)
      const made = documentOf(html)
      expect(made.querySelectorAll("h1").length).toBe(1)
      expect(text(made.querySelector("main h1"))).not.toBe("")
      expect(text(made.querySelector("main + footer"))).toMatch(/(gebeurtenis|event) \d+ (van|of) 281/)
      expect(text(made.querySelector("main + footer code"))).toMatch(/^pactwerk /)
      expect(made.querySelectorAll("[style], script, style").length).toBe(0)
      expect(/.{40}(undefined|\[object |NaN).{40}/.exec(html)?.[0]).toBeUndefined()
    }
  )
  it.each(addresses("?op=2024-02-16"))(
    "%s says that one looks at the past, and gives no way to write",
    async (address) => {
      const made = await inside(address)
      expect(text(made.querySelector(".past"))).toMatch(/16 (februari|February) 2024/)
      const sends = [...made.querySelectorAll("form.ask button")]
      expect(sends.filter((button) => button.getAttribute("aria-disabled") !== "true")).toEqual([])
    }
  )
  it.each(addresses().filter((address) => address.startsWith("/en")))(
    "%s marks what it quotes from a Dutch source as Dutch",
    async (address) => {
      const made = await inside(address)
      const quotes = [...made.querySelectorAll("blockquote, .agenda li > span:first-child")]
      expect(quotes.filter((quote) => quote.getAttribute("lang") !== "nl")).toEqual([])
    }
  )
  it("is the same page for the same address", async () => {
    for (const address of addresses("?op=2024-03-15")) expect(await page(address)).toBe(await page(address))
  })
})

describe("a number", () => {
  it.each(["nl", "en"] as const)(
    "opens its events, its definition, its source and its command in %s",
    async (language) => {
      const home = language === "nl" ? "/" : "/en"
      const made = await inside(home)
      const words = figureWords[language]
      const rows = [...made.querySelectorAll(".figures > div")]
      expect(rows.length).toBe(Object.keys(words.labels).length)
      for (const row of rows) {
        const link = row.querySelector("dd a.figure")
        expect(text(link)).toMatch(/^\d+( (van|of) \d+)?$/)
        const panel = (await inside(link?.getAttribute("href") ?? "")).querySelector(".panel")
        expect(text(panel?.querySelector("h2"))).toBe(`${text(row.querySelector("dt"))}: ${text(link)}`)
        const [definition, sources, why, command] = [...(panel?.querySelectorAll("dd") ?? [])]
        expect(text(definition).length).toBeGreaterThan(10)
        expect(text(sources).length).toBeGreaterThan(2)
        expect(why?.querySelector("a")?.getAttribute("href")).toContain("waarom=")
        expect(text(command)).toMatch(/^pactwerk (beeld|view) /)
        const [count = 0, of] = text(link)
          .split(/ van | of /)
          .map(Number)
        const events = panel?.querySelectorAll("ol.events > li").length ?? 0
        // A share of none has no events; what is counted by itself has as many as it says.
        if (of === undefined) expect(events).toBe(count)
        else expect(events).toBeGreaterThanOrEqual(count)
      }
    }
  )
  it("in a table leads to the events that it counts", async () => {
    const made = await inside("/")
    const links = [...made.querySelectorAll("table a.figure")]
    expect(links.length).toBeGreaterThan(5)
    for (const link of links.slice(0, 4)) {
      const there = await inside(link.getAttribute("href") ?? "")
      expect(there.querySelector("#chosen")).not.toBeNull()
    }
  })
})

describe("the time machine", () => {
  it("stands at the last event that had happened by a day, in its slider and in its list", async () => {
    const shown = session.events(undefined, { happenedBy: Day.make("2024-02-16") }).at(-1)
    const made = await inside("/tijdmachine?op=2024-02-16")
    const current = made.querySelector(".list [aria-current=step]")
    expect(current?.getAttribute("value")).toBe(String(shown?.position))
    expect(made.querySelector("input[type=range]")?.getAttribute("value")).toBe(String(shown?.position))
  })
  it("goes by event, and by meeting or by month where that is chosen", async () => {
    const steps = async (address: string) =>
      [...(await inside(address)).querySelectorAll(".scrubber select:last-of-type option")].map(text)
    expect(await steps("/tijdmachine")).toEqual(["gebeurtenis", "vergadering", "maand"])
    expect(await steps("/en/time-machine")).toEqual(["event", "meeting", "month"])
  })
  it("explains why, and shows what is otherwise at another moment", async () => {
    const why = await inside("/tijdmachine?op=2024-02-16&waarom=dashboard/decisions/endorsed")
    expect(text(why.querySelector("[data-part=why] ol > li"))).toContain("#143")
    const other = await inside("/en/time-machine?op=2024-02-01&vergelijk=2024-02-16&beeld=register")
    expect(other.querySelectorAll("[data-part=differences] tbody tr").length).toBe(3)
    const same = await inside("/tijdmachine?op=2024-02-01&vergelijk=2024-02-01")
    expect(same.querySelector("[data-part=same]")).not.toBeNull()
  })
})

describe("the list of events", () => {
  const listed = async (query: string) =>
    [...(await inside(`/tijdmachine?op=281${query}`)).querySelectorAll(".list ol > li")].map((one) =>
      Number(one.getAttribute("value"))
    )
  it("is filtered by the address, by kind, by who, by rule and by text", async () => {
    const of = (types: ReadonlyArray<string>) => session.events({ items: [{ types }] }).map(({ position }) => position)
    expect(await listed("&soort=MeetingClosed")).toEqual(of(["MeetingClosed"]))
    expect(await listed("&soort=MeetingClosed&tekst=zeppelin")).toEqual([])
    expect(await listed("&soort=MeetingClosed&wie=role:nobody")).toEqual([])
    expect(await listed("&soort=MeetingClosed&volgens=feedback/in-time")).toEqual([])
    expect(await listed("")).toHaveLength(11)
  })
})

describe("two moments", () => {
  const compared = async (address: string) =>
    text((await inside(address)).querySelector("[data-part=differences] caption"))
  it("are compared from A to B, and what is not chosen is the moment that is shown", async () => {
    expect(await compared("/en/time-machine?op=200&vanaf=49&vergelijk=182")).toContain("From event 49 to event 182")
    expect(await compared("/tijdmachine?op=182&vanaf=49")).toContain("Van gebeurtenis 49 naar gebeurtenis 182")
    expect(await compared("/tijdmachine?op=49&vergelijk=182")).toContain("Van gebeurtenis 49 naar gebeurtenis 182")
    expect(await compared("/tijdmachine?op=49")).toBe("")
  })
  it("differ in what is answered, and not in where that comes from", async () => {
    const made = await inside("/en/time-machine?op=182&vanaf=1&beeld=readiness")
    const places = [...made.querySelectorAll("[data-part=differences] tbody th")].map(text)
    expect(places.length).toBeGreaterThan(3)
    expect(places.filter((place) => /because|position/.test(place))).toEqual([])
  })
  it("are taken at the event where one stands, and at every reason why", async () => {
    const made = await inside("/tijdmachine?op=182&vanaf=49&waarom=dashboard/decisions/endorsed")
    const ways = [...made.querySelectorAll(".list li .anchors a")].map((way) => way.getAttribute("href"))
    expect(ways.map((way) => new URL(way ?? "", "http://pact.invalid").searchParams.get("vanaf"))).toEqual([
      "182",
      "49"
    ])
    expect(ways[1]).toContain("vergelijk=182")
    expect(made.querySelector(".list [aria-current=step] .anchors")).not.toBeNull()
    const reasons = [...made.querySelectorAll("[data-part=why] > ol > li")]
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(reason.querySelectorAll(".anchors a")).toHaveLength(2)
    const taken = await inside("/tijdmachine?op=182&vanaf=182")
    expect(text(taken.querySelector(".list .anchors"))).toContain("Dit is A.")
  })
})

describe("a pledge", () => {
  const late = async (day: string) => {
    const made = await inside(`/?op=${day}`)
    return text(
      [...made.querySelectorAll(".figures > div")].find((row) => text(row).startsWith("Te laat"))?.querySelector("a")
    )
  }
  it("is not late on its last day, and is the day after", async () => {
    expect(await late("2024-03-29")).toBe("0 van 3")
    expect(await late("2024-03-30")).toBe("1 van 3")
  })
  it("is late in no past that did not know it yet", async () => {
    expect(await late("2024-02-16")).toBe("0 van 0")
  })
})

describe("an expectation", () => {
  it("is never late, however late one looks", async () => {
    const later = await openedOn(Day.make("2030-01-01"), true)
    const made = documentOf(
      await pageAt("/", { session: later.session({ level: "public" }), today: Day.make("2030-01-01") })
    )
    const rows = [...made.querySelectorAll("table tbody tr")].filter((row) => /verwachting/.test(text(row)))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.querySelector(".late") !== null)).toEqual([])
  })
})

describe("fiction", () => {
  it("is marked in every line that tells it", async () => {
    for (const address of [
      "/",
      "/en",
      "/vergadering/alliantieraad-2024-04-04",
      "/en/programme",
      "/tijdmachine?na=183"
    ]) {
      const lines = [...(await inside(address)).querySelectorAll("ol.events > li")]
      const invented = lines.filter(
        (line) => /– fictie|fictie §/.test(text(line)) || text(line.querySelector("cite")).startsWith("fictie")
      )
      for (const line of invented) expect(text(line)).toMatch(/voorbeeld|example/)
    }
  })
})

describe("who is signed in", () => {
  it.each(demoRoles)("as $name is named on every page, and sees the forms that are theirs", async (seat) => {
    const made = documentOf(await pageAt("/programma", { session: opened.session(seat), seat, today }))
    expect(text(made.querySelector(".who"))).toContain(seat.called.nl)
  })
  it("answers a remark that waits as the secretary, and as nobody else", async () => {
    const day = Day.make("2024-02-16")
    const early = await openedOn(day)
    const forms = async (seat: (typeof demoRoles)[number] | undefined) => {
      const own = early.session(seat ?? { level: "public" })
      const made = documentOf(await pageAt("/programma", { session: own, seat, today: day }))
      return [...made.querySelectorAll("form.ask h3")].map(text)
    }
    const secretary = demoRoles.find(({ name }) => name === "secretary")
    expect((await forms(secretary)).filter((title) => title.startsWith("Beantwoord"))).toHaveLength(3)
    expect(await forms(undefined)).toEqual(["Geef feedback"])
  })
})
