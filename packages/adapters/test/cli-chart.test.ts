/** `chart`: the picture of the library, on stdout or in a file; and what is typed wrong says what would be right. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { cli, copy, document, home, onTheDay, opening } from "./cli-fixtures.ts"

const template = path.join(home, "template")
const at = (folder: string) => ({
  folder,
  env: {
    HOME: folder,
    PACTWERK_KEYS: path.join(template, "pactwerk-keys.db"),
    PACTWERK_ORIGIN: "pactwerk.example/woensel-zuid"
  }
})
const asking = (...typed: ReadonlyArray<string>) => cli(["chart", ...typed, ...onTheDay], at(template))

describe("chart", () => {
  it("draws in the language of the reader, as of today or of a day", async () => {
    const today = await asking("timeline")
    expect(today).toMatchObject({ code: 0 })
    expect(today.out).toContain(">Tijdlijn, stand op vrijdag 16 februari 2024</title>")
    const then = await asking("timeline", "--on", "2024-02-15", "--lang", "en")
    expect(then.out).toContain(">Timeline, as of Thursday 15 February 2024</title>")
    expect(then.out).toContain('lang="en"')
  })
  it("gives the table instead, in the same numbers", async () => {
    const { out } = await asking("stages", "--table", "csv", "--lang", "en")
    expect(out).toMatch(/^group,stage,number\r\n/)
    expect(out).toContain("Versions of the programme,shared,1\r\n")
    expect((await asking("stages", "--table", "text", "--lang", "en")).out).toMatch(/shared +1\n/)
    expect((await asking("stages", "--table", "html")).out).toMatch(/^<!doctype html>/)
  })
  it("goes into a file, the same bytes; of a table its statement stands beside", async () => {
    const folder = copy()
    const write = (...typed: ReadonlyArray<string>) => cli(["chart", ...typed, ...onTheDay], at(folder))
    expect(await write("timeline", "--out", "t.svg")).toMatchObject({ code: 0, out: "" })
    expect(readFileSync(path.join(folder, "t.svg"), "utf8")).toBe((await asking("timeline")).out)
    await write("timeline", "--table", "csv", "--out", "t.csv")
    expect(readFileSync(path.join(folder, "t.csv.export.json"), "utf8")).toContain('"format":"chart-timeline"')
  })
  it("shows what was known, up to an event or on a day", async () => {
    const windows = async (...typed: ReadonlyArray<string>) =>
      (await asking("timeline", "--table", "csv", ...typed)).out.match(/^Feedback,/gm)?.length ?? 0
    expect(await windows("--known", `#${opening}`)).toBe(1)
    expect(await windows("--known", `#${opening - 1}`)).toBe(0)
    expect(await windows("--known", "2024-02-15")).toBe(1)
    expect(await windows("--known", "2024-02-14")).toBe(0)
  })
  it("ends with 2 for a day or a picture that does not exist, or for an event that is not there yet", async () => {
    expect(await asking("timeline", "--on", "2024-02-30")).toMatchObject({ code: 2, out: "" })
    expect(await asking("timelines")).toMatchObject({ code: 2, out: "" })
    expect(await asking("timeline", "--known", "#9999")).toMatchObject({ code: 2, out: "" })
    const refused = await asking("timeline", "--on", "2024-02-30", "--json")
    expect(document(refused)).toMatchObject({ error: { kind: "usage", exit: 2 } })
  })
})
