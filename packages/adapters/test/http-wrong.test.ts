/** Wrong use of the HTTP door: each has its own answer, and the server stays up and says nothing it should not. */
import type { OpenedAlliance } from "@pactwerk/core"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { networkOf } from "../src/http/address.ts"
import { type HttpApp, routes } from "../src/http/index.ts"
import { languageOf, mediaTypeOf } from "../src/http/language.ts"
import { bodyOf, doorOn, knock, openInFullSwing, reader, secretary } from "./http-fixtures.ts"

const faults: Array<unknown> = []
let opened: OpenedAlliance
let door: HttpApp
beforeAll(async () => {
  opened = await openInFullSwing()
  const limits = { requestsPerMinute: 100_000, askingsPerMinute: 100_000 }
  door = doorOn(opened, { limits, onFault: (cause) => faults.push(cause) })
})

describe("an address", () => {
  it("that there is not is told the nearest, and where all of them are", async () => {
    const response = await knock(door, "/v1/evnts")
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"])
    expect(await bodyOf(response)).toMatchObject({
      near: "/v1/events",
      advice: expect.stringContaining("openapi.json")
    })
  })
  it.each([
    "/",
    "/v1",
    "/v1/",
    "/v1/events/",
    "/v1/events.json",
    "/v2/events",
    "/v1/Events",
    "/v1/../etc",
    "/v1//events"
  ])("%s is none", async (path) => {
    expect((await knock(door, path)).status).toBe(404)
  })
  it.each([
    ["POST", "/v1/events", "GET, HEAD"],
    ["DELETE", "/v1/events/1", "GET, HEAD"],
    ["GET", "/v1/asks", "POST"],
    ["PUT", "/v1/asks", "POST"]
  ])("does not take %s %s, and says what it does take", async (method, path, allow) => {
    const response = await knock(door, path, { method })
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow])
  })
  it.each([
    ["/v1/events?afer=1", "afer", "after"],
    ["/v1/events?after=-1", "after", undefined],
    ["/v1/events?after=1.5", "after", undefined],
    ["/v1/events?after=1e3", "after", undefined],
    ["/v1/events?after=", "after", undefined],
    ["/v1/events?after=1&after=2", "after", undefined],
    ["/v1/events?limit=0", "limit", undefined],
    ["/v1/events?limit=1001", "limit", undefined],
    ["/v1/events?recordedBy=2024-02-30", "recordedBy", undefined],
    ["/v1/events?knownAt=2", "knownAt", undefined],
    ["/v1/events?position=1&recordedBy=2024-02-16", "position", undefined],
    ["/v1/views?anything=1", "anything", undefined],
    ["/v1/views/register/differences", "from", undefined],
    ["/v1/views/register/differences?from=yesterday", "from", undefined],
    ["/v1/views/register/reasons?path=name", "path", undefined],
    ["/v1/proofs/inclusion", "position", undefined],
    ["/v1/exports/csv?level=secret", "level", undefined]
  ])("%s names what is not right in it", async (path, location, near) => {
    const response = await knock(door, path)
    expect(response.status).toBe(400)
    expect(await bodyOf(response)).toMatchObject({
      errors: [{ in: "query", location, detail: expect.any(String), ...(near !== undefined && { near }) }]
    })
  })
  it.each(["/v1/events?position=99", "/v1/views/register?knownAt=99&happenedBy=2024-02-16", "/v1/checkpoints/99"])(
    "%s is beyond the log",
    async (path) => {
      expect((await knock(door, path)).status).toBe(404)
    }
  )
  it("wants no form that there is not", async () => {
    const response = await knock(door, "/v1/events", { headers: { accept: "text/html" } })
    expect(response.status).toBe(406)
    expect(await bodyOf(response)).toMatchObject({ detail: expect.stringContaining("application/x-ndjson") })
    expect((await knock(door, "/v1/exports/csv", { headers: { accept: "application/json" } })).status).toBe(406)
    expect((await knock(door, "/v1/checkpoints/latest", { headers: { accept: "text/plain" } })).status).toBe(406)
  })
})

describe("an export", () => {
  it("above what somebody may see is not given", async () => {
    for (const [token, level, status] of [
      [undefined, "public", 200],
      [undefined, "partners", 403],
      [reader.token, "partners", 200],
      [reader.token, "internal", 403],
      [secretary.token, "internal", 200],
      [secretary.token, "personal", 403]
    ] as const) {
      const response = await knock(door, `/v1/exports/csv?level=${level}`, token === undefined ? {} : { token })
      expect(response.status, level).toBe(status)
      await response.body?.cancel()
    }
  })
  it("of a form that there is not, or without what it needs, says what there is", async () => {
    const unknown = await knock(door, "/v1/exports/ocel-jsn")
    expect([unknown.status, (await bodyOf(unknown)).near]).toEqual([404, "ocel-json"])
    for (const [path, location] of [
      ["/v1/exports/xes", "case"],
      ["/v1/exports/csv?case=meeting", "case"],
      ["/v1/exports/ori-events?base=nowhere&municipality=gm0772&municipalityName=Eindhoven", "base"]
    ] as const) {
      const response = await knock(door, path)
      expect(response.status).toBe(400)
      const { errors } = await bodyOf(response)
      expect(errors).toMatchObject([{ in: "query", location }])
      expect(JSON.stringify(errors)).not.toContain("--")
    }
    const stranger = await knock(door, "/v1/exports/xes?case=meting")
    expect([stranger.status, (await bodyOf(stranger)).detail]).toEqual([400, expect.stringContaining("meeting")])
    expect((await knock(door, "/v1/exports/parquet")).status).toBe(404)
  })
})

describe("what an export says of itself", () => {
  it("is told beside it: of which log it is, for whom, and what it could not hold", async () => {
    const content = await knock(door, "/v1/exports/csv")
    const statement = await bodyOf(await knock(door, "/v1/exports/csv?part=statement"))
    expect(statement).toMatchObject({ size: 17, level: "public", format: "csv-events", losses: expect.any(Object) })
    expect(content.headers.get("pactwerk-root")).toBe(statement.root)
    expect(content.headers.get("pactwerk-size")).toBe("17")
    await content.body?.cancel()
  })
})

describe("too many requests", () => {
  it("are told when the next may come, for each who asks apart", async () => {
    const narrow = doorOn(opened, { limits: { requestsPerMinute: 2 } })
    const statuses = []
    for (let count = 0; count < 3; count++) statuses.push((await knock(narrow, "/v1/me")).status)
    expect(statuses).toEqual([200, 200, 429])
    const last = await knock(narrow, "/v1/me")
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0)
    expect((await knock(narrow, "/v1/me", { token: reader.token })).status).toBe(200)
  })
  it("are fewer where each is much work", async () => {
    const narrow = doorOn(opened, { limits: { requestsPerMinute: 20 } })
    const statuses = []
    for (let count = 0; count < 3; count++) statuses.push((await knock(narrow, "/v1/views/names/reasons?path=")).status)
    expect(statuses).toEqual([200, 200, 429])
  })
  it("are fewer where something is asked", async () => {
    const narrow = doorOn(opened, { limits: { askingsPerMinute: 1 } })
    const asking = { token: secretary.token, body: { command: {} } }
    expect((await knock(narrow, "/v1/checks", asking)).status).toBe(400)
    expect((await knock(narrow, "/v1/checks", asking)).status).toBe(429)
    expect((await knock(narrow, "/v1/me", { token: secretary.token })).status).toBe(200)
  })
  it("stop whoever tries tokens", async () => {
    const narrow = doorOn(opened, { limits: { requestsPerMinute: 2 }, addressOf: () => "192.0.2.1" })
    const statuses = []
    for (let count = 0; count < 3; count++)
      statuses.push((await knock(narrow, "/v1/me", { token: `a${count}` })).status)
    expect(statuses).toEqual([401, 401, 429])
  })
})

describe("every answer", () => {
  it("says its version, and lets nothing run, be framed or be guessed at", async () => {
    for (const [path, asking] of [
      ["/v1/events", {}],
      ["/v1/nothing", {}],
      ["/v1/asks", { method: "DELETE" }],
      ["/v1/me", { token: "wrong" }],
      ["/v1/event-stream", { method: "HEAD" }],
      ["/v1/events", { method: "OPTIONS" }]
    ] as const) {
      const { headers } = await knock(door, path, asking)
      expect(headers.get("api-version"), path).toBe("1.0.0")
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'")
      expect(headers.get("x-content-type-options"), path).toBe("nosniff")
      expect(headers.get("x-frame-options"), path).toBe("DENY")
      expect(headers.get("access-control-allow-origin"), path).toBeNull()
    }
  })
  it("may be read by pages of the origins that were named, and by no other", async () => {
    const wider = doorOn(opened, { allowedOrigins: ["https://pactwerk.example"] })
    const from = async (origin: string, method = "GET") =>
      (await knock(wider, "/v1/events", { method, headers: { origin } })).headers.get("access-control-allow-origin")
    expect(await from("https://pactwerk.example")).toBe("https://pactwerk.example")
    expect(await from("https://pactwerk.example", "OPTIONS")).toBe("https://pactwerk.example")
    expect(await from("https://other.example")).toBeNull()
  })
})

describe("whatever is sent", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom("__proto__", "constructor", "%00", "")
  )
  it("in an address ends well, and never in a mistake of ours", async () => {
    const path = fc.oneof(
      fc.constantFrom(...routes.map((route) => `/v1${route.path}`)).map((one) => one.replaceAll(/[{}]/g, "")),
      fc.array(anyText, { maxLength: 4 }).map((parts) => `/v1/${parts.map(encodeURIComponent).join("/")}`)
    )
    const names = fc.oneof(
      fc.constantFrom("after", "limit", "type", "tag", "position", "from", "path", "level"),
      anyText
    )
    const query = fc.array(fc.tuple(names, anyText), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        path.filter((one) => !one.includes("event-stream")),
        query,
        async (at, parts) => {
          const response = await knock(door, `${at}?${new URLSearchParams(parts)}`)
          const text = await response.text()
          expect(response.status).toBeLessThan(500)
          expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
        }
      ),
      { numRuns: 300 }
    )
    expect(faults).toEqual([])
  })
  it("in a body ends well, and never in a mistake of ours", async () => {
    const names = ["SubmitFeedback", "ScheduleMeeting", "IntroducePerson", "MakePledge", "RecordFunding"]
    const command = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.dictionary(fc.constantFrom("window", "text", "by", "occurred", "amount"), fc.jsonValue())
        )
        .map(([_tag, fields]) => ({ ...fields, _tag }))
    )
    const body = fc.oneof(
      anyText,
      fc.json(),
      command.map((one) => JSON.stringify({ command: one }))
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("/v1/asks", "/v1/checks"), body, async (path, sent) => {
        const response = await knock(door, path, { token: secretary.token, body: sent })
        expect(response.status).toBeLessThan(500)
        expect(await response.text()).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
      }),
      { numRuns: 300 }
    )
    expect(faults).toEqual([])
  })
  it("in a header ends well, and never in a mistake of ours", async () => {
    const names = fc.constantFrom(
      "accept",
      "accept-language",
      "if-none-match",
      "last-event-id",
      "origin",
      "authorization"
    )
    const value = fc.string().map((text) => text.replaceAll(/[^\x20-\x7e]/g, ""))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 4 }), async (headers) => {
        const response = await knock(door, "/v1/events", { headers: Object.fromEntries(headers) })
        expect(response.status).toBeLessThan(500)
        await response.body?.cancel()
      }),
      { numRuns: 200 }
    )
    expect(faults).toEqual([])
  })
})

describe("what somebody prefers", () => {
  it.each([
    [undefined, "nl"],
    ["en", "en"],
    ["en-GB,en;q=0.9,nl;q=0.8", "en"],
    ["nl-BE, en;q=0.9", "nl"],
    ["fr", "nl"],
    ["en;q=0", "nl"]
  ])("of languages, %s, is %s", (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
  it.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["text/html, */*;q=0.1", "application/json"],
    ["application/*", "application/json"],
    ["application/x-ndjson", "application/x-ndjson"],
    ["application/json;q=0.5, application/x-ndjson", "application/x-ndjson"],
    ["application/json;q=0, */*", "application/x-ndjson"],
    ["text/html", undefined]
  ])("of forms, %s, is %s", (header, type) => {
    expect(mediaTypeOf(header, ["application/json", "application/x-ndjson"])).toBe(type)
  })
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::6", "2001:db8:0:0"],
    ["::1", "0:0:0:0"]
  ])("and where %s comes from is %s", (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
