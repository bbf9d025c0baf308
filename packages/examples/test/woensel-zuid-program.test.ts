/** The program that `npm start` runs: what it records, tells and writes. */
import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { run } from "@pactwerk/adapters/cli"
import { layer } from "@pactwerk/adapters/sqlite"
import { openAlliance } from "@pactwerk/core"
import { afterAll, describe, expect, it } from "vitest"
import { minutes } from "../woensel-zuid/observation.ts"
import { season } from "../woensel-zuid/season.ts"

const masterKey = "5a".repeat(32)
const now = () => Date.parse("2024-04-05T09:00:00+02:00")

/** Runs the program on a log in this folder, the way `npm start` does. */
const start = async (folder: string, ...asked: ReadonlyArray<string>) => {
  const program = join(import.meta.dirname, "../woensel-zuid/start.ts")
  const env = { ...process.env, PACTWERK_LOG: join(folder, "log.db"), PACTWERK_MASTER_KEY: masterKey }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=pactwerk-source", program, "--tell", ...asked],
    {
      env
    }
  )
  return stdout
}

describe("the program", () => {
  const folder = mkdtempSync(join(tmpdir(), "woensel-zuid-"))
  afterAll(() => rmSync(folder, { recursive: true }))

  it("records the season in a file, and says on a second run that nothing changed", { timeout: 30_000 }, async () => {
    const told = await start(folder)
    expect(told).toContain(`Er staan ${season.length} gebeurtenissen in, waarvan ${season.length} nieuw.`)
    expect(told).toContain("elke regel hield stand")
    expect(told).toContain("Feedback loopt tot en met vrijdag 16 februari 2024.")
    expect(told).toContain("Niets: het programma is vastgesteld. *voorbeeld*")
    expect(told).toContain("“De teller staat op 58 ondertekenaars.” (eindhovennews.com, 8-4-2024)")
    const invented = /Kastanje|Twaalfde|Kompas|Schroef|Trom|Peul|Ronde Plein/
    const unmarked = told.split("\n").filter((line) => invented.test(line) && !line.includes("*voorbeeld*"))
    expect(unmarked).toEqual([])
    const again = await start(folder, "--lang", "en", "--on", "2024-02-17")
    expect(again).toContain("nothing changed")
    expect(again).not.toContain("Feedback runs up to and including")
    expect(again).not.toContain("De teller")
  })

  it("says what to do with a log of an earlier edition, and leaves it as it was", { timeout: 30_000 }, async () => {
    const earlier = mkdtempSync(join(folder, "earlier-"))
    const old = await openAlliance({ log: layer({ file: join(earlier, "log.db") }), now })
    for (const { command, observing } of season.slice(1, 3)) await old.observe(command, observing)
    await old.close()
    await expect(start(earlier)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("andere uitgave") })
    await expect(start(earlier, "--lang", "en")).rejects.toMatchObject({
      stderr: expect.stringContaining("name another file in PACTWERK_LOG")
    })
    const kept = await openAlliance({ log: layer({ file: join(earlier, "log.db") }), now })
    expect(kept.events()).toHaveLength(2)
    await kept.close()
  })

  it("writes the minutes in two languages and two forms, of both councils", () => {
    for (const file of ["nl.md", "nl.html", "en.md", "en.html"]) {
      const page = readFileSync(join(folder, `${minutes}.${file}`), "utf8")
      expect(page).toContain(file.startsWith("nl") ? "inhoudelijke koers" : "endorsed the direction")
      const later = readFileSync(join(folder, `verslag-2024-04-04.${file}`), "utf8")
      expect(later).toContain(file.startsWith("nl") ? "Het programma is vastgesteld" : "The programme was adopted")
    }
  })

  it("leaves a log of which the command line says what blocked adoption on each evening", async () => {
    const asked = async (...typed: ReadonlyArray<string>) => {
      let out = ""
      const stdout = { write: (text: string) => (out += text) }
      const env = { PACTWERK_LOG: join(folder, "log.db"), PACTWERK_MASTER_KEY: masterKey }
      expect(await run(typed, { stdin: process.stdin, stdout, stderr: stdout, env, folder })).toBe(0)
      return out
    }
    const february = await asked("readiness", "--on", "2024-02-01")
    expect(february).toContain("4 dingen houden vaststelling nog tegen:")
    expect(february).not.toMatch(/verzonnen|voorbeeld/i)
    expect(await asked("readiness", "--on", "2024-04-04")).toMatch(/Niets houdt vaststelling nog tegen.*\(voorbeeld\)/)
    expect(await asked("sources", "fictie")).toContain("Alliantieraad van 4 april 2024")
  })
})
