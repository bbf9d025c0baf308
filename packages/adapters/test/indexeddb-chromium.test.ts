/** The IndexedDB store in a browser: every case again, two tabs, a reload, a killed process, and too little room. */
import { layerMemory, type Recorded } from "@pactwerk/core"
import { contradictions, historyOf } from "@pactwerk/core/testing"
import type { Page } from "playwright-core"
import { afterAll, assert, beforeAll, describe, inject, it, vi } from "vitest"
import { bundle, profile, type Running, serve, start } from "./indexeddb-browser.ts"
import { claims, history, type Told } from "./indexeddb-page.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const program = inject("chromium")
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
/** A page can give way some two hundred times a second. These do so by the thousand, the last by the hundred thousand. */
const slow = deep ? /\(heads-schedules\)$/ : /\((interrupted|heads-wake|follow-late|heads-schedules)\)$/
const soon = { timeout: 20_000, interval: 20 }

/** Lets a page write until it has had so many receipts, and gives what they were for; it may go on. */
const writing = async (page: Page, alliance: string, receipts: number, batches = 1_000_000) => {
  const told: Array<Told> = []
  await page.exposeFunction("told", (events: ReadonlyArray<Told>) => void told.push(...events))
  page.evaluate(([name, count]) => globalThis.pactwerk.write(name, count), [alliance, batches] as const).catch(() => {})
  await vi.waitFor(() => assert.isAtLeast(told.length, 3 * receipts), soon)
  return told
}

/** All that a receipt was given for is there, at its position; all batches are whole, and there is no gap. */
const keeps = (log: ReadonlyArray<Recorded>, told: ReadonlyArray<Told>): void => {
  assert.deepStrictEqual(
    log.map(({ position }) => Number(position)),
    upTo(log.length)
  )
  assert.deepStrictEqual(
    told.filter(({ id, position }) => log[position - 1]?.id !== id),
    []
  )
  const batches = Map.groupBy(log, ({ tags }) => String(tags))
  assert.deepStrictEqual(
    [...batches.values()].filter(({ length }) => length !== 3),
    []
  )
}

describe.skipIf(program === "")("in a browser", () => {
  let own: ReturnType<typeof profile>
  let page: Awaited<ReturnType<typeof bundle>>
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Running
  let tab: Page

  beforeAll(async () => {
    own = profile()
    page = await bundle(`${import.meta.dirname}/indexeddb-page.ts`)
    server = await serve(page.code)
    browser = await start(program, own.folder, server.url)
    tab = await browser.tab()
  }, 60_000)
  afterAll(async () => {
    await browser?.kill()
    server?.close()
    own?.remove()
  })

  claims({
    deep,
    describe,
    it: (title, options) =>
      it(title, { ...options, skip: options.skip || slow.test(title) }, () =>
        tab.evaluate(([name, all]) => globalThis.pactwerk.claim(name, all), [title, deep] as const)
      )
  })

  describe("a page", () => {
    it("is made of nothing that only Node has", () => {
      assert.isAbove(page.modules.length, 100)
      assert.deepStrictEqual(
        page.modules.filter((name) => /^node:|__vite-browser-external/.test(name)),
        []
      )
    })

    it("decides, keeps and tells what a program on Node does", async () => {
      assert.deepStrictEqual(
        await tab.evaluate(() => globalThis.pactwerk.history("decided")),
        await history(layerMemory)
      )
    })

    it("hears whether the browser promises to keep its logs", async () => {
      assert.isBoolean(await tab.evaluate(() => globalThis.pactwerk.persisted("promised")))
    })

    it("finds all that it had a receipt for after it was loaded anew while it wrote, every batch whole", async () => {
      const writer = await browser.tab()
      const told = await writing(writer, "reloaded", 10)
      await writer.reload()
      keeps(await writer.evaluate(() => globalThis.pactwerk.read("reloaded")), told)
      await writer.close()
    })

    it("is told that there is no room left; reads go on, and appends when there is room again", async () => {
      // Of another origin: a browser remembers for a while how much room there was.
      const elsewhere = await serve(page.code)
      const small = await browser.tab(elsewhere.url)
      const session = await browser.context.newCDPSession(small)
      const quotaIs = (quota: { readonly quotaSize?: number }) =>
        session.send("Storage.overrideQuotaForOrigin", { origin: new URL(elsewhere.url).origin, ...quota })
      const fill = () => small.evaluate(() => globalThis.pactwerk.fill("filled", 300_000))
      const read = () => small.evaluate(() => globalThis.pactwerk.read("filled"))
      await quotaIs({ quotaSize: 1_000_000 })
      let answer = "stored"
      for (let tried = 0; tried < 20 && answer === "stored"; tried++) answer = await fill()
      assert.match(answer, /^Unavailable: .*no room left/)
      const kept = await read()
      assert.isAtLeast(kept.length, 1)
      await quotaIs({})
      assert.strictEqual(await fill(), "stored")
      assert.deepStrictEqual((await read()).slice(0, -1), kept)
      await small.close()
      elsewhere.close()
    })
  })

  describe("two tabs", () => {
    let other: Page
    beforeAll(async () => {
      other = await browser.tab()
    })
    afterAll(() => other?.close())

    it("race with fifty guards on one thing, and exactly one gets a receipt", { timeout: 120_000 }, async () => {
      for (const round of upTo(deep ? 100 : 10)) {
        const at = Date.now() + 30
        const race = (page: Page) =>
          page.evaluate(([seat, at]) => globalThis.pactwerk.guard("seats", seat, 25, at), [
            `seat:${round}`,
            at
          ] as const)
        const [here, there] = await Promise.all([race(tab), race(other)])
        assert.strictEqual(here + there, 1, `receipts in round ${round}`)
      }
      assert.strictEqual((await other.evaluate(() => globalThis.pactwerk.read("seats"))).length, deep ? 100 : 10)
    })

    it("write and read at random, and one order explains what both were told", { timeout: 120_000 }, async () => {
      const wander = (page: Page, seed: number) =>
        page.evaluate(([seed, calls]) => globalThis.pactwerk.wander("wandered", seed, calls), [
          seed,
          deep ? 200 : 40
        ] as const)
      const reports = (await Promise.all([wander(tab, 1), wander(other, 2)])).flat()
      const log = await tab.evaluate(() => globalThis.pactwerk.read("wandered"))
      // Two pages have two clocks, which may be a little apart: what is nearer in time than that counts as at once.
      const apart = 10
      const loose = reports.map((report) => {
        if (report.did === "look") return { ...report, at: report.at - apart, until: report.until + apart }
        return { ...report, at: report.at + (report.did === "ask" ? -apart : apart) }
      })
      assert.isAbove(log.length, 30)
      assert.deepStrictEqual(contradictions(historyOf(loose), log), [])
    })

    it("see each other: a follower in one meets every event of the other once, in order", async () => {
      await other.evaluate(() => globalThis.pactwerk.follow("followed"))
      await writing(tab, "followed", 40, 40)
      await vi.waitFor(async () => assert.lengthOf(await other.evaluate(() => globalThis.pactwerk.met()), 120), soon)
      assert.deepStrictEqual(await other.evaluate(() => globalThis.pactwerk.met()), upTo(120))
    })

    it("stand in nobody's way: a log that is removed in one is gone for the other, which says so", async () => {
      assert.strictEqual(await tab.evaluate(() => globalThis.pactwerk.fill("removed", 100)), "stored")
      await other.evaluate(() => globalThis.pactwerk.remove("pactwerk-removed"))
      assert.match(await tab.evaluate(() => globalThis.pactwerk.fill("removed", 100)), /^Corrupt: .*was removed/)
    })
  })

  it("a killed browser lost nothing that it had acknowledged, and every batch is whole", {
    timeout: 600_000
  }, async () => {
    const told: Array<Told> = []
    for (const death of upTo(deep ? 8 : 1)) {
      told.push(...(await writing(await browser.tab(), "killed", 7 * death)))
      await browser.kill()
      browser = await start(program, own.folder, server.url)
      tab = await browser.tab()
      keeps(await tab.evaluate(() => globalThis.pactwerk.read("killed")), told)
    }
  })
})
