/** Asking over HTTP: what is recorded, what stands against it, and what happens when it is sent again. */

import { Conflict, LogError, layerMemory, openAlliance, Position } from "@pactwerk/core"
import { Layer } from "effect"
import { describe, expect, it } from "vitest"
import { localTokens, newLocalToken } from "../src/http/index.ts"
import {
  bodyOf,
  doorOn,
  knock,
  onTheDay,
  openInFullSwing,
  reader,
  secretary,
  submit,
  tooLate
} from "./http-fixtures.ts"

const command = (more: object = {}) => ({ command: { ...submit, ...more } })
const { token } = secretary

describe("asking", () => {
  it("records what follows, and says where", async () => {
    const opened = await openInFullSwing()
    const response = await knock(doorOn(opened), "/v1/asks", { token, body: command() })
    expect(response.status).toBe(201)
    expect(response.headers.get("location")).toBe("/v1/events/18")
    expect(await bodyOf(response)).toMatchObject({
      isRepeat: false,
      events: [{ position: 18, type: "FeedbackSubmitted", actor: { role: "secretary" }, data: { text: submit.text } }]
    })
    expect(opened.standing().head).toBe(18)
  })
  it("is refused by every rule that stands against it, with its sentences, its source and the facts", async () => {
    const clock = { now: onTheDay }
    const opened = await openInFullSwing(clock)
    clock.now = tooLate
    const response = await knock(doorOn(opened), "/v1/asks", { token, body: command({ from: "organisation-99" }) })
    expect(response.status).toBe(422)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
    const problem = await bodyOf(response)
    expect(problem).toMatchObject({ status: 422, type: "/v1/problems/refused", title: "Een regel houdt dit tegen." })
    const rules = Array.isArray(problem.broken) ? problem.broken : []
    expect(rules.map((rule) => Object(rule).rule)).toEqual(
      expect.arrayContaining(["feedback/in-time", "feedback/organisations-speak"])
    )
    for (const rule of rules) {
      expect(rule).toMatchObject({ nl: expect.any(String), en: expect.any(String) })
      expect(rule).toMatchObject({ source: { document: expect.any(String), section: expect.any(String) } })
    }
    expect(problem.facts).toMatchObject({ lastDay: "2024-02-16", isMember: false, replaces: null })
    expect(opened.standing().head).toBe(17)
  })
  it("can be tried first, and then records nothing", async () => {
    const clock = { now: onTheDay }
    const opened = await openInFullSwing(clock)
    const door = doorOn(opened)
    const inTime = await knock(door, "/v1/checks", { token, body: command() })
    expect([inTime.status, await bodyOf(inTime)]).toEqual([200, { accepted: true, broken: [], facts: {} }])
    clock.now = tooLate
    const late = await bodyOf(await knock(door, "/v1/checks", { token, body: command() }))
    expect(late).toMatchObject({ accepted: false, broken: [{ rule: "feedback/in-time" }] })
    expect(opened.standing().head).toBe(17)
  })
  it("is not for whoever only reads, with a token or without one", async () => {
    const door = doorOn(await openInFullSwing())
    for (const path of ["/v1/asks", "/v1/checks"]) {
      for (const asking of [{}, { token: reader.token }]) {
        const response = await knock(door, path, { ...asking, body: command() })
        expect(response.status).toBe(403)
        expect(await bodyOf(response)).toMatchObject({ type: "/v1/problems/not-allowed" })
      }
    }
  })
})

describe("what is not right in what is asked", () => {
  it("is named, place by place, with the nearest known name", async () => {
    const door = doorOn(await openInFullSwing())
    const { window: _, ...others } = submit
    const wrong = { ...others, windw: "window-1", channel: "from", text: 12 }
    const response = await knock(door, "/v1/asks", { token, body: { command: wrong } })
    expect(response.status).toBe(400)
    const { errors } = await bodyOf(response)
    expect(errors).toEqual([
      { in: "body", location: "/command/windw", detail: expect.stringContaining("window"), near: "window" },
      { in: "body", location: "/command/window", detail: expect.stringContaining("ontbreekt") },
      { in: "body", location: "/command/channel", detail: expect.stringContaining("form"), near: "form" },
      { in: "body", location: "/command/text", detail: expect.stringContaining("verwacht") }
    ])
  })
  it("is said in English to whoever wants that", async () => {
    const door = doorOn(await openInFullSwing())
    const body = { command: { _tag: "SubmitFeedbak" } }
    const response = await knock(door, "/v1/asks", { token, body, headers: { "accept-language": "en-GB, nl;q=0.5" } })
    expect(response.headers.get("content-language")).toBe("en")
    expect(await bodyOf(response)).toMatchObject({
      title: "The request is not right.",
      errors: [{ location: "/command/_tag", near: "SubmitFeedback" }]
    })
  })
  it.each([
    ["nothing", "", 400],
    ["no JSON", "{", 400],
    ["no object", "[]", 400],
    ["another field", JSON.stringify({ ...command(), actor: { role: "chair" } }), 400],
    ["a name of every object", '{"command":{"_tag":"__proto__"}}', 400],
    ["what is nested too deep", `{"command":${"[".repeat(5000)}${"]".repeat(5000)}}`, 400],
    ["half a character", JSON.stringify(command({ text: "\ud800" })), 400],
    ["too much", JSON.stringify(command({ text: "a".repeat(300_000) })), 413]
  ])("%s is told apart", async (_, body, status) => {
    const opened = await openInFullSwing()
    const response = await knock(doorOn(opened), "/v1/asks", { token, body })
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"])
    expect(opened.standing().head).toBe(17)
  })
  it("is not read when it is of another kind", async () => {
    const door = doorOn(await openInFullSwing())
    const headers = { "content-type": "text/plain" }
    expect((await knock(door, "/v1/asks", { token, body: command(), headers })).status).toBe(415)
  })
  it("is not read beyond what a body may be, also where its length is not told", async () => {
    const door = doorOn(await openInFullSwing(), { limits: { bodyBytes: 100 } })
    let given = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        given += 1
        controller.enqueue(new TextEncoder().encode(" ".repeat(50)))
      }
    })
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` }
    const sending = { method: "POST", body: endless, headers, duplex: "half" }
    const request = new Request("http://localhost/v1/asks", sending)
    expect((await door.fetch(request)).status).toBe(413)
    expect(given).toBeLessThan(10)
  })
})

describe("an asking with a key", () => {
  const keyed = (key: string) => ({ token, headers: { "idempotency-key": key } })
  it("is recorded once, however often it is sent", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    const sent = { ...keyed('"8e03978e"'), body: command() }
    const all = await Promise.all([knock(door, "/v1/asks", sent), knock(door, "/v1/asks", sent)])
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 201])
    // Also by a server that was started since, and with the key written without quotes.
    const again = await knock(doorOn(opened), "/v1/asks", { ...keyed("8e03978e"), body: command() })
    expect(again.status).toBe(200)
    expect(await bodyOf(again)).toMatchObject({ isRepeat: true, events: [{ position: 18 }] })
    expect(opened.standing().head).toBe(18)
  })
  it("is of whoever sent it: another person can use the same key", async () => {
    const opened = await openInFullSwing()
    const other = newLocalToken()
    const seats = [secretary, other].map(({ hash }) => ({
      ...{ name: hash, hash, level: "internal" as const },
      actor: { role: "secretary" }
    }))
    const door = doorOn(opened, { identities: [localTokens(seats)] })
    await knock(door, "/v1/asks", { ...keyed("one"), body: command() })
    const body = command({ remark: "remark-2", replaces: "remark-1" })
    expect((await knock(door, "/v1/asks", { ...keyed("one"), token: other.token, body })).status).toBe(201)
    expect(opened.standing().head).toBe(19)
  })
  it("is another asking under another key", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    await knock(door, "/v1/asks", { ...keyed("one"), body: command() })
    await knock(door, "/v1/asks", { ...keyed("two"), body: command({ remark: "remark-2", replaces: "remark-1" }) })
    expect(opened.standing().head).toBe(19)
  })
  it("does not stand for something else under the same key", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    await knock(door, "/v1/asks", { ...keyed("one"), body: command() })
    for (const at of [door, doorOn(opened)]) {
      const body = { command: { _tag: "ProfileOrganisation", organisation: "organisation-9", name: "Buurthuis" } }
      const response = await knock(at, "/v1/asks", { ...keyed("one"), body })
      expect([response.status, (await bodyOf(response)).type]).toEqual([422, "/v1/problems/key-reused"])
    }
    expect(opened.standing().head).toBe(18)
  })
  it("does not stand for the same with other words, as long as the server runs", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    await knock(door, "/v1/asks", { ...keyed("one"), body: command() })
    const response = await knock(door, "/v1/asks", {
      ...keyed("one"),
      body: command({ text: "Begin bij de ouderen." })
    })
    expect([response.status, (await bodyOf(response)).type]).toEqual([422, "/v1/problems/key-reused"])
    expect(opened.standing().head).toBe(18)
  })
  it("keeps nothing of the key, which can say who somebody is", async () => {
    const opened = await openInFullSwing()
    await knock(doorOn(opened), "/v1/asks", { ...keyed("from Anna of number nine"), body: command() })
    expect(JSON.stringify(opened.kept())).not.toContain("Anna of number nine")
  })
  it("is not right with a key that is none", async () => {
    const door = doorOn(await openInFullSwing())
    for (const key of ['""', "a".repeat(201), "caf\u00e9"]) {
      expect((await knock(door, "/v1/asks", { ...keyed(key), body: command() })).status, key).toBe(400)
    }
  })
})

describe("a log that does not do what it should", () => {
  const failing = async (fault: unknown) => {
    const opened = await openInFullSwing()
    const faults: Array<unknown> = []
    const session: typeof opened.session = (seat) => ({ ...opened.session(seat), ask: () => Promise.reject(fault) })
    const door = doorOn({ ...opened, session }, { onFault: (cause) => faults.push(cause) })
    const response = await knock(door, "/v1/asks", { token, body: command() })
    return { response, text: await response.text(), faults }
  }
  const secret = new Error("/home/somebody/pactwerk.db is locked by 4711")
  it.each([
    ["is overtaken", new Conflict({ at: Position.make(18) }), 409, null],
    ["cannot be reached", new LogError({ reason: "Unavailable", cause: secret }), 503, "5"],
    ["cannot be written", new LogError({ reason: "ReadOnly", cause: secret }), 503, "5"],
    ["is damaged", new LogError({ reason: "Corrupt", cause: secret }), 500, null],
    ["is a mistake of ours", new TypeError("/home/somebody is not a function"), 500, null],
    ["cannot keep it", new LogError({ reason: "Encoding", cause: secret }), 400, null]
  ])("and %s, says so, with what can be done, and nothing of how it is made", async (_, fault, status, later) => {
    const { faults, response, text } = await failing(fault)
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, later])
    expect(text).not.toMatch(/home|4711|at .*:\d+/)
    expect(faults).toEqual(status >= 500 ? [fault] : [])
  })
  it("is not waited for longer than was said", async () => {
    const opened = await openInFullSwing()
    const session: typeof opened.session = (seat) => ({ ...opened.session(seat), ask: () => new Promise(() => {}) })
    const door = doorOn({ ...opened, session }, { limits: { timeoutMillis: 10 } })
    const response = await knock(door, "/v1/asks", { token, body: command() })
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"])
  })
})

describe("a server whose log is closed", () => {
  it("says that it cannot be reached", async () => {
    const opened = await openAlliance({ log: Layer.fresh(layerMemory) })
    const door = doorOn(opened)
    expect((await knock(door, "/v1/health")).status).toBe(200)
    await opened.close()
    const response = await knock(door, "/v1/health")
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"])
  })
})
