/** The command line: a meeting written by hand, and which source says what. */
import { writeFileSync } from "node:fs"
import path from "node:path"
import { prelude } from "@pactwerk/core/testing"
import { describe, expect, it } from "vitest"
import { cli, copy, document } from "./cli-fixtures.ts"

const later = ["--now", "2024-04-10T12:00:00+02:00"]
const evening = (change: (text: string) => string = (text) => text) =>
  change(`vergadering:
  id: april
  orgaan: Raad
  datum: 2024-04-04
  van: 18.30
  tot: 20.00
  voorzitter: Anna de Wit
punten:
  - titel: Opening
    uitspraken:
      - welkom: Fijn dat u er bent.
        door: Anna de Wit
      - reactie: Goed om te horen.
        namens: de aanwezigen
`)
const written = (text: string) => {
  const folder = copy()
  writeFileSync(path.join(folder, "raad.yaml"), text)
  return folder
}

describe("a meeting written by hand", () => {
  it("shows a template that can be filled in, in both languages", async () => {
    const folder = copy()
    expect((await cli(["record", "--template"], { folder })).out).toContain("vergadering:")
    expect((await cli(["record", "--template", "--lang", "en"], { folder })).out).toContain("meeting:")
  })

  it("shows what it will record and records nothing, until it is told to; and then once", async () => {
    const folder = written(evening())
    const shown = await cli(["record", "raad.yaml", "--dry-run", ...later], { folder })
    expect(shown).toMatchObject({ code: 0, err: "Zo kan het worden vastgelegd. Er is nog niets vastgelegd.\n" })
    expect(shown.out).toContain("Dit wordt vastgelegd")
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)

    const first = document(await cli(["leg-vast", "raad.yaml", "--json", ...later], { folder }))
    expect(first).toMatchObject({ observed: false, repeats: 0 })
    const again = await cli(["record", "raad.yaml", ...later], { folder })
    expect(again).toMatchObject({ code: 0, out: "", err: "Dit was al vastgelegd. Er is niets bijgekomen.\n" })
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(first.position)
    expect((await cli(["minutes", "april", ...later], { folder })).out).toContain("Fijn dat u er bent.")
  })

  it("names every slip with its line, and appends nothing", async () => {
    const folder = written(
      evening((text) => text.replace("Anna de Wit\npunten", "Ana de Wit\npunten").replace("welkom:", "welkm:"))
    )
    const ended = await cli(["record", "raad.yaml", ...later], { folder })
    expect(ended).toMatchObject({ code: 2, out: "" })
    expect(ended.err).toContain("raad.yaml:7:15")
    expect(ended.err).toContain("Anna de Wit")
    expect(ended.err).toContain("raad.yaml:11:")
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)
  })

  it("refuses on the line of the decision that breaks a rule, appends nothing, and can observe it all the same", async () => {
    const text = `${evening()}    besluiten:\n      - instemming: advies:advice-1\n`
    const folder = written(text.replace("titel: Opening", "titel: Opening\n    gaat over: [advice:advice-1]"))
    const refused = await cli(["record", "raad.yaml", ...later], { folder })
    expect(refused).toMatchObject({ code: 3, out: "" })
    expect(refused.err).toContain("raad.yaml:17:")
    expect(refused.err).toContain("agreement/consent-needs-a-round")
    expect(refused.err).toContain("--observed")
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)
    expect((await cli(["record", "raad.yaml", "--dry-run", ...later], { folder })).code).toBe(3)

    expect((await cli(["record", "raad.yaml", "--observed", ...later], { folder })).code).toBe(0)
    const breaches = document(await cli(["log", "--type", "RuleBreachObserved", "--json"], { folder }))
    expect(JSON.stringify(breaches)).toContain("agreement/consent-needs-a-round")
  })
})

describe("sources", () => {
  it("shows for each section which events cite it, and says when nobody cites a document", async () => {
    const folder = copy()
    expect((await cli(["bronnen"], { folder })).out).toContain(`Onderdeel – (${prelude.length})`)
    expect(document(await cli(["sources", "verslag", "--json"], { folder }))).toMatchObject({
      documents: [{ document: "verslag", sections: [{ section: null }] }]
    })
    const ended = await cli(["sources", "verslagg"], { folder })
    expect(ended).toMatchObject({ code: 4, out: "" })
    expect(ended.err).toContain("verslag")
  })

  it("refuses an evening that lies ahead, also as observed, and does not say otherwise", async () => {
    const folder = written(evening())
    const before = ["--now", "2024-03-30T12:00:00+01:00"]
    for (const more of [[], ["--observed"]]) {
      const { code, err } = await cli(["record", "raad.yaml", ...more, ...before], { folder })
      expect([code, err.includes("kernel/honest-precision"), err.includes("--observed")]).toEqual([3, true, false])
    }
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)
  })
})
