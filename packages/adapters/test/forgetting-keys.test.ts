/** The command line beside a key store that is lost, damaged or locked: the log is read, or it is said what is wrong. */
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { anna, cli, copy } from "./cli-fixtures.ts"

const place = () => {
  const folder = copy()
  const keys = path.join(folder, "pactwerk-keys.db")
  const run = (typed: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
    cli([...typed, "--lang", "en"], { folder, env })
  return { folder, keys, run }
}
const looks = ["log", "--level", "personal", "--json"]

describe("a key store that is lost", () => {
  it("leaves the public part readable, and doctor counts whose key is missing, and nobody as come back", async () => {
    const { keys, run } = place()
    await run(["forget", anna, "--ground", "consent-withdrawn"])
    rmSync(keys)
    const shown = await run(looks)
    expect(shown.code).toBe(0)
    expect(shown.out).toContain("Bibliotheek")
    expect(shown.out).not.toMatch(/Anna de Wit|Bram Smit/)
    const { out } = await run(["doctor"])
    expect(out).toContain("people whose key is missing: 1")
    expect(out).toContain("people who were forgotten and whose key came back: 0")
  })

  it("is told from one that was put back: then doctor counts who came back, until the next start that writes", async () => {
    const { keys, run } = place()
    const before = readFileSync(keys)
    await run(["forget", anna, "--ground", "consent-withdrawn"])
    writeFileSync(keys, before)
    const came = "people who were forgotten and whose key came back"
    expect((await run(looks)).out).not.toContain("Anna de Wit")
    expect((await run(["doctor"])).out).toContain(`${came}: 1`)
    expect((await run(["forget"])).code).toBe(0)
    expect((await run(["doctor"])).out).toContain(`${came}: 0`)
  })
})

describe("a key store that is damaged", () => {
  it.each([
    ["cut", (bytes: Buffer) => bytes.subarray(0, 5000)],
    [
      "changed",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(200, 7), bytes.subarray(4296)])
    ],
    ["something else", () => Buffer.from("no key store at all\n".repeat(400))]
  ])("(%s) is said to be so, and never the log", async (_, damage) => {
    const { folder, keys, run } = place()
    const log = readFileSync(path.join(folder, "pactwerk.db"))
    writeFileSync(keys, damage(readFileSync(keys)))
    const damaged = readFileSync(keys)
    for (const typed of [looks, ["doctor"], ["forget"]]) {
      const { code, err } = await run(typed)
      expect(code, typed[0]).toBe(5)
      expect(err).toContain(`People's keys cannot be used: ${keys}`)
      expect(err).not.toContain("The log")
    }
    expect(readFileSync(keys)).toEqual(damaged)
    expect(readFileSync(path.join(folder, "pactwerk.db"))).toEqual(log)
  })
})
