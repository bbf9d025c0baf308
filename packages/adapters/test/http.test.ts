/** The HTTP door: what can be read, at any moment, and what is said of what is not there. */
import type { OpenedAlliance } from "@pactwerk/core"
import { beforeAll, describe, expect, it } from "vitest"
import type { HttpApp } from "../src/http/index.ts"
import { bodyOf, doorOn, knock, openInFullSwing, reader, secretary } from "./http-fixtures.ts"

let opened: OpenedAlliance
let door: HttpApp
beforeAll(async () => {
  opened = await openInFullSwing()
  door = doorOn(opened)
})

const positionsIn = ({ events }: Awaited<ReturnType<typeof bodyOf>>): ReadonlyArray<unknown> =>
  Array.isArray(events)
    ? events.map((event) =>
        typeof event === "object" && event !== null && "position" in event ? event.position : undefined
      )
    : []
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe("the events", () => {
  it("come page by page, each with where the next begins", async () => {
    const head = opened.standing().head
    const first = await bodyOf(await knock(door, "/v1/events?limit=5"))
    expect(positionsIn(first)).toEqual(upTo(5))
    expect(first).toMatchObject({ head, next: 5 })
    const last = await bodyOf(await knock(door, `/v1/events?limit=5&after=${head - 5}`))
    expect(positionsIn(last)).toEqual(upTo(head, head - 4))
    expect(last).not.toHaveProperty("next")
  })
  it("come one a line, all of them, to whoever asks for lines", async () => {
    const response = await knock(door, "/v1/events", { headers: { accept: "application/x-ndjson" } })
    expect(response.headers.get("content-type")).toBe("application/x-ndjson")
    const lines = (await response.text()).trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line).position)).toEqual(upTo(opened.standing().head))
  })
  it("go no further than the position that stands above them, whatever is recorded in the meantime", async () => {
    const own = await openInFullSwing()
    const at = doorOn(own)
    const response = await knock(at, "/v1/events", { headers: { accept: "application/x-ndjson" } })
    const asked = { _tag: "ProfileOrganisation", organisation: "organisation-9", name: "Buurthuis" }
    expect((await knock(at, "/v1/asks", { token: secretary.token, body: { command: asked } })).status).toBe(201)
    expect(response.headers.get("pactwerk-position")).toBe("17")
    expect((await response.text()).trimEnd().split("\n")).toHaveLength(17)
  })
  it("can be chosen by type and by what they are about", async () => {
    const byType = await bodyOf(await knock(door, "/v1/events?type=PactConcluded&type=FeedbackOpened"))
    expect(positionsIn(byType)).toHaveLength(2)
    const byTag = await bodyOf(await knock(door, "/v1/events?tag=window:window-1"))
    expect(positionsIn(byTag).length).toBeGreaterThan(0)
    const byBoth = await bodyOf(await knock(door, "/v1/events?type=PactConcluded&tag=window:window-1"))
    expect(positionsIn(byBoth)).toEqual([])
  })
  it("are those of a moment: of a position, of what was known on a day, of what had happened by a day", async () => {
    expect(positionsIn(await bodyOf(await knock(door, "/v1/events?position=4")))).toEqual(upTo(4))
    const before = await bodyOf(await knock(door, "/v1/events?recordedBy=2024-02-15"))
    expect(positionsIn(before)).toEqual([])
    const after = await bodyOf(await knock(door, "/v1/events?recordedBy=2024-02-16"))
    expect(positionsIn(after)).toEqual(upTo(opened.standing().head))
    const happened = await bodyOf(await knock(door, "/v1/events?happenedBy=2024-02-15&knownAt=6"))
    expect(positionsIn(happened)).toEqual(upTo(6))
  })
  it("can be asked for one by one", async () => {
    expect(await bodyOf(await knock(door, "/v1/events/1"))).toMatchObject({ position: 1, type: "PactConcluded" })
    for (const position of ["0", "01", "one", "-1", "18"]) {
      const response = await knock(door, `/v1/events/${position}`)
      expect(response.status, position).toBe(404)
    }
  })
})

describe("a view", () => {
  it("answers now and at any moment as the session does", async () => {
    const session = opened.session({ level: "public" })
    const { questions } = await import("@pactwerk/core")
    for (const [name, view] of questions) {
      for (const [query, moment] of [
        ["", "now"],
        ["?position=9", { position: 9 }]
      ] as const) {
        const { answer } = await bodyOf(await knock(door, `/v1/views/${name}${query}`))
        expect(answer, name + query).toEqual(JSON.parse(JSON.stringify(session.project(view, moment))))
      }
    }
  })
  it("says what is otherwise at another moment, and why something is so", async () => {
    const { differences } = await bodyOf(await knock(door, "/v1/views/register/differences?from=4&to=17"))
    expect(differences).not.toEqual([])
    const { reasons } = await bodyOf(await knock(door, "/v1/views/register/reasons?path=/organisation-1/name"))
    expect(reasons).toMatchObject([{ event: { type: "OrganisationProfiled" }, rules: expect.any(Array), broken: [] }])
    expect((await knock(door, "/v1/views/register/reasons?path=/nobody")).status).toBe(404)
  })
  it("of a name that there is not is told the nearest", async () => {
    const response = await knock(door, "/v1/views/registr")
    expect(response.status).toBe(404)
    expect(await bodyOf(response)).toMatchObject({ near: "register", detail: expect.stringContaining("register") })
  })
})

describe("what is read again", () => {
  it("does not come again while the log is the same, and does when it grew", async () => {
    const own = await openInFullSwing()
    const at = doorOn(own)
    const first = await knock(at, "/v1/views/register")
    const tag = first.headers.get("etag") ?? ""
    const again = await knock(at, "/v1/views/register", { headers: { "if-none-match": tag } })
    expect([again.status, await again.text()]).toEqual([304, ""])
    expect(again.headers.get("api-version")).toBe("1.0.0")
    const asked = { _tag: "ProfileOrganisation", organisation: "organisation-9", name: "Buurthuis" }
    await knock(at, "/v1/asks", { token: secretary.token, body: { command: asked } })
    expect(own.standing().head).toBe(18)
    const grown = await knock(at, "/v1/views/register", { headers: { "if-none-match": tag } })
    expect(grown.status).toBe(200)
  })
  it("is kept by nobody without asking, and not at all where it is about whoever asks", async () => {
    const cached = async (path: string, token?: string) =>
      (await knock(door, path, token === undefined ? {} : { token })).headers.get("cache-control")
    expect(await cached("/v1/events")).toBe("public, no-cache")
    expect(await cached("/v1/events", reader.token)).toBe("private, no-cache")
    expect(await cached("/v1/me", reader.token)).toBe("no-store")
    expect(await cached("/v1/nothing")).toBe("no-store")
  })
  it("is another answer at another level, in another language and in another form", async () => {
    const tags = await Promise.all(
      [
        {},
        { token: reader.token },
        { headers: { accept: "application/x-ndjson" } },
        { headers: { "accept-language": "en" } }
      ].map(async (asking) => (await knock(door, "/v1/events", asking)).headers.get("etag"))
    )
    expect(new Set(tags).size).toBe(4)
  })
})

describe("the rules", () => {
  it("each say where they are from, what they guard, and how often they held, stopped and were breached", async () => {
    const own = await openInFullSwing()
    const at = doorOn(own)
    const late = { _tag: "SubmitFeedback", window: "window-9", remark: "remark-1", from: "organisation-1" }
    const command = { ...late, by: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", channel: "form", text: "Te laat." }
    expect((await knock(at, "/v1/asks", { token: secretary.token, body: { command } })).status).toBe(422)
    const { rules } = await bodyOf(await knock(at, "/v1/rules"))
    const found = new Map(Array.isArray(rules) ? rules.map((rule) => [Object(rule).id, rule]) : [])
    const one = { nl: expect.any(String), en: expect.any(String), source: { document: expect.any(String) } }
    expect(found.get("feedback/window-is-open")).toMatchObject({ ...one, stopped: 1, breached: 0, held: 0 })
    expect(found.get("kernel/honest-precision")).toMatchObject({ commands: ["*"], held: 17 })
  })
})
