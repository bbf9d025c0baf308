import { Effect, Layer, Result } from "effect"
import { describe, expect, it } from "vitest"
import { Conflict, EventLog, everything, LogError } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { openLog } from "../src/kernel/open-log.ts"
import { about, many, unless } from "../src/testing/cases/case.ts"

describe("a log for promises", () => {
  it("appends, and says a conflict and a fault as values", async () => {
    const log = await openLog(layerMemory)
    const events = many(2, "A", ["p"])
    expect(await log.append(events)).toEqual(Result.succeed({ first: 1, last: 2 }))
    expect(await log.append(events)).toEqual(Result.succeed({ first: 1, last: 2 }))
    const late = await log.append(many(1), unless(about([], "p"), 0))
    expect(Result.isFailure(late) && late.failure).toBeInstanceOf(Conflict)
    const odd = await log.append([{ ...many(1)[0], schema: 0 }])
    expect(Result.isFailure(odd) && odd.failure).toMatchObject({ reason: "Encoding" })
    await log.close()
  })

  it("reads what matches, and throws where it cannot be read", async () => {
    const log = await openLog(layerMemory)
    await log.append(many(3, "A"))
    await log.append(many(2, "B"))
    const found: Array<number> = []
    for await (const { position } of log.read(about(["B"]))) found.push(position)
    expect(found).toEqual([4, 5])
    await expect(async () => {
      for await (const _ of log.read(everything, { limit: -1 })) found.push(0)
    }).rejects.toMatchObject({ reason: "Encoding" })
    await log.close()
  })

  it("tells the heads until whoever listens leaves", async () => {
    const log = await openLog(layerMemory)
    const heads: Array<number> = []
    for await (const head of log.heads) {
      heads.push(head)
      if (head === 3) break
      await log.append(many(3))
    }
    expect(heads).toEqual([0, 3])
    await log.close()
  })

  it("rejects with the store's own error where it cannot be opened, and leaves nothing open", async () => {
    let open = 0
    const held = Effect.acquireRelease(
      Effect.sync(() => void open++),
      () => Effect.sync(() => void open--)
    )
    const broken = Layer.effect(
      EventLog,
      Effect.andThen(held, Effect.fail(new LogError({ reason: "Corrupt", cause: "damaged" })))
    )
    await expect(openLog(broken)).rejects.toMatchObject({ reason: "Corrupt" })
    expect(open).toBe(0)
  })
})
