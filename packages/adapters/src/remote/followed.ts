/** The log of a server as it is shown here: read once, kept, and followed. */
import type { Recorded, Standing } from "@pactwerk/core"
import { Position } from "@pactwerk/core"
import type { Cache, Page } from "./cache.ts"
import { mayPass, RemoteFault } from "./fault.ts"
import type { Wire } from "./wire.ts"

/** What is shown, how it stands, and how to end it. */
export interface Followed {
  readonly shown: () => ReadonlyArray<Recorded>
  readonly standing: () => Standing
  readonly subscribe: (listener: () => void) => () => void
  /** As soon as what is shown reaches this position, or does not follow any more. */
  readonly reached: (position: number) => Promise<void>
  readonly close: () => void
}

/** After a failure the next attempt waits twice as long, up to half a minute. */
const [firstWait, longestWait] = [500, 30_000]

/** Follows the log on this wire. What was kept is there at once; the server is asked for what came after it. */
export const follow = async (
  wire: Pick<Wire, "read" | "stream">,
  { cache, pause }: { readonly cache: Cache | undefined; readonly pause: (milliseconds: number) => Promise<void> }
): Promise<Followed> => {
  const ending = new AbortController()
  const listeners = new Set<() => void>()
  let list: Array<Recorded> = []
  let standing: Standing = { head: Position.make(0), status: "behind" }

  /** What is kept is written in order, and nobody waits for it: what cannot be kept is asked of the server again. */
  let writing = Promise.resolve()
  const keep = (write: (cache: Cache) => Promise<void>) => {
    if (cache !== undefined) writing = writing.then(() => write(cache)).catch(() => {})
  }
  const stand = (next: Standing) => {
    standing = next
    for (const listener of [...listeners]) listener()
  }
  const take = ({ events, head }: Page) => {
    const [last] = list.slice(-1)
    list.push(...events.filter(({ position }) => position > (last?.position ?? 0)))
    if (head > standing.head || standing.status !== "open") stand({ head: Position.make(head), status: "open" })
  }
  /** What is read before somebody is forgotten still names them: all of it is read again. */
  const readAgain = async () => {
    keep((cache) => cache.clear())
    const page = await wire.read(0, ending.signal)
    list = [...page.events]
    keep((cache) => cache.add(page))
    stand({ head: Position.make(page.head), status: "open" })
  }
  const isForgetting = ({ events }: Page) => events.some(({ type }) => type === "PersonForgotten")
  const catchUp = async () => {
    // The last event that is here comes along, so that it is seen whether it still stands where it stood.
    const last = list.at(-1)
    const page = await wire.read((last?.position ?? 1) - 1, ending.signal)
    const news = { head: page.head, events: page.events.filter(({ position }) => position > (last?.position ?? 0)) }
    const isContinued = page.events[0]?.hash === last?.hash && page.head >= standing.head && !isForgetting(news)
    if (last !== undefined && !isContinued) return readAgain()
    if (page.head > standing.head) keep((cache) => cache.add(news))
    take(news)
  }
  const listen = async () => {
    for await (const page of wire.stream(standing.head, ending.signal)) {
      if (isForgetting(page)) await readAgain()
      else {
        keep((cache) => cache.add(page))
        take(page)
      }
    }
  }
  const keepUp = async () => {
    let wait = firstWait
    while (!ending.signal.aborted) {
      try {
        if (standing.status !== "open") await catchUp()
        wait = firstWait
        await listen()
      } catch (fault) {
        if (ending.signal.aborted) return
        if (fault instanceof RemoteFault && !mayPass(fault)) return stand({ ...standing, status: "failed" })
      }
      if (ending.signal.aborted) return
      if (standing.status === "open") stand({ ...standing, status: "behind" })
      await pause(wait)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  const kept = await cache?.load().catch(() => undefined)
  if (kept !== undefined) {
    list = [...kept.events]
    standing = { head: Position.make(kept.head), status: "behind" }
  }
  // Without anything at hand, whoever opens waits for the server, and hears why it does not answer.
  if (kept === undefined) await catchUp()
  void keepUp()

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    shown: () => list,
    standing: () => standing,
    subscribe,
    reached: (position) =>
      new Promise((resolve) => {
        const look = () => {
          if (standing.head < position && standing.status === "open") return
          stop()
          resolve()
        }
        const stop = subscribe(look)
        look()
      }),
    close: () => {
      ending.abort()
      if (standing.status !== "closed") stand({ ...standing, status: "closed" })
    }
  }
}
