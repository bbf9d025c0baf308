/** Feeds: what can be subscribed to, in both languages, with ids that stay. */
import { EventLog, layerMemory, type OpenedAlliance, openAlliance } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import ICAL from "ical.js"
import { beforeAll, describe, expect, it } from "vitest"
import type { HttpApp } from "../src/http/index.ts"
import { corpus } from "./export/fixtures.ts"
import { judging } from "./export/xsd.ts"
import { doorOn, knock, secretary } from "./http-fixtures.ts"

let opened: OpenedAlliance
let door: HttpApp
beforeAll(async () => {
  opened = await openAlliance({ log: history })
  door = doorOn(opened, { url: "https://pactwerk.example" })
})

/** The log of a season, as if it were recorded here. */
const history = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const log = yield* EventLog
    for (const { hash: _hash, position: _position, recordedAt: _recordedAt, ...proposed } of corpus()) {
      yield* Effect.orDie(log.append([proposed]))
    }
    return log
  })
).pipe(Layer.provide(layerMemory))

const text = (name: string, type = "xs:string") => `<xs:element name="${name}" type="${type}"/>`
const link = '<xs:element ref="a:link"/>'
/** What RFC 4287 asks of the elements that we use, in the order in which we write them. */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="http://www.w3.org/2005/Atom"
  targetNamespace="http://www.w3.org/2005/Atom" elementFormDefault="qualified">
  <xs:element name="link"><xs:complexType><xs:attribute name="rel" type="xs:string" use="required"/>
    <xs:attribute name="href" type="xs:anyURI" use="required"/><xs:attribute name="type"/></xs:complexType></xs:element>
  <xs:element name="feed"><xs:complexType><xs:sequence>
    ${text("id", "xs:anyURI")}${text("title")}${text("updated", "xs:dateTime")}
    <xs:element name="author"><xs:complexType><xs:sequence>${text("name")}</xs:sequence></xs:complexType></xs:element>
    ${link}
    <xs:element name="entry" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      ${text("id", "xs:anyURI")}${text("title")}${text("published", "xs:dateTime")}${text("updated", "xs:dateTime")}
      <xs:element name="category"><xs:complexType><xs:attribute name="term" use="required"/></xs:complexType></xs:element>
      ${link}${text("summary")}
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence><xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found)

describe("the decisions", () => {
  it("are a feed that is well formed, the last first, each under the id of its event", async () => {
    const response = await knock(door, "/v1/feeds/decisions")
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8")
    const text = await response.text()
    expect(await judging(schema)(text)).toEqual([])
    expect(await judging(schema)(text.replaceAll("<updated>", "<updated>on "))).not.toEqual([])
    const ids = all(text, /<id>urn:uuid:([^<]+)<\/id>/g)
    const decisions = new Set(["DirectionEndorsed", "SupportDeclared", "CommitmentGiven", "ConsentReached"])
    for (const { id, type } of opened.shown("public")) if (decisions.has(type)) expect(ids).toContain(id)
    const updated = all(text, /<updated>([^<]+)<\/updated>/g)
    expect(updated.length).toBe(ids.length + 1)
    const positions = all(text, /href="https:\/\/pactwerk\.example\/v1\/events\/(\d+)"/g).map(Number)
    expect(positions).toEqual(positions.toSorted((one, other) => other - one))
  })
  it("are told in Dutch and in English, under the same ids", async () => {
    const [dutch, english, preferred] = await Promise.all(
      [
        knock(door, "/v1/feeds/decisions?lang=nl"),
        knock(door, "/v1/feeds/decisions?lang=en"),
        knock(door, "/v1/feeds/decisions", { headers: { "accept-language": "en" } })
      ].map(async (response) => (await response).text())
    )
    const ids = /<id>(urn:[^<]+)<\/id>/g
    expect(all(dutch ?? "", ids)).toEqual(all(english ?? "", ids))
    expect(all(dutch ?? "", /<title>([^<]+)</g)).not.toEqual(all(english ?? "", /<title>([^<]+)</g))
    expect(dutch).toContain('xml:lang="nl"')
    expect(preferred).toContain('xml:lang="en"')
  })
})

describe("every feed", () => {
  it("holds what is public, also for whoever may see more", async () => {
    const levels = new Set<string>()
    const shown: typeof opened.shown = (level) => {
      levels.add(level)
      return opened.shown(level)
    }
    const own = doorOn({ ...opened, shown })
    for (const path of ["/v1/feeds/decisions", "/v1/feeds/meetings"]) {
      expect((await knock(own, path, { token: secretary.token })).status).toBe(200)
    }
    expect(levels).toEqual(new Set(["public"]))
  })
})

describe("the meetings", () => {
  it("are a calendar that a reader of calendars reads", async () => {
    const response = await knock(door, "/v1/feeds/meetings")
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8")
    const calendar = new ICAL.Component(ICAL.parse(await response.text()))
    const meetings = new Set(
      opened
        .shown("public")
        .filter(({ type }) => type === "MeetingScheduled")
        .map(({ data }) => data.meeting)
    )
    expect(calendar.getAllSubcomponents("vevent")).toHaveLength(meetings.size)
  })
  it("come again only where the log grew", async () => {
    const tag = (await knock(door, "/v1/feeds/meetings")).headers.get("etag") ?? ""
    expect((await knock(door, "/v1/feeds/meetings", { headers: { "if-none-match": tag } })).status).toBe(304)
  })
})
