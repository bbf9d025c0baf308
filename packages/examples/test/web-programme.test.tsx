/** The page of the programme: what is otherwise between two shared versions, as far as the log knows. */
import { Day, ProgrammeId, Views } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { changesBetween, sharedVersions } from "../web/screens/programme-differences.tsx"
import { documentOf, openedOn, pageAt } from "./web-fixtures.tsx"

const today = Day.make("2024-04-05")
const opened = await openedOn(today, true)
const session = opened.session({ level: "public" })
const text = (element: { textContent: string | null } | null | undefined): string => element?.textContent?.trim() ?? ""
const sections = async (address: string) =>
  [...documentOf(await pageAt(address, { session, today })).querySelectorAll("section")].filter((section) =>
    section.getAttribute("aria-labelledby")?.startsWith("otherwise-")
  )

describe("two shared versions", () => {
  it.each([
    ["/programma", /versie 2 .* dan in versie 1 /, "bewaart de tekst van een versie niet"],
    ["/en/programme", /version 2 .* from version 1 /, "does not keep the text of a version"]
  ])(
    "are told apart on %s by what was recorded, and it says that the text is not in the log",
    async (address, title, note) => {
      const [section, ...more] = await sections(address)
      expect(more).toEqual([])
      expect(text(section?.querySelector("h3"))).toMatch(title)
      expect(text(section?.querySelector(".note"))).toContain(note)
      const changes = [...(section?.querySelectorAll(".board > li") ?? [])]
      expect(changes.length).toBeGreaterThan(0)
      for (const change of changes) expect(change.querySelectorAll("a.event").length).toBeGreaterThan(0)
    }
  )
  it("hold every answer that took a remark over in part or whole, and none that did not", async () => {
    const [section] = await sections("/programma")
    const told = [...(section?.querySelectorAll("a.event") ?? [])].map((link) => Number(text(link).replace(/\D/g, "")))
    const answers = session.events().filter(({ type }) => type === "FeedbackAnswered")
    const isTaken = ({ data: { disposition } }: (typeof answers)[number]) =>
      disposition === "takenOver" || disposition === "partly"
    const positions = (some: typeof answers) => some.map(({ position }) => Number(position))
    expect(answers.filter(isTaken).length).toBeGreaterThan(0)
    expect(answers.some((answer) => !isTaken(answer))).toBe(true)
    expect(positions(answers.filter((answer) => told.includes(answer.position)))).toEqual(
      positions(answers.filter(isTaken))
    )
  })
  it("say of what was let go of that it was not worked in", () => {
    const known = session.project(Views.readiness)
    const [from, to] = sharedVersions(known, ProgrammeId.make(Object.keys(known.programmes)[0] ?? ""))
    if (from === undefined || to === undefined) throw new Error("two versions were shared")
    const kinds = (data: object) =>
      changesBetween(
        [from, to],
        known,
        session
          .events()
          .map((one) => (one.type === "IncorporationSettled" ? { ...one, data: { ...one.data, ...data } } : one))
      ).flatMap(({ kind }) => (kind === "taken" ? [] : [kind]))
    expect(kinds({})).toEqual(["settled"])
    expect(kinds({ waivedBecause: "Het staat al in het pact." })).toEqual(["waived"])
  })
  it("are not there while only one was shared", async () => {
    expect(await sections("/programma?op=2024-02-16")).toEqual([])
  })
})
