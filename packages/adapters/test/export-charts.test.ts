/** Charts: the picture, its table and the views say the same; a picture is readable without colour, and holds what it shows. */
import { alliance, Day, dayOf, onDay, type Recorded, Views } from "@pactwerk/core"
import { arbitraryEvents, prelude, recorded } from "@pactwerk/core/testing"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { type ChartName, chart } from "../src/export/charts/format.ts"
import { textWidth } from "../src/export/charts/lettering.ts"
import { answerIn, corpus, exported, histories, standing } from "./export/fixtures.ts"
import { judging } from "./export/xsd.ts"

const { understand } = alliance
const names: ReadonlyArray<ChartName> = ["timeline", "pledges", "stages"]
const full = standing(prelude.map((raw, index) => recorded(alliance, index + 1, raw).recorded))
const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
const initiative = "initiative-1"
const pledge = (id: string, organisation: string, more: object = {}) => ({
  ...{
    _tag: "PledgeMade",
    pledge: id,
    organisation,
    by: anna,
    for: { initiative },
    contribution: { kind: "hours", text: "Uren." }
  },
  ...more
})
const due = { said: "rond 11 februari", earliest: "2024-02-08", latest: "2024-02-14", precision: "about" }
const eleventh = { ...due, said: "11 februari", earliest: "2024-02-11", latest: "2024-02-11", precision: "day" }
/** Pledges in each standing, of two organisations; on 12 February 2024 only that of the day itself is late. */
const promised = [
  ...prelude,
  { _tag: "InitiativeProposed", initiative, name: "Ontmoetingsplek & <tuin>", by: { collective: "bewoners" } },
  pledge("kept", "organisation-1"),
  { _tag: "PledgeKept", pledge: "kept", kept: eleventh },
  pledge("late", "organisation-1", { due: eleventh }),
  pledge("about", "organisation-1", { due }),
  pledge("undated", "organisation-2"),
  pledge("closed", "organisation-2"),
  { _tag: "PledgeReleased", pledge: "closed", how: "closed", reason: "Verhuisd." },
  pledge("handed", "organisation-2"),
  { _tag: "PledgeReleased", pledge: "handed", how: "handedOver", to: "organisation-1", reason: "Verhuisd." }
]
const withPledges = standing(promised.map((raw, index) => recorded(alliance, index + 1, raw).recorded)).map((one) => ({
  ...one,
  occurred: onDay(Day.make("2024-01-01"))
}))
const logs = [full, withPledges, corpus(), ...histories(3), []]
/** After everything that these logs say has happened. */
const late = Day.make("2099-12-31")
type Look = { readonly on?: Day; readonly language?: "nl" | "en" }

const pictured = async (name: ChartName, log: ReadonlyArray<Recorded>, { language = "nl", on = late }: Look = {}) =>
  (await exported(chart(name, "svg"), log, { understand, on, language })).text
/** The rows of the table, each by the names of its columns. */
const rowsOf = async (name: ChartName, log: ReadonlyArray<Recorded>, { language = "en", on = late }: Look = {}) => {
  const { text } = await exported(chart(name, "csv"), log, { understand, on, language })
  const [head = [], ...rows] = text.trimEnd().split("\r\n").map(cellsIn)
  return rows.map(
    (cells): Readonly<Record<string, string>> => Object.fromEntries(head.map((column, at) => [column, cells[at] ?? ""]))
  )
}
const cellsIn = (line: string): ReadonlyArray<string> =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""
  )

const attribute = (element: string, name: string) => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1])
/** What is drawn, without what only defines how. */
const elementsIn = (svg: string) => svg.replace(/<defs>[\s\S]*<\/defs>/, "").split("\n")
const marksIn = (svg: string) =>
  elementsIn(svg).filter((element) => element.startsWith("<rect") && element.includes("url("))
const textsIn = (svg: string) => elementsIn(svg).filter((element) => element.startsWith("<text"))
const wordsIn = (svg: string) => textsIn(svg).map((element) => element.replaceAll(/<[^>]*>/g, ""))

const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const onPaper = (colour: string) => 1.05 / (luminance(colour) + 0.05)

/** Everything that must hold of any picture. */
const mustHold = (svg: string) => {
  const [, height = ""] = /viewBox="0 0 320 (\d+)"/.exec(svg) ?? []
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\[object/)
  for (const element of textsIn(svg)) {
    const [x, y, size] = ["x", "y", "font-size"].map((name) => attribute(element, name))
    assert.isDefined(x)
    assert.isDefined(y)
    assert.isDefined(size)
    expect(size).toBeGreaterThanOrEqual(12)
    expect(y - size).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThan(Number(height))
    const words = element.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "&")
    expect(x + textWidth(words, size, element.includes("font-weight")), element).toBeLessThanOrEqual(320)
    expect(onPaper(/fill="(#\w{6})"/.exec(element)?.[1] ?? "#ffffff")).toBeGreaterThanOrEqual(4.5)
  }
  for (const element of marksIn(svg)) {
    const [x = -1, y = -1, width = -1, high = -1] = ["x", "y", "width", "height"].map((name) =>
      attribute(element, name)
    )
    expect(Math.min(x, y), element).toBeGreaterThanOrEqual(0)
    expect(width, element).toBeGreaterThan(0)
    expect(x, element).toBeGreaterThanOrEqual(10)
    expect(x + width, element).toBeLessThanOrEqual(310.01)
    expect(y + high, element).toBeLessThan(Number(height))
    expect(onPaper(/stroke="(#\w{6})"/.exec(element)?.[1] ?? "#ffffff")).toBeGreaterThanOrEqual(3)
    expect(svg).toContain(`<pattern id="${/url\(#([\w-]+)\)/.exec(element)?.[1]}"`)
  }
  const unpatterned = elementsIn(svg).filter((element) => element.startsWith("<rect") && !element.includes("url("))
  expect(unpatterned).toEqual([`<rect width="320" height="${height}" fill="#ffffff"/>`])
}

describe("a picture", () => {
  const anySvg = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
    <xs:element name="svg"><xs:complexType><xs:sequence><xs:any processContents="skip" maxOccurs="unbounded"/></xs:sequence>
    <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`
  it("is XML that libxml2 reads, with a role, a title, a description, a language and its statement", async () => {
    const judge = judging(anySvg)
    for (const name of names) {
      const svg = await pictured(name, full, { language: "en" })
      expect(await judge(svg)).toEqual([])
      expect(svg).toMatch(/<svg [^>]*role="img" lang="en" xml:lang="en"/)
      expect(svg).toMatch(new RegExp(`<title id="${name}-title">[^<]+</title>\n<desc id="${name}-desc">[^<]+</desc>`))
      expect(svg).toContain(`aria-labelledby="${name}-title" aria-describedby="${name}-desc"`)
      expect(svg).toMatch(/<metadata>\{"exporterVersion":1,"format":"chart-[^<]*"root"[^<]*\}<\/metadata>/)
    }
    expect(await judge((await pictured("stages", full)).replace("</svg>", ""))).not.toEqual([])
  })
  it("holds on any history: nothing outside it, every mark with a pattern, all text at 4.5 to 1", async () => {
    const any = arbitraryEvents(alliance, { after: withPledges.length, maxLength: 60 }).map((after) =>
      standing([...withPledges, ...after.map((one) => one.recorded)])
    )
    const day = fc.constantFrom("2023-12-31", "2024-02-16", "2024-03-01", "2099-12-31").map((text) => Day.make(text))
    await fc.assert(
      fc.asyncProperty(any, day, fc.constantFrom("nl" as const, "en" as const), async (log, on, language) => {
        for (const name of names) mustHold(await pictured(name, log, { on, language }))
      }),
      { numRuns: 100 }
    )
  }, 60_000)
  it("is whole where there is nothing to show", async () => {
    for (const name of names) mustHold(await pictured(name, []))
  })
})

describe("the table", () => {
  it.each(names)("has a row for each that the picture of %s shows, with the same words and numbers", async (name) => {
    for (const log of logs) {
      const svg = wordsIn(await pictured(name, log, { language: "en" }))
        .join(" ")
        .replaceAll("&amp;", "&")
      for (const row of await rowsOf(name, log)) {
        const shown = Object.entries(row).flatMap(([column, cell]) => {
          if (/^(id|first day|last day)$/.test(column) || cell === "" || (name === "pledges" && cell === "0")) return []
          return [cell]
        })
        for (const cell of shown) for (const word of cell.split(/\s+/)) expect(svg).toContain(word.slice(0, 12))
      }
    }
  })
  it("says the same as CSV, as text and as a page", async () => {
    for (const name of names) {
      const options = { understand, on: late, language: "en" as const }
      const cells = (await rowsOf(name, full)).map((row) => Object.values(row).filter((cell) => cell !== ""))
      const text = (await exported(chart(name, "text"), full, options)).text.split("\n").slice(4, -1)
      expect(text.map((line) => line.trim().split(/ {2,}/))).toEqual(cells)
      const page = (await exported(chart(name, "html"), full, options)).text
      const rows = page.split("\n").filter((line) => line.startsWith("<tr><td"))
      const inside = rows.map((row) => [...row.matchAll(/>([^<]+)<\/t/g)].map(([, cell]) => cell))
      expect(inside).toEqual(cells)
    }
  })
})

describe("a version", () => {
  const final = standing(
    [...prelude, { _tag: "ProgrammeVersionFinalised", programme: "programme-1", version: "version-1" }].map(
      (raw, index) => recorded(alliance, index + 1, raw).recorded
    )
  )
  const standingOf = async (log: ReadonlyArray<Recorded>) =>
    (await rowsOf("timeline", log)).find(({ group }) => group === "Versions of the programme")?.standing
  it("stands at the day of sharing, and what it became later is not told as if it were of that day", async () => {
    expect(await standingOf(full)).toBe("shared")
    expect(await standingOf(final)).toBe("shared, and as of the day of this picture final")
  })
})

describe("pledges", () => {
  it("are counted as the view counts them, on the day", async () => {
    for (const log of logs) {
      const pledges = Object.values<Views.Promised>(answerIn(log, Views.promises).pledges)
      const rows = await rowsOf("pledges", log)
      expect(rows).toHaveLength(new Set(pledges.map(({ organisation }) => organisation)).size)
      for (const { id, ...row } of rows) {
        const own = pledges.filter(({ organisation }) => organisation === id)
        const many = (standing: string) => own.filter((one) => Views.standingOf(one, late) === standing).length
        const [kept, late_, open] = [many("kept"), many("late"), many("open")].map(String)
        const [unknown, closed] = [many("unknown"), many("closed")].map(String)
        expect(row).toMatchObject({ made: String(own.length), kept, late: late_, "still open": open, closed })
        expect(row["without a day"]).toBe(unknown)
      }
    }
  })
  it("are late after the last day they can have meant, and those of one are drawn as long as they are many", async () => {
    const on = Day.make("2024-02-12")
    const [library, school] = await rowsOf("pledges", withPledges, { on })
    const none = { kept: "0", late: "0", "still open": "0", "without a day": "0", closed: "0" }
    expect(library).toEqual({
      ...{ group: "By organisation", organisation: "Bibliotheek", id: "organisation-1", made: "4", ...none },
      ...{ kept: "1", late: "1", "still open": "1", "without a day": "1" }
    })
    expect(school).toMatchObject({ organisation: "School", made: "2", ...none, "without a day": "1", closed: "1" })
    const drawn = marksIn(await pictured("pledges", withPledges, { on })).slice(5)
    expect(drawn.map((mark) => [attribute(mark, "x"), attribute(mark, "width")])).toEqual(
      [10, 85, 160, 235, 10, 85].map((x) => [x, 75])
    )
    expect(drawn.map((mark) => /pledges-(\w+)/.exec(mark)?.[1])).toEqual([
      "full",
      "crossed",
      "slanted",
      "dotted",
      "dotted",
      "level"
    ])
  })
})

describe("stages", () => {
  it("are those of the views", async () => {
    for (const log of logs) {
      const rows = await rowsOf("stages", log)
      const many = (group: string) =>
        rows.filter((row) => row.group === group).reduce((sum, row) => sum + Number(row.number), 0)
      expect(many("Initiatives")).toBe(Object.keys(answerIn(log, Views.dashboard).initiatives).length)
      expect(many("Versions of the programme")).toBe(Object.keys(answerIn(log, Views.readiness).versions).length)
    }
  })
})

describe("a timeline", () => {
  const shared = full.find(({ type }) => type === "ProgrammeVersionShared")
  assert.isDefined(shared)
  const sharedAs = (when: Recorded["data"]) =>
    standing(full.map((one) => (one === shared ? { ...one, data: { ...one.data, shared: when } } : one)))

  it("has every meeting on its day, and every version, window and adoption", async () => {
    for (const log of logs) {
      const rows = await rowsOf("timeline", log)
      const of = (group: string) => rows.filter((row) => row.group === group)
      const meetings = Object.values<Views.PlannedMeeting>(answerIn(log, Views.agenda))
      const days = meetings.map(({ starts }) => dayOf(starts)).sort()
      expect(of("Meetings").map((row) => row["first day"])).toEqual(days)
      const { board, versions } = answerIn(log, Views.readiness)
      expect(of("Versions of the programme")).toHaveLength(Object.keys(versions).length)
      expect(of("Feedback")).toHaveLength(Object.keys(board.windows).length)
    }
  })
  it("draws what is not sure as a range from the first day it can have been to the last, in the words of the source", async () => {
    const log = sharedAs(due)
    const [row] = (await rowsOf("timeline", log)).filter(({ group }) => group === "Versions of the programme")
    expect(row).toMatchObject({ "first day": "2024-02-08", "last day": "2024-02-14", "in words": "rond 11 februari" })
    const svg = await pictured("timeline", log, { language: "en" })
    expect(svg).toMatch(/xml:lang="nl">rond 11 februari</)
    expect(wordsIn(svg).join(" ")).toContain("between Thursday 8 February 2024 and Wednesday 14 February 2024")
    const exact = await pictured("timeline", sharedAs(eleventh))
    const ranges = (text: string) => marksIn(text).filter((mark) => mark.includes("slanted")).length
    expect(ranges(svg)).toBe(ranges(exact) + 1)
  })
  it("draws a day of a long time so that it is seen, and inside the track", async () => {
    const far = ["1999-01-01", "2099-12-31"].map((starts, at) => ({
      ...{ _tag: "MeetingScheduled", meeting: `meeting-far-${at}`, body: "body-1", starts }
    }))
    const log = standing([...prelude, ...far].map((raw, index) => recorded(alliance, index + 1, raw).recorded))
    const svg = await pictured("timeline", log)
    mustHold(svg)
    const drawn = marksIn(svg).slice(5)
    expect(Math.min(...drawn.map((mark) => attribute(mark, "width")))).toBeCloseTo(7.5)
  })
  it("shows only what had certainly happened by the day", async () => {
    const before = await rowsOf("timeline", full, { on: Day.make("2000-01-01") })
    expect(before).toEqual([])
  })
})
