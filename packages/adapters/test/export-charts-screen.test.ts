/** A chart on a screen: the same picture and the same numbers as the export, and no style that a strict page refuses. */
import { alliance, Day, Views } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { chart } from "../src/export/charts/format.ts"
import { chartOnScreen } from "../src/export/charts/on-screen.ts"
import { exported, standing } from "./export/fixtures.ts"
import { opened } from "./react-fixtures.ts"

const on = Day.make("2024-02-16")
const names = ["timeline", "pledges", "stages"] as const

describe("a chart on a screen", () => {
  it.each(names)("draws %s as the export does, apart from what the export says of itself", async (name) => {
    const one = await opened()
    const { text } = await exported(chart(name, "svg"), standing(one.kept()), {
      understand: alliance.understand,
      on,
      language: "nl"
    })
    const bare = text.replaceAll(/^<\?.*\?>$\n?|<metadata>.*<\/metadata>\n| style="[^"]*"/gm, "")
    const session = one.session({ level: "public" })
    const { svg } = chartOnScreen(name, { answer: session.project, events: session.events(), on, language: "nl" })
    expect(svg).not.toContain("style=")
    expect(svg).toBe(bare)
  })
  it("has a row in its table for every thing in its picture", async () => {
    const session = (await opened()).session({ level: "public" })
    const made = chartOnScreen("timeline", { answer: session.project, events: session.events(), on, language: "en" })
    expect(made.rows.length).toBeGreaterThanOrEqual(Object.keys(session.project(Views.agenda)).length)
    for (const row of made.rows) expect(row).toHaveLength(made.columns.length)
  })
})
