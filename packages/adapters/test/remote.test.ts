/** The log of a server, followed: on a wire that breaks where the test says. */
import { layerMemory, type OpenedAlliance, openAlliance, PersonId, type Recorded } from "@pactwerk/core"
import { describe, expect, it, onTestFinished } from "vitest"
import type { Cache, Page } from "../src/remote/cache.ts"
import { RemoteFault } from "../src/remote/fault.ts"
import { follow } from "../src/remote/followed.ts"
import type { Wire } from "../src/remote/wire.ts"

const secretary = { actor: { role: "secretary" } }
const person = (index: number) => PersonId.make(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`)
const introduce = (index: number) =>
  ({ _tag: "IntroducePerson", person: person(index), name: `Nummer ${index}` }) as const

/** A server in this process: what it holds, what was asked of it, and how to break it. */
const server = async (people: number) => {
  const opened = await openAlliance({ log: layerMemory })
  onTestFinished(() => opened.close())
  for (let index = 1; index <= people; index++) await opened.ask(introduce(index), secretary)
  return { opened, ...wireOf(opened) }
}

const wireOf = (opened: OpenedAlliance) => {
  const asked: Array<string> = []
  let fault: RemoteFault | undefined
  let cut: (() => void) | undefined
  const pageAfter = (after: number): Page => ({
    events: opened.shown("internal").filter(({ position }) => position > after),
    head: opened.standing().head
  })
  const wire: Pick<Wire, "read" | "stream"> = {
    read: async (after) => {
      asked.push(`read ${after}`)
      if (fault !== undefined) throw fault
      return pageAfter(after)
    },
    stream: async function* (after, signal) {
      asked.push(`stream ${after}`)
      if (fault !== undefined) throw fault
      let from = after
      let isCut = false
      while (!signal.aborted && !isCut) {
        const page = pageAfter(from)
        if (page.head > from) {
          yield page
          from = page.head
          continue
        }
        await new Promise<void>((resolve) => {
          const stop = opened.subscribe(() => resolve())
          signal.addEventListener("abort", () => resolve())
          cut = () => {
            isCut = true
            stop()
            resolve()
          }
        })
      }
    }
  }
  return {
    wire,
    asked,
    cut: () => cut?.(),
    break: (reason: RemoteFault | undefined) => {
      fault = reason
    }
  }
}

/** Pauses as long as the test wants. */
const pauses = () => {
  const waits: Array<number> = []
  let go: () => void = () => {}
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      waits.push(milliseconds)
      go = resolve
    })
  return { waits, pause, goOn: () => go() }
}

const inMemory = (page?: Page): Cache & { readonly pages: Array<Page> } => {
  const pages = page === undefined ? [] : [page]
  return {
    pages,
    load: async () => {
      const last = pages.at(-1)
      return last === undefined ? undefined : { events: pages.flatMap(({ events }) => events), head: last.head }
    },
    add: async (one) => {
      pages.push(one)
    },
    clear: async () => {
      pages.length = 0
    }
  }
}

const positions = (events: ReadonlyArray<Recorded>) => events.map(({ position }) => position)
const until = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const following = async (
  wire: Pick<Wire, "read" | "stream">,
  { cache, pause = async () => {} }: { readonly cache?: Cache; readonly pause?: (wait: number) => Promise<void> } = {}
) => {
  const followed = await follow(wire, { cache, pause })
  onTestFinished(() => followed.close())
  return followed
}
type Followed = Awaited<ReturnType<typeof following>>
const standsAt = (followed: Followed, is: (standing: ReturnType<Followed["standing"]>) => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!is(followed.standing())) return
      stop()
      resolve()
    }
    const stop = followed.subscribe(look)
    look()
  })

describe("a log that is followed", () => {
  it("is read once, and then heard of", async () => {
    const { asked, opened, wire } = await server(3)
    const followed = await following(wire)
    expect(positions(followed.shown())).toEqual(until(3))
    await opened.ask(introduce(4), secretary)
    await followed.reached(4)
    expect(positions(followed.shown())).toEqual(until(4))
    expect(asked).toEqual(["read 0", "stream 3"])
  })
  it("goes on where it was cut off, and neither loses nor repeats anything", async () => {
    const { asked, cut, opened, wire } = await server(2)
    const { goOn, pause, waits } = pauses()
    const followed = await following(wire, { pause })
    await opened.ask(introduce(3), secretary)
    await followed.reached(3)
    cut()
    await standsAt(followed, ({ status }) => status === "behind")
    await opened.ask(introduce(4), secretary)
    expect(positions(followed.shown())).toEqual(until(3))
    goOn()
    await standsAt(followed, ({ head, status }) => status === "open" && head === 4)
    expect(positions(followed.shown())).toEqual(until(4))
    expect([waits, asked]).toEqual([[500], ["read 0", "stream 2", "read 2"]])
  })
  it("waits longer each time the server is not there, and starts anew once it is", async () => {
    const { break: breaking, cut, wire } = await server(1)
    const { goOn, pause, waits } = pauses()
    const followed = await following(wire, { pause })
    const failing = async (attempts: number) => {
      while (waits.length < attempts) {
        goOn()
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    breaking(new RemoteFault("unreachable"))
    cut()
    await failing(8)
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    breaking(undefined)
    goOn()
    await standsAt(followed, ({ status }) => status === "open")
    expect(positions(followed.shown())).toEqual([1])
  })
  it("fails where the server will not have this reader, and asks no more", async () => {
    const { asked, break: breaking, cut, wire } = await server(1)
    const followed = await following(wire)
    breaking(new RemoteFault("unknownToken"))
    cut()
    await standsAt(followed, ({ status }) => status === "failed")
    const many = asked.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toHaveLength(many)
  })
  it("is there at once from what was kept, and asks only for what came after it", async () => {
    const { asked, opened, wire } = await server(3)
    const cache = inMemory({ events: opened.shown("internal").slice(0, 2), head: 2 })
    const followed = await following(wire, { cache })
    expect(positions(followed.shown()).slice(0, 2)).toEqual([1, 2])
    await standsAt(followed, ({ status }) => status === "open")
    expect(asked[0]).toBe("read 1")
    expect(positions((await cache.load())?.events ?? [])).toEqual(until(3))
  })
  it("stays readable without the server, from what was kept", async () => {
    const { break: breaking, opened, wire } = await server(2)
    breaking(new RemoteFault("unreachable"))
    const { pause } = pauses()
    const followed = await following(wire, { pause, cache: inMemory({ events: opened.shown("internal"), head: 2 }) })
    expect([positions(followed.shown()), followed.standing().status]).toEqual([[1, 2], "behind"])
    await expect(following(wire, { pause })).rejects.toThrow("cannot be reached")
  })
  it("names nobody any more as soon as they are forgotten, neither here nor in what was kept", async () => {
    const { opened, wire } = await server(3)
    const cache = inMemory()
    const followed = await following(wire, { cache })
    const held = () => JSON.stringify([followed.shown(), cache.pages])
    await opened.ask(introduce(4), secretary)
    await followed.reached(4)
    expect(held()).toContain("Nummer 2")
    const forgetting = { person: person(2), ground: "consent-withdrawn", requestedBy: "subject" } as const
    await opened.forget(forgetting, secretary)
    await followed.reached(opened.standing().head)
    expect(held()).not.toContain("Nummer 2")
    expect(positions(followed.shown())).toEqual(until(opened.standing().head))
  })
  it("reads a log in which somebody was forgotten before once", async () => {
    const { asked, opened, wire } = await server(2)
    await opened.forget({ person: person(1), ground: "consent-withdrawn", requestedBy: "subject" }, secretary)
    await following(wire)
    expect(asked.filter((one) => one.startsWith("read"))).toEqual(["read 0"])
  })
  it.each([1, 2, 5])("begins anew where the server has another log than the one of %i that was kept", async (kept) => {
    const { opened, wire } = await server(2)
    const other = (await server(kept)).opened
    const followed = await following(wire, { cache: inMemory({ events: other.shown("internal"), head: kept }) })
    await standsAt(followed, ({ head, status }) => head === 2 && status === "open")
    expect(followed.shown()).toEqual(opened.shown("internal"))
  })
  it("asks nothing after it was closed, and says that it is", async () => {
    const { asked, cut, wire } = await server(1)
    const followed = await following(wire)
    followed.close()
    cut()
    const many = asked.length
    await new Promise((resolve) => setImmediate(resolve))
    expect([followed.standing().status, asked.length]).toEqual(["closed", many])
  })
})
