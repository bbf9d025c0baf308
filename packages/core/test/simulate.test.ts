import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { EventLog } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Position } from "../src/kernel/names.ts"
import { faults } from "../src/testing/faulty.ts"
import { simulate, simulator } from "../src/testing/simulate.ts"

/** A store with one member replaced. */
const wrong = (change: (log: EventLog["Service"]) => Partial<EventLog["Service"]>) =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({ ...log, ...change(log) }))
  ).pipe(Layer.provide(Layer.fresh(layerMemory)))

describe("a simulated alliance", () => {
  it("agrees with itself in the end, whatever the store did, and every fault struck", async () => {
    const simulated = simulator(alliance, { length: 20 })
    const struck = new Set<string>()
    let killed = 0
    for (let seed = 1; seed <= 15; seed++) {
      const { events, faults, ...ended } = await simulated(seed)
      expect(events).toBeGreaterThan(0)
      for (const fault of Object.keys(faults)) struck.add(fault)
      killed += ended.killed
    }
    expect([...struck].sort()).toEqual([...faults].sort())
    expect(killed).toBeGreaterThan(0)
  }, 60_000)

  it("is the same for the same seed, to the hash, and another for another", async () => {
    const [one, again, other] = [
      await simulate(alliance, { seed: 7 }),
      await simulate(alliance, { seed: 7 }),
      await simulate(alliance, { seed: 8 })
    ]
    expect(again).toEqual(one)
    expect(other.digest).not.toBe(one.digest)
  }, 60_000)

  it("lasts for years, where the days pass faster", async () => {
    const simulated = simulator(alliance, { length: 300, pace: 8 })
    const lengths: Array<number> = []
    for (let seed = 1; seed <= 4; seed++) lengths.push((await simulated(seed)).days)
    expect(Math.max(...lengths)).toBeGreaterThan(2 * 365)
  }, 120_000)

  it.each([
    ["asks for no condition", wrong((log) => ({ append: (events) => log.append(events) }))],
    [
      "acknowledges what it does not keep",
      wrong((log) => {
        let appended = 0
        return {
          append: (events, condition) => {
            appended += 1
            const position = Position.make(appended)
            return appended % 9 > 0
              ? log.append(events, condition)
              : Effect.succeed({ first: position, last: position })
          }
        }
      })
    ]
  ])(
    "tells its seed where the store %s",
    async (_, store) => {
      const simulated = simulator(alliance, { length: 20, store })
      const failed: Array<string> = []
      for (let seed = 1; seed <= 50 && failed.length === 0; seed++)
        await simulated(seed).catch((error: Error) => failed.push(error.message))
      expect(failed.join("\n")).toMatch(/^seed \d+: /)
    },
    60_000
  )
})
