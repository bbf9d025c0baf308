/** XES: the official schema, and the traces of a naive filter. */
import type { Recorded } from "@pactwerk/core"
import { assert, describe, expect, it } from "vitest"
import { xes } from "../src/export/xes.ts"
import { corpus, exported, histories, oracle, standing } from "./export/fixtures.ts"
import { plain } from "./export/loading.ts"
import { judging } from "./export/xsd.ts"

const logs = [corpus(), ...histories(3), []]
const [log = []] = logs
const typed = (type: string) => standing(log.filter((recorded) => recorded.type === type))
const written = (of: ReadonlyArray<Recorded>, caseOf = "meeting") => exported(xes, of, { caseOf })
const xsd = oracle("xes/xes-ieee-1849-2016.xsd")
const judge = judging(xsd)

/** The attributes of each event of each trace. */
const tracesIn = (text: string) =>
  [...text.matchAll(/^<trace>(.*?)\n(.*?)<\/trace>$/gms)].map(([, head = "", events = ""]) => ({
    name: attributesIn(head)["concept:name"] ?? "",
    events: [...events.matchAll(/^<event>(.*)<\/event>$/gm)].map(([, inside = ""]) => attributesIn(inside))
  }))
const attributesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/<\w+ key="([^"]*)" value="([^"]*)"\/>/g)].map(([, key = "", value = ""]) => [key, plain(value)])
  )

describe.skipIf(xsd === undefined)("by the official schema", { timeout: 120_000 }, () => {
  it("every log is valid, whatever is a case", async () => {
    for (const of of logs) expect(await judge((await written(of)).text)).toEqual([])
    expect(await judge((await written(log, "initiative")).text)).toEqual([])
  })
  it.each<readonly [string, RegExp, string]>([
    ["the year of the standard with a hyphen", /1849\.2016/, "1849-2016"],
    ["a day for a time", /(key="time:timestamp" value="[^T"]*)T[^"]*/, "$1"],
    ["a namespace", /<log /, '<log xmlns="http://www.xes-standard.org/" '],
    ["a classifier without its scope", / scope="event" keys/, " keys"]
  ])("%s would not be", async (_, found, by) => {
    expect(await judge((await written(log)).text.replace(found, by))).not.toEqual([])
  })
})

describe("traces", () => {
  it("are those of a filter over the log, in its order", async () => {
    const inside = ["IdentityLinked", "LegalHold", "PersonForg", "CopyDelivered"]
    for (const caseOf of ["meeting", "initiative", "person"]) {
      for (const of of logs) {
        const seen = of.filter(({ type }) => !inside.some((name) => type.startsWith(name)))
        const cases = [...new Set(seen.flatMap(({ tags }) => tags))]
          .filter((tag) => tag.startsWith(`${caseOf}:`))
          .sort()
        const naive = cases.map((name) => ({
          name,
          ids: seen.filter(({ tags }) => tags.some((tag) => tag === name)).map(({ id }) => id)
        }))
        const { statement, text } = await written(of, caseOf)
        expect(
          tracesIn(text).map(({ events, name }) => ({ name, ids: events.map((event) => event["identity:id"]) }))
        ).toEqual(naive)
        const counts = seen.map(({ tags }) => tags.filter((tag) => tag.startsWith(`${caseOf}:`)).length)
        const dropped = counts.filter((count) => count === 0).length
        const repeated = counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0)
        expect(statement.losses.eventsDropped ?? 0).toBe(dropped)
        expect(statement.losses.eventsRepeated ?? 0).toBe(repeated)
      }
    }
  })
})

describe("an event", () => {
  it("has both its times, and what was said of the one", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    const [trace] = tracesIn((await written([pledged], "pledge")).text)
    expect(trace?.events[0]).toEqual({
      "concept:name": "PledgeMade",
      "time:timestamp": "2024-01-31T23:00:00.000Z",
      "lifecycle:transition": "complete",
      "identity:id": pledged.id,
      "org:resource": pledged.actor.person,
      "org:role": "representative",
      "pactwerk:onBehalfOf": "bibliotheek",
      "pactwerk:schema": "1",
      "pactwerk:position": "1",
      "pactwerk:occurredEarliest": "2024-02-01",
      "pactwerk:occurredLatest": "2024-02-01",
      "pactwerk:occurredSaid": pledged.occurred.said,
      "pactwerk:occurredPrecision": "day",
      "pactwerk:recordedAt": pledged.recordedAt,
      "pactwerk:tags": pledged.tags.filter((tag) => !tag.startsWith("command:")).join(" "),
      "pactwerk:data": JSON.stringify(Object.fromEntries(Object.entries(pledged.data).sort()), (_, value) =>
        typeof value === "object" ? Object.fromEntries(Object.entries(value).sort()) : value
      ),
      "pactwerk:sourceDocument": "verslag-2024-02-01",
      "pactwerk:sourceSection": "4",
      "pactwerk:certainty": "stated",
      "pactwerk:commandId": pledged.command.id,
      "pactwerk:commandName": "MakePledge",
      "pactwerk:correlationId": pledged.correlationId,
      "pactwerk:causationId": pledged.causationId,
      "pactwerk:hash": pledged.hash
    })
  })
  it("whose time is not known is at when it was written down, and is counted once for each case", async () => {
    const [made] = typed("PledgeMade")
    assert.isDefined(made)
    const { earliest: _, latest: __, ...occurred } = made.occurred
    const { statement, text } = await written([{ ...made, occurred }], "pledge")
    expect(tracesIn(text)[0]?.events[0]?.["time:timestamp"]).toBe(made.recordedAt)
    expect(statement.losses).toEqual({ timesUnknown: 1 })
  })
  it("keeps its line ends and tabs in an attribute, and loses and counts what XML cannot hold", async () => {
    const [stated] = typed("StatementRecorded")
    assert.isDefined(stated)
    const said = "a\tb\r\nc<&>\"'\u0001d"
    const { statement, text } = await written([{ ...stated, occurred: { ...stated.occurred, said } }], "statement")
    expect(tracesIn(text)[0]?.events[0]?.["pactwerk:occurredSaid"]).toBe("a\tb\r\nc<&>\"'\ufffdd")
    expect(statement.losses).toEqual({ charactersReplaced: 1 })
  })
})

describe("the statement", () => {
  it("stands in front, and in attributes of the log", async () => {
    const { statement, text } = await written(log)
    const [head = ""] = text.split("<trace>")
    expect(attributesIn(head)).toMatchObject({
      "pactwerk:origin": statement.origin,
      "pactwerk:root": statement.root,
      "pactwerk:size": String(statement.size),
      "pactwerk:level": "public"
    })
    expect(JSON.parse(attributesIn(head)["pactwerk:export"] ?? "")).toEqual(statement)
    expect(JSON.parse(/<\?pactwerk-export (.*)\?>/.exec(text)?.[1] ?? "")).toEqual(statement)
    expect(statement.options).toEqual({ caseOf: "meeting" })
  })
})
