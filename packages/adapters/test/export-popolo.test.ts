/** Popolo: the schemas of the standard, and that every id leads somewhere. */
import { alliance, type Recorded } from "@pactwerk/core"
import { assert, describe, expect, it } from "vitest"
import { popolo } from "../src/export/popolo/format.ts"
import { corpus, exported, histories, standing } from "./export/fixtures.ts"
import { canJudge, judge } from "./export/popolo-judge.ts"

type Class = "persons" | "organizations" | "memberships" | "posts" | "events" | "motions" | "vote_events"
type File = Readonly<Record<Class, ReadonlyArray<Readonly<Record<string, unknown>>>>>
const logs = [corpus(), ...histories(3), []]
const [log = []] = logs
const written = (of: ReadonlyArray<Recorded>) => exported(popolo, of, { understand: alliance.understand })
const read = async (of: ReadonlyArray<Recorded>): Promise<File> => JSON.parse((await written(of)).text)
const typed = (...types: ReadonlyArray<string>) =>
  standing(types.flatMap((type) => log.filter((recorded) => recorded.type === type)))
const [base] = log
assert.isDefined(base)
let events = 0
const event = (type: string, data: Recorded["data"], more: Partial<Recorded> = {}): Recorded => {
  events += 1
  // It is an id again.
  const id = `00000000-0000-7000-8000-${String(events).padStart(12, "0")}` as Recorded["id"]
  return { ...base, type, data, id, ...more }
}
const day = (day: string) => ({ said: day, earliest: day, latest: day, precision: "day" })

describe.skipIf(!canJudge)("by the schemas of the standard", () => {
  it("every object is valid, of every log", async () => {
    expect(judge(await Promise.all(logs.map(async (of) => (await written(of)).text)))).toEqual([])
  })
  it("would not be with parts of a second, or a count that is no number", async () => {
    const file = await read(log)
    const [meeting, count] = [file.events[0], file.vote_events[0]]
    expect(judge([JSON.stringify({ events: [{ ...meeting, start_date: "2024-02-01T18:30:00.000Z" }] })])).toHaveLength(
      1
    )
    expect(
      judge([JSON.stringify({ vote_events: [{ ...count, counts: [{ option: "objection", value: "0" }] }] })])
    ).toHaveLength(1)
  })
})

describe("Popolo", () => {
  it("has whatever an id leads to, and each id once", async () => {
    for (const of of logs) {
      const file = await read(of)
      const all = Object.values(file).flat()
      const ids = all.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const one of all) {
        for (const [name, value] of Object.entries(one)) if (name.endsWith("_id")) expect(ids).toContain(value)
      }
    }
  })
  it("names people as they may be named, and by their pseudonym whom nobody introduced", async () => {
    const { persons } = await read(typed("PersonIntroduced", "RoleAssigned"))
    const introduced = typed("PersonIntroduced")[0]?.data
    expect(persons).toContainEqual({ id: `person:${introduced?.person}`, name: "Anna de Wit" })
    const [alone] = typed("RepresentativeDesignated")
    assert.isDefined(alone)
    const { persons: others } = await read([alone])
    expect(others.map(({ name }) => name)).toEqual(others.map(() => expect.stringMatching(/^betrokkene-/)))
  })
  it("says for which organisation somebody speaks in the alliance", async () => {
    const { memberships } = await read(
      standing([
        event("PactConcluded", { pact: "p", name: "Pact", concluded: day("2023-03-27") }),
        event("RepresentativeDesignated", { organisation: "o", person: "a", from: day("2023-04-01") }),
        event("RepresentativeDesignated", { organisation: "o", person: "b", from: day("2024-01-01"), replaces: "a" })
      ])
    )
    const common = { role: "representative", organization_id: "pact:p", on_behalf_of_id: "organisation:o" }
    expect(memberships).toMatchObject([
      { ...common, person_id: "person:a", start_date: "2023-04-01", end_date: "2023-12-31" },
      { ...common, person_id: "person:b", start_date: "2024-01-01" }
    ])
    expect(memberships[1]).not.toHaveProperty("end_date")
  })
  it("has a role from when it was assigned until it ended, and counts what is not one day", async () => {
    const about = { said: "rond 1 mei", earliest: "2024-04-28", latest: "2024-05-04", precision: "about" }
    const log = [
      event("BodyEstablished", {
        ...{ body: "b", name: "Raad", kind: "council" },
        posts: [{ post: "p", title: "Voorzitter", single: true }]
      }),
      event("RoleAssigned", {
        person: "a",
        role: "chair",
        post: "p",
        body: "b",
        interim: false,
        from: day("2023-04-01")
      }),
      event("RoleEnded", { person: "a", role: "chair", until: about })
    ]
    const { statement, text } = await written(standing(log))
    const { memberships, organizations, posts } = JSON.parse(text)
    expect(memberships).toMatchObject([
      { role: "chair", post_id: "post:p", start_date: "2023-04-01", end_date: "2024-04-28", pactwerk_end: about }
    ])
    expect(posts).toEqual([{ id: "post:p", label: "Voorzitter", organization_id: "body:b" }])
    expect(organizations).toEqual([{ id: "body:b", name: "Raad", classification: "council" }])
    expect(statement.losses).toEqual({ datesImprecise: 1 })
  })
})

describe("a round of objections", () => {
  const opened = event("ObjectionRoundOpened", {
    ...{ round: "r", matter: { kind: "version", id: "v" }, edition: "3", entitled: "members" },
    meeting: "m"
  })
  const closed = event("ObjectionRoundClosed", { round: "r", raised: 2 })
  const consent = event("ConsentReached", { decision: "d", round: "r", matter: { kind: "version", id: "v" } })
  it("is a motion that asks for no objection, and no count before there is one", async () => {
    const { motions, vote_events } = await read(standing([opened]))
    expect(motions).toMatchObject([
      { id: "round:r", requirement: "no objection", text: "v (3)", legislative_session_id: "meeting:m" }
    ])
    expect(motions[0]).not.toHaveProperty("result")
    expect(vote_events).toEqual([])
  })
  it("has a count of objections when it is closed, and no result before consent", async () => {
    const { motions, vote_events } = await read(standing([opened, closed]))
    expect(vote_events).toMatchObject([{ motion_id: "round:r", counts: [{ option: "objection", value: 2 }] }])
    expect(vote_events[0]).not.toHaveProperty("result")
    expect(motions[0]).not.toHaveProperty("result")
  })
  it("passed when there is consent", async () => {
    const { motions, vote_events } = await read(standing([opened, closed, consent]))
    expect([motions[0]?.result, vote_events[0]?.result]).toEqual(["pass", "pass"])
  })
  it("is the only agreement that is a motion: others are counted, and left out", async () => {
    const types = ["DirectionEndorsed", "SupportDeclared", "CommitmentGiven", "InterestExpressed"]
    const { statement, text } = await written(typed(...types))
    expect(JSON.parse(text)).toMatchObject({ motions: [], vote_events: [] })
    expect(statement.losses.agreementsNoMotion).toBe(typed(...types).length)
    expect(statement.losses.eventsDropped).toBe(typed(...types).length)
  })
})
