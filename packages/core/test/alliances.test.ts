import { Context, Effect, Exit, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { Alliances, layerAlliances, layerMemoryAlliances, layerOf } from "../src/kernel/alliances.ts"
import { EventLog, LogError } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { alliancesCases, alliancesSuite, runAlliancesCase } from "../src/testing/alliances.suite.ts"
import { many } from "../src/testing/cases/case.ts"

alliancesSuite("memory", layerMemoryAlliances, { describe, it })

describe("the alliances of a store", () => {
  it("are those whose name could be one: what else lies there is not shown", async () => {
    const list = Effect.succeed(["zuid", "noord", "lost+found", "Noord", "a".repeat(61)])
    const shelf = layerAlliances({ list, create: () => Effect.succeed(true), open: () => Effect.die("never") })
    const found = Effect.flatMap(Alliances, (alliances) => alliances.list)
    expect(await Effect.runPromise(Effect.provide(found, shelf))).toEqual(["noord", "zuid"])
  })

  it("tell what the store tells when it cannot answer", async () => {
    const fault = new LogError({ reason: "Unavailable", cause: new Error("the server is away") })
    const away = Effect.fail(fault)
    const shelf = layerAlliances({ list: away, create: () => away, open: () => away })
    const tried = Effect.flatMap(Alliances, ({ create, list, open }) =>
      Effect.all([Effect.flip(list), Effect.flip(create("noord")), Effect.flip(Effect.scoped(open("noord")))])
    )
    expect(await Effect.runPromise(Effect.provide(tried, shelf))).toEqual([fault, fault, fault])
  })

  it("open an alliance where the log of one of them is asked for", async () => {
    const head = Effect.flatMap(EventLog, (log) => Effect.map(log.append(many(2)), ({ last }) => last))
    const begun = Layer.effectDiscard(Effect.flatMap(Alliances, ({ create }) => create("noord")))
    const noord = Layer.provide(Layer.provide(layerOf("noord"), begun), Layer.fresh(layerMemoryAlliances))
    expect(await Effect.runPromise(Effect.provide(head, noord))).toBe(2)
    const zuid = Layer.provide(layerOf("zuid"), Layer.fresh(layerMemoryAlliances))
    expect(await Effect.runPromise(Effect.flip(Effect.provide(head, zuid)))).toMatchObject({ reason: "Unavailable" })
  })

  it("name what could not be a name, shortened, and say what is expected", async () => {
    const tried = Effect.flatMap(Alliances, ({ create }) => Effect.flip(create("../".repeat(100))))
    const { message } = await Effect.runPromise(Effect.provide(tried, layerMemoryAlliances))
    expect(message).toContain("cannot be the name of an alliance")
    expect(message).toContain("lower-case letters, digits and single hyphens")
    expect(message.length).toBeLessThan(600)
  })
})

describe("the claims about many alliances", () => {
  const oneLog = (adjust: (log: EventLog["Service"]) => Partial<Parameters<typeof layerAlliances>[0]>) =>
    Layer.unwrap(
      Effect.map(Layer.build(Layer.fresh(layerMemory)), (made) => {
        const log = Context.get(made, EventLog)
        const names = new Set<string>()
        const list = Effect.sync(() => [...names])
        const create = (name: string) => Effect.sync(() => !names.has(name) && Boolean(names.add(name)))
        return layerAlliances({ list, create, open: () => Effect.succeed(log), ...adjust(log) })
      })
    )
  it.each([
    ["alliances-apart", "keeps all in one log", oneLog(() => ({}))],
    ["alliances-heads", "tells the head of all", oneLog(() => ({}))],
    ["alliances-list", "forgets what was created", oneLog(() => ({ list: Effect.succeed([]) }))],
    ["alliances-list", "calls everything new", oneLog(() => ({ create: () => Effect.succeed(true) }))],
    ["alliances-created-at-once", "calls nothing new", oneLog(() => ({ create: () => Effect.succeed(false) }))],
    ["alliances-absent", "shows what nobody created", oneLog(() => ({ list: Effect.succeed(["noord"]) }))]
  ])("fail (%s) for a store that %s", async (id, _, layer) => {
    const [one] = alliancesCases.filter((known) => known.id === id)
    const exit = one && (await Effect.runPromiseExit(runAlliancesCase(one, layer)))
    expect(exit && Exit.isFailure(exit)).toBe(true)
  })
})
