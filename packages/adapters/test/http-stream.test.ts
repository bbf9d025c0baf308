/** Server-sent events: everybody hears everything they may see, in order, once, however often the connection breaks. */
import { layerMemory, type OpenedAlliance, openAlliance, PersonId } from "@pactwerk/core"
import fc from "fast-check"
import { afterEach, describe, expect, it, vi } from "vitest"
import { broadcastOf } from "../src/http/broadcast.ts"
import { localTokens, newLocalToken, usualLimits } from "../src/http/index.ts"
import { bodyOf, doorOn, knock } from "./http-fixtures.ts"

const person = (index: number) => PersonId.make(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`)
const closing: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const open = async (): Promise<OpenedAlliance & { readonly record: (count?: number) => Promise<void> }> => {
  const opened = await openAlliance({ log: layerMemory })
  closing.push(() => opened.close())
  let recorded = 0
  const record = async (count = 1) => {
    for (let index = 0; index < count; index++) {
      recorded += 1
      const named = { _tag: "IntroducePerson", person: person(recorded), name: `Nummer ${recorded}` } as const
      const answer = await opened.ask(named, { actor: { role: "secretary" } })
      expect(answer._tag).toBe("Accepted")
    }
  }
  return { ...opened, record }
}

const anybody = { level: "public", subject: "address 192.0.2.7" } as const

interface Heard {
  readonly id: number
  readonly kind: string
  readonly data: string
}

/** Reads a stream frame by frame. */
const listen = (stream: ReadableStream<Uint8Array>) => {
  const source = stream.getReader()
  const decoder = new TextDecoder()
  let text = ""
  /** The next message; nothing when the stream is over. What is no message is passed over. */
  const next = async (): Promise<Heard | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n")
      if (end === -1) {
        const { done, value } = await source.read()
        if (done) return undefined
        text += decoder.decode(value, { stream: true })
        continue
      }
      const frame = text.slice(0, end)
      text = text.slice(end + 2)
      const [, id] = /^id: (\d+)$/m.exec(frame) ?? []
      const [, kind = ""] = /^event: (.*)$/m.exec(frame) ?? []
      const [, data = ""] = /^data: (.*)$/m.exec(frame) ?? []
      if (id !== undefined) return { id: Number(id), kind, data }
    }
  }
  const some = async (count: number) => {
    const heard: Array<Heard> = []
    while (heard.length < count) {
      const one = await next()
      if (one === undefined) break
      heard.push(one)
    }
    return heard
  }
  return { next, some, leave: () => source.cancel() }
}

const streamOf = (response: Response): ReadableStream<Uint8Array> => {
  if (response.body === null) throw new Error("there is no stream")
  return response.body
}
const ids = (heard: ReadonlyArray<Heard>) => heard.map(({ id }) => id)
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe("whoever follows", () => {
  it("hears what there was, and then each event as it is recorded", async () => {
    const opened = await open()
    await opened.record(3)
    const response = await knock(doorOn(opened), "/v1/event-stream?after=1")
    expect(response.headers.get("content-type")).toBe("text/event-stream")
    const { leave, some } = listen(streamOf(response))
    expect(ids(await some(2))).toEqual([2, 3])
    await opened.record(2)
    const news = await some(2)
    expect(ids(news)).toEqual([4, 5])
    expect(JSON.parse(news[0]?.data ?? "")).toMatchObject({ position: 4, type: "PersonIntroduced" })
    await leave()
  })
  it("goes on after the last event that came in, which goes before what stands in the address", async () => {
    const opened = await open()
    await opened.record(4)
    const headers = { "last-event-id": "3" }
    const { leave, some } = listen(streamOf(await knock(doorOn(opened), "/v1/event-stream?after=1", { headers })))
    expect(ids(await some(1))).toEqual([4])
    await leave()
  })
  it("is told so where the log is not that long, or where it is no position", async () => {
    const door = doorOn(await open())
    expect((await knock(door, "/v1/event-stream?after=9")).status).toBe(404)
    const response = await knock(door, "/v1/event-stream", { headers: { "last-event-id": "nine" } })
    expect([response.status, (await bodyOf(response)).status]).toEqual([400, 400])
  })
  it("hears how far the log goes where they may not see what is there", async () => {
    const opened = await open()
    await opened.record(3)
    const hidden = { ...opened, shown: () => opened.shown("internal").filter(({ position }) => position === 2) }
    const { leave, some } = listen(streamOf(await knock(doorOn(hidden), "/v1/event-stream")))
    const [seen, passed] = await some(2)
    expect([seen?.id, seen?.kind]).toEqual([2, "recorded"])
    expect(passed).toEqual({ id: 3, kind: "passed", data: '{"position":3}' })
    await opened.record()
    expect(await some(1)).toMatchObject([{ id: 4, kind: "passed" }])
    await leave()
  })
  it("hears the end when the alliance is closed, and when the door is", async () => {
    for (const end of ["alliance", "door"] as const) {
      const opened = await open()
      await opened.record()
      const door = doorOn(opened)
      const { some } = listen(streamOf(await knock(door, "/v1/event-stream")))
      expect(ids(await some(1))).toEqual([1])
      if (end === "alliance") await opened.close()
      else door.close()
      expect(await some(1)).toEqual([])
    }
  })
  it("leaves nothing behind, also when only the headers were asked for", async () => {
    const opened = await open()
    let listeners = 0
    const subscribe: typeof opened.subscribe = (listener) => {
      listeners += 1
      const stop = opened.subscribe(listener)
      return () => {
        listeners -= 1
        stop()
      }
    }
    const door = doorOn({ ...opened, subscribe })
    const streams = await Promise.all(upTo(20).map(async () => streamOf(await knock(door, "/v1/event-stream"))))
    const followers = async () => (await bodyOf(await knock(door, "/v1/health"))).followers
    // One subscription for all of them.
    expect([listeners, await followers()]).toEqual([1, 20])
    for (const stream of streams) await stream.cancel()
    await knock(door, "/v1/event-stream", { method: "HEAD" })
    expect([listeners, await followers()]).toEqual([0, 0])
  })
})

describe("many who follow", () => {
  it("get the same bytes, written once", async () => {
    const opened = await open()
    await opened.record(2)
    let written = 0
    const same = new Proxy(opened.shown("public"), {
      get: (target, key) => {
        if (key === "1") written += 1
        return Reflect.get(target, key)
      }
    })
    const broadcast = broadcastOf({ ...opened, shown: () => same }, usualLimits)
    const all = upTo(50).map(() => listen(broadcast.follow(anybody, 0)))
    for (const { some } of all) expect(ids(await some(2))).toEqual([1, 2])
    // Looked up by position and written for the first, and for nobody after that.
    expect(written).toBeLessThan(4)
    for (const { leave } of all) await leave()
  })
  it("are not all from one address: whoever comes from another finds room", async () => {
    const opened = await open()
    const broadcast = broadcastOf(opened, { ...usualLimits, followersEach: 2 })
    const own = [broadcast.follow(anybody, 0), broadcast.follow(anybody, 0)]
    expect(() => broadcast.follow(anybody, 0)).toThrow("Too many people follow now")
    const other = broadcast.follow({ ...anybody, subject: "address 192.0.2.8" }, 0)
    expect(broadcast.followers()).toBe(3)
    await own[0]?.cancel()
    const again = broadcast.follow(anybody, 0)
    expect(broadcast.followers()).toBe(3)
    for (const stream of [own[1], other, again]) await stream?.cancel()
  })
  it("are as many as was said, and no more", async () => {
    const opened = await open()
    const door = doorOn(opened, { limits: { followers: 2 } })
    const streams = [await knock(door, "/v1/event-stream"), await knock(door, "/v1/event-stream")]
    const third = await knock(door, "/v1/event-stream")
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "30"])
    for (const response of streams) await streamOf(response).cancel()
    const again = await knock(door, "/v1/event-stream")
    expect(again.status).toBe(200)
    await streamOf(again).cancel()
  })
})

/** Lets so many heart-beats pass. */
const beats = (count: number) => vi.advanceTimersByTime(count * usualLimits.heartbeatMillis)
const withOwnClock = () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] })
  closing.push(() => vi.useRealTimers())
}

describe("whoever is slow", () => {
  it("holds up nobody, has little waiting for them, and is let go after four heart-beats", async () => {
    withOwnClock()
    const opened = await open()
    await opened.record(300)
    const broadcast = broadcastOf(opened, usualLimits)
    const slow = broadcast.follow(anybody, 0).getReader()
    const fast = listen(broadcast.follow(anybody, 0))
    expect(ids(await fast.some(300))).toEqual(upTo(300))
    await opened.record()
    expect(ids(await fast.some(1))).toEqual([301])
    beats(3)
    expect(broadcast.followers()).toBe(2)
    beats(1)
    expect(broadcast.followers()).toBe(1)
    await expect(slow.read()).rejects.toThrow("for too long")
    await fast.leave()
  })
  it("and reads on all the same, is not let go", async () => {
    withOwnClock()
    const opened = await open()
    await opened.record(400)
    const broadcast = broadcastOf(opened, usualLimits)
    const slow = broadcast.follow(anybody, 0).getReader()
    const decoder = new TextDecoder()
    let text = ""
    for (let reads = 0; !text.includes("id: 400\n"); reads++) {
      expect(reads).toBeLessThan(50)
      text += decoder.decode((await slow.read()).value, { stream: true })
      beats(3)
    }
    expect(broadcast.followers()).toBe(1)
    await slow.cancel()
  })
  it("hears that the connection lives, where nothing is recorded", async () => {
    withOwnClock()
    const opened = await open()
    const quiet = broadcastOf(opened, usualLimits).follow(anybody, 0).getReader()
    await quiet.read()
    beats(1)
    expect(new TextDecoder().decode((await quiet.read()).value)).toBe(": \n\n")
    await quiet.cancel()
  })
})

describe("whoever follows with a token", () => {
  it("hears the end when it is over, and must show another", async () => {
    withOwnClock()
    const opened = await open()
    await opened.record()
    const { hash, token } = newLocalToken()
    const { heartbeatMillis } = usualLimits
    const seat = { name: "visitor", hash, level: "internal", expiresAt: 1000 + 2 * heartbeatMillis } as const
    const door = doorOn(opened, { identities: [localTokens([seat], () => 1000)] })
    const { leave, some } = listen(streamOf(await knock(door, "/v1/event-stream", { token })))
    expect(ids(await some(1))).toEqual([1])
    beats(1)
    await opened.record()
    expect(ids(await some(1))).toEqual([2])
    beats(1)
    expect(await some(1)).toEqual([])
    await leave()
  })
})

describe("no event is lost or repeated", () => {
  it("whenever somebody is cut off, while others record", async () => {
    const opened = await open()
    const door = doorOn(opened)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ heard: fc.nat(6), recorded: fc.nat(4) }), { maxLength: 8 }),
        async (cuts) => {
          const begin = opened.standing().head
          const heard: Array<number> = []
          const hear = async (count: number) => {
            const headers = { "last-event-id": String(heard.at(-1) ?? begin) }
            const { leave, some } = listen(streamOf(await knock(door, "/v1/event-stream", { headers })))
            heard.push(...ids(await some(Math.min(count, opened.standing().head - (heard.at(-1) ?? begin)))))
            await leave()
          }
          for (const { heard: count, recorded } of cuts) {
            const recording = opened.record(recorded)
            await hear(count)
            await recording
          }
          await hear(Number.POSITIVE_INFINITY)
          expect(heard).toEqual(upTo(opened.standing().head, begin + 1))
        }
      ),
      { numRuns: 30 }
    )
  })
})
