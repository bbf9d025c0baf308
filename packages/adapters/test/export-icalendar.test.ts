/** iCalendar: what comes out of it is the agenda, by two readers and the checks that neither makes. */
import { alliance, type Recorded, readable, replay, Views } from "@pactwerk/core"
import { Result } from "effect"
import ICAL from "ical.js"
import { assert, describe, expect, it } from "vitest"
import { iCalendar } from "../src/export/icalendar/format.ts"
import { boundLine, folded } from "../src/export/icalendar/lines.ts"
import { corpus, exported, histories, origin, standing } from "./export/fixtures.ts"
import { pythonWith } from "./export/python.ts"

const { understand } = alliance
const logs = [corpus(), ...histories(3), []]
const [log = []] = logs
const written = (of: ReadonlyArray<Recorded>, language?: "nl" | "en") =>
  exported(iCalendar, of, language === undefined ? { understand } : { understand, language })
const parsed = async (of: ReadonlyArray<Recorded>) => new ICAL.Component(ICAL.parse((await written(of)).text))
const value = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name)
const agendaOf = (of: ReadonlyArray<Recorded>) => {
  const fold = readable(Views.agenda, understand)
  const heard = of.filter(({ type }) => Object.hasOwn(Views.agenda.Event.cases, type))
  return replay(
    fold,
    heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
}
const [scheduled] = log.filter(({ type }) => type === "MeetingScheduled")
const [followUp] = log.filter(({ type }) => type === "FollowUpScheduled")
assert.isDefined(scheduled)
assert.isDefined(followUp)
const event = (type: string, data: Recorded["data"], index = 1): Recorded => ({
  ...scheduled,
  ...{ type, data },
  id: `${scheduled.id.slice(0, -2)}${String(index).padStart(2, "0")}` as Recorded["id"], // It is an id again.
  recordedAt: `2024-02-0${index}T12:00:00.000Z`
})
const meeting = (more: Recorded["data"] = {}, index = 1) =>
  event("MeetingScheduled", { meeting: "m", body: "b", starts: "2024-02-15T18:30:00+01:00", ...more }, index)
const first = async (of: ReadonlyArray<Recorded>) => {
  const [found] = (await parsed(standing(of))).getAllSubcomponents().slice(1)
  assert.isDefined(found)
  return found
}
const said = (component: ICAL.Component) =>
  Object.fromEntries(component.getAllProperties().map((one) => [one.name, String(one.getFirstValue())]))

describe("the calendar", () => {
  it("is the agenda", async () => {
    for (const of of logs) {
      const events = (await parsed(of)).getAllSubcomponents("vevent")
      for (const [id, { place, stage, starts }] of Object.entries<Views.PlannedMeeting>(agendaOf(of))) {
        const own = events.find((one) => value(one, "uid") === `meeting-${id}@${origin}`)
        assert.isDefined(own, id)
        const time = value(own, "dtstart")
        assert.instanceOf(time, ICAL.Time)
        if (starts.length === 10) expect(time.toString()).toBe(starts)
        else expect(time.toJSDate().toISOString()).toBe(new Date(starts).toISOString())
        expect(value(own, "location") ?? undefined).toBe(place)
        expect(value(own, "status")).toBe(stage === "cancelled" ? "CANCELLED" : "CONFIRMED")
      }
      const meetings = events.filter((one) => String(value(one, "uid")).startsWith("meeting-"))
      expect(meetings).toHaveLength(Object.keys(agendaOf(of)).length)
    }
  })
  const python = pythonWith("vobject")
  it.skipIf(python === undefined)("is read by vobject, each entry by its rules", async () => {
    const program = [
      "import sys, vobject",
      "calendar = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))",
      "calendar.validate(raiseException=True)",
      "for one in calendar.components():",
      "    one.validate(raiseException=True)",
      "print(len(list(calendar.components())))"
    ].join("\n")
    for (const of of logs) {
      const count = python?.(program, (await written(of)).text)
      expect(Number(count)).toBe((await parsed(of)).getAllSubcomponents().length)
    }
    // What it refuses, so that its word counts.
    const bad = (await written([meeting()])).text.replace(/UID:.*\r\n/, "")
    expect(() => python?.(program, bad)).toThrow()
  })
  it("keeps to what neither reader looks at", async () => {
    for (const of of logs) {
      const { text } = await written(of)
      for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
      expect(text).not.toMatch(/ATTENDEE|ORGANIZER|VALARM/)
      const zones = new Set((await parsed(of)).getAllSubcomponents("vtimezone").map((zone) => value(zone, "tzid")))
      for (const one of (await parsed(of)).getAllSubcomponents().slice(1)) {
        const { dtend, dtstart, status = "", uid } = said(one)
        expect(uid).toMatch(/^.+@/)
        const known = { vevent: /^(CONFIRMED|CANCELLED|TENTATIVE)$/, vtodo: /^(NEEDS-ACTION|COMPLETED|CANCELLED)$/ }
        expect(status).toMatch(known[one.name === "vtodo" ? "vtodo" : "vevent"])
        if (dtstart !== undefined && dtend !== undefined) expect(dtend > dtstart).toBe(true)
        for (const property of one.getAllProperties()) {
          const zone = property.getFirstParameter("tzid")
          if (zone !== undefined && zone !== null) expect(zones).toContain(zone)
        }
      }
      const uids = (await parsed(of))
        .getAllSubcomponents()
        .slice(1)
        .map((one) => value(one, "uid"))
      expect(new Set(uids).size).toBe(uids.length)
    }
  })
  it("states what it is of, and what it left out", async () => {
    const { statement, text } = await written(log)
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(JSON.parse(String(value(calendar, "x-pactwerk-export")).replaceAll(/\\([\\;,])/g, "$1"))).toEqual(statement)
    expect(value(calendar, "x-pactwerk-root")).toBe(statement.root)
    expect(statement.losses.eventsDropped).toBeGreaterThan(0)
    expect((await written(standing([meeting()]))).statement.losses).toEqual({})
  })
})

describe("a meeting", () => {
  it("keeps its UID when it is moved, and counts on", async () => {
    const before = said(await first([meeting()]))
    const after = said(await first([meeting(), meeting({ starts: "2024-02-22T18:30:00+01:00" }, 2)]))
    expect(before).toMatchObject({ uid: `meeting-m@${origin}`, sequence: "0", dtstamp: "2024-02-01T12:00:00Z" })
    expect(after).toMatchObject({ uid: before.uid, sequence: "1", dtstart: "2024-02-22T18:30:00" })
    expect(after["last-modified"]).toBe("2024-02-02T12:00:00Z")
  })
  it("stays in it when it is called off", async () => {
    const cancelled = event("MeetingCancelled", { meeting: "m", reason: "sneeuw" }, 2)
    expect(said(await first([meeting(), cancelled]))).toMatchObject({ status: "CANCELLED", sequence: "1" })
  })
  it("of which only the day is known takes the whole day, and ends on the day after", async () => {
    expect(said(await first([meeting({ starts: "2024-02-15" })]))).toMatchObject({
      dtstart: "2024-02-15",
      dtend: "2024-02-16"
    })
  })
  it("ends when it ends; an end before its start is left out, and counted", async () => {
    expect(said(await first([meeting({ ends: "2024-02-15T20:30:00+01:00" })])).dtend).toBe("2024-02-15T20:30:00")
    expect(said(await first([meeting({ ends: "2024-02-15T18:30:00+01:00" })])).dtend).toBeUndefined()
    const { statement } = await written(standing([meeting({ ends: "2024-02-15T18:30:00+01:00" })]))
    expect(statement.losses).toEqual({ endsDropped: 1 })
  })
  it("has its agenda with it", async () => {
    const item = { meeting: "m", agendaItem: "a", title: "Opening; en meer, \\ of minder", level: 3, number: "1" }
    const found = await first([meeting(), event("AgendaItemPlaced", item, 2)])
    expect(value(found, "description")).toBe("1. Opening; en meer, \\ of minder")
    expect(value(found, "sequence")).toBe(1)
  })
  it("is called after its body", async () => {
    const body = event("BodyEstablished", { body: "b", name: "Alliantieraad", kind: "council" }, 2)
    expect(value(await first([body, meeting()]), "summary")).toBe("Alliantieraad, donderdag 15 februari 2024")
  })
})

describe("what is to be done", () => {
  const due = (due: Recorded["data"][string], more: ReadonlyArray<Recorded> = []) => {
    const owner = { kind: "body", id: "b" }
    return first([event("FollowUpScheduled", { followUp: "f", kind: "action", text: "Opruimen", owner, due }), ...more])
  }
  const on = (earliest: string | undefined, latest: string | undefined, precision: string, said: string) => ({
    said,
    precision,
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest })
  })
  it("by a day is due on that day itself", async () => {
    const found = await due(on("2024-02-16", "2024-02-16", "day", "16 februari"))
    expect(found.name).toBe("vtodo")
    expect(said(found)).toMatchObject({
      due: "2024-02-16",
      status: "NEEDS-ACTION",
      description: "16 februari",
      summary: "Opruimen"
    })
  })
  it("on one of several days may be on each of them, and says how it was said", async () => {
    const found = await due(on("2024-02-08", "2024-02-14", "about", "rond 11 februari"))
    expect(found.name).toBe("vevent")
    expect(said(found)).toMatchObject({
      dtstart: "2024-02-08",
      dtend: "2024-02-15",
      status: "TENTATIVE",
      description: "rond 11 februari"
    })
  })
  it("with only a last day is due then; with none, it has no day", async () => {
    expect(said(await due(on(undefined, "2024-02-14", "recently", "binnenkort"))).due).toBe("2024-02-14")
    const never = said(await due(on(undefined, undefined, "recently", "ooit")))
    expect(never.due).toBeUndefined()
    expect(never.description).toBe("ooit")
    expect(said(await due("undated")).due).toBeUndefined()
  })
  it.each([
    ["done", "COMPLETED"],
    ["moved", "CANCELLED"],
    ["dropped", "CANCELLED"]
  ])("that is %s is %s", async (outcome, status) => {
    const closed = event("FollowUpClosed", { followUp: "f", outcome }, 2)
    expect(said(await due("undated", [closed]))).toMatchObject({
      status,
      sequence: "1",
      dtstamp: "2024-02-02T12:00:00Z"
    })
  })
  it("is also a pledge, a call upon somebody, and a window for feedback", async () => {
    const of = (type: string) => log.filter((recorded) => recorded.type === type).slice(0, 1)
    const all = ["PledgeMade", "SignatoryCalledUpon", "FeedbackOpened"].flatMap(of)
    const uids = (await parsed(standing(all))).getAllSubcomponents("vtodo").map((one) => String(value(one, "uid")))
    expect(uids.map((uid) => uid.slice(0, uid.indexOf("-")))).toEqual(["call", "pledge", "window"])
  })
  it("that was kept, answered or closed is done", async () => {
    const [opened] = log.filter(({ type }) => type === "FeedbackOpened")
    assert.isDefined(opened)
    const window = String(opened.data.window)
    const extended = event("FeedbackExtended", { window, closesOn: "2024-03-01", reason: "vakantie" }, 2)
    expect(said(await first([opened, extended]))).toMatchObject({
      due: "2024-03-01",
      status: "NEEDS-ACTION",
      sequence: "1"
    })
    expect(said(await first([opened, event("FeedbackClosed", { window }, 2)])).status).toBe("COMPLETED")
  })
})

describe("a line", () => {
  it.each([74, 75, 76, 149, 150])("of %d bytes is folded after 75, and never before", (bytes) => {
    const line = "a".repeat(bytes)
    const parts = folded(line).split("\r\n").slice(0, -1)
    expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join("")).toBe(line)
    expect(Math.max(...parts.map((part) => part.length))).toBe(Math.min(bytes, 75))
  })
  it("is never folded inside a character", () => {
    for (const part of folded(`${"é".repeat(40)}${"\u{1f333}".repeat(40)}`).split("\r\n")) {
      expect(part.isWellFormed()).toBe(true)
      expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75)
    }
  })
  it("says a moment in Amsterdam, and in UTC where the hour there comes twice", () => {
    const line = (moment: string) => boundLine("DTSTART", moment as Parameters<typeof boundLine>[1]) // They are moments.
    expect(line("2024-07-01T18:30:00Z")).toBe("DTSTART;TZID=Europe/Amsterdam:20240701T203000")
    expect(line("2024-10-27T02:30:00+02:00")).toBe("DTSTART;TZID=Europe/Amsterdam:20241027T023000")
    expect(line("2024-10-27T02:30:00+01:00")).toBe("DTSTART:20241027T013000Z")
    expect(line("1996-12-31T23:59:59Z")).toBe("DTSTART:19961231T235959Z")
    expect(line("1997-01-01T00:00:00Z")).toBe("DTSTART;TZID=Europe/Amsterdam:19970101T010000")
    expect(line("2024-02-15")).toBe("DTSTART;VALUE=DATE:20240215")
  })
  it("replaces what no text of a calendar holds, and counts it", async () => {
    const { statement } = await written(standing([meeting({ place: "a\u0007b" })]))
    expect(statement.losses).toEqual({ charactersReplaced: 1 })
    expect(value(await first([meeting({ place: "a\u0007b\r\nc" })]), "location")).toBe("a\ufffdb\nc")
  })
})
