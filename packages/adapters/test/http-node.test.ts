/** Over a real socket: on this machine alone, closed in good order, and read by whoever follows from elsewhere. */

import { request } from "node:http"
import { connect as connectTo } from "node:net"
import { OrganisationId } from "@pactwerk/core"
import { afterEach, describe, expect, it } from "vitest"
import { type Serving, serve } from "../src/http/node.ts"
import { connect } from "../src/remote/index.ts"
import { bodyOf, doorOn, knock, openInFullSwing, secretary, submit } from "./http-fixtures.ts"

const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const serving = async (...given: Parameters<typeof serve>): Promise<Serving> => {
  const server = await serve(...given)
  closing.push(server.close)
  return server
}

/** A request with a name of one's own. */
const statusUnder = (port: number, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/v1/me", headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on("error", reject)
      .end()
  })

describe("a server", () => {
  it("listens on this machine alone, and nowhere else unless that is said", async () => {
    const door = doorOn(await openInFullSwing())
    const { port, url } = await serving(door)
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect(await bodyOf(await fetch(`${url}/v1/me`))).toMatchObject({ level: "public" })
    await expect(serve(door, { host: "0.0.0.0" })).rejects.toThrow("allowOutside")
    await expect(serve(door, { host: "192.0.2.1" })).rejects.toThrow("allowOutside")
    await expect(serve(door, { port })).rejects.toThrow("EADDRINUSE")
  })
  it("answers only under its own names, so that a page elsewhere cannot make one point here", async () => {
    const { port } = await serving(doorOn(await openInFullSwing()), { names: ["pact.example"] })
    expect(await statusUnder(port, `localhost:${port}`)).toBe(200)
    expect(await statusUnder(port, `127.0.0.1:${port}`)).toBe(200)
    expect(await statusUnder(port, "PACT.example")).toBe(200)
    expect(await statusUnder(port, "evil.example")).toBe(421)
    expect(await statusUnder(port, `127.0.0.1.evil.example:${port}`)).toBe(421)
  })
  it("counts by the address of the connection", async () => {
    const { url } = await serving(doorOn(await openInFullSwing(), { limits: { requestsPerMinute: 1 } }))
    const statuses = [(await fetch(`${url}/v1/me`)).status, (await fetch(`${url}/v1/me`)).status]
    expect(statuses).toEqual([200, 429])
  })
  it("does not mind what is no HTTP, and whoever goes away in the middle", async () => {
    const { port, url } = await serving(doorOn(await openInFullSwing()))
    for (const sent of [
      "\0\0\0",
      "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n",
      "POST /v1/asks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connectTo(port, "127.0.0.1", () => socket.end(sent, () => socket.destroy()))
        socket.on("error", () => {})
        socket.on("close", () => resolve())
      })
    }
    expect((await fetch(`${url}/v1/health`)).status).toBe(200)
  })
  it("forgets whoever followed and went away", async () => {
    const { url } = await serving(doorOn(await openInFullSwing()))
    const followers = async () => (await bodyOf(await fetch(`${url}/v1/health`))).followers
    const leaving = new AbortController()
    const following = await fetch(`${url}/v1/event-stream`, { signal: leaving.signal })
    expect([following.status, await followers()]).toEqual([200, 1])
    leaving.abort()
    await expect.poll(followers).toBe(0)
  })
  it("closes in good order: who follows hears the end, and what is being asked is answered", async () => {
    const opened = await openInFullSwing()
    const asked = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const session: typeof opened.session = (seat) => {
      const own = opened.session(seat)
      return {
        ...own,
        ask: async (command, options) => {
          asked.resolve()
          await goOn.promise
          return own.ask(command, options)
        }
      }
    }
    const server = await serve(doorOn({ ...opened, session }))
    const headers = { authorization: `Bearer ${secretary.token}`, "content-type": "application/json" }
    const body = JSON.stringify({ command: submit })
    const following = await fetch(`${server.url}/v1/event-stream?after=17`)
    const asking = fetch(`${server.url}/v1/asks`, { method: "POST", headers, body })
    await asked.promise
    const closed = server.close()
    goOn.resolve()
    expect((await asking).status).toBe(201)
    const since = performance.now()
    expect(await following.text()).toContain("retry: 3000")
    await closed
    // It does not wait until those connections are given up, which takes five seconds.
    expect(performance.now() - since).toBeLessThan(2500)
    await expect(fetch(`${server.url}/v1/me`)).rejects.toThrow()
  })
})

describe("whoever connects from elsewhere", () => {
  it("reads the same, asks, and follows what others record", async () => {
    const opened = await openInFullSwing()
    const door = doorOn(opened)
    const { url } = await serving(door)
    const session = await connect({ url: `${url}/v1`, token: secretary.token })
    closing.push(session.close)
    expect(session.standing().head).toBe(17)
    expect(session.events()).toEqual(opened.session({ level: "internal" }).events())
    const organisation = OrganisationId.make("organisation-9")
    const outcome = await session.ask({ _tag: "ProfileOrganisation", organisation, name: "Buurthuis" })
    expect(outcome).toMatchObject({ accepted: true })
    expect(session.standing().head).toBe(18)
    await knock(door, "/v1/asks", { token: secretary.token, body: { command: submit } })
    await expect.poll(() => session.standing().head).toBe(19)
  })
  it("hears that something else was asked under its id, as a fault and not as a rule", async () => {
    const { url } = await serving(doorOn(await openInFullSwing()))
    const session = await connect({ url: `${url}/v1`, token: secretary.token })
    closing.push(session.close)
    const named = (name: string) =>
      ({ _tag: "ProfileOrganisation", organisation: OrganisationId.make("organisation-9"), name }) as const
    expect(await session.ask(named("Buurthuis"), { id: "1" })).toMatchObject({ accepted: true })
    expect(await session.ask(named("Buurthuis"), { id: "1" })).toMatchObject({ accepted: true, isRepeat: true })
    await expect(session.ask(named("Wijkhuis"), { id: "1" })).rejects.toMatchObject({ reason: "idReused" })
  })
  it("hears that an answer ended too early, and not that it cannot be read", async () => {
    const [first] = (await openInFullSwing()).session({ level: "public" }).events()
    const cut = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(first)}\n{"half`)),
      pull: (controller) => controller.error(new TypeError("the connection is gone"))
    })
    const headers = { "pactwerk-position": "17" }
    const half = connect({ url: "http://pact.invalid/v1", fetch: async () => new Response(cut, { headers }) })
    await expect(half).rejects.toMatchObject({ reason: "unreachable" })
  })
})
