/** Many alliances side by side: what is said of each is what is said of it alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { layerMemory } from "@pactwerk/core"
import { Effect, Layer, Scope } from "effect"
import { parquetReadObjects } from "hyparquet"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { areas } from "../../examples/areas/names.ts"
import { playArea } from "../../examples/areas/play.ts"
import { copy } from "../src/storage/copy.ts"
import { layer } from "../src/storage/sqlite.ts"
import { cli, document } from "./cli-fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "pactwerk-areas-"))
const scope = Scope.makeUnsafe()
const played = areas.slice(0, 3).map(([name]) => name)
beforeAll(async () => {
  for (const [name, title] of areas.slice(0, played.length)) {
    // In memory first: to ask in a file is to wait for the disk each time.
    const memory = await Effect.runPromise(Layer.build(layerMemory).pipe(Effect.provideService(Scope.Scope, scope)))
    const log = Layer.succeedContext(memory)
    await playArea({ seed: 1, years: 1, name, title, log })
    await Effect.runPromise(copy({ from: log, to: layer({ file: join(folder, `${name}.db`) }) }))
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

interface Rolled {
  readonly alliances: ReadonlyArray<Readonly<Record<string, unknown>> & { readonly name: string }>
  readonly spread: { readonly measures: Readonly<Record<string, unknown>> }
  readonly conflicts: ReadonlyArray<{ readonly fact: string }>
  readonly failed: ReadonlyArray<{ readonly name: string }>
}
const asked = async (...typed: ReadonlyArray<string>) => {
  const ended = await cli(["--json", "--now", "2026-01-01T12:00:00Z", ...typed], { folder })
  // What is asserted below says whether it is of this shape.
  return { code: ended.code, said: document(ended) as unknown as Rolled }
}

describe("roll-up", () => {
  it.each([[], ["--at", "2024-02-16"], ["--at", "2024-02-16@2024-03-01"]])(
    "says of each alliance what stats says of it alone %s",
    async (...at) => {
      const { code, said } = await asked("roll-up", ".", ...at)
      expect([code, said.alliances.map(({ name }) => name)]).toEqual([0, played.toSorted()])
      for (const { events, measures, name, root, rules, size } of said.alliances) {
        const alone = await asked("stats", "--log", `${name}.db`, ...at)
        expect(alone.said).toMatchObject({ events, measures, rules, head: { size, root } })
      }
    }
  )
  it("shows the least, the median and the most of what stands in the rows, and for how many", async () => {
    const { said } = await asked("roll-up", ".")
    const made = said.alliances.map(({ measures }) => Object(measures)["promises-made"].median)
    const [least, median, most] = made.toSorted((one, other) => one - other)
    expect(said.spread.measures["promises-made"]).toEqual({ count: 3, least, median, most })
    expect(new Set(made).size, "areas that are alike say nothing").toBeGreaterThan(1)
  })
  it("counts in a spread only the alliances where there was something to measure", async () => {
    const { said } = await asked("roll-up", ".", "--at", "2023-06-01")
    expect(said.spread.measures["shared-to-adopted"]).toBeNull()
    expect(said.spread.measures["promises-open"]).toMatchObject({ count: 3 })
  })
  it.each([
    ["en", 100],
    ["nl", 40]
  ])("shows every area and the spread in every table, in %s on %i signs", async (language, columns) => {
    const { out } = await cli(["roll-up", ".", "--lang", String(language)], { folder, columns: Number(columns) })
    const [tables = ""] = out.split(/^(?:Bronnen|Sources) /m)
    const lines = tables.split("\n")
    const of = (start: string) => lines.filter((line) => line.startsWith(`${start} `)).length
    const count = of(played[0] ?? "")
    expect(count).toBeGreaterThan(columns === 40 ? 5 : 1)
    for (const name of played) expect(of(name)).toBe(count)
    for (const end of language === "en" ? ["least", "median", "most", "areas"] : ["minste", "midden", "meeste"]) {
      expect(of(end), end).toBe(count)
    }
    expect(
      Math.max(...lines.filter((line) => !/^\[|^[A-Z]/.test(line)).map(({ length }) => length))
    ).toBeLessThanOrEqual(Number(columns))
  })
  it("names an alliance that cannot be read, shows the others, and ends as its reading would", async () => {
    writeFileSync(join(folder, "zinkput.db"), "no database at all".repeat(100))
    const { code, said } = await asked("roll-up", ".")
    expect(said.failed).toMatchObject([{ name: "zinkput", reason: "Corrupt" }])
    expect(said.alliances).toHaveLength(played.length)
    expect(code).toBe((await cli(["stats", "--log", "zinkput.db"], { folder })).code)
    expect(code).not.toBe(0)
    expect((await cli(["roll-up", "."], { folder })).err).toContain("zinkput staat er niet bij")
    rmSync(join(folder, "zinkput.db"))
  })
  it("takes what stands beside an alliance for none", async () => {
    for (const beside of ["refusals", "keys"]) writeFileSync(join(folder, `${played[0]}-${beside}.db`), "")
    const { code, said } = await asked("roll-up", ".")
    expect([code, said.alliances.length, said.failed]).toEqual([0, played.length, []])
    for (const beside of ["refusals", "keys"]) rmSync(join(folder, `${played[0]}-${beside}.db`))
  })
  it("shows what sources say of one fact when they do not agree, each with its source, and of several logs", async () => {
    const [one = "", other = ""] = played
    const claim = (id: string, value: unknown, document: string, of?: string) => ({
      _tag: "RecordClaim",
      claim: id,
      about: { kind: "pact", id: "pact" },
      fact: "homes",
      value,
      from: { document, section: "2" },
      said: { said: "gisteren", latest: "2025-12-31", precision: "recently" },
      ...(of !== undefined && { of })
    })
    const record = async (name: string, raw: object) => {
      const typed = ["ask", "--role", "secretary", "--log", `${name}.db`, "--now", "2026-01-01T10:00:00Z"]
      expect(await cli(typed, { folder, stdin: JSON.stringify(raw) })).toMatchObject({ code: 0 })
    }
    await record(one, claim("homes-1", 1200, "wijkmonitor"))
    await record(one, claim("homes-2", "1200", "jaarverslag"))
    // Of its own pact: another fact, which says nothing about that of the first.
    await record(other, claim("homes-1", 900, "wijkmonitor"))
    const ofHomes = async () => (await asked("roll-up", ".")).said.conflicts.filter(({ fact }) => fact === "homes")
    expect(await ofHomes()).toEqual([])
    await record(other, claim("homes-2", 1350, "krant", one))
    expect(await ofHomes()).toMatchObject([
      {
        of: one,
        claims: [
          { in: one, claim: "homes-1", value: 1200, from: { document: "wijkmonitor", section: "2" } },
          { in: one, claim: "homes-2", value: "1200", from: { document: "jaarverslag" } },
          { in: other, claim: "homes-2", value: 1350, from: { document: "krant" } }
        ].toSorted((a, b) => (a.in < b.in ? -1 : a.in > b.in ? 1 : 0))
      }
    ])
    const { out } = await cli(["roll-up", "."], { folder })
    expect(out).toContain("Bronnen die elkaar tegenspreken")
    for (const words of ["1200 — wijkmonitor, 2, gisteren", "1350 — krant, 2, gisteren"]) expect(out).toContain(words)
  })
  it("writes the same rows as CSV and as Parquet, each with what it is of", async () => {
    const { said } = await asked("roll-up", ".", "--csv", "areas.csv", "--parquet", "areas.parquet")
    const text = (file: string) => readFileSync(join(folder, file), "utf8")
    const [, ...rows] = text("areas.csv").trimEnd().split("\r\n")
    const found = readFileSync(join(folder, "areas.parquet"))
    const read = await parquetReadObjects({ file: new Uint8Array(found).buffer })
    expect(
      read.map((row) =>
        Object.values(row)
          .map((cell) => cell ?? "")
          .join()
      )
    ).toEqual(rows)
    for (const { measures, name } of said.alliances) {
      for (const [id, spread] of Object.entries(Object(measures))) {
        const own = read.find(({ alliance, measure }) => alliance === name && measure === id)
        expect(own, `${name} ${id}`).toMatchObject(spread ?? { count: 0, median: null })
      }
    }
    const statement = JSON.parse(text("areas.csv.export.json"))
    expect(statement).toMatchObject({
      format: "csv-roll-up",
      level: "public",
      failed: [],
      options: { on: "2026-01-01" }
    })
    expect(statement.alliances).toEqual(said.alliances.map(({ name, root, size }) => ({ name, root, size })))
    expect(found.toString("latin1")).toContain('"format":"parquet-roll-up"')
  })
  it.each([
    [["nowhere"], 4, "nowhere"],
    [[".", "--at", "#41"], 2, "2024-02-16@2024-03-01"],
    [[".", "--at", "2024-02-30"], 2, "2024-02-30"],
    [[], 2, "STORE"]
  ])("says what is wrong with %j", async (typed, code, words) => {
    const ended = await cli(["roll-up", ...typed], { folder })
    expect(ended).toMatchObject({ code, err: expect.stringContaining(words) })
  })
})
