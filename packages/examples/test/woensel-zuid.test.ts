/** The first season: what it holds, and what it must not hold. Facts, people, spring and program have their own. */
import { firstDay, lastDay, layerMemory, Membership, openAlliance, type Recorded } from "@pactwerk/core"
import { Schema } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { prevention, programmeId } from "../woensel-zuid/matters.ts"
import { dayOfCouncil, minutes, onTheMoney, outside } from "../woensel-zuid/observation.ts"
import { abnAmro, atTheKickOff, mibosie, municipality } from "../woensel-zuid/organisations.ts"
import { AnotherEdition, recordSeason } from "../woensel-zuid/record.ts"
import { firstChapter, season } from "../woensel-zuid/season.ts"

/** The morning after: what is dated later cannot be recorded. */
const now = () => Date.parse("2024-04-05T09:00:00+02:00")
const alliance = await openAlliance({ log: layerMemory, now })
const first = await recordSeason(alliance)
const log = alliance.events()
/** What the minutes of 1 February say, and what they take for granted. */
const chapter = log.slice(0, firstChapter.length)
afterAll(() => alliance.close())

const ofCommand = (id: string) => log.filter(({ command }) => command.id === id)
const typesOf = (some: ReadonlyArray<Recorded>) => new Set(some.map(({ type }) => type))

describe("the first season", () => {
  it("is recorded without a breach", () => {
    expect(first).toEqual({ recorded: season.length, known: 0 })
    expect(log).toHaveLength(season.length)
    expect(typesOf(log)).not.toContain("RuleBreachObserved")
    expect(alliance.audit()).toEqual([])
  })

  it("is the same when it is recorded twice", async () => {
    expect(await recordSeason(alliance)).toEqual({ recorded: 0, known: season.length })
    expect(alliance.events()).toEqual(log)
    expect(new Set(season.map(({ observing }) => observing.id)).size).toBe(season.length)
  })

  it("goes on where a recording was interrupted", async () => {
    const half = await openAlliance({ log: layerMemory, now })
    for (const { command, observing } of firstChapter) await half.observe(command, observing)
    const known = firstChapter.length
    expect(await recordSeason(half)).toEqual({ recorded: season.length - known, known })
    expect(half.audit()).toEqual([])
    await half.close()
  })

  it("is not put between what another edition recorded", async () => {
    const other = await openAlliance({ log: layerMemory, now })
    for (const { command, observing } of season.slice(1, 3)) await other.observe(command, observing)
    await expect(recordSeason(other)).rejects.toThrow(AnotherEdition)
    expect(other.events()).toHaveLength(2)
    await other.close()
  })

  it("holds in its first chapter nothing that is dated after the council", () => {
    const days = chapter.flatMap(({ occurred }) => [firstDay(occurred), lastDay(occurred)])
    expect(days.filter((day) => day !== undefined && day > dayOfCouncil)).toEqual([])
  })

  it("says of every event where it is written", () => {
    const documents = new Set(chapter.map(({ source }) => source?.document))
    expect(documents).toEqual(new Set([minutes, outside.document, onTheMoney.document]))
    expect(chapter.filter(({ source }) => source?.document === minutes && source.section === undefined)).toEqual([])
  })

  it("lets nobody join a coalition by being named, asked, host or present", () => {
    expect(typesOf(log)).not.toContain("CoalitionJoined")
    const [launched] = ofCommand("wz-2024-02-01-poverty-launched")
    expect(launched?.data.kickOff).toMatchObject({ host: abnAmro, present: atTheKickOff, listIsOpen: true })
    expect(launched?.data.kickOff).toMatchObject({ held: { said: "recentelijk", precision: "recently" } })
    expect(ofCommand("wz-2024-02-01-lumens-interest").map(({ type }) => type)).toEqual(["InterestExpressed"])
    const { coalitions } = alliance.state()
    expect(Object.values(coalitions).flatMap(({ parties }) => Object.keys(parties))).toEqual([])
  })

  it("gives the three scenarios no title, and the exploration the evening it was said as its beginning", () => {
    const [advice] = ofCommand("wz-2024-02-01-advice-delivered")
    const scenarios = Schema.decodeUnknownSync(Schema.Array(Schema.Record(Schema.String, Schema.Json)))(
      advice?.data.scenarios
    )
    expect(scenarios.map((scenario) => Object.keys(scenario))).toEqual([["scenario"], ["scenario"], ["scenario"]])
    const [period] = ofCommand("wz-2024-02-01-three-years")
    expect(period?.data).toMatchObject({ lasts: { iso: "P3Y" }, from: { earliest: dayOfCouncil } })
  })

  it("keeps what is expected an expectation, and an appointment of a coalition its own", () => {
    const [expected] = ofCommand("wz-2024-02-01-vacancy-expected")
    expect(expected?.data).toMatchObject({ kind: "expectation", due: { said: "rond 11 februari", precision: "about" } })
    expect(expected?.data.due).toMatchObject({ earliest: "2024-02-08", latest: "2024-02-14" })
    const [talk] = ofCommand("wz-2024-02-01-prevention-continues")
    expect(talk?.data).toMatchObject({ kind: "appointment", owner: prevention, due: { latest: "2024-03-18" } })
    expect([expected, talk].map((event) => event?.certainty)).toEqual(["inferred", "inferred"])
  })

  it("knows of money by the word of one newspaper", () => {
    const granted = log.filter(({ type }) => type === "FundingGranted")
    expect(granted.map(({ source }) => source)).toEqual([onTheMoney])
    expect(granted[0]?.data).toMatchObject({ claimedBy: onTheMoney.document, amount: { about: true } })
  })

  it("welcomes Mibosie as a member, and knows no signature of it", () => {
    const { membership } = alliance.state()
    expect(Membership.isMember(membership, mibosie, dayOfCouncil)).toBe(true)
    expect(Membership.isSignatory(membership, mibosie, dayOfCouncil)).toBe(false)
    const signed = chapter.filter(({ type }) => type === "PactSigned")
    expect(signed.map(({ data }) => data.organisation)).toEqual([municipality])
  })

  it("embraces the direction in February, and adopts nothing", () => {
    expect(typesOf(chapter)).toContain("DirectionEndorsed")
    expect(typesOf(chapter)).not.toContain("ProgrammeAdopted")
    expect(typesOf(chapter)).not.toContain("MinutesAdopted")
    const { programme } = alliance.state({ position: chapter.length })
    expect(programme.programmes[programmeId]?.adopted).toBeUndefined()
  })

  it("keeps all partners one voice", () => {
    for (const type of ["SupportDeclared", "CommitmentGiven"]) {
      const declared = log.filter((recorded) => recorded.type === type)
      expect(declared.map(({ data }) => data.voice)).toEqual([{ collective: "alle partners" }])
    }
  })

  it("keeps last week a week, and about 350 an estimate", () => {
    const [shared] = ofCommand("wz-2024-02-01-version-shared")
    expect(shared?.data.shared).toMatchObject({ said: "vorige week", earliest: "2024-01-22", latest: "2024-01-28" })
    const [profile] = ofCommand("wz-2024-02-01-mibosie")
    expect(profile?.data.members).toMatchObject({ value: 350, about: true })
  })

  it("marks what is our reading as inferred", () => {
    const readings = ["agenda-4", "contact-made", "round-opened", "round-closed", "consent", "thanks", "minutes"]
    const certainties = readings.flatMap((key) => ofCommand(`wz-2024-02-01-${key}`).map(({ certainty }) => certainty))
    expect(certainties).toEqual(readings.map(() => "inferred"))
    expect(ofCommand("wz-role-chair").map(({ certainty }) => certainty)).toEqual(["inferred"])
    const stated = ["opened", "closed", "mibosie-welcomed", "direction-endorsed", "support", "commitment"]
    expect(stated.flatMap((key) => ofCommand(`wz-2024-02-01-${key}`).map(({ certainty }) => certainty))).toEqual(
      stated.map(() => "stated")
    )
  })
})
