/** The areas that are made by a seed: the same again, without a breach that nobody told of, and each its own. */
import { type Breach, EventLog, layerMemory, openAlliance, type Recorded } from "@pactwerk/core"
import { Effect, Layer, ManagedRuntime } from "effect"
import { describe, expect, it } from "vitest"
import { areas } from "../areas/names.ts"
import { playArea } from "../areas/play.ts"

const isDeep = process.env.PACTWERK_DEEP !== undefined
const played = areas.slice(0, isDeep ? areas.length : 2)
const years = 3

/** Plays an area in memory: what is kept of it, and its breaches. */
const play = async (
  [name, title]: readonly [string, string],
  seed: number
): Promise<{ readonly log: ReadonlyArray<Recorded>; readonly breaches: ReadonlyArray<Breach> }> => {
  const store = ManagedRuntime.make(Layer.fresh(layerMemory))
  const log = Layer.effect(
    EventLog,
    Effect.promise(() => store.runPromise(EventLog))
  )
  await playArea({ name, title, seed, years, log })
  const opened = await openAlliance({ log })
  const kept = { log: opened.kept(), breaches: opened.audit() }
  await opened.close()
  await store.dispose()
  return kept
}

const digestOf = (log: ReadonlyArray<Recorded>) => log.map(({ hash }) => hash).join()
const countOf = (log: ReadonlyArray<Recorded>, type: string) => log.filter((one) => one.type === type).length

describe(`${played.length} areas of three years`, { timeout: 300_000 }, () => {
  it("are the same by the same seed, and others by another", async () => {
    const [area = ["", ""] as const] = played
    const [one, again, other] = [await play(area, 7), await play(area, 7), await play(area, 8)]
    expect(digestOf(again.log)).toBe(digestOf(one.log))
    expect(digestOf(other.log)).not.toBe(digestOf(one.log))
  })

  it("break no rule but where the minutes told so, hold some hundreds of events, and differ", async () => {
    const found = []
    for (const area of played) {
      const { breaches, log } = await play(area, 1)
      const told = log.flatMap(({ causationId, type }) => (type === "RuleBreachObserved" ? [causationId] : []))
      expect(new Set(breaches.map(({ recorded }) => recorded.id)), area[1]).toEqual(new Set(told))
      expect(log.length, area[1]).toBeGreaterThan(300)
      expect(log.length, area[1]).toBeLessThan(700)
      expect(countOf(log, "MinutesDrafted"), area[1]).toBeGreaterThan(20)
      found.push(
        ["PledgeMade", "PledgeKept", "ProgrammeAdopted", "PactSigned"].map((type) => countOf(log, type)).join()
      )
    }
    expect(new Set(found).size).toBe(played.length)
    if (!isDeep) return
    const adopted = found.filter((counts) => counts.split(",")[2] === "1").length
    expect(adopted).toBeGreaterThan(3)
    expect(adopted).toBeLessThan(played.length - 3)
  })
})
