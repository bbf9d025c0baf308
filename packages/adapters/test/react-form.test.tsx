/// <reference lib="dom" />
/** A form made of a command: what is not right is told, what stands against it is told, and what was typed stays. */
import { alliance, type Command, LogError, type Moment, type Session } from "@pactwerk/core"
import { renderToString } from "react-dom/server"
import { describe, expect, it, vi } from "vitest"
import { AllianceProvider, MomentScope, onlyNow, somebodyAsks } from "../src/react/index.ts"
import { renderAt } from "../src/react/testing.ts"
import { CommandForm, type CommandFormProps } from "../src/react/ui/index.ts"
import { anna, click, inputOf, seated, send, show, submit, type, until } from "./react-fixtures.ts"

const filled = {
  window: "window-1",
  remark: "remark-1",
  from: "organisation-1",
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
}
interface Place {
  readonly moment?: Moment
  readonly change?: Partial<Session<Command>>
}
const form = async (props: Partial<CommandFormProps> = {}, { change = {}, moment = "now" }: Place = {}) => {
  const session = { ...(await seated()), ...change }
  const page = await show(
    <AllianceProvider session={session}>
      <MomentScope moment={moment}>
        <CommandForm name="SubmitFeedback" {...props} />
      </MomentScope>
    </AllianceProvider>
  )
  const { container } = page
  const said = (part: string) => container.querySelector(`[data-part="${part}"]`)?.textContent
  return { ...page, session, said, status: () => container.querySelector('[role="status"]')?.textContent }
}

describe("a form of a command", () => {
  it("is made on a server for every command, in both languages, with a label for each input", async () => {
    const session = await seated()
    for (const language of ["nl", "en"] as const) {
      for (const name of alliance.commands.keys()) {
        const html = renderAt(session, "now", <CommandForm name={name} language={language} />)
        const words = alliance.words.get(name)
        if (words === undefined || "label" in words) throw new Error(name)
        expect(html).toContain(`>${words[language].replaceAll("'", "&#x27;")}</h2>`)
        const labelled = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id))
        for (const [input] of html.matchAll(/<(?:input|select|textarea) [^>]*>/g)) {
          const id = /\bid="([^"]+)"/.exec(input)?.[1]
          const isNamed = labelled.has(id) || input.includes("aria-label=") || input.includes('type="checkbox"')
          expect(isNamed, `${name}: ${input}`).toBe(true)
        }
      }
    }
  })
  it("is sent as it was filled in, and says so", async () => {
    const onAccepted = vi.fn()
    const one = await form({ initial: filled, onAccepted })
    await send(one.container)
    expect(one.status()).toBe("Het is vastgelegd.")
    expect(onAccepted.mock.calls[0]?.[0]).toMatchObject([{ type: "FeedbackSubmitted", data: { text: filled.text } }])
    await send(one.container)
    expect(one.status()).toBe("Dit was al vastgelegd.")
    expect(one.session.events({ items: [{ types: ["FeedbackSubmitted"] }] })).toHaveLength(1)
  })
  it("takes what is typed, and what the page fills in itself", async () => {
    const { text, window, ...given } = filled
    const one = await form({ given, language: "en" })
    expect(() => inputOf(one.container, "/remark")).toThrow()
    await type(one.container, "/window", window)
    await type(one.container, "/text", "Begin bij de ouderen.")
    await send(one.container)
    expect(one.status()).toBe("It was recorded.")
    expect(one.session.events({ items: [{ types: ["FeedbackSubmitted"] }] })).toMatchObject([
      { data: { text: "Begin bij de ouderen." } }
    ])
  })
  it("says on top and at its field what is not right, and keeps what was typed", async () => {
    const ask = vi.fn()
    const one = await form({ initial: { ...filled, window: "Ronde één", text: " " } }, { change: { ask } })
    await send(one.container)
    const summary = one.container.querySelector('[data-part="summary"]')
    expect(summary?.textContent).toContain("Fout: er zijn 2 dingen niet goed ingevuld.")
    expect(document.title.startsWith("Fout: ")).toBe(true)
    const links = [...(summary?.querySelectorAll("a") ?? [])]
    expect(links.map(({ textContent }) => textContent)).toEqual([
      "Feedbackronde: verwacht: een id van hooguit 80 kleine letters, cijfers en streepjes",
      "Tekst: Vul dit in."
    ])
    const inputs = ["/window", "/text"].map((name) => inputOf(one.container, name))
    expect(links.map((link) => link.getAttribute("href"))).toEqual(inputs.map(({ id }) => `#${id}`))
    for (const input of inputs) {
      expect(input.getAttribute("aria-invalid")).toBe("true")
      expect(input.getAttribute("aria-describedby")).toContain(`${input.id}-fault`)
    }
    expect(inputs[0]?.getAttribute("value")).toBe("Ronde één")
    expect(ask.mock.calls).toEqual([])
    await type(one.container, "/window", "window-1")
    await type(one.container, "/text", "Begin.")
    expect(one.said("summary")).toBeUndefined()
    expect(document.title.startsWith("Fout: ")).toBe(false)
  })
  it("tells before it is sent which rules stand against it, in their own words, and records nothing", async () => {
    const session = await seated()
    await session.ask(submit)
    const { head } = session.standing()
    const page = await show(
      <AllianceProvider session={session}>
        <CommandForm name="SubmitFeedback" initial={filled} />
      </AllianceProvider>
    )
    const objected = await session.check(submit)
    await click(page.container.querySelector('[data-part="check"]'))
    await until(() => expect(page.container.querySelector('[data-part="broken"]')).not.toBeNull())
    const rules = [...page.container.querySelectorAll('[data-part="broken"] li')]
    expect(rules.map(({ textContent }) => textContent)).toEqual(objected?.broken.map(({ nl }) => nl))
    expect(page.container.querySelector('[role="status"]')?.textContent).toContain("tegen")
    expect(session.standing().head).toBe(head)
    await send(page.container)
    expect(page.container.querySelector('[data-part="summary"]')?.textContent).toContain(objected?.broken[0]?.nl)
    expect(inputOf(page.container, "/text").value).toBe(filled.text)
  })
  it("names its rules beside the button, each with where it is written", async () => {
    const html = renderAt(await seated(), "now", <CommandForm name="SubmitFeedback" language="en" />)
    const guarding = [...alliance.rules.values()].filter(({ commands }) => commands.includes("SubmitFeedback"))
    expect(guarding.length).toBeGreaterThan(0)
    for (const { rule } of guarding) expect(html).toContain(`data-rule="${rule.id}"`)
  })
  it("sends nothing from the past, nor for nobody, and says why", async () => {
    const ask = vi.fn()
    const past = await form({ initial: filled }, { change: { ask }, moment: { position: 3 } })
    expect(past.said("blocked")).toContain(onlyNow.nl)
    await send(past.container)
    expect(past.said("summary")).toContain(onlyNow.nl)
    expect(ask.mock.calls).toEqual([])
  })
  it("sends nothing for nobody, and says so", async () => {
    const ask = vi.fn()
    const one = await form({ initial: filled }, { change: { ask, mayAsk: false } })
    const button = one.container.querySelector('[data-part="send"]')
    expect(button?.getAttribute("aria-disabled")).toBe("true")
    expect(one.said("blocked")).toContain(somebodyAsks.nl)
    await send(one.container)
    expect(ask.mock.calls).toEqual([])
  })
  it("asks again under the same id after no answer came, and under another when it says something else", async () => {
    const ask = vi.fn((..._: Parameters<Session<Command>["ask"]>) =>
      Promise.reject(new LogError({ reason: "Unavailable", cause: "weg" }))
    )
    const one = await form({ initial: filled }, { change: { ask } })
    await send(one.container)
    expect(one.said("summary")).toContain("Er kwam geen antwoord.")
    await send(one.container)
    await type(one.container, "/text", "Begin bij de ouderen.")
    await send(one.container)
    const [first, again, other] = ask.mock.calls.map(([, options]) => options?.id)
    expect(first).toBe(again)
    expect(other).not.toBe(first)
  })
  it("offers things by name where ids are asked, and takes elements of lists and shapes", async () => {
    const one = await form({ name: "DeclareSupport" })
    await type(one.container, "/voice", "1")
    await type(one.container, "/voice?1/collective", "de bewoners")
    expect(inputOf(one.container, "/voice?1/collective").value).toBe("de bewoners")
    const window = await form({ name: "OpenFeedback" })
    expect(window.container.querySelectorAll("datalist option").length).toBeGreaterThan(0)
  })
  it("adds elements to a list and takes them out, with what was typed in them", async () => {
    const one = await form({ name: "ProposeInitiative", initial: { phases: [{ said: "eerst" }] } })
    const texts = () =>
      [...one.container.querySelectorAll("input, textarea")]
        .map((input) => inputOf(one.container, input.getAttribute("name") ?? "").value)
        .filter((text) => text === "eerst" || text === "daarna")
    const before = one.container.querySelectorAll("ol > li").length
    const add = [...one.container.querySelectorAll("button")].find((button) => button.id.endsWith("phases-add"))
    await click(add ?? null)
    expect(one.container.querySelectorAll("ol > li").length).toBe(before + 1)
    const [remove] = [...one.container.querySelectorAll("ol > li > button")]
    await click(remove ?? null)
    expect(one.container.querySelectorAll("ol > li").length).toBe(before)
    expect(texts()).toEqual([])
  })
  it("says which command there is not", () => {
    expect(() => renderToString(<CommandForm name="PlantTree" />)).toThrow("AllianceProvider")
  })
})
