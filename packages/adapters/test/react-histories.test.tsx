/** Whatever happened: every hook says what the session says, at every moment; and a room that nobody knew appears by itself. */

import { gzipSync } from "node:zlib"
import {
  Analysis,
  alliance,
  type Level,
  layerMemory,
  type Moment,
  openOn,
  Position,
  questions,
  type Recorded,
  type Session
} from "@pactwerk/core"
import { arbitraryHistory, recorded } from "@pactwerk/core/testing"
import * as fc from "fast-check"
import { build } from "vite"
import { assert, describe, expect, it, onTestFinished } from "vitest"
import { greener } from "../../core/test/garden.ts"
import { useDiff, useEvents, useView } from "../src/react/index.ts"
import { renderAt } from "../src/react/testing.ts"
import { CommandForm, EventList } from "../src/react/ui/index.ts"
import { seated } from "./react-fixtures.ts"

const nothing = { mayAsk: false, check: async () => undefined, close: async () => {} }
/** A session over a list of events. */
const over = (log: ReadonlyArray<Recorded>): Session<never> => {
  const standing = { head: Position.make(log.length), status: "open" } as const
  const reading = Analysis.readingOf(alliance, {
    shown: () => log,
    standing: () => standing,
    subscribe: () => () => {}
  })
  return { ...reading, ...nothing, ask: () => Promise.reject(new Error("nobody asks")) }
}

describe("every hook", () => {
  it("says what the session says, of any history, view and moment", { timeout: 120_000 }, () => {
    const [views, seed] = [[...questions.values()], Math.floor(Date.now() / 86_400_000)]
    const logs = fc
      .sample(arbitraryHistory(alliance, { length: 20 }), { numRuns: 4, seed })
      .map(({ log }) => log.map(({ recorded }) => recorded))
    const aScene = fc
      .constantFrom(...logs)
      .chain((log) => fc.tuple(fc.constant(log), fc.constantFrom(...views), fc.nat({ max: log.length })))
    fc.assert(
      fc.property(aScene, fc.boolean(), ([log, view, position], isNow) => {
        const session = over(log)
        const moment: Moment = isNow ? "now" : { position }
        const seen: Array<unknown> = []
        const Reader = () => {
          seen.push(useView(view), useView(view, { at: "now" }), useEvents(), useDiff(view, moment, "now"))
          return null
        }
        renderAt(session, moment, <Reader />)
        assert.deepStrictEqual(seen.slice(0, 4), [
          session.project(view, moment),
          session.project(view),
          session.events(undefined, moment),
          session.diff(view, moment, "now")
        ])
      }),
      { numRuns: 30, seed }
    )
  })
})

describe("a room that nobody knew", () => {
  const planted = { neighbourhood: "noord", by: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", tree: "linde" }
  const grown = async () => {
    const opened = await openOn(greener, { log: layerMemory, now: () => Date.parse("2024-02-16T12:00:00Z") })
    onTestFinished(() => opened.close())
    const { event } = recorded(greener, 1, { _tag: "TreePlanted", ...planted })
    const command = greener.asked(event)
    if (command === undefined) throw new Error("nobody asks for it")
    const told = { actor: { role: "chair" }, occurred: { said: "gisteren", precision: "about" }, certainty: "stated" }
    await opened.observe(command, { ...told, source: { document: "verslag" } } as never)
    const level: Level = "internal"
    const { standing, subscribe } = opened
    const reading = Analysis.readingOf(greener, { shown: () => opened.shown(level), standing, subscribe })
    return { ...reading, ...nothing, mayAsk: true, ask: () => Promise.reject(new Error("nobody asks")) }
  }
  it("has a form, with its own words and its own rule", async () => {
    const html = renderAt(await grown(), "now", <CommandForm name="PlantTree" rooms={greener} language="en" />)
    expect(html).toContain(">Plant a tree</h2>")
    expect(html).toContain("A tree is planted by a resident.")
    for (const field of Object.keys(planted)) expect(html).toContain(`name="/${field}"`)
  })
  it("stands in the list of events in its own words", async () => {
    const html = renderAt(await grown(), "now", <EventList rooms={greener} />)
    expect(html).toContain("Boom geplant")
    expect(html).toContain("plant een linde.")
  })
  it("has no form where its rooms are not given, and that is said", async () => {
    const html = renderAt(await seated(), "now", <CommandForm name="PlantTree" language="en" />)
    expect(html).toBe("<p>There is no such command: PlantTree.</p>")
  })
})

it("the hooks are at most five kilobytes, compressed, and bring nothing of the core with them", async () => {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      lib: { entry: new URL("../src/react/index.ts", import.meta.url).pathname, formats: ["es"] },
      rolldownOptions: { external: [/^react/, /^@pactwerk/, /^effect/] }
    }
  })
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ("output" in one ? one.output : []))
  const code = outputs.flatMap((one) => (one.type === "chunk" ? [one.code] : [])).join("")
  expect([...code.matchAll(/from\s*["']([^"']+)["']/g)].map(([, from]) => from)).toEqual(["react"])
  expect(gzipSync(code).length).toBeLessThanOrEqual(5 * 1024)
})
