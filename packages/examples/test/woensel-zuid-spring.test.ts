/** The second chapter: what is known of the spring of 2024, what is made up, and the minutes of both councils. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Document, toMarkdown } from "@pactwerk/adapters/export"
import {
  Day,
  fiction,
  firstDay,
  isFiction,
  keyOf,
  lastDay,
  layerMemory,
  openAlliance,
  Views,
  waiting
} from "@pactwerk/core"
import { afterAll, describe, expect, it } from "vitest"
import { meetingPlacesId, programmeId } from "../woensel-zuid/matters.ts"
import { dayOfCouncil, minutes } from "../woensel-zuid/observation.ts"
import { municipality } from "../woensel-zuid/organisations.ts"
import { recordSeason } from "../woensel-zuid/record.ts"
import { firstChapter } from "../woensel-zuid/season.ts"
import { evening } from "../woensel-zuid/spring-2024-agenda.ts"
import { newspaper } from "../woensel-zuid/spring-2024-fiction.ts"
import { counterId } from "../woensel-zuid/spring-2024-known.ts"
import { inventedOrganisations, twelfthMan } from "../woensel-zuid/spring-2024-people.ts"
import { hundredPercent } from "../woensel-zuid/spring-2024-text.ts"
import { draftedMinutes } from "../woensel-zuid/start-minutes.ts"

const now = () => Date.parse("2024-04-05T09:00:00+02:00")
const alliance = await openAlliance({ log: layerMemory, now })
await recordSeason(alliance)
const log = alliance.events()
const spring = log.slice(firstChapter.length)
const dayOfApril = Day.make(evening)
afterAll(() => alliance.close())

const ofType = (type: string) => spring.filter((recorded) => recorded.type === type)

describe("what is known of the spring", () => {
  it("is three things a newspaper tells, and everything else says that it is fiction", () => {
    const documents = spring.map(({ source }) => source?.document)
    const known = spring.filter(({ source }) => source?.document === newspaper.document)
    expect(known.map(({ command }) => command.id)).toEqual([
      "wz-2024-04-04-four-signed",
      "wz-2024-04-04-presented",
      counterId
    ])
    expect(new Set(documents)).toEqual(new Set([fiction, newspaper.document]))
    expect(spring.filter(({ source }) => source?.document === fiction && source.section === undefined)).toEqual([])
    expect(log.slice(0, firstChapter.length).filter(isFiction)).toEqual([])
  })

  it("lies between the two councils", () => {
    const days = spring.flatMap(({ occurred }) => [firstDay(occurred), lastDay(occurred)])
    expect(days.filter((day) => day === undefined || day <= dayOfCouncil || day > evening)).toEqual([])
  })

  it("counts the signatories by name, and keeps the counter a claim with its source", () => {
    const counter = spring.find(({ command }) => command.id === counterId)
    expect(counter).toMatchObject({ type: "StatementRecorded", source: newspaper, data: { kind: "report" } })
    expect(counter?.data).not.toHaveProperty("meeting")
    const others = log.filter((recorded) => recorded !== counter).map(({ data }) => String(data.text ?? ""))
    expect(others.filter((text) => text.includes("58"))).toEqual([])
    const signed = Views.signatoriesOn(alliance.project(Views.register), dayOfApril).map(([id]) => id)
    expect(new Set(signed)).toEqual(new Set([municipality, ...inventedOrganisations]))
  })
})

describe("from 90% to adopted", () => {
  const blockersOn = (day: Day) =>
    Views.blockers(alliance.project(Views.readiness, { happenedBy: day }), programmeId, day).map(({ rule }) => rule.id)

  it("is blocked on 1 February by these four, and by nothing on 4 April", () => {
    expect(blockersOn(dayOfCouncil)).toEqual([
      "programme/version-is-final",
      "programme/feedback-is-over",
      "programme/incorporations-are-settled",
      "programme/consent-needs-a-round"
    ])
    expect(blockersOn(dayOfApril)).toEqual([])
    const readiness = (day: Day) => alliance.project(Views.readiness, { happenedBy: day })
    expect(Views.adoptionOf(readiness(dayOfCouncil), programmeId)).toBeUndefined()
    expect(Views.adoptionOf(readiness(dayOfApril), programmeId)?.version).toBe(hundredPercent)
  })

  it("replaces a remark, considers a late one with a reason, and answers each that counts", () => {
    const replaced = ofType("FeedbackSubmitted").flatMap(({ data }) => data.replaces ?? [])
    const counted = [...ofType("FeedbackSubmitted"), ...ofType("LateFeedbackReceived")]
      .map(({ data }) => data.remark)
      .filter((remark) => !replaced.includes(remark ?? ""))
    expect(replaced).toHaveLength(1)
    expect(ofType("LateFeedbackReceived")[0]?.data).toHaveProperty("consideredBecause")
    expect(new Set(ofType("FeedbackAnswered").map(({ data }) => data.remark))).toEqual(new Set(counted))
    expect(ofType("FeedbackClosed")).toHaveLength(1)
    expect(ofType("IncorporationSettled")[0]?.data).toHaveProperty("passage")
  })

  it("is adopted after one objection, which its owner withdrew after an answer", () => {
    expect(ofType("ObjectionRaised").map(({ data }) => data.organisation)).toEqual([twelfthMan])
    expect(ofType("ObjectionResolved").map(({ data }) => data.how)).toEqual(["withdrawn"])
    expect(ofType("ObjectionRoundClosed").map(({ data }) => data.raised)).toEqual([1])
    expect(ofType("ConsentReached").map(({ data }) => data.matter)).toEqual([{ kind: "version", id: hundredPercent }])
    expect(ofType("ProgrammeAdopted").map(({ data }) => data.version)).toEqual([hundredPercent])
    expect(ofType("MinutesAdopted").map(({ data }) => data.minutes)).toEqual([minutes])
  })
})

describe("what was promised and asked", () => {
  it("is kept, open, late or without a day; and a call without an answer stays open", () => {
    const { calls, pledges } = alliance.project(Views.promises)
    const stands = Object.values<Views.Promised>(pledges).map((pledge) => Views.standingOf(pledge, dayOfApril))
    expect(stands.toSorted()).toEqual(["kept", "late", "open", "unknown"])
    expect(Object.values<Views.Called>(calls).map(({ answer }) => answer)).toEqual(["yes", undefined])
  })

  it("waits for whom it should, and no expectation is ever late", () => {
    const waiters = alliance.project(waiting)
    const late = waiters.filter((waiter) => Views.isLate(waiter, dayOfApril))
    expect(late.map(({ reaction }) => reaction)).toEqual(["keep-a-pledge"])
    const followUps = waiters.filter(({ reaction }) => reaction === "close-a-follow-up")
    expect(followUps.map(({ key }) => key)).toEqual(["publicatie-vacature-programmadirecteur"])
    expect(waiters.filter(({ reaction }) => reaction === "answer-a-request-for-support")).toEqual([])
  })

  it("begins with residents: they decide, ask, and end what they asked", () => {
    const { neighbourhoods } = alliance.project(Views.mandate)
    const [place] = Object.values<Views.Neighbourhood>(neighbourhoods)
    const subject = keyOf({ kind: "initiative", id: meetingPlacesId })
    expect(place?.decisions.map(({ subject, what }) => [what, subject])).toEqual([["takeUp", subject]])
    const requests = Object.values<Views.Support>(place?.requests ?? {})
    expect(requests.map(({ given, isOpen }) => [given.length, isOpen])).toEqual([[1, false]])
  })
})

describe("the minutes of both councils", () => {
  const drafted = (language: "nl" | "en", form: "house" | "facsimile") =>
    new Map(draftedMinutes(alliance, language, form).map(({ document, minutes }) => [minutes, document]))
  const pageOf = (document: Document | undefined) => (document === undefined ? "" : toMarkdown(document))
  const april = `verslag-${evening}`

  it("come from the same code, in both languages and both forms", () => {
    for (const language of ["nl", "en"] as const) {
      for (const form of ["house", "facsimile"] as const) {
        const documents = drafted(language, form)
        expect([...documents.keys()]).toEqual([minutes, april])
        expect(pageOf(documents.get(april))).toContain(language === "nl" ? "*(voorbeeld)*" : "*(example)*")
        expect(pageOf(documents.get(minutes))).not.toMatch(/\(voorbeeld\)|\(example\)/)
      }
    }
  })

  it("say «vastgesteld» in April where the programme was adopted, and in February nowhere", () => {
    const documents = drafted("nl", "house")
    expect(pageOf(documents.get(minutes))).toContain("omarmd")
    expect(pageOf(documents.get(minutes))).not.toMatch(/vastgesteld/i)
    const [adopted] = ofType("ProgrammeAdopted")
    const lines = pageOf(documents.get(april)).split("\n")
    const found = lines.filter((line) => /vastgesteld/i.test(line))
    expect(found).toHaveLength(2)
    expect(found.filter((line) => !line.includes(`(gebeurtenis ${adopted?.position})`))).toEqual([])
  })

  const domain = process.env.PACTWERK_DOMAIN
  const seed = domain === undefined ? "" : join(domain, "../seed", `${minutes}.md`)
  const isSeed = domain !== undefined && existsSync(seed)
  if (!isSeed) console.log("skipped: the headings against the public minutes (no `../seed` beside PACTWERK_DOMAIN)")

  it.skipIf(!isSeed)("have in February the headings of the public minutes, in their order and wording", () => {
    const public_ = readFileSync(seed, "utf8").split("\n").filter(isHeading)
    const document = drafted("nl", "facsimile").get(minutes)
    const own = (document?.parts ?? []).flatMap((part) =>
      part.is === "heading" ? [part.line.phrases.map(({ text }) => text).join("")] : []
    )
    expect([document?.title, ...own]).toEqual(public_.map(wordingOf))
  })
})

/** A heading of Markdown, or a bold label that stands alone. */
const isHeading = (line: string) => /^#+ /.test(line) || /^\*\*[^*]+:\*\*$/.test(line)
const wordingOf = (line: string) => line.replace(/^#+ /, "").replaceAll("**", "").trim()
