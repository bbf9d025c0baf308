/// <reference lib="dom" />
/** What people do with the web app, from one end to the other: each in a window of their own, on one server. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { browserOf, type Person, type SiteOn, siteOn } from "./site-fixtures.ts"

const program = inject("chromium")
const inTime = { timeout: 15_000 }

describe.skipIf(program === "")("in the web app", () => {
  let browser: Awaited<ReturnType<typeof browserOf>>
  let site: SiteOn
  const people: Array<Person> = []
  /** Somebody who looks at a page; as nobody in particular, where no role is named. */
  const person = async (path: string, role?: string) => {
    const one = await browser.person(site.url, path, role)
    people.push(one)
    return one.page
  }

  beforeAll(async () => {
    browser = await browserOf(program)
  }, 60_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    site = await siteOn("2024-02-10")
  }, 120_000)
  const laterOn = async (day: string, before: string) => {
    await site.close()
    site = await siteOn(day, before)
    site.setClock(`${day}T17:00:00Z`)
  }
  afterEach(async () => {
    for (const { context } of people.splice(0)) await context.close()
    await site?.close()
  })

  it("a partner gives feedback, the secretary answers it, and the list of what blocks adoption follows on an open tab", async () => {
    const [watcher, partner, secretary] = [
      await person("/programma"),
      await person("/programma", "partner"),
      await person("/programma", "secretary")
    ]
    const remark = "Sport is meer dan een middel tegen overlast."
    const waits = watcher.getByText(/De opmerking van Sportclub De Twaalfde Man .*heeft nog geen antwoord/)
    expect(await waits.count()).toBe(0)

    const giving = partner.getByRole("form", { name: "Geef feedback" })
    await giving.getByLabel("Uw opmerking").fill(remark)
    await giving.getByRole("button", { name: "Verstuur" }).click()
    await expect.poll(() => waits.count(), inTime).toBe(1)
    await watcher.getByText(remark).waitFor()

    const answering = secretary.getByRole("form", { name: /Sportclub De Twaalfde Man/ })
    await answering.getByLabel(/Wat gebeurt er/).selectOption({ index: 1 })
    await answering.getByLabel(/Antwoord/).fill("Plezier staat nu in de inleiding.")
    await answering.getByRole("button", { name: "Verstuur" }).click()
    await expect.poll(() => waits.count(), inTime).toBe(0)
    await watcher.getByText("Plezier staat nu in de inleiding.").waitFor()
    expect(people.flatMap(({ wrong }) => wrong)).toEqual([])
  })

  it("after the closing day the form explains itself, and what is sent all the same is refused by its rule", async () => {
    site.setClock("2024-02-16T22:59:59Z")
    const before = await person("/programma", "partner")
    expect(await before.getByRole("form", { name: "Geef feedback" }).count()).toBe(1)

    site.setClock("2024-02-16T23:00:00Z")
    const after = await person("/programma", "partner")
    await after
      .getByText(/vrijdag 16 februari 2024/)
      .first()
      .waitFor()
    expect(await after.getByRole("form", { name: "Geef feedback" }).count()).toBe(0)

    // Whoever still has the form of before is told why.
    const giving = before.getByRole("form", { name: "Geef feedback" })
    await giving.getByLabel("Uw opmerking").fill("Een minuut te laat.")
    await giving.getByRole("button", { name: "Verstuur" }).click()
    const refused = giving.getByRole("alert")
    await refused.getByText("Feedback telt mee tot en met het einde van de laatste dag.").waitFor()
    expect(await giving.getByLabel("Uw opmerking").inputValue()).toBe("Een minuut te laat.")
    expect(JSON.stringify(site.opened.events())).not.toContain("Een minuut te laat.")
  })

  it("a lost connection is told, loses no draft, and is made good by itself", async () => {
    const partner = await person("/programma", "partner")
    const giving = partner.getByRole("form", { name: "Geef feedback" })
    await giving.getByLabel("Uw opmerking").fill("Half af")
    await site.stop()
    await partner.getByText(/geen verbinding/i).waitFor(inTime)
    expect(await giving.getByLabel("Uw opmerking").inputValue()).toBe("Half af")
    await site.begin()
    await expect.poll(() => partner.getByText(/geen verbinding/i).count(), inTime).toBe(0)
    expect(await giving.getByLabel("Uw opmerking").inputValue()).toBe("Half af")
    await giving.getByRole("button", { name: "Verstuur" }).click()
    await expect.poll(() => JSON.stringify(site.opened.events()).includes("Half af"), inTime).toBe(true)
  })

  it("an objection in a round stops the adoption, until it is resolved", async () => {
    await laterOn("2024-04-04", "wz-2024-04-04-round-opened")
    const meeting = "/vergadering/alliantieraad-2024-04-04"
    const [chair, watcher] = [await person(meeting, "chair"), await person("/programma")]
    /** Fills in a form, each field by its label: a text, or the first choice that says so. Gives what came of it. */
    const sent = async (title: string, given: Readonly<Record<string, string | RegExp>>) => {
      const form = chair.getByRole("form", { name: title })
      if (!(await form.isVisible())) await chair.locator("summary", { hasText: title }).click()
      for (const [label, value] of Object.entries(given)) {
        const field = form.getByLabel(label)
        if (typeof value === "string") await field.fill(value)
        else {
          const options = await field.locator("option").allTextContents()
          const wanted = options.find((one) => value.test(one))
          if (wanted === undefined) throw new Error(`${label}: ${options.join(", ")}`)
          await field.selectOption({ label: wanted })
        }
      }
      await form.locator(".answer [role]").evaluateAll((told) => {
        for (const one of told) one.setAttribute("data-before", "")
      })
      await form.getByRole("button", { name: "Verstuur" }).click()
      const answer = form.locator(".answer [role]:not([data-before])")
      await answer.waitFor()
      return answer.innerText()
    }
    const ofTheRound = { "Welke ronde": /100%/ }
    const adopting = { Waarover: /programma/, "Om welke tekst gaat het": /100%/, ...ofTheRound }
    const noConsent = "Vaststellen kan pas als instemming is vastgelegd: geen bezwaren."
    const standing = /Instemming bestaat pas na een bezwarenronde over een vaste tekst zonder openstaand bezwaar/
    const isAdopted = async () => (await watcher.locator("main").innerText()).includes("is vastgesteld")
    const recorded = /^Vastgelegd als gebeurtenis/

    const opening = { Waarover: /100%/, "Wie mag bezwaar maken": /ondertekenaars/ }
    expect(await sent("Bezwarenronde openen", opening)).toMatch(recorded)
    const objecting = { ...ofTheRound, "Wie maakt bezwaar": /Tarik/, Waarom: "Wie betaalt de trainingen?" }
    expect(await sent("Bezwaar vastleggen", objecting)).toMatch(recorded)
    const closing = { ...ofTheRound, "Hoeveel bezwaren zijn er gemaakt": "1" }
    expect(await sent("Bezwarenronde sluiten", closing)).toMatch(recorded)

    const concluding = { ...ofTheRound, Waarover: /100%/ }
    expect(await sent("Vastleggen dat er geen bezwaren zijn", concluding)).toMatch(standing)
    expect(await sent("Programma vaststellen", adopting)).toContain(noConsent)
    expect(await isAdopted()).toBe(false)

    const resolving = {
      "Welk bezwaar": /Twaalfde Man/,
      Hoe: /ingetrokken/,
      "Door wie": /Tarik/,
      Waarom: "Het staat er."
    }
    expect(await sent("Bezwaar oplossen", resolving)).toMatch(recorded)
    expect(await sent("Vastleggen dat er geen bezwaren zijn", concluding)).toMatch(recorded)
    expect(await sent("Programma vaststellen", adopting)).toMatch(recorded)
    await expect.poll(isAdopted, inTime).toBe(true)
  })

  it("the time machine answers without a connection, also after the page is loaded anew", async () => {
    const reader = await person("/")
    await reader.locator("html[data-kept=yes]").waitFor(inTime)
    await site.stop()
    await reader.getByRole("navigation").getByRole("link", { name: "Tijdmachine" }).first().click()
    const slider = reader.getByRole("slider").first()
    await slider.waitFor()
    await slider.press("ArrowLeft")
    await expect.poll(() => slider.getAttribute("aria-valuetext"), inTime).toMatch(/195/)
    // The address follows once one stands still.
    await reader.waitForURL(/op=195/, inTime)
    await reader.reload()
    await reader.getByRole("slider").first().waitFor(inTime)
    expect(await reader.getByRole("slider").first().getAttribute("aria-valuetext")).toMatch(/195/)
  })
})
