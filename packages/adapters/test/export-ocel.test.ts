/** OCEL 2.0: what the official schemas say, what they do not see, and that the three forms say the same. */
import type { Recorded } from "@pactwerk/core"
import { assert, describe, expect, it } from "vitest"
import { ocelJson } from "../src/export/ocel/json.ts"
import { ocelXml } from "../src/export/ocel/xml.ts"
import { faulty, ocelValidator } from "./export/by-schema.ts"
import { corpus, exported, histories, oracle, standing } from "./export/fixtures.ts"
import { loadJson, loadXml } from "./export/loading.ts"
import { judging } from "./export/xsd.ts"

const logs = [corpus(), ...histories(3), []]
const first = logs[0] ?? []
const json = async (log: ReadonlyArray<Recorded>) => (await exported(ocelJson, log, {})).text
const xml = async (log: ReadonlyArray<Recorded>) => (await exported(ocelXml, log, {})).text
const typed = (type: string) => standing(first.filter((recorded) => recorded.type === type))

const xsd = oracle("ocel/ocel2-validation.xsd")

const validate = ocelValidator()
describe.skipIf(validate === undefined)("OCEL JSON by the official schema", () => {
  it("is valid, of every log", async () => {
    for (const log of logs) {
      expect(faulty(validate, [JSON.parse(await json(log))])).toEqual([])
    }
  })
  it("would not be with a number for a value, or without the attributes of a type", async () => {
    const good = JSON.parse(await json(first))
    good.events[0].attributes[0].value = 1
    expect(validate?.(good)).toBe(false)
    const other = JSON.parse(await json(first))
    delete other.eventTypes[0].attributes
    expect(validate?.(other)).toBe(false)
  })
})

describe.skipIf(xsd === undefined)("OCEL XML by the official schema", { timeout: 120_000 }, () => {
  const judge = judging(xsd)
  it("is valid, of every log", async () => {
    for (const log of logs) expect(await judge(await xml(log))).toEqual([])
  })
  it("would not be with a name that two types have", async () => {
    const text = await xml(first)
    expect(text).toContain('name="PledgeMade.seq"')
    expect(await judge(text.replaceAll("PledgeMade.seq", "seq").replaceAll("PledgeKept.seq", "seq"))).not.toEqual([])
  })
  it("would not be with an event that goes with an object that is not there", async () => {
    const text = await xml(typed("PledgeKept"))
    expect(await judge(text.replace(/<object id="pledge[^\n]*\n/, ""))).not.toEqual([])
  })
})

describe("OCEL", () => {
  it("says the same in JSON and in XML", async () => {
    for (const log of logs) expect(loadXml(await xml(log))).toEqual(loadJson(await json(log)))
  })
  it("has an object for everything that anything goes with, and no other", async () => {
    for (const log of logs) {
      const { events, objects } = loadJson(await json(log))
      const idOf = (relationship: string) => relationship.slice(0, relationship.lastIndexOf(" "))
      const used = new Set(Object.values(events).flatMap(({ relationships }) => relationships.map(idOf)))
      expect([...used].sort()).toEqual(Object.keys(objects))
      for (const { links } of Object.values(objects)) {
        for (const link of links) expect(objects).toHaveProperty([idOf(link)])
      }
    }
  })
  it("declares every attribute that it uses", async () => {
    const { events, types } = loadJson(await json(first))
    const declared = new Set(types.map((line) => line.split(" ").slice(0, 3).join(" ")))
    for (const { attributes, type } of Object.values(events)) {
      for (const [name] of attributes) expect(declared).toContain(`event ${type} ${name}`)
    }
  })
  it("has every event that may be seen, in the order of the log", async () => {
    const ids = JSON.parse(await json(first)).events.map(({ id }: { readonly id: string }) => id)
    const inside = ["IdentityLinked", "LegalHold", "PersonForg", "CopyDelivered"]
    const seen = first.filter(({ type }) => !inside.some((name) => type.startsWith(name)))
    expect(ids).toEqual(seen.map(({ id }) => id))
  })
  it("says who acts, and for whom", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    const { events } = loadJson(await json([pledged]))
    expect(events[pledged.id]?.relationships).toContain(`person:${pledged.actor.person} actor`)
    expect(events[pledged.id]?.relationships).toContain("organisation:bibliotheek onBehalfOf")
  })
  it("repeats in words that one object stands there in two ways, and that alone", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    const rolesOf = async (log: ReadonlyArray<Recorded>) =>
      Object.values(loadJson(await json(log)).events)[0]?.attributes.find(([name]) => name === "roles")?.[1]
    const { person } = pledged.actor
    expect(JSON.parse((await rolesOf([pledged])) ?? "[]")).toEqual([
      ["organisation", "organisation:bibliotheek"],
      ["by", `person:${person}`],
      ["actor", `person:${person}`],
      ["onBehalfOf", "organisation:bibliotheek"]
    ])
    expect(await rolesOf([{ ...pledged, actor: { role: "chair" } }])).toBeUndefined()
  })
  it("calls a field that is called as the envelope `data.` and its name", async () => {
    const { events } = loadJson(await json(typed("RoleAssigned")))
    const attributes = new Map(Object.values(events)[0]?.attributes)
    const [assigned] = typed("RoleAssigned")
    expect(attributes.get("data.role")).toBe(assigned?.data.role)
    expect(attributes.get("role")).toBe(assigned?.actor.role)
  })
  it("writes the first it can have been, else the last, else when it was written down; and counts that", async () => {
    const [made] = typed("PledgeMade")
    assert.isDefined(made)
    const timeOf = async (occurred: object) => {
      // The bounds of a time carry brands, which a test need not.
      const log = [{ ...made, occurred: { said: "ooit", precision: "about", ...occurred } }] as ReadonlyArray<Recorded>
      const { statement, text } = await exported(ocelJson, log, {})
      const [event] = Object.values(loadJson(text).events)
      return [event?.time, statement.losses.timesUnknown, new Map(event?.attributes).get("occurredSaid")]
    }
    const [earliest, latest] = ["2024-02-01", "2024-02-03"]
    expect(await timeOf({ earliest, latest })).toEqual(["2024-01-31T23:00:00.000Z", undefined, "ooit"])
    expect(await timeOf({ latest })).toEqual(["2024-02-03T22:59:59.000Z", undefined, "ooit"])
    expect(await timeOf({})).toEqual([made.recordedAt, 1, "ooit"])
  })
  it("begins an attribute in 1970, changes it when it changes, and leaves it where it stays", async () => {
    const [meeting] = typed("MeetingScheduled")
    assert.isDefined(meeting)
    const at = (place: string, index: number): Recorded => ({
      ...meeting,
      id: `${meeting.id.slice(0, -1)}${index}` as Recorded["id"], // An id with another last digit is an id.
      data: { meeting: "m", body: "b", starts: "2024-02-15", place },
      occurred: { said: "1", earliest: `2024-02-0${index}` as never, precision: "day" } // So is a day.
    })
    const { objects } = loadJson(await json(standing([at("school", 1), at("school", 2), at("buurthuis", 3)])))
    expect(objects["meeting:m"]?.attributes).toEqual([
      "MeetingScheduled.place 1970-01-01T00:00:00Z school",
      "MeetingScheduled.place 2024-02-02T23:00:00.000Z buurthuis",
      "MeetingScheduled.starts 1970-01-01T00:00:00Z 2024-02-15"
    ])
    expect(objects["meeting:m"]?.links).toEqual(["body:b body"])
  })
  it("holds everything of a log that is for all, and says so", async () => {
    const pledges = standing(typed("PledgeMade").filter(({ occurred }) => "latest" in occurred))
    expect((await exported(ocelJson, pledges, {})).statement.losses).toEqual({})
    expect((await exported(ocelXml, pledges, {})).statement.losses).toEqual({})
  })
  it("states what it is of: in JSON as a member, in XML as a processing instruction", async () => {
    const { statement, text } = await exported(ocelJson, first, {})
    expect(JSON.parse(text)["pactwerk:export"]).toEqual(statement)
    expect(statement).toMatchObject({ format: "ocel-json", level: "public", size: first.length })
    expect(statement.losses.fieldsWithheld).toBeGreaterThan(0)
    expect(statement.losses.eventsWithheld).toBeGreaterThan(0)
    const inXml = await exported(ocelXml, first, {})
    const [, said = ""] = /<\?pactwerk-export (.*)\?>/.exec(inXml.text) ?? []
    expect(JSON.parse(said)).toEqual(inXml.statement)
    expect(inXml.statement.losses).toEqual(statement.losses)
  })
  it("replaces what XML cannot hold, counts it, and keeps the rest of the text as it is", async () => {
    const [stated] = typed("StatementRecorded")
    assert.isDefined(stated)
    const text = 'a\u0000b\u000bc\uffffd\te\r\nf<&>"]]>\u{1f333}'
    const log = [{ ...stated, data: { ...stated.data, text } }]
    const made = await exported(ocelXml, log, {})
    const [event] = Object.values(loadXml(made.text).events)
    expect(new Map(event?.attributes).get("text")).toBe('a\ufffdb\ufffdc\ufffdd\te\r\nf<&>"]]>\u{1f333}')
    // Once in the event, once in what it says of the statement.
    expect(made.statement.losses.charactersReplaced).toBe(6)
    const [inJson] = Object.values(loadJson(await json(log)).events)
    expect(new Map(inJson?.attributes).get("text")).toBe(text)
  })
})
