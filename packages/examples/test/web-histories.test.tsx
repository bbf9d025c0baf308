/** Any history that the alliance can have: its kinds of agreement are never each other's, and what is hidden stays so. */
import { alliance, Day, layerMemory, onDay, openAlliance, PersonId, Position } from "@pactwerk/core"
import { arbitraryHistory } from "@pactwerk/core/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { figureWords } from "../web/words/figures.ts"
import { workingGroup } from "../woensel-zuid/pact.ts"
import { addresses, documentOf, noonOn, pageAt, sessionOver } from "./web-fixtures.tsx"

const text = (element: { textContent: string | null } | null | undefined): string => element?.textContent?.trim() ?? ""

/** By what each kind is known in either language; no other kind is ever called so. */
const kinds = [
  { type: "DirectionEndorsed", figure: "endorsed", says: /\bomarmd\b|\bendorsed\b/i },
  { type: "SupportDeclared", figure: "supported", says: /\bsteun\b|\bsupport (for|was declared)/i },
  { type: "CommitmentGiven", figure: "committed", says: /\bcommitment\b/i },
  { type: "ConsentReached", figure: "consented", says: /geen bezwaren|instemming|no objections|\bconsent\b/i },
  { type: "ProgrammeAdopted", figure: "adopted", says: /\bvastgesteld\b|\badopted\b/i }
] as const

/** Only what is agreed, and what goes before it, so that every history has some of it. */
const histories = arbitraryHistory(alliance, {
  length: 40,
  // A source tells it, also where a rule did not hold: so every kind happens.
  observed: 1,
  commands: [
    ...["EndorseDirection", "DeclareSupport", "GiveCommitment", "OpenObjectionRound", "RaiseObjection"],
    ...["ResolveObjection", "CloseObjectionRound", "ConcludeConsent", "AdoptProgramme", "OpenAgendaItem"],
    ...["DraftProgrammeVersion", "ShareProgrammeVersion", "FinaliseProgrammeVersion", "ScheduleAdoption"]
  ]
})
const seen = new Map<string, number>()

describe("kinds of agreement", () => {
  it("are never each other's label, on any screen, over any history", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom("nl", "en"), async ({ log }, language) => {
        const recorded = log.map(({ recorded }) => recorded)
        const typeAt = new Map(recorded.map(({ position, type }) => [position, type]))
        const session = sessionOver(recorded)
        const today = Day.make("2027-01-01")
        const home = language === "nl" ? "/" : "/en"
        const made = documentOf(await pageAt(home, { session, today }))
        for (const { figure, type } of kinds) {
          const count = recorded.filter((one) => one.type === type).length
          seen.set(type, (seen.get(type) ?? 0) + count)
          const { label } = figureWords[language].labels[figure]
          const row = [...made.querySelectorAll(".figures > div")].find(
            (one) => text(one.querySelector("dt")) === label
          )
          expect(text(row?.querySelector("a.figure"))).toBe(String(count))
        }
        const programme = language === "nl" ? "/programma" : "/en/programme"
        const past = language === "nl" ? "/tijdmachine" : "/en/time-machine"
        for (const address of [home, programme, `${past}?na=0`]) {
          const shown = documentOf(await pageAt(address, { session, today }))
          for (const line of shown.querySelectorAll("ol.events > li, .list ol > li")) {
            const number = Number(line.getAttribute("value") ?? text(line.querySelector(".event")).replace(/\D/g, ""))
            const own = kinds.find(({ type }) => type === typeAt.get(Position.make(number)))
            if (own === undefined) continue
            const told = text(line).replaceAll(/[“«][^”»]*[”»]/g, "")
            const others = kinds.filter((kind) => kind !== own && kind.says.test(told))
            expect({ told, others: others.map(({ type }) => type) }).toEqual({ told, others: [] })
          }
        }
      }),
      { numRuns: 25 }
    )
    // Every kind was there to be mixed up.
    for (const { type } of kinds) expect({ type, seen: (seen.get(type) ?? 0) > 0 }).toEqual({ type, seen: true })
  }, 120_000)
})

describe("what is not for everybody", () => {
  it("stands on no public page, now or at any moment", async () => {
    const day = Day.make("2024-02-15")
    const person = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
    const opened = await openAlliance({ log: layerMemory, now: () => noonOn(day) })
    const told = { actor: { role: "secretary" }, occurred: onDay(day), certainty: "stated" } as const
    const hidden = ["kanarie-naam", "kanarie@voorbeeld.example", "kanarie-buurt"] as const
    await opened.observe(
      { _tag: "IntroducePerson", person, name: hidden[0], contact: hidden[1] },
      { ...told, id: "introduced", source: { document: "verslag" } }
    )
    await opened.observe(
      { _tag: "AddWorkingGroupMember", body: workingGroup, person, livesIn: { area: hidden[2] } },
      { ...told, id: "added", source: { document: "verslag" } }
    )
    expect(JSON.stringify(opened.session({ level: "personal" }).events())).toContain(hidden[2])
    const session = opened.session({ level: "public" })
    const seen = JSON.stringify(session.events())
    const secret = hidden.filter((text) => !seen.includes(text))
    expect(secret).toContain(hidden[1])
    for (const address of [...addresses(), ...addresses("?op=1"), ...addresses("?op=2024-02-15&na=0")]) {
      const html = await pageAt(address, { session, today: day })
      for (const text of secret) expect(html.includes(text)).toBe(false)
    }
    await opened.close()
  })
})
