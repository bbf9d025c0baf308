/** ORI-A: the schema of the archive, that every reference leads somewhere, and what has no place in it. */
import { alliance, type Recorded, Views } from "@pactwerk/core"
import { Effect } from "effect"
import { assert, describe, expect, it } from "vitest"
import { exporting } from "../src/export/exporting.ts"
import { oriArchive } from "../src/export/ori/archive.ts"
import { answerIn, corpus, exported, meetings, oracle, seenByAll, sourceOf, standing } from "./export/fixtures.ts"
import { judging } from "./export/xsd.ts"

const { understand } = alliance
const written = (of: ReadonlyArray<Recorded>, meeting: string) => exported(oriArchive, of, { meeting, understand })
const logs = [corpus(), ...meetings(5)]
const [log = []] = logs
/** The meetings with an agenda. */
const meetingsIn = (of: ReadonlyArray<Recorded>) =>
  Object.entries<Views.Account>(answerIn(seenByAll(of), Views.minutes).meetings)
    .filter(([, { items }]) => items.length > 0)
    .map(([meeting]) => meeting)
const xsd = oracle("ori-a/ORI-A.xsd")
const judge = judging(xsd)

const [base] = log
assert.isDefined(base)
let events = 0
const event = (type: string, data: Recorded["data"]): Recorded => {
  events += 1
  // It is an id again.
  const id = `00000000-0000-7000-8000-${String(events).padStart(12, "0")}` as Recorded["id"]
  return { ...base, type, data, id }
}
const item = { meeting: "m", agendaItem: "a" }
const planned = [
  event("BodyEstablished", { body: "b", name: "Alliantieraad", kind: "council" }),
  event("PersonIntroduced", { person: "p", name: "Anna de Wit" }),
  event("OrganisationProfiled", { organisation: "o", name: "Bibliotheek" }),
  event("RoleAssigned", {
    person: "p",
    role: "chair",
    body: "b",
    interim: false,
    from: { said: "nu", precision: "recently" }
  }),
  event("MeetingScheduled", { meeting: "m", body: "b", starts: "2024-02-15T18:30:00+01:00", place: "De Ketting" }),
  event("AgendaItemPlaced", { ...item, title: "Programma", level: 3, number: "4" }),
  event("MeetingOpened", { meeting: "m", by: "p", at: "2024-02-15T18:35:00+01:00" }),
  event("AgendaItemOpened", item)
]
const made = (...more: ReadonlyArray<Recorded>) => written(standing([...planned, ...more]), "m")
const said = (statement: string, voice: Recorded["data"][string], more: Recorded["data"] = item) =>
  event("StatementRecorded", { statement, kind: "report", voice, text: "Mooi <zo>", ...more })

describe.skipIf(xsd === undefined)("by the schema of the archive", { timeout: 120_000 }, () => {
  it("every meeting with an agenda is valid, of every log", async () => {
    for (const of of logs) {
      for (const meeting of meetingsIn(of)) expect(await judge((await written(of, meeting)).text), meeting).toEqual([])
    }
  })
  it("one without an item, or with a type of our own, would not be", async () => {
    const { text } = await made()
    expect(await judge(text)).toEqual([])
    expect(await judge(text.replace(/<agendapunt>.*<\/agendapunt>/s, ""))).not.toEqual([])
    expect(await judge(text.replace("Commissievergadering", "Alliantieraad"))).not.toEqual([])
  })
})

describe("every reference", () => {
  it("leads to something in the file, but for those to documents, which are elsewhere", async () => {
    for (const of of logs) {
      for (const meeting of meetingsIn(of)) {
        const { text } = await written(of, meeting)
        const inside = text.replaceAll(/<verwijzingInformatieobject>.*?<\/verwijzingInformatieobject>/gs, "")
        const ids = [...text.matchAll(/<ID>(.*?)<\/ID>/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [, id] of inside.matchAll(/<verwijzingID>(.*?)<\/verwijzingID>/g)) expect(ids).toContain(id)
      }
    }
  })
})

describe("a meeting", () => {
  it("stands there as a committee, and that is counted", async () => {
    const { statement, text } = await made()
    for (const part of [
      "<naam>Alliantieraad, donderdag 15 februari 2024</naam>",
      "<gremiumNaam>Alliantieraad</gremiumNaam>",
      "<vergaderingsType>Commissievergadering</vergaderingsType>",
      "<locatie>De Ketting</locatie>",
      "<status>Gehouden</status>",
      "<geplandeVergaderdatum>2024-02-15</geplandeVergaderdatum>",
      "<geplandeAanvangVergadering>2024-02-15T17:30:00.000Z</geplandeAanvangVergadering>",
      "<aanvangVergadering>2024-02-15T17:35:00.000Z</aanvangVergadering>",
      "<agendapuntVolgnummer>4</agendapuntVolgnummer><agendapuntTitel>Programma</agendapuntTitel>",
      "<indicatorBehandeld>true</indicatorBehandeld>"
    ]) {
      expect(text).toContain(part)
    }
    // Whether doors were closed is not recorded, and must be said.
    expect(statement.losses.closednessUnknown).toBe(1)
    expect(statement.losses.meetingTypeReplaced).toBe(1)
    expect(statement.options).toEqual({ meeting: "m", mapping: "elected council" })
    expect(JSON.parse(/<\?pactwerk-export (.*)\?>/.exec(text)?.[1] ?? "")).toEqual(statement)
  })
  it("that was called off or not yet held says so", async () => {
    const before = planned.slice(0, 6)
    expect((await written(standing(before), "m")).text).toContain("<status>Gepland</status>")
    const cancelled = event("MeetingCancelled", { meeting: "m", reason: "sneeuw" })
    expect((await written(standing([...before, cancelled]), "m")).text).toContain("<status>Geannuleerd</status>")
  })
  it("has items below others, and drops a number that is none", async () => {
    const below = event("AgendaItemPlaced", {
      meeting: "m",
      agendaItem: "z",
      under: "a",
      title: "Deel",
      level: 4,
      number: "a"
    })
    const { statement, text } = await made(below)
    expect(text).toMatch(/<agendapunt>(?:(?!<\/agendapunt>).)*<heeftAlsSubagendapunt><ID>agendaItem-z<\/ID>/s)
    expect(statement.losses.numbersDropped).toBe(1)
  })
})

describe("a decision", () => {
  const matter = { kind: "programme", id: "p" }
  it("that was adopted is adopted", async () => {
    const adopted = event("ProgrammeAdopted", { decision: "d", programme: "p", version: "v", round: "r", ...item })
    const { statement, text } = await made(adopted)
    expect(text).toContain("<besluitResultaat>Aangenomen</besluitResultaat>")
    expect(text).toContain("<ID>decision-d</ID>")
    expect(statement.losses).not.toHaveProperty("decisionsWithoutResult")
  })
  it("of another kind has no result there, and is counted", async () => {
    const endorsed = event("DirectionEndorsed", { decision: "d", matter, body: "b", text: "goed", ...item })
    const consent = event("ConsentReached", { decision: "e", round: "r", matter, ...item })
    const { statement, text } = await made(endorsed, consent)
    expect(text).not.toContain("<besluitResultaat>")
    expect(statement.losses.decisionsWithoutResult).toBe(2)
  })
})

describe("people", () => {
  it("who were present or spoke stand there, with what they said", async () => {
    const present = event("AttendanceRegistered", { meeting: "m", person: "q", for: "o", presence: "present" })
    const { statement, text } = await made(present, said("s", { person: "p" }))
    expect(text.match(/<natuurlijkPersoon>/g)).toHaveLength(2)
    expect(text).toContain("<achternaam>Anna de Wit</achternaam><volledigeNaam>Anna de Wit</volledigeNaam>")
    expect(text).toMatch(/<rolnaam>Voorzitter<\/rolnaam>.*<tekstSpreekfragment>Mooi &lt;zo&gt;<\/tekstSpreekfragment>/s)
    expect(text).toContain("<rolnaam>Overig</rolnaam><organisatie>Bibliotheek</organisatie>")
    expect(statement.losses).toMatchObject({ namesNotSplit: 2, rolesReplaced: 1 })
  })
  it("who were absent do not", async () => {
    const absent = event("AttendanceRegistered", { meeting: "m", person: "q", presence: "absent" })
    expect((await made(absent)).text).not.toContain("<natuurlijkPersoon>")
  })
  it("are not made of a group; what it said, or what belongs to no item, is counted", async () => {
    const outside = said("t", { person: "p" }, { meeting: "m" })
    const { statement, text } = await made(said("s", { collective: "men" }), outside)
    expect(text).not.toContain("<natuurlijkPersoon>")
    expect(statement.losses.statementsDropped).toBe(2)
  })
})

describe("the archive has no place", () => {
  const refusal = (of: ReadonlyArray<Recorded>, meeting: string) =>
    Effect.runPromise(Effect.flip(exporting(oriArchive, sourceOf(of), { options: { meeting, understand } })))
  it("for a meeting that the log does not know", async () => {
    expect((await refusal(planned, "elsewhere")).message).toBe("there is no meeting `elsewhere`")
  })
  it("for a meeting without an agenda", async () => {
    const bare = standing(planned.filter(({ type }) => !type.startsWith("AgendaItem")))
    expect((await refusal(bare, "m")).message).toBe("meeting `m` has no agenda")
  })
})
