/** What is somebody's own is in no output of the command line below its level; at its level it can be read; once forgotten, nowhere. */
import { beforeAll, describe, expect, it } from "vitest"
import { alliancePlace, heard, lines, marksIn, tooMuch } from "./canary-commands.ts"
import { anna, bram, marks } from "./canary-history.ts"
import { filesIn } from "./canary-place.ts"

let folder = ""
beforeAll(async () => {
  folder = await alliancePlace()
}, 60_000)
const log = (level: string, at = folder) => heard(at, ["log", "--json", "--level", level])
const sorted = (some: Iterable<string>) => [...some].sort()

describe("the command line", () => {
  it("prints at `public` nothing of a higher level, whatever the command", async () => {
    for (const line of lines) {
      const { all, code } = await heard(folder, [...line, "--level", "public", "--lang", "en"])
      expect(tooMuch("public", marksIn(all)), line.join(" ")).toEqual([])
      expect(all, line.join(" ")).not.toContain("    at ")
      expect(code, line.join(" ")).not.toBe(1)
    }
    for (const [name, bytes] of filesIn(folder)) expect(marksIn(bytes), name).toEqual([])
  }, 120_000)

  it("prints exactly what may be read at each level", async () => {
    for (const level of ["public", "partners", "internal", "personal"] as const) {
      const found = marksIn((await log(level)).all)
      const wanted = marks.filter((one) => tooMuch(level, [one]).length === 0)
      expect(sorted(found.map(({ mark }) => mark)), level).toEqual(sorted(wanted.map(({ mark }) => mark)))
    }
    const { err, out } = await heard(folder, ["log", "--json"])
    expect(tooMuch("internal", marksIn(out, err))).toEqual([])
  })

  it("prints nothing of anybody's own without the master key, or with another one", async () => {
    for (const key of ["", "ab".repeat(32)]) {
      for (const line of [["log", "--json"], ["view", "names"], ["minutes", "alliantieraad-2024-02-01"], ["audit"]]) {
        const { all } = await heard(folder, [...line, "--level", "personal"], { env: { PACTWERK_MASTER_KEY: key } })
        expect(marksIn(all), line.join(" ")).toEqual([])
      }
    }
  })
})

describe("what was somebody's own, on the command line", () => {
  it("is printed at no level once they are forgotten; everybody else's as before", async () => {
    const at = await alliancePlace()
    const own = (person: string) => sorted(marks.filter((one) => one.person === person).map(({ mark }) => mark))
    const forgotten = await heard(at, ["forget", anna, "--ground", "consent-withdrawn", "--level", "personal"])
    expect(forgotten.code).toBe(0)
    expect(marksIn(forgotten.all)).toEqual([])
    const { out } = await log("personal", at)
    expect(sorted(marksIn(out).map(({ mark }) => mark))).toEqual(own(bram))
    for (const line of [["view", "names"], ["minutes", "alliantieraad-2024-02-01"], ["audit"], ["doctor"]]) {
      const { all } = await heard(at, [...line, "--level", "personal"])
      const left = marksIn(all).filter(({ person }) => person === anna)
      expect(left, line.join(" ")).toEqual([])
    }
    for (const [name, bytes] of filesIn(at)) expect(marksIn(bytes), name).toEqual([])
  }, 120_000)
})
