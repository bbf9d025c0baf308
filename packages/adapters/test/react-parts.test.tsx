/// <reference lib="dom" />
/** The parts: each says what the session says, in both languages, for eyes, keys and ears. */
import { Analysis, alliance, Day, MeetingId, Views } from "@pactwerk/core"
import { act } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { toHtml } from "../src/export/html.ts"
import { minutesDocument } from "../src/export/minutes.ts"
import { AllianceProvider, MomentScope, useTimeMachine } from "../src/react/index.ts"
import { renderAt } from "../src/react/testing.ts"
import {
  DiffTable,
  EventList,
  type Filter,
  Minutes,
  Timeline,
  TimeScrubber,
  tellingOf,
  WhyPanel
} from "../src/react/ui/index.ts"
import { click, inputOf, seated, show, type, until } from "./react-fixtures.ts"
import { place } from "./react-page.ts"

const words = (html: string): string => place(html).textContent?.replaceAll(/\s+/g, " ").trim() ?? ""
const scene = async () => {
  const session = await seated()
  return { session, telling: tellingOf(session.project(Views.names)) }
}

describe("parts without hooks", () => {
  it("say the minutes word for word as the exported page does, whatever the level", async () => {
    const { session } = await scene()
    const minutes = Views.minutesOf(session.project(Views.minutes), MeetingId.make("meeting-1"))
    if (minutes === undefined) throw new Error("no minutes")
    for (const language of ["nl", "en"] as const) {
      for (const form of ["house", "facsimile"] as const) {
        const naming = Views.naming(session.project(Views.names), language)
        const document = minutesDocument(minutes, { language, words: alliance.words, naming, form })
        const page = /<main>(.*)<\/main>/s.exec(toHtml(document))?.[1] ?? ""
        const html = renderToStaticMarkup(<Minutes document={document} />)
        expect(words(html).replaceAll(" ", "")).toBe(words(page).replaceAll(" ", ""))
        const second = renderToStaticMarkup(<Minutes document={document} level={2} />)
        expect(words(second)).toBe(words(html))
        expect(second).not.toContain("<h1")
      }
    }
  })
  it("put every difference in a row, with what was, what is, and the events because of which", async () => {
    const { session, telling } = await scene()
    const differences = session.diff(Views.register, { position: 0 }, "now")
    const html = renderToStaticMarkup(
      <DiffTable differences={differences} telling={telling} slots={{ event: (at) => <a href={`#${at}`}>{at}</a> }} />
    )
    expect(html.match(/<th scope="row">/g)).toHaveLength(differences.length)
    for (const { because, is } of differences) {
      expect(words(html)).toContain(Analysis.sayValue(is, "nl", telling.nameOf))
      for (const { position } of because) expect(html).toContain(`<a href="#${position}">`)
    }
    expect(words(renderToStaticMarkup(<DiffTable differences={[]} telling={telling} />))).toBe("Er is geen verschil.")
  })
  it("give every reason with its source and its rules, and say so where there is none", async () => {
    const { session, telling } = await scene()
    const [organisation] = Object.keys(session.project(Views.register))
    const reasons = session.why(Views.register, `/${organisation}`) ?? []
    const actions = ({ position }: { readonly position: number }) => <a href={`#a${position}`}>A</a>
    const html = renderToStaticMarkup(<WhyPanel reasons={reasons} telling={telling} slots={{ actions }} />)
    expect(reasons.length).toBeGreaterThan(0)
    for (const { recorded, rules } of reasons) {
      expect(html).toContain(`<a href="#a${recorded.position}">A</a>`)
      expect(html).toContain(`gebeurtenis ${recorded.position}`)
      for (const { nl } of rules) expect(words(html)).toContain(nl)
    }
    expect(html).toContain("verslag, 4")
    expect(words(renderToStaticMarkup(<WhyPanel reasons={[]} telling={telling} />))).toContain("Dat was al zo")
    expect(words(renderToStaticMarkup(<WhyPanel reasons={undefined} telling={telling} />))).toContain(
      "Daar staat niets."
    )
  })
  it("tell each event once in a timeline, and mark the current one", async () => {
    const { session, telling } = await scene()
    const events = session.events()
    const html = renderToStaticMarkup(<Timeline events={events} telling={telling} position={3} />)
    for (const { position } of events) expect(html.split(`(gebeurtenis ${position})`)).toHaveLength(2)
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(html).toContain('<time dateTime="2024-02-15">')
  })
})

const scrubber = async () => {
  const { session } = await scene()
  const moments: Array<ReturnType<typeof useTimeMachine>> = []
  const Listener = () => {
    moments.push(useTimeMachine())
    return null
  }
  const page = await show(
    <AllianceProvider session={session}>
      <MomentScope>
        <TimeScrubber />
        <Listener />
      </MomentScope>
    </AllianceProvider>
  )
  const range = () => page.container.querySelector<HTMLInputElement>('input[type="range"]')
  const press = (part: string) => click(page.container.querySelector(`button[data-part="${part}"]`))
  return { ...page, session, range, press, last: () => moments.at(-1) }
}

describe("the time scrubber", () => {
  it("goes everywhere by buttons, and its slider says the event and its time", async () => {
    const one = await scrubber()
    const { head } = one.session.standing()
    await one.press("first")
    expect(one.last()).toMatchObject({ position: 0 })
    expect(one.range()?.getAttribute("aria-valuetext")).toBe("voor de eerste gebeurtenis")
    await one.press("next")
    expect(one.range()?.getAttribute("aria-valuetext")).toContain(`gebeurtenis 1 van ${head}: `)
    await one.press("last")
    await one.press("previous")
    expect(one.last()).toMatchObject({ position: head - 1, moment: { position: head - 1 } })
    await one.press("now")
    expect(one.last()).toMatchObject({ moment: "now" })
  })
  it("keeps its buttons where they lead nowhere, and says why", async () => {
    const one = await scrubber()
    await one.press("first")
    const button = one.container.querySelector('button[data-part="previous"]')
    expect(button?.getAttribute("aria-disabled")).toBe("true")
    const why = button?.getAttribute("aria-describedby") ?? ""
    expect(document.getElementById(why)?.textContent).toBe("U bent bij het begin.")
    await one.press("previous")
    expect(one.last()).toMatchObject({ position: 0 })
  })
  it("goes to a day, as it happened or as it was known", async () => {
    const one = await scrubber()
    const [day] = [...one.container.querySelectorAll('input[type="date"]')]
    day?.setAttribute("name", "day")
    await type(one.container, "day", "2024-02-14")
    expect(one.last()).toMatchObject({ moment: { happenedBy: "2024-02-14" } })
    one.container.querySelector("select")?.setAttribute("name", "basis")
    await type(one.container, "basis", "recorded")
    expect(one.last()).toMatchObject({ moment: { recordedBy: "2024-02-14" }, position: 0 })
  })
  it("says what was reached once one stands still, and nothing at first", async () => {
    const one = await scrubber()
    const status = () => one.container.querySelector('[role="status"]')?.textContent
    await one.press("first")
    await one.press("next")
    expect(status()).toBe("")
    await until(() => expect(status()).toContain("gebeurtenis 1 van"))
  })
})

describe("the list of events", () => {
  const list = async (reach = 3) => {
    const session = await seated()
    const page = await show(
      <AllianceProvider session={session}>
        <MomentScope defaultMoment={{ position: 10 }}>
          <EventList reach={reach} />
        </MomentScope>
      </AllianceProvider>
    )
    const numbers = () => [...page.container.querySelectorAll("ol > li")].map((li) => Number(li.getAttribute("value")))
    return { ...page, session, numbers }
  }
  it("shows those around the current one, marks it, and more on demand", async () => {
    const one = await list()
    expect(one.numbers()).toEqual([7, 8, 9, 10, 11, 12, 13])
    const current = one.container.querySelector('[aria-current="step"]')
    expect(current?.getAttribute("value")).toBe("10")
    await click([...one.container.querySelectorAll("button")].find((button) => button.textContent?.includes("eerdere")))
    expect(one.numbers().slice(0, 4)).toEqual([4, 5, 6, 7])
  })
  it("leads to each of them", async () => {
    const one = await list()
    await click(one.container.querySelector('li[value="12"] button'))
    expect(one.container.querySelector('[aria-current="step"]')?.getAttribute("value")).toBe("12")
  })
  it("is filtered by kind, and names the filter that emptied it", async () => {
    const one = await list(100)
    await type(one.container, "type", "PactSigned")
    const signed = one.session.events({ items: [{ types: ["PactSigned"] }] })
    expect(one.numbers()).toEqual(signed.map(({ position }) => position))
    await type(one.container, "text", "zeppelin")
    expect(one.container.querySelector('[data-part="empty"]')?.textContent).toContain("“zeppelin”")
    await click(one.container.querySelector('[data-part="empty"] button'))
    expect(one.numbers()).toHaveLength(one.session.standing().head)
    expect(inputOf(one.container, "text").value).toBe("")
  })
  it("begins with the filter that it is given, and tells every other one", async () => {
    const session = await seated()
    const heard: Array<Filter> = []
    const filter = { type: "PactSigned", who: "", rule: "", text: "" }
    const { container } = await show(
      <AllianceProvider session={session}>
        <MomentScope>
          <EventList reach={100} defaultFilter={filter} onFilter={(next) => heard.push(next)} />
        </MomentScope>
      </AllianceProvider>
    )
    const signed = session.events({ items: [{ types: ["PactSigned"] }] })
    expect(container.querySelectorAll("ol > li")).toHaveLength(signed.length)
    expect(heard).toEqual([])
    await type(container, "text", "zeppelin")
    await click(container.querySelector('[data-part="empty"] button'))
    expect(heard).toEqual([
      { ...filter, text: "zeppelin" },
      { ...filter, type: "", text: "" }
    ])
    expect(container.querySelectorAll("ol > li").length).toBeGreaterThan(signed.length)
  })
  it("is the same on a server as in the first render of a page", async () => {
    const session = await seated()
    for (const moment of [{ position: 4 }, { recordedBy: Day.make("2024-02-15") }, "now"] as const) {
      const html = renderAt(session, moment, <EventList language="en" />)
      const page = await show(
        <AllianceProvider session={session}>
          <MomentScope defaultMoment={moment}>
            <EventList language="en" />
          </MomentScope>
        </AllianceProvider>
      )
      await act(async () => {})
      expect(page.container.textContent).toBe(place(html).textContent)
    }
  })
})
