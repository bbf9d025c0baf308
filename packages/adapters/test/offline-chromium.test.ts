/// <reference lib="dom" />
/** The page that checks a proof: in a browser, from disk, without a network. */
import { pathToFileURL } from "node:url"
import type { CDPSession, Page } from "playwright-core"
import { afterAll, assert, beforeAll, beforeEach, describe, inject, it } from "vitest"
import { account, check, type Line } from "../offline/verify.mjs"
import { profile, type Running, start } from "./indexeddb-browser.ts"
import * as made from "./offline-fixtures.ts"

const program = inject("chromium")
const address = pathToFileURL(`${import.meta.dirname}/../offline/verify.html`).href

const log = made.signer("pactwerk.example/woensel-zuid")
const library = made.signer("bibliotheek.example/getuige", 1_709_300_000n)
const events = Array.from({ length: 7 }, (_, index) => made.event(index + 1))
const good = made.proof(made.partsOf(events, 4, log, library))
const alone = (data: object) => made.proof(made.partsOf([made.event(1, { data })], 0, log))

const flat = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  lines.flatMap(({ name, text = "", parts = [] }) => [
    `${name === undefined ? "" : `${name}: `}${text}`.trim(),
    ...flat(parts)
  ])

describe.skipIf(program === "")("the page that checks a proof", () => {
  let own: ReturnType<typeof profile>
  let browser: Running
  let page: Page

  beforeAll(async () => {
    own = profile()
    browser = await start(program, own.folder, address)
    page = await browser.tab()
  }, 60_000)
  afterAll(async () => {
    await browser?.kill()
    own?.remove()
  })
  beforeEach(async () => {
    await page.setViewportSize({ width: 800, height: 700 })
    await page.goto("about:blank")
    await page.goto(address)
  })

  const choose = (text: string | Buffer, tab = page) =>
    tab.setInputFiles("#file", { name: "5.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(text) })
  /** Presses the button, and gives the word and the sentences of the outcome. */
  const outcome = async (tab = page): Promise<ReadonlyArray<string>> => {
    // An outcome of before is still there until the next takes its place.
    await tab.evaluate(() => document.querySelector("#outcome .word")?.setAttribute("data-before", ""))
    await tab.click("[type=submit]")
    await tab.waitForFunction(
      () => document.querySelector("#outcome .word:not([data-before]), [aria-invalid]") !== null
    )
    return tab.locator("#outcome p").allTextContents()
  }
  const lines = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("#details h3, #details p, #details li")].map((element) =>
        [...element.childNodes]
          .map((node) => (node.nodeName === "UL" ? "" : node.textContent))
          .join("")
          .trim()
      )
    )

  it("tells, of a file that is chosen, what the program tells, in both languages", async () => {
    await page.fill("#key", log.text)
    await page.fill("#witnesses", `\n${library.text}\n`)
    await choose(good)
    await outcome()
    const answer = await check({ proof: good, key: log.text, witnesses: [library.text] })
    for (const [language, button] of [
      ["nl", "Nederlands"],
      ["en", "English"]
    ] as const) {
      await page.click(`text=${button}`)
      const told = account(answer, language)
      assert.deepStrictEqual(await page.locator("#outcome p").allTextContents(), [told.word, told.sentence])
      const expected = told.parts.flatMap(({ title, note, lines }) => [
        title,
        ...(note === undefined ? [] : [note]),
        ...flat(lines)
      ])
      assert.deepStrictEqual(await lines(), expected)
      assert.strictEqual(await page.evaluate(() => document.documentElement.lang), language)
      assert.strictEqual(await page.getAttribute(`text=${button}`, "aria-pressed"), "true")
      assert.lengthOf(await page.locator("[aria-pressed=true]").all(), 1)
    }
  })

  it("takes a file that is dropped, and text that is pasted, with or without its last line end", async () => {
    await page.fill("#key", ` ${log.text}\n`)
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], "5.tlog-proof"))
      return transfer
    }, good)
    await page.dispatchEvent("main", "drop", { dataTransfer: dropped })
    assert.strictEqual((await outcome())[0], "Klopt")
    for (const text of [good, good.trim(), `\n ${good}\n\n`, good.replaceAll("\n", "\r\n")]) {
      await page.fill("#text", text)
      assert.strictEqual(await page.inputValue("#file"), "")
      assert.strictEqual((await outcome())[0], "Klopt")
    }
    await choose(made.proof({ ...made.partsOf(events, 4, log), index: 3 }))
    assert.strictEqual(await page.inputValue("#text"), "")
    assert.strictEqual((await outcome())[0], "Klopt niet")
    assert.deepStrictEqual(await lines(), [])
  })

  it("reads a file as it is: line ends of Windows, a mark and 2 MiB are not mended", async () => {
    await page.fill("#key", log.text)
    for (const [file, says] of [
      [good.replaceAll("\n", "\r\n"), "CRLF"],
      [`\ufeff${good}`, "BOM"],
      [`${good}${"\n".repeat(2 << 20)}`, "1 MiB"],
      ["", "leeg"]
    ] as const) {
      await choose(file)
      const [word, sentence] = await outcome()
      assert.strictEqual(word, "Niet te controleren")
      assert.include(sentence, says)
    }
  })

  it("shows a record with HTML in it as text, and runs nothing of it", async () => {
    const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;b&gt;'
    await page.fill("#key", log.text)
    await choose(alone({ [html]: html, list: ["</ul></main>"] }))
    assert.strictEqual((await outcome())[0], "Klopt")
    assert.include(await lines(), `${html}: ${html}`)
    assert.include(await lines(), "</ul></main>")
    assert.strictEqual(await page.locator("#details img, #details script, #details b").count(), 0)
    assert.strictEqual(await page.title(), "Controleer een besluit")
  })

  it("sends nothing, and cannot: all it asks for is itself", async () => {
    const tab = await browser.context.newPage()
    const requests: Array<string> = []
    const complaints: Array<string> = []
    tab.on("request", (request) => void requests.push(request.url()))
    tab.on("console", (message) => void complaints.push(message.text()))
    tab.on("pageerror", (error) => void complaints.push(error.message))
    await tab.goto(address)
    await tab.fill("#key", log.text)
    await choose(good, tab)
    await outcome(tab)
    assert.deepStrictEqual([requests, complaints], [[address], []])
    const refused = await tab.evaluate(async () => {
      const tries = [
        () => fetch("data:text/plain,x"),
        () => fetch("http://127.0.0.1:9/"),
        () =>
          new Promise((resolve, reject) =>
            Object.assign(new Image(), {
              onload: resolve,
              onerror: reject,
              src: "data:image/gif;base64,R0lGODlhAQABAAAAACw="
            })
          ),
        async () => Object.assign(document.createElement("p"), { innerHTML: "<b>x</b>" })
      ]
      const ends = await Promise.allSettled(tries.map((attempt) => attempt()))
      return ends.map(({ status }) => status)
    })
    assert.deepStrictEqual(refused, ["rejected", "rejected", "rejected", "rejected"])
    await tab.close()
  })

  it("points at what was filled in wrongly: its sentence at the field, the focus in it, and the title first", async () => {
    const mistake = async (field: string, says: string) => {
      await page.click("[type=submit]")
      await page.waitForSelector(`.mistake:has-text("${says}")`)
      assert.strictEqual(await page.evaluate(() => document.activeElement?.id), field)
      assert.strictEqual(await page.getAttribute(`#${field}`, "aria-invalid"), "true")
      assert.lengthOf(await page.locator("[aria-invalid]").all(), 1)
      const [id = ""] = ((await page.getAttribute(`#${field}`, "aria-describedby")) ?? "").split(" ")
      assert.include(await page.textContent(`#${id}`), says)
      assert.match(await page.title(), /^Fout: /)
    }
    await mistake("key", "Er is geen sleutel opgegeven.")
    await page.fill("#key", "sleutel")
    await mistake("key", "“sleutel” is geen sleutel.")
    await page.fill("#key", log.text)
    await mistake("file", "Kies een bestand")
    await page.fill("#text", good)
    await page.fill("#witnesses", log.text)
    await mistake("witnesses", "niet de sleutel van een getuige")
    await page.click("text=English")
    assert.match(await page.title(), /^Error: The key of/)
    await page.fill("#witnesses", "")
    await page.click("[type=submit]")
    await page.waitForFunction(() => document.querySelector("[aria-invalid]") === null)
    assert.strictEqual(await page.title(), "Check a decision")
  })

  it("is used by keyboard alone, and says the outcome where a screen reader hears it", async () => {
    const press = async (count: number) => {
      for (let pressed = 0; pressed < count; pressed++) await page.keyboard.press("Tab")
      return page.evaluate(() => {
        const element = document.activeElement
        const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body)
        return `${element?.id}${element?.textContent?.trim()} ${outlineStyle} ${outlineWidth}`
      })
    }
    assert.strictEqual(await press(2), "English solid 3px")
    assert.strictEqual(await press(1), "key solid 3px")
    await page.keyboard.insertText(log.text)
    assert.strictEqual(await press(1), "file solid 3px")
    assert.strictEqual(await press(1), "text solid 3px")
    await page.keyboard.insertText(good)
    assert.strictEqual(await press(1), "witnesses solid 3px")
    assert.strictEqual(await press(1), "Controleer solid 3px")
    await page.keyboard.press("Enter")
    await page.waitForSelector("[role=status] .word >> text=Klopt")
    const snapshot = await page.locator("main").ariaSnapshot()
    for (const part of ['textbox "Sleutel van het logboek"', 'button "Bestand"', 'group "Bewijs"', "- status:"]) {
      assert.include(snapshot, part)
    }
  })

  it("fits a screen of 320 pixels, in both languages, whatever is in the record", async () => {
    await page.setViewportSize({ width: 320, height: 600 })
    let deep: unknown = "bewonersondersteuningsprogrammacoördinatievergadering"
    for (let level = 0; level < 97; level++) deep = level % 2 === 0 ? [deep] : { ondersteuningsprogramma: deep }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.isAtMost(wide, 320)
    for (const [key, proof] of [
      [log.text, alone({ deep, long: "x".repeat(5000), ["y".repeat(500)]: 1 })],
      [log.text, good.replace("index 4", "index 3")],
      ["z".repeat(200), good]
    ] as const) {
      for (const button of ["Nederlands", "English"]) {
        await page.click(`text=${button}`)
        await page.fill("#key", key)
        await choose(proof)
        await outcome()
        assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), 320)
      }
    }
  })

  it("opens in English when its address asks so", async () => {
    const tab = await browser.tab(`${address}#en`)
    assert.strictEqual(await tab.title(), "Check a decision")
    assert.strictEqual(await tab.textContent("[role=status]"), "Nothing was checked yet.")
    await tab.close()
  })

  it("says so where a browser cannot check signatures, and where it cannot run the page", async () => {
    const tab = await browser.context.newPage()
    await tab.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }))
    await tab.goto(address)
    await tab.fill("#key", log.text)
    await choose(good, tab)
    const [word, sentence] = await outcome(tab)
    assert.strictEqual(word, "Niet te controleren")
    assert.include(sentence, "kan geen Ed25519-handtekeningen controleren")
    await tab.close()
    const session: CDPSession = await browser.context.newCDPSession(page)
    await session.send("Emulation.setScriptExecutionDisabled", { value: true })
    await page.goto("about:blank")
    await page.goto(address)
    assert.include(await page.textContent("[role=status]"), "nieuwere browser")
    await session.send("Emulation.setScriptExecutionDisabled", { value: false })
    await session.detach()
  })

  it("prints the outcome and what it does not prove, without the form", async () => {
    await page.fill("#key", log.text)
    await choose(good)
    await outcome()
    await page.emulateMedia({ media: "print" })
    assert.isFalse(await page.isVisible("form"))
    assert.isTrue(await page.isVisible("text=Wat dit niet bewijst"))
    await page.emulateMedia({ media: null })
  })

  it("checks and shows a proof of a million events in under 100 ms on a processor four times slower", async () => {
    const path = Array.from({ length: 20 }, (_, level) => Buffer.alloc(32, level))
    const leaf = made.written(made.event(654_322))
    const root = made.rootAbove(leaf, 654_321, 1_000_000, path)
    const proof = made.proof({ leaf, index: 654_321, path, origin: log.name, size: 1_000_000, root, signers: [log] })
    await page.fill("#key", log.text)
    await page.fill("#text", proof)
    const session = await browser.context.newCDPSession(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 })
    const times = await page.evaluate(async () => {
      const times: Array<number> = []
      for (let round = 0; round < 10; round++) {
        const status = document.querySelector("#outcome")
        if (status === null) throw new Error("there is no outcome")
        const changed = new Promise((resolve) =>
          new MutationObserver(resolve).observe(status, { childList: true, subtree: true })
        )
        const begin = performance.now()
        document.querySelector<HTMLButtonElement>("[type=submit]")?.click()
        await changed
        times.push(performance.now() - begin)
      }
      return times
    })
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 })
    await session.detach()
    assert.strictEqual(await page.textContent("#outcome .word"), "Klopt")
    // Others work on this machine too: the best of ten is what the page itself takes.
    assert.isBelow(Math.min(...times), 100, times.join(" "))
  })
})
